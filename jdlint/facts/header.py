"""Facts that postings put at their top or in labelled lines: title, company, place, work mode and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.facts.labels import labelled
from jdlint.facts.language import language_of
from jdlint.facts.pay import PayReading
from jdlint.facts.place import PlaceReading
from jdlint.facts.recognition import is_posting
from jdlint.facts.title import title_block
from jdlint.posting import BlockKind, Posting, SectionKind
from jdlint.result import Facts, LocationFact, PayFact, SectionFact
from jdlint.span import Span

_WORD = re.compile(r"[^\W_](?:[\w'’.+#&/-]*[\w+#])?")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")


def count_words(posting: Posting) -> int:
    """Return the number of words that a reader sees, front matter left out."""
    return sum(len(_WORD.findall(block.text)) for _, block in posting.body())


def read_facts(
    posting: Posting, pay: PayReading, places: PlaceReading, said: frozenset[SectionKind]
) -> Facts:
    """Gather everything that the posting states; `said` are the kinds of section that its sentences tell of."""
    blocks = posting.blocks
    where = title_block(posting)
    title = blocks[where].text.strip() if where is not None else None

    def first(fact: str) -> str | None:
        return next((block.text.strip() for block in labelled(blocks, fact)), None)

    email = next((match.group() for _, block in posting.body() if (match := _EMAIL.search(block.text))), None)
    return Facts(
        is_posting=is_posting(posting, pay, places, title, said),
        words=count_words(posting),
        language=language_of(posting),
        title=title,
        company=first("company"),
        work_mode=places.work_mode.mode,
        employment_type=first("employment_type"),
        closing_date=first("closing_date"),
        contact=first("contact") or email,
        locations=tuple(_locations(posting, places)),
        pay=tuple(_pay_facts(posting, pay)),
        sections=tuple(_section_facts(posting)),
    )


def _locations(posting: Posting, places: PlaceReading) -> Iterator[LocationFact]:
    for place in places.of("job", "remote"):
        span = posting.blocks[place.block].content.source_span(place.start, place.end)
        yield LocationFact(place.text, span.start, span.end, place.jurisdictions, place.open_candidates)


def _pay_facts(posting: Posting, pay: PayReading) -> Iterator[PayFact]:
    for stated in pay.stated:
        span = posting.blocks[stated.block].content.source_span(stated.start, stated.end)
        yield PayFact(
            text=posting.source[span.start : span.end],
            min=stated.min,
            max=stated.max,
            currency=stated.currency,
            period=stated.period,
            gross=stated.gross,
            base=stated.base,
            applies_to=stated.applies_to,
            start=span.start,
            end=span.end,
        )


def _section_facts(posting: Posting) -> Iterator[SectionFact]:
    for section in posting.sections:
        inside = posting.blocks[section.start : section.end]
        heading = None if section.heading is None else posting.blocks[section.heading]
        first = heading or next(iter(inside), None)
        line = posting.source.count("\n", 0, (first.span if first else Span(0, 0)).start) + 1
        bullets = sum(block.kind is BlockKind.BULLET for block in inside)
        yield SectionFact(section.kind, heading.text if heading else None, line, bullets)
