"""Places as they are written: "Portland, Oregon", "Toronto (Canada)", "Berlin, Hamburg or Munich"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jdlint.facts.pay_patterns import any_of
from jdlint.facts.place_codes import codes_at, postcode
from jdlint.facts.place_names import Meaning, Named, lies_in, place_names
from jdlint.facts.work_mode import named_modes
from jdlint.rules_dir import load_data

_WORD = re.compile(r"[^\W\d_](?:[\w’']|\.(?=\w))*\.?")
_GAP = re.compile(r"[ \t\u00a0]+|[-‐‑]|\n")
_JOINTS = frozenset(
    {"of", "the", "and", "am", "upon", "on", "le", "la", "de", "del", "do", "du", "an", "der", "in", "los"}
)
_MOST_WORDS = 5
_SPACE = re.compile(r"\s*")
_COMMA = re.compile(r"\s*,\s*")
_OTHER_JOINT = re.compile(r"\s*\(\s*|\s+[-–—]\s+|\s*[/:]\s*|[ \u00a0]+")
_CODE = re.compile(r"[A-Z](?:\.?[A-Z]){1,2}\b\.?|[A-Z][a-z]{1,4}\b\.?")
_TOWN = re.compile(r"(?:[A-ZÀ-Ž][\w’'-]*\.? ){0,3}[A-ZÀ-Ž][\w’'-]*(?=,)")
_NEXT_NAME = re.compile(r"[ \u00a0-](?P<word>[A-ZÀ-Ž][\w’'-]*)")
_CAPITALISED = re.compile(r"\b[A-ZÀ-Ž](?:[\w’']|\.(?=\w))*")
_CODE_AFTER = re.compile(r"(?:, |\b[A-Z]{2,3}\W{1,3}(?:\w{2,3} )?)[A-Z]{2}\b")


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(str(word) for word in load_data("place_words")[group])


@cache
def _between() -> re.Pattern[str]:
    words = any_of(load_data("place_words")["separators"])
    return re.compile(rf"\s*(?:[,;]\s*(?:{words}\s+)?|\s{words}\s+|[/|·•+&]\s*)", re.IGNORECASE)


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{any_of(load_data('place_words')['fillers'])}\s+)*", re.IGNORECASE)


@cache
def _time_zone() -> re.Pattern[str]:
    return re.compile(load_data("place_cues")["time_zone"], re.IGNORECASE)


def place_at(text: str, pos: int, *, towns: bool = False) -> Named | None:
    """Return the place whose name begins at `pos`, with the names and codes that say where it lies.

    Args:
        text: the text.
        pos: where the name begins.
        towns: whether "Smallville, TX" counts although nobody knows the town.
    """
    found = _name_at(text, pos)
    if found is None:
        return _unknown_town(text, pos) if towns else None
    end, meaning = found
    ids, pool, sure = meaning.alone, meaning.all, False
    # A region is a place in its own right: only towns that its bare name can mean are sought in the next name.
    pool = meaning.alone if meaning.regions else pool
    while step := _qualified(text, end, pool, is_region=bool(meaning.regions), sure=sure):
        end, pool = step
        ids, sure = pool, True
    ids = _with_postcode(text, end, pool if sure else meaning.all) or ids
    if _goes_on(text, end) or _time_zone().match(text, end) or not ids:
        return None
    everyday = not sure and text[pos:end].lower() in _words("everyday")
    return Named(pos, end, ids, sure, tuple(id_ for id_ in ids if id_ in meaning.regions), everyday)


def places_after(text: str, pos: int, *, towns: bool = False) -> Iterator[Named]:
    """Yield the places of a list that begins at `pos`, words such as "our" and "either" before them passed over."""
    first = _SPACE.match(text, pos).end()  # type: ignore[union-attr]
    filler = None if codes_at(text, first) else _filler().match(text, pos)  # "OR and WA" are codes
    pos = filler.end() if filler else first
    while places := codes_at(text, pos) or _one_place(text, pos, towns=towns):
        yield from places
        between = _between().match(text, places[-1].end)
        if between is None:
            return
        filler = _filler().match(text, between.end())
        pos = filler.end() if filler else between.end()


def _one_place(text: str, pos: int, *, towns: bool) -> list[Named]:
    place = place_at(text, pos, towns=towns)
    return [place] if place else []


def all_places(text: str, start: int = 0) -> Iterator[Named]:
    """Yield every place in a text that is known to state places."""
    pos = start
    while (word := _WORD.search(text, pos)) is not None:
        pos = word.end()
        if not word.group()[0].isupper() or text[word.start() - 1 : word.start()].isalnum():
            continue
        if places := codes_at(text, word.start()) or _one_place(text, word.start(), towns=True):
            yield from places
            pos = places[-1].end
        elif (name := _name_at(text, word.start())) and (rest := _NEXT_NAME.match(text, name[0])):
            pos = rest.end()  # "Paris Hilton" is no hotel in Paris, nor a town named Hilton


def may_name_places(text: str) -> bool:
    """Whether a text holds the name of a place or a town with a code: a quick test, which most texts fail."""
    may_begin = place_names().may_begin
    return any(
        may_begin(word.group()) and _is_name(text, word.start()) for word in _CAPITALISED.finditer(text)
    ) or bool(_CODE_AFTER.search(text))


def _is_name(text: str, start: int) -> bool:
    found = _name_at(text, start)
    if found is None:
        return False
    end = found[0]
    return text[start:end].lower() not in _words("everyday") or text[end : end + 1] == ","


def _name_at(text: str, pos: int) -> tuple[int, Meaning] | None:
    """Return end and meaning of the longest known name at `pos`."""
    if not text[pos : pos + 1].isupper():
        return None
    for word in reversed(_words_from(text, pos)):
        if word.group() in _JOINTS or not word.group()[0].isupper():
            continue
        name = text[pos : word.end()]
        meaning = place_names().meaning(name)
        if meaning is not None and name.lower() not in _words("never"):
            return word.end() - _ends_sentence(word.group()), meaning
    return None


def _words_from(text: str, pos: int) -> list[re.Match[str]]:
    words: list[re.Match[str]] = []
    while len(words) < _MOST_WORDS and (word := _WORD.match(text, pos)):
        words.append(word)
        gap = _GAP.match(text, word.end())
        if gap is None:
            break
        pos = gap.end()
    return words


def _ends_sentence(word: str) -> bool:
    """Whether the stop after a word is that of its sentence; the one of "D.C." belongs to the name."""
    return word.endswith(".") and "." not in word[:-1]


def _qualified(
    text: str, end: int, pool: tuple[str, ...], *, is_region: bool, sure: bool
) -> tuple[int, tuple[str, ...]] | None:
    """Return the end of the name or code after a place that says where it lies, and what is left of `pool`."""
    joint = _COMMA.match(text, end) or _OTHER_JOINT.match(text, end)
    if joint is None:
        return None
    # Of "Reno, NV, OR", which has its state already, the second code is another place.
    step = _by_code(text, joint, pool, is_region=is_region or sure) or _by_name(
        text, joint, pool, is_region=is_region
    )
    if step is None:
        return None
    end, left = step
    return end + ("(" in joint.group() and text[end : end + 1] == ")"), left


def _by_code(
    text: str, joint: re.Match[str], pool: tuple[str, ...], *, is_region: bool
) -> tuple[int, tuple[str, ...]] | None:
    code = _CODE.match(text, joint.end())
    meant = place_names().codes.get(code.group().replace(".", "")) if code else None
    if code is None or meant is None or "/" in joint.group():
        return None
    left = _narrowed(pool, meant)
    if not left and "," in joint.group() and not is_region:
        left = tuple(id_ for id_ in meant if "-" in id_)[:1]  # a town too small for the table: "Paris, MS"
    return (code.end() - _ends_sentence(code.group()), left) if left else None


def _by_name(
    text: str, joint: re.Match[str], pool: tuple[str, ...], *, is_region: bool
) -> tuple[int, tuple[str, ...]] | None:
    found = _name_at(text, joint.end())
    if found is None:
        return None
    end, meaning = found
    left = _narrowed(pool, meaning.regions)
    if not left and is_region and len(pool) == 1 and "-" not in pool[0] and "/" not in joint.group():
        # "Germany, Berlin", "USA – Texas": the greater comes first.
        left = tuple(id_ for id_ in meaning.all if lies_in(id_, pool[0]))
    is_part = len(meaning.alone) == 1 and bool(meaning.regions) and "-" in meaning.alone[0]
    if not left and not is_region and is_part and "," in joint.group():
        left = meaning.alone  # a town too small for the table: "Madison, Georgia"
    return (end, left) if left else None


def _narrowed(pool: tuple[str, ...], around: tuple[str, ...]) -> tuple[str, ...]:
    """Return what of `pool` lies in one of `around`, of which parts of countries come before countries."""
    for parts in (True, False):
        ids = [id_ for id_ in around if ("-" in id_) == parts]
        inside = [place for place in pool if any(lies_in(place, id_) for id_ in ids)]
        smaller = [place for place in inside if place not in ids]
        if inside:
            return tuple(dict.fromkeys(smaller or inside))
    return ()


def _with_postcode(text: str, end: int, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of ids that lie where a postcode after the name says: "Richmond TW9 1AA" is in Britain."""
    code = postcode().match(text, end)
    return _narrowed(ids, (code.lastgroup,)) if code and code.lastgroup else ()


def _goes_on(text: str, end: int) -> bool:
    """Whether the words go on to be another name: "Boston Scientific", "Denver's"."""
    if postcode().match(text, end):
        return False
    if text[end : end + 1].isalnum() or re.match(r"[’']s\b", text[end : end + 2]):
        return True
    following = _NEXT_NAME.match(text, end)
    return following is not None and following["word"].lower() not in _words("followers")


def _unknown_town(text: str, pos: int) -> Named | None:
    """Return a place that only the state after it makes one: "Smallville, TX"."""
    town = _TOWN.match(text, pos)
    if town is None:
        return None
    joint = _COMMA.match(text, town.end())
    if joint is None:
        return None
    if named_modes(town.group()):
        return None  # "Remote, Ohio"
    code = _CODE.match(text, joint.end())
    if code and (meant := place_names().codes.get(code.group().rstrip("."))) and "-" in meant[0]:
        return Named(pos, code.end(), meant[:1], sure=True)
    found = _name_at(text, joint.end())
    if found and found[1].regions and not _goes_on(text, found[0]):
        return Named(pos, found[0], found[1].regions, sure=len(found[1].regions) == 1)
    return None
