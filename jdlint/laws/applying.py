"""Which laws apply to a posting, for certain or possibly, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from jdlint.facts.place import PlaceReading, StatedPlace
from jdlint.facts.place_names import chain, lies_in
from jdlint.laws.catalogue import catalogue
from jdlint.laws.data import Law, law_ids, law_of
from jdlint.laws.settings import LawSettings

_PLACE = "<place>"  # stands for the name of the jurisdiction in a reason
_LOCAL = frozenset({"city", "county"})


@dataclass(frozen=True, slots=True)
class Applying:
    """A law that applies to the posting: for certain, or where something is so that the posting doesn't tell.

    `by_remote` says that it applies only because the work can be done there remotely. `left_out` is why it is
    left out all the same, empty where it is not.
    """

    law: Law
    certain: bool
    reason: str
    by_remote: bool = False
    left_out: str = ""


def applying(places: PlaceReading, settings: LawSettings) -> tuple[Applying, ...]:
    """Return the laws of the places of a job, each once, in the order in which the posting gives a reason for them.

    Those that the settings leave out are among them, marked as such.

    Raises:
        YamlError: a file of a jurisdiction says something it may not.
    """
    found: dict[str, Applying] = {}
    for one in _candidates(places, settings):
        known = found.get(one.law.id)
        if known is None or _weight(one) > _weight(known):
            found[one.law.id] = one
    return tuple(replace(one, left_out=_left_out(one.law, settings)) for one in found.values())


def _weight(one: Applying) -> tuple[bool, bool]:
    return one.certain, not one.by_remote


def _left_out(law: Law, settings: LawSettings) -> str:
    size = settings.employer_size
    least = law.employers.at_least if law.employers else None
    if law.id in settings.off:
        return f"your configuration leaves it out: {settings.off[law.id]}"
    if size is not None and least is not None and size < least:
        return f"it binds employers of {least} or more, and your configuration says {size}"
    return ""


def _candidates(places: PlaceReading, settings: LawSettings) -> Iterator[Applying]:
    if settings.jurisdictions:
        for id_ in settings.jurisdictions:
            yield from _around(id_, f"your configuration names {_PLACE}")
    else:
        for place in places.of("job"):
            yield from _of_remote(place) if _is_scope(place, places) else _of_job(place)
    remote = places.work_mode.mode == "remote" or bool(places.of("remote"))
    if settings.remote:
        for id_ in settings.remote if remote else ():
            yield from _remote_in(id_, f"your configuration lets people work remotely from {_PLACE}")
    elif not settings.jurisdictions:
        excluded = places.of("excluded")
        for place in places.of("remote"):
            yield from _without(excluded, _of_remote(place))
        for place in excluded if remote else ():
            yield from _despite_exclusion(place)


def _is_scope(place: StatedPlace, places: PlaceReading) -> bool:
    """Whether a place of work is a whole country, and the work is remote: it is where people may be."""
    if places.work_mode.mode != "remote" or place.ambiguous or any("-" in id_ for id_ in place.candidates):
        return False
    within = (other for other in places.of("job") if set(other.jurisdictions) > set(place.jurisdictions))
    return not any(within)


def _of_job(place: StatedPlace) -> Iterator[Applying]:
    """Yield the laws of a place of work; of a name that means several places, those of each are possible."""
    words = f"the job is in “{place.text}”"
    for id_ in place.jurisdictions[:1] if place.ambiguous else place.candidates:
        yield from _around(id_, words)
    if place.ambiguous:
        for id_ in place.candidates:
            yield from _around(id_, f"“{place.text}” may be in {_PLACE}", certain=False)
        return
    for law in (law for id_ in place.candidates for law in _parts_of(id_)):
        if law.remote.rule == "could_be_here":
            yield Applying(law, certain=False, reason=f"{words}, which may be {law.said}")


def _of_remote(place: StatedPlace) -> Iterator[Applying]:
    if place.ambiguous:
        for id_ in place.candidates:
            yield from _around(id_, f"“{place.text}” may be in {_PLACE}", certain=False)
    else:
        for id_ in place.candidates:
            yield from _remote_in(id_, f"people may work remotely from “{place.text}”")


def _without(excluded: Sequence[StatedPlace], found: Iterable[Applying]) -> Iterator[Applying]:
    """Yield laws, of which those of places whose people are turned away count for less, if that helps at all."""
    for one in found:
        turned_away = next((p for p in excluded for id_ in p.candidates if lies_in(one.law.id, id_)), None)
        if turned_away is None or not one.law.remote.excluding_helps:
            yield one
        elif one.law.remote.rule == "could_be_here":
            reason = f"{one.reason}; but the posting turns away people in “{turned_away.text}”"
            yield replace(one, certain=False, reason=reason)


def _despite_exclusion(place: StatedPlace) -> Iterator[Applying]:
    """Yield the laws that cover a remote job although it turns away the people there."""
    for id_ in place.candidates:
        for law in _laws_around(id_):
            if law.remote.rule == "could_be_here" and not law.remote.excluding_helps:
                reason = f"turning away people in “{place.text}” does not take a remote job out of this law"
                yield Applying(law, certain=not place.ambiguous, reason=reason, by_remote=True)


def _around(id_: str, words: str, *, certain: bool = True) -> Iterator[Applying]:
    for law in _laws_around(id_):
        yield Applying(law, certain, words.replace(_PLACE, law.said))


def _laws_around(id_: str) -> Iterator[Law]:
    """Yield the laws of a place and of all that it lies in.

    What a union asks of its members is asked of postings by the law of the member, where that is known.
    """
    nearer = False
    for around in chain(id_):
        law = law_of(around)
        if law is not None and not (law.kind == "union" and nearer):
            nearer = True
            yield law


def _remote_in(id_: str, words: str) -> Iterator[Applying]:
    """Yield the laws of a place where people may work remotely, and those of its parts that such work can touch."""
    for law in _laws_around(id_):
        yield Applying(law, certain=True, reason=words.replace(_PLACE, law.said), by_remote=True)
    for country in catalogue().zones.get(id_, ()):
        yield from _remote_in(country, words)
    for law in _parts_of(id_):
        rule = law.remote.rule
        if rule == "none" or (law.kind in _LOCAL and rule != "could_be_here"):
            continue
        around = law_of(id_)
        where = words.replace(_PLACE, around.said if around else id_)
        reason = f"{where}, and the law {catalogue().remote_rules[rule]}"
        yield Applying(law, certain=rule == "could_be_here", reason=reason, by_remote=True)


def _parts_of(country: str) -> Iterator[Law]:
    """Yield the laws of the parts of a country; a place inside a country has its own laws named alone."""
    if "-" in country or country in catalogue().zones:
        return
    for id_ in law_ids():
        if id_.startswith(f"{country}-") and (law := law_of(id_)) is not None:
            yield law
