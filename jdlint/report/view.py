"""Where a report will be shown: how wide, in colour or not, in which characters, and how much of it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

from jdlint.report.readable import is_utf8, readable

NARROWEST = 40
WIDEST = 100  # lines longer than this are hard to read, however wide the window


@dataclass(frozen=True, slots=True)
class View:
    """How a report is to look. `all_files` shows every file of a large run in full."""

    width: int = 80
    color: bool = False
    encoding: str = "utf-8"
    all_files: bool = False

    @classmethod
    def of(cls, stream: TextIO, environ: Mapping[str, str], *, all_files: bool = False) -> View:
        """Return the view that suits a stream, honouring NO_COLOR, FORCE_COLOR and TERM."""
        terminal = stream.isatty() and environ.get("TERM") != "dumb"
        color = not environ.get("NO_COLOR") and (terminal or bool(environ.get("FORCE_COLOR")))
        encoding = getattr(stream, "encoding", None) or "utf-8"
        return cls(shutil.get_terminal_size().columns, color, encoding, all_files)

    @property
    def unicode(self) -> bool:
        """Whether lines, blocks and typographic quotes can be shown."""
        return is_utf8(self.encoding)

    @property
    def columns(self) -> int:
        """The width to lay out for."""
        return min(max(self.width, NARROWEST), WIDEST)

    def readable(self, text: str) -> str:
        """Return text on one line, in characters that can be shown."""
        return readable(text, self.encoding)

    def pick(self, best: str, plain: str) -> str:
        """Return `best` where it can be shown, else `plain`."""
        return best if self.unicode else plain
