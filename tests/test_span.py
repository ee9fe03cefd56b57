from __future__ import annotations

import pytest

from jdlint.span import MappedText, Piece, Span, joined, mapped

# "a & b" written as "a &amp; b" from offset 10 on
ENTITY = mapped([("a ", 10, 12), ("&", 12, 17), (" b", 17, 19)])


def test_neighbours_in_step_become_one_piece() -> None:
    assert mapped([("ab", 0, 2), ("", 2, 2), ("c", 2, 3)]).pieces == (Piece(0, 3, Span(0, 3)),)


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [(0, 1, Span(10, 11)), (2, 3, Span(12, 17)), (0, 5, Span(10, 19)), (4, 5, Span(18, 19))],
)
def test_a_range_of_text_has_a_source(start: int, end: int, span: Span) -> None:
    assert ENTITY.source_span(start, end) == span


@pytest.mark.parametrize(("at", "span"), [(2, Span(12, 12)), (5, Span(19, 19))])
def test_an_empty_range_is_a_point(at: int, span: Span) -> None:
    assert ENTITY.source_span(at, at) == span


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (0, 6), (3, 2)])
def test_a_range_outside_of_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no characters"):
        ENTITY.source_span(start, end)


def test_empty_text_stands_nowhere() -> None:
    with pytest.raises(ValueError, match="no characters"):
        MappedText("", ()).source_span(0, 0)


def test_a_cut_keeps_its_place() -> None:
    part = ENTITY.cut(2, 4)
    assert part.text == "& "
    assert part.source_span(0, 2) == Span(12, 18)
    assert ENTITY.cut(1, 1).pieces == ()


def test_strip_keeps_its_place() -> None:
    assert mapped([("  a ", 0, 4)]).strip() == mapped([("a", 2, 3)])


def test_joined_texts_keep_their_places() -> None:
    both = joined([ENTITY.cut(0, 1), ENTITY.cut(2, 5)])
    assert both.text == "a& b"
    assert both.source_span(1, 3) == Span(12, 18)


def test_text_can_stand_for_other_text() -> None:
    wrap = ENTITY.stand_for("\n", 1, 3)
    assert wrap.source_span(0, 1) == Span(11, 17)


def test_spans_that_share_a_character_overlap() -> None:
    assert Span(0, 2).overlaps(Span(1, 3))
    assert not Span(0, 2).overlaps(Span(2, 3))
