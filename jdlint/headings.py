"""What kind of section a heading opens, told by its words alone.

The words are data: `rules/data/headings.yaml` says how its phrases are written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from jdlint.posting import SectionKind
from jdlint.rules_dir import load_data

_LONGEST_HEADING = 14  # words; a longer line is a sentence unless a phrase names it
_LONGEST_WITH_KEY_WORD = 8
_MOST_CHARACTERS = 200
_MOST_JOINED = 4
_TITLE, _SENTENCE = "<", "~"  # tags of words

_CONTRACTIONS = (
    (re.compile(r"\b(you|we|they|i|it|that|this|who|what)'ll\b"), r"\1 will"),
    (re.compile(r"\b(you|we|they|who|what)'re\b"), r"\1 are"),
    (re.compile(r"\b(you|we|they|i|who|what)'ve\b"), r"\1 have"),
    (re.compile(r"\b(you|we|they|i|it|who|what)'d\b"), r"\1 would"),
    (re.compile(r"\b(it|that|this|who|what|here|where|how|there)'s\b"), r"\1 is"),
    (re.compile(r"\byoull\b"), "you will"),
    (re.compile(r"\bi'm\b"), "i am"),
    (re.compile(r"\b(do|does|did|is|are|would|should|must|need)n't\b"), r"\1 not"),
    (re.compile(r"\blet's\b"), "let us"),
)
_NUMBERING = re.compile(
    r"^\W*(?:(?:section|part|step)\s+)?(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4}|[a-h])[.):](?!\w)\s*"
)
_OF_JOB = re.compile(r"^(?:the )?(?:\w+ ){0,3}(\w+)'s (?=\w+ \w+)")
_BRACKETS = re.compile(r"\([^)]*\)")
_BEFORE_A_CLAUSE = re.compile(r",\s*(?=(?:you|we|i|your|our|here|this|please|if|and|or|then)\b)")
_AND = re.compile(r"\s*(?:\band/or\b|&|\+|/|,|•|·)\s*")
_BREAK = re.compile(r"\s*(?:[:;|!?…]+|[.](?=\s|$)|\s[-–—]+(?=\s)|[–—])\s*")
_JUNK = re.compile(r"[^\w$%'#.@ ]+|_+|(?<!\w)[.'#]+|[.']+(?!\w)")
_ARTICLES = re.compile(r"\b(?:the|a|an)\b(?!')")
_INCLUDING = re.compile(
    rf"(?<=\S )(?:(?:may|will|that|which|typically|generally){_SENTENCE}? )?(?:are|includ(?:e|es|ing)){_SENTENCE}? "
    rf"(?:(?:but )?(?:are|is)?{_SENTENCE}? ?not{_SENTENCE} limited to{_SENTENCE} )?(?:following )?$"
)
_JOINT = re.compile(r"\b(?:and|or) ")
_PIECES_OF_PHRASE = re.compile(r"\{(\w+)\}|([()\[\]|])|([^\s()\[\]|{}]+)")


@dataclass(frozen=True, slots=True)
class _Kind:
    """The compiled phrases of one kind of section."""

    kind: SectionKind
    exact: re.Pattern[str] | None
    with_slots: re.Pattern[str] | None
    marked: re.Pattern[str] | None
    words: re.Pattern[str] | None
    last: re.Pattern[str] | None


def heading_kind(text: str, *, marked: bool = False) -> SectionKind | None:
    """Return the kind of section that this heading opens, or None where its words do not tell.

    Args:
        text: The line, without markup.
        marked: Whether something other than the words says that it is a heading. Without that (and
            without a colon at its end) only words which no item of a list would use are taken.
    """
    kinds = heading_kinds(text, marked=marked)
    return kinds[0] if kinds else None


@lru_cache(maxsize=8192)
def heading_kinds(text: str, *, marked: bool = False) -> tuple[SectionKind, ...]:
    """Return all kinds of section that this heading names, the foremost first."""
    if len(text) > _MOST_CHARACTERS:
        return ()
    marked = marked or text.rstrip(" *_").endswith(":")
    plain = _plain(text)
    without_brackets = _BRACKETS.sub(" ", plain)
    candidates = [plain, without_brackets]
    if marked and (owner := _OF_JOB.match(plain)) and _tagged(owner[1]).endswith(_TITLE + " "):
        candidates.append("your " + plain[owner.end() :])
    for candidate in dict.fromkeys(candidates):
        if kinds := _kinds(candidate, marked):
            return kinds
    return ()


def _kinds(plain: str, marked: bool) -> tuple[SectionKind, ...]:
    parts = [part for part in map(_normal, _BREAK.split(plain)) if part]
    found = [_kinds_of_part(part, marked) for part in parts]
    if not parts or (not all(found) and not (marked and any(found))):
        return ()
    return tuple(dict.fromkeys(kind for kinds in found for kind in kinds))


def _kinds_of_part(text: str, marked: bool) -> tuple[SectionKind, ...]:
    """Look at one clause: as a whole, then taken apart at "and", then for its key words."""
    steps = (False, True) if marked else (False,)
    for taken_as_marked in steps:
        if kind := _named(text, taken_as_marked):
            return (kind,)
        if kinds := _joined(text, taken_as_marked):
            return kinds
    if kind := _by_key_word(text, marked):
        return (kind,)
    shorter = _INCLUDING.sub("", text)
    return _kinds_of_part(shorter, marked) if shorter != text else ()


def _joined(text: str, marked: bool) -> tuple[SectionKind, ...]:
    parts = [part for part in _JOINT.split(text) if part]
    if not 1 < len(parts) <= _MOST_JOINED or len(text.split()) > _LONGEST_HEADING:
        return ()
    kinds = [_named(part, marked) for part in parts]
    named = dict.fromkeys(kind for kind in kinds if kind)
    if len(named) > 1:
        named.pop(SectionKind.OTHER, None)
    return tuple(named) if all(kinds) else ()


def _named(text: str, marked: bool) -> SectionKind | None:
    table = _table()
    for entry in table:
        if entry.exact and entry.exact.fullmatch(text):
            return entry.kind
    for entry in table:
        if entry.with_slots and entry.with_slots.fullmatch(text):
            return entry.kind
    if marked:
        for entry in table:
            if entry.marked and entry.marked.fullmatch(text):
                return entry.kind
    return None


def _by_key_word(text: str, marked: bool) -> SectionKind | None:
    words = text.split()
    if len(words) > _LONGEST_WITH_KEY_WORD:
        return None
    if marked:
        found = [entry.kind for entry in _table() if entry.words and entry.words.search(" " + text)]
        if SectionKind.NICE_TO_HAVE in found and SectionKind.REQUIREMENTS in found:
            found.remove(SectionKind.REQUIREMENTS)  # "Preferred qualifications" asks for nothing
        return found[0] if len(found) == 1 else None
    if _SENTENCE in text:
        return None
    return next((entry.kind for entry in _table() if entry.last and entry.last.search(" " + text)), None)


def _plain(text: str) -> str:
    """Fold typography: width and style of letters, case, quotes, contractions, numbering."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub("[‘’ʼ´`′]", "'", text)
    text = _NUMBERING.sub("", text)
    for pattern, written_out in _CONTRACTIONS:
        text = pattern.sub(written_out, text)
    return text


def _normal(text: str) -> str:
    """Return the words that count, each followed by one space."""
    text = _BEFORE_A_CLAUSE.sub(" ", text)
    text = _AND.sub(" and ", text)
    text = _ARTICLES.sub(" ", _JUNK.sub(" ", text))
    text = re.sub(r"\band(?: +and)+\b", "and", text)
    text = text.strip().removeprefix("and ").removesuffix(" and")
    return "".join(map(_tagged, text.split()))


def _tagged(word: str) -> str:
    """Return the word with a space, and before it a tag if it may end a job title or hints at a sentence.

    Texts and phrases are tagged alike, so slots can ask for a sort of word by its tag.
    """
    sentence_words, titles = _sorts_of_words()
    if word in sentence_words:
        return word + _SENTENCE + " "
    return word + (_TITLE if titles.search(word) else "") + " "


@cache
def _sorts_of_words() -> tuple[frozenset[str], re.Pattern[str]]:
    data = load_data("headings")
    but, endings = ("|".join(data[key].split()) for key in ("not_titles", "title_endings"))
    return frozenset(data["sentence_words"].split()), re.compile(rf"^(?!(?:{but})$).*(?:{endings})$")


@cache
def _table() -> tuple[_Kind, ...]:
    data = load_data("headings")
    slots = _slots(data)
    return tuple(_compile(SectionKind(name), entry, slots) for name, entry in data["kinds"].items())


def _compile(kind: SectionKind, entry: dict[str, list[str]], slots: dict[str, str]) -> _Kind:
    open_slots = ("{one}", "{any}", "{rest}", "{name}", "{title}")
    exact: list[str] = []
    with_slots: list[str] = []
    for phrase in entry["phrases"]:
        (with_slots if any(slot in phrase for slot in open_slots) else exact).append(phrase)
    return _Kind(
        kind=kind,
        exact=_any_of(exact, slots),
        with_slots=_any_of(with_slots, slots),
        marked=_any_of(entry.get("marked", []), slots),
        words=_any_of(entry.get("words", []), slots, before=" "),
        last=_any_of(entry.get("last", []), slots, before=" ", after="$"),
    )


def _any_of(
    phrases: list[str], slots: dict[str, str], before: str = "", after: str = ""
) -> re.Pattern[str] | None:
    if not phrases:
        return None
    return re.compile(f"{before}(?:{'|'.join(_regex(phrase, slots) for phrase in phrases)}){after}")


def _regex(phrase: str, slots: dict[str, str]) -> str:
    """Turn a phrase into a regular expression in which every word carries the space after it."""
    marks = {"(": "(?:", ")": ")", "[": "(?:", "]": ")?", "|": "|"}
    pieces = []
    for slot, mark, word in _PIECES_OF_PHRASE.findall(phrase):
        if slot:
            pieces.append(slots[slot])
        elif mark:
            pieces.append(marks[mark])
        else:
            pieces.append(re.escape(_tagged(word)))
    return "".join(pieces)


def _slots(data: dict[str, Any]) -> dict[str, str]:
    word = rf"[^\s{_SENTENCE}]+ "
    slots = {
        "one": r"\S+ ",
        "any": r"(?:\S+ ){1,5}",
        "rest": r"(?:\S+ )+",
        "name": rf"(?!\d)(?:{word}){{1,4}}",
        "title": rf"(?:{word}){{0,4}}\S+{_TITLE} (?:of (?:{word}){{1,3}})?",
    }
    for name, phrase in data["slots"].items():
        slots[name] = f"(?:{_regex(phrase, slots)})"
    return slots
