"""Mended postings back into their files, or shown as a diff."""

from __future__ import annotations

import difflib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from errno import EACCES
from pathlib import Path

from jdlint.config import Settings
from jdlint.fix.apply import mended
from jdlint.lint import lint_postings
from jdlint.readers import read
from jdlint.readers.decode import encode
from jdlint.result import PostingReport, RunError
from jdlint.score import weights

_CONTEXT = 3  # lines around a change, as other tools show them
_NO_LINE_END = "\n\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True)
class Change:
    """A file whose text was mended: how many fixes it took, and how many unsafe ones are left."""

    path: str
    before: str
    after: str
    encoding: str
    written: int
    unsafe_left: int


class NotStoredError(Exception):
    """A mended file that was left as it was: which, why, and what the user can do about it."""

    def __init__(self, path: str, message: str, hint: str) -> None:
        super().__init__(f"{path}: {message}")
        self.told = RunError(path, message, hint)


@dataclass
class Fixer:
    """Mends postings as they are linted, and hands each changed one to `store`.

    `changes` are the files that were mended or could be by unsafe fixes, `errors` what could not be stored, `notes`
    what was left alone on purpose: documents that are long enough to tell, and are no postings.
    """

    store: Callable[[Change], None]
    unsafe: bool = False
    changes: list[Change] = field(default_factory=list)
    errors: list[RunError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __call__(self, posting: PostingReport, settings: Settings) -> PostingReport:
        """Return the posting as it is once mended; as it was, where that can't be stored."""

        def judge(text: str) -> PostingReport | None:
            data = encode(text, posting.encoding)
            return next(iter(lint_postings(read(posting.path, data, posting.format), settings).files), None)

        if not posting.facts.is_posting and posting.facts.words >= weights().least_words:
            if any(finding.fix for finding in posting.findings):
                self.notes.append(f"{posting.path} doesn't look like a posting, so nothing is fixed in it")
            return posting
        done = mended(posting, judge, unsafe=self.unsafe)
        source = done.posting.source
        change = Change(
            posting.path, posting.source, source, posting.encoding, done.written, done.unsafe_left
        )
        try:
            if change.written:
                self.store(change)
        except NotStoredError as error:
            self.errors.append(error.told)
            return posting
        self.changes.append(change)
        return done.posting


def write_back(change: Change) -> None:
    """Put the mended text in the place of the file, all at once, in its own encoding; a link stays one.

    Raises:
        NotStoredError: the file may not be written, or is no longer what was read. It is left as it is.
    """
    path = Path(os.path.realpath(change.path))
    try:
        if path.read_bytes() != encode(change.before, change.encoding):
            raise NotStoredError(
                change.path, "it changed while jdlint read it", "It was not fixed; run again."
            )
        if not os.access(path, os.W_OK):
            raise PermissionError(EACCES, "you may not write to it")
        _replace(path, encode(change.after, change.encoding))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "It was left as it is. Check whether you may write to it and to its folder."
        raise NotStoredError(change.path, f"it can't be fixed: {reason}", hint) from None


def _replace(path: Path, data: bytes) -> None:
    """Write beside the file and put that in its place, so that no moment finds half a file.

    Raises:
        OSError: that can't be done; the file is left as it is.
    """
    status = path.stat()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, status.st_mode)  # noqa: PTH101 - a plain name is all there is
        with suppress(OSError, AttributeError):  # only root may give a file away, and Windows knows no owners
            os.chown(name, status.st_uid, status.st_gid)
        os.replace(name, path)  # noqa: PTH105
    except BaseException:
        os.unlink(name)  # noqa: PTH108
        raise


def diff(change: Change) -> Iterator[str]:
    """Yield the lines of a unified diff from the file to the mended text, as `patch -p0` takes them."""
    lines = difflib.unified_diff(
        _lines(change.before),
        _lines(change.after),
        change.path,
        change.path,
        n=_CONTEXT,
    )
    return (line if line.endswith("\n") else line + _NO_LINE_END for line in lines)


def _lines(text: str) -> list[str]:
    """Return lines as diffs know them: they end in a line feed, whatever else is in them."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]
