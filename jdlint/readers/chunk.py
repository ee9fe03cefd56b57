"""What a markup reader hands on: lines that belong together, before their words decide what they are."""

from __future__ import annotations

from dataclasses import dataclass

from jdlint.posting import BlockKind
from jdlint.readers.line import Line


@dataclass(frozen=True, slots=True)
class Chunk:
    """A heading, paragraph, bullet or table row as its markup has it.

    A table row has one line per cell. `level` is as in `jdlint.posting.Block`; of a paragraph it is the
    number of lists around it.
    """

    kind: BlockKind
    lines: tuple[Line, ...]
    level: int = 0
