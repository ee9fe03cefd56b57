"""Verbs back in their base form, for advice such as "is maintained" → "you maintain".

A table holds the irregular verbs. For the rest, spelling tells whether a final `e` was dropped ("managed") or
a consonant doubled ("planned"); the few verbs whose spelling misleads are listed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

IRREGULAR_PATH = Path(__file__).with_name("irregular_verbs.txt")
VOWELS = "aeiou"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Stems that take an `e` though others of the same ending do not.
TAKES_E = _words(
    "ach adher ador bath bor breath cit cloth clon com compet complet conced conden conven cop creat "
    "delet deplet deplor elop excit expedit explor grop hon hop ignit ignor implor incit interfer "
    "interven invit past persever phon postpon preced reced recit recreat restor rop rout scop scor "
    "sooth stor supersed tast ton unit wast welcom writ"
)
# Stems that take none though others of the same ending do.
TAKES_NO_E = _words(
    "admin ballot bias bus canvas dial equal exam focus gallop initial medal metal pedal pilot pivot "
    "quiz rival ruin signal sync total worship"
)
# Verbs that end in a double consonant themselves; those in -ll, -ss, -zz and -ff all do ...
DOUBLE_BY_NATURE = _words("add err purr")
# ... except these, whose single l is doubled.
SINGLE_L = _words(
    "cancel channel compel control counsel excel expel fuel impel initial label level model panel "
    "patrol pencil propel rebel signal total travel tunnel"
)
VOWELS_OF_TWO_SYLLABLES = _words("ia iu ua ui uo")  # initiate, evaluate; also require, quote
IRREGULAR_WITH_S = {"is": "be", "has": "have", "does": "do", "goes": "go"}
ENDS_IN_IE = _words("die lie tie untie vie")
UNSTRESSED_ENDINGS = _words("an ed ef ek el em en ep er et if it of om on op or")  # deliver, edit, open


def base_form(form: str, tag: str) -> str:
    """The base form, in lower case, of a verb tagged VBD, VBN, VBG or VBZ; any other word as it is.

    >>> base_form("maintained", "VBN"), base_form("Planned", "VBD"), base_form("overseen", "VBN")
    ('maintain', 'plan', 'oversee')
    """
    prefix, hyphen, word = form.lower().rpartition("-")  # "co-taught"
    if tag in ("VBD", "VBN"):
        word = _irregular().get(word) or _without_ed(word)
    elif tag == "VBG":
        word = _without_ing(word)
    elif tag == "VBZ":
        word = _without_s(word)
    return prefix + hyphen + word


@cache
def _irregular() -> dict[str, str]:
    bases: dict[str, str] = {}
    for line in IRREGULAR_PATH.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            base, *forms = line.split()
            for form in forms:
                bases.setdefault(form, base)
    return bases


@cache
def _irregular_bases() -> frozenset[str]:
    return frozenset(_irregular().values())


def _without_ed(word: str) -> str:
    if word.endswith("ied"):
        return word[:-1] if word[:-1] in ENDS_IN_IE else word[:-3] + "y"
    return _base_of_stem(word[:-2]) if word.endswith("ed") else word


def _without_ing(word: str) -> str:
    if not word.endswith("ing"):
        return word
    stem = word[:-3]
    if stem in _irregular_bases() or stem.endswith("ee"):
        return stem
    if stem[:-1] + "ie" in ENDS_IN_IE:
        return stem[:-1] + "ie"
    return _base_of_stem(stem)


def _base_of_stem(stem: str) -> str:
    """The verb whose past or gerund begins with `stem`: `manag` → `manage`, `plann` → `plan`."""
    if stem + "e" in _irregular_bases() or stem in TAKES_E:
        return stem + "e"
    if stem in TAKES_NO_E or not stem[1:]:
        return stem
    if stem[-1] == stem[-2] and stem[-1] not in VOWELS:
        return _with_single_consonant(stem)
    return stem + "e" if _dropped_e(stem) else stem


def _with_single_consonant(stem: str) -> str:
    if stem in DOUBLE_BY_NATURE or (stem[-1] in "lszf" and stem[:-1] not in SINGLE_L):
        return stem
    return stem[:-1]


def _dropped_e(stem: str) -> bool:
    """Whether English spelling asks for an `e` behind the stem."""
    last, before = stem[-1], stem[-2]
    if last in "wxy":
        return False
    if last in "vczsu" or (last == "e" and before != "e") or (last == "l" and before in "bcdfgkpstz"):
        return True
    if last == "g":
        return before in VOWELS + "rld" or stem.endswith(("ang", "eng", "ung"))
    vowels = _vowels_before_last(stem)
    is_long = len(vowels) > 1 and vowels not in VOWELS_OF_TWO_SYLLABLES  # "maintain" is long without an `e`
    return bool(vowels) and not is_long and stem[-2:] not in UNSTRESSED_ENDINGS


def _vowels_before_last(stem: str) -> str:
    """The one or two vowels before the last letter, if any."""
    vowels = stem[-3:-1]
    if vowels[-1] not in VOWELS + "y":
        return ""
    return vowels if vowels[0] in VOWELS else vowels[-1]


def _without_s(word: str) -> str:
    if word in IRREGULAR_WITH_S:
        return IRREGULAR_WITH_S[word]
    if word[:-1] in ENDS_IN_IE or not word.endswith("s"):
        return word.removesuffix("s")
    if word.endswith("ies"):
        return word[:-3] + "y"
    es_added = word[:-2] in TAKES_NO_E or word.endswith(("sses", "shes", "ches", "xes", "zzes"))
    return word[:-2] if es_added else word[:-1]
