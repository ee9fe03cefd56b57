"""What the name or code after a place says of where it lies: "Portland, Oregon", "Toronto (Canada)", "Paris, TX"."""

from __future__ import annotations

import re

from jdlint.facts.place_codes import postcode
from jdlint.facts.place_names import Meaning, Named, lies_in, place_names
from jdlint.facts.place_spelled import ends_sentence, goes_on, name_at
from jdlint.facts.work_mode import named_modes

_COMMA = re.compile(r"\s*,\s*")
_OTHER_JOINT = re.compile(r"\s*\(\s*|\s+[-–—]\s+|\s*[/:]\s*|[ \u00a0]+")
_CODE = re.compile(r"[A-Z](?:\.?[A-Z]){1,2}\b\.?|[A-Z][a-z]{1,4}\b\.?")
_WITH_STATES = ("us-", "ca-", "au-")  # ids of parts of countries that postings list
_TOWN = re.compile(r"(?:[A-ZÀ-Ž][\w’'-]*\.? ){0,3}[A-ZÀ-Ž][\w’'-]*(?=,)")


def qualified(
    text: str, end: int, pool: tuple[str, ...], bare: Meaning | None
) -> tuple[int, tuple[str, ...]] | None:
    """Return the end of the name or code after a place that says where it lies, and what is left of `pool`.

    `bare` is what the name means that nothing qualifies yet.
    """
    joint = _COMMA.match(text, end) or _OTHER_JOINT.match(text, end)
    if joint is None:
        return None
    is_region = bare is not None and bool(bare.regions)
    # Of "Reno, NV, OR", which has its state already, the second code is another place.
    step = _by_code(text, joint, pool, is_region=is_region or bare is None)
    if step is None:
        # In "Delaware, Ohio" two states are listed; only towns that the bare name can mean are sought in the next.
        pool = bare.alone if bare and any(id_.startswith(_WITH_STATES) for id_ in bare.regions) else pool
        step = _by_name(text, joint, pool, is_region=is_region)
    if step is None:
        return None
    end, left = step
    return end + ("(" in joint.group() and text[end : end + 1] == ")"), left


def with_postcode(text: str, end: int, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of ids that lie where a postcode after the name says: "Richmond TW9 1AA" is in Britain."""
    code = postcode().match(text, end)
    return _narrowed(ids, (code.lastgroup,)) if code and code.lastgroup else ()


def unknown_town(text: str, pos: int) -> Named | None:
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
    found = name_at(text, joint.end())
    if found and found[1].regions and not goes_on(text, found[0]):
        return Named(pos, found[0], found[1].regions, sure=len(found[1].regions) == 1)
    return None


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
    return (code.end() - ends_sentence(code.group()), left) if left else None


def _by_name(
    text: str, joint: re.Match[str], pool: tuple[str, ...], *, is_region: bool
) -> tuple[int, tuple[str, ...]] | None:
    found = name_at(text, joint.end())
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
