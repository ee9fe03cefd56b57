"""Whether line ends are meant, or an editor put them where the line was full."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_WIDEST = 120  # characters; nobody wraps text to longer lines
_NARROWEST = 50
_FEW = 0.1  # share of the longer lines that may stick out, such as addresses of web pages
_ENOUGH = 0.3  # share of the longer lines that must be full, with a sentence going on below them
_SLACK = 3  # characters by which a full line may fall short


def wrap_width(lines: Sequence[str]) -> int:
    """Return the width that a text was wrapped to, or 0 if it was not.

    Args:
        lines: All lines of the text, empty ones where a paragraph ends.
    """
    longer = [len(line) for line in lines if len(line) >= _NARROWEST]
    width = max((length for length in longer if length <= _WIDEST), default=0)
    if sum(length > _WIDEST for length in longer) > _FEW * len(longer):
        return 0
    pairs = [pair for pair in pairwise(lines) if len(pair[0]) >= _NARROWEST and pair[1][:1].isalnum()]
    go_on = sum(following[0].islower() and is_full(len(line), following, width) for line, following in pairs)
    return width if go_on and go_on >= _ENOUGH * len(pairs) else 0


def is_full(length: int, following: str, width: int) -> bool:
    """Whether the first word of the following line would have found no room on a line of this length."""
    if not width or length > width:
        return False
    return length + 1 + len(following.split(maxsplit=1)[0]) > width - _SLACK
