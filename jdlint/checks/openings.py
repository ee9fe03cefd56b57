"""Lists of duties whose bullets do not open with an action verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from jdlint import openings
from jdlint.bullet_start import start_of
from jdlint.checks.base import Check, Hit, Where
from jdlint.posting import Section
from jdlint.reading import Reading, Sentence
from jdlint.rule import Need

_TAGGED = 40  # characters: the tagger needs no more to tell what the first word is


class OpeningsCheck(Check):
    """Reports, once per section, the bullets that do not open with an action verb.

    An action verb is an imperative ("Run the shop"), "you will" and a verb, or the same verb in another form of
    the present ("running", "runs"). A bullet under another one is part of it and need not open with a verb, and
    neither need one that gives the list its heading and ends in a colon. A list in which fewer than
    `least_share` percent of the bullets open with a verb is no list of duties but one of things; where
    `likely_share` percent do, a word that may be a verb as well as a noun is taken for one.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"count", "of"})

    kind: Literal["openings"]
    where: Where = Where()
    least_share: int = Field(default=0, ge=0, le=100)
    likely_share: int = Field(default=60, ge=0, le=100)

    @property
    def least_need(self) -> Need:
        """Tags, for first words that may be nouns as well."""
        return Need.TAGS

    def sentences(self, reading: Reading) -> Iterator[Sentence]:
        """Yield the starts of the bullets about which lists of words leave a doubt."""
        for _, bullets in self._lists(reading):
            for block in bullets:
                text = reading.posting.blocks[block].text
                if openings.by_list(text, start_of(text)) is None:
                    yield _start(block, text)

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit per section, on the first bullet without a verb; the others are related."""
        for _, bullets in self._lists(reading):
            without = [block for block in bullets if not _opens_with_verb(reading, block)]
            if 100 * (len(bullets) - len(without)) >= self.likely_share * len(bullets):
                without = [block for block in without if not _in_doubt(reading, block)]
            if not without or 100 * (len(bullets) - len(without)) < self.least_share * len(bullets):
                continue
            places = [(block, *_first_words(reading.posting.blocks[block].text)) for block in without]
            yield Hit(
                *places[0], values={"count": len(without), "of": len(bullets)}, related=tuple(places[1:])
            )

    def _lists(self, reading: Reading) -> Iterator[tuple[Section, list[int]]]:
        blocks = reading.posting.blocks
        for section in reading.posting.sections:
            bullets = [
                block
                for block in reading.bullets_of(section)
                if self.where.includes(reading, block, blocks[block]) and not _is_no_duty(blocks[block].text)
            ]
            if bullets:
                yield section, bullets


def _opens_with_verb(reading: Reading, block: int) -> bool:
    text = reading.posting.blocks[block].text
    start = start_of(text)
    verdict = openings.by_list(text, start)
    if verdict is not None:
        return verdict
    return openings.by_tags(start, [(token.text, token.tag_) for token in reading.docs[_start(block, text)]])


def _in_doubt(reading: Reading, block: int) -> bool:
    text = reading.posting.blocks[block].text
    start = start_of(text)
    return openings.by_list(text, start) is None and openings.may_be_verb(start)


def _start(block: int, text: str) -> Sentence:
    start = start_of(text).at
    end = min(len(text), start + _TAGGED)
    while end < len(text) and not text[end].isspace():
        end += 1
    return Sentence(block, start, end, text[start:end])


def _first_words(text: str) -> tuple[int, int]:
    """Where the first three words of a bullet stand."""
    end = 0
    for word in text.split()[:3]:
        end = text.index(word, end) + len(word)
    return len(text) - len(text.lstrip()), end


def _is_no_duty(text: str) -> bool:
    is_placeholder = text.lstrip().startswith("[") or not text.strip().partition(" ")[2]
    return is_placeholder or text.rstrip().endswith(":")
