"""Whether line ends are meant, or an editor put them where the line was full."""

from __future__ import annotations

from collections.abc import Iterable

_WIDEST = 120  # characters; nobody wraps text to longer lines
_NARROWEST = 50
_FEW = 0.1  # share of the longer lines that may stick out, such as addresses of web pages
_SLACK = 3  # characters by which a full line may fall short


def wrap_width(lengths: Iterable[int]) -> int:
    """Return the width that a text was wrapped to, or 0 if it was not.

    Args:
        lengths: The length of each line of the whole text.
    """
    longer = [length for length in lengths if length >= _NARROWEST]
    wrapped = [length for length in longer if length <= _WIDEST]
    if not wrapped or len(longer) - len(wrapped) > _FEW * len(longer):
        return 0
    return max(wrapped)


def is_full(length: int, following: str, width: int) -> bool:
    """Whether the first word of the following line would have found no room on a line of this length."""
    if not width or length > width:
        return False
    return length + 1 + len(following.split(maxsplit=1)[0]) > width - _SLACK
