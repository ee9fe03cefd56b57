"""Whether a bullet opens with an action verb: by a list of verbs first, and where that leaves a doubt by the tagger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from jdlint.phrases import evened
from jdlint.pipeline.verb_forms import base_form
from jdlint.rules_dir import load_data

_WORD = re.compile(r"[^\W_]+(?:['/-][^\W_]+)*")
_LABEL = re.compile(r"[^:.]{1,50}:\s+(?=\S)")
_WHO = re.compile(
    r"(?:(?:in this role,? )?you(?:'ll| will| shall| may| can| get to| also)*|to|please|will|may|can|must|shall)"
    r"(?: (?:also|then|always|not|only))*\s+",
    re.IGNORECASE,
)
_CLAUSE_BEFORE = re.compile(
    r"(?:as|based|if|when|where|while|in|on|within|under|with|by|through|for|at|from|during|after|before|together)\b[^,]{1,60},\s+",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"(?:\w+ly|also|always|often|then|soon|together|not|never)(?:,? and \w+ly)?,?\s+(?=\w)", re.IGNORECASE
)
_FIRST_PHRASE = re.compile(
    r"[,.;:()]|\s(?:in|with|of|for|at|on|from|to|or|and|on|such|is|as|by)\b", re.IGNORECASE
)
_ALTERNATIVES = re.compile(r"[^\W_]+ ?/ ?[^\W_]")
_ADJECTIVE_AND_NOUN = [[one, other] for one in ("JJ", "VBN") for other in ("NN", "NNS")]
_JOINTS = frozenset((",", "and", "or", "&", "/"))
_JOINT = re.compile(r"\s*(?:,|&|/|and\b|or\b)", re.IGNORECASE)


class Start(NamedTuple):
    """The start of a bullet behind labels, "you will" and adverbs: from which character, and its words."""

    at: int
    words: tuple[str, ...]


def start_of(text: str) -> Start:
    """Return where the first word stands that has to be a verb."""
    even = evened(text)
    at = len(even) - len(even.lstrip(" \t-*•·▪◦_(\"'“‘[]&"))
    moved = True
    while moved:
        moved = False
        for pattern in (_LABEL, _CLAUSE_BEFORE, _WHO, _ADVERB):
            match = pattern.match(even, at)
            if match and not (pattern in (_LABEL, _ADVERB) and _is_verb_itself(match.group())):
                at, moved = match.end(), True
    return Start(at, tuple(word.group().lower() for word in _WORD.finditer(even, at)))


def by_list(text: str, start: Start) -> bool | None:
    """Whether the word at the start is an action verb as far as lists can tell; None where they can't."""
    if not start.words or _is_surely_none(text, start):
        return False
    return True if _is_surely_one(text, start) else None


def _is_surely_none(text: str, start: Start) -> bool:
    first, follower = start.words[0], _follower(start)
    base = _base(first)
    if first in _words("no_action") or (base == "report" != first and follower == "to") or _is_offer(start):
        return True
    if base not in _words("also_nouns"):
        return base not in _words("only_verbs") and _is_noun_phrase(text, start)
    if follower in _words("after_nouns") or follower == "of":
        return True
    return not _opens_mostly_as_verb(text, start) and _is_noun_phrase(text, start)


def _is_surely_one(text: str, start: Start) -> bool:
    first, follower = start.words[0], _follower(start)
    base = _base(first)
    if base == first and base in _words("only_verbs"):
        return True
    if not _is_known(base):
        return False
    return (
        _opens_mostly_as_verb(text, start)
        or follower in _words("after_verbs")
        or (_ALTERNATIVES.match(text, start.at) is not None and _is_known(follower))
    )


def _opens_mostly_as_verb(text: str, start: Start) -> bool:
    first = start.words[0]
    if first.endswith("ing") and text[: start.at].rstrip().endswith("ly"):  # "actively sharing knowledge"
        return True
    # Before a comma or a conjunction the next word has a say: "Drive and curiosity".
    return first in _words("mostly_verbs") and not _JOINT.match(text, start.at + len(first))


def _follower(start: Start) -> str:
    return start.words[1] if len(start.words) > 1 else ""


def by_tags(words: Sequence[tuple[str, str]]) -> bool:
    """Whether the first of some words, each with its tag, is an action verb."""
    (first, tag), *rest = [(word.lower(), tag) for word, tag in words]
    following, following_tag = rest[0] if rest else ("", "")
    base = _base(first)
    if following in _JOINTS:
        second, second_tag = _next_word(rest)
        return _is_known(base) and (_is_known(_base(second)) or second_tag == tag == "VBG")
    if tag in ("VB", "VBP"):
        return _is_known(base) or following_tag not in ("NN", "NNP", "")
    if _is_known(base) and base == first and [tag for _, tag in rest[:2]] in _ADJECTIVE_AND_NOUN:
        return True  # no noun has its adjective behind it: "Return corrected plans"
    if tag == "VBG":
        return bool(following)
    if first.endswith("ing") and following_tag == "NNS":
        return _is_known(base)
    return tag == "VBZ" and _is_known(base)


def may_be_verb(text: str) -> bool:
    """Whether the first word is one that is both verb and noun, so that only what stands around it can tell."""
    words = start_of(text).words
    return bool(words) and words[0] in _words("also_nouns")


def _next_word(words: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """The first of some words that is neither comma nor conjunction nor adverb, and its tag."""
    told = ((w, tag) for w, tag in words if w.isalpha() and w not in _JOINTS and not tag.startswith("RB"))
    return next(told, ("", ""))


def _is_verb_itself(text: str) -> bool:
    """Whether a label or what ends like an adverb begins with a verb: "Run the shop: ...", "Supply ..."."""
    first = _WORD.match(text)
    return first is not None and _is_known(first.group().lower())


def _is_known(base: str) -> bool:
    return base in _words("only_verbs") or base in _words("also_nouns")


def _is_offer(start: Start) -> bool:
    opening = " ".join(start.words[:4]) + " "
    return any(opening.startswith(offer + " ") for offer in _words("offers"))


def _is_noun_phrase(text: str, start: Start) -> bool:
    phrase = _FIRST_PHRASE.split(evened(text)[start.at :], maxsplit=1)[0]
    words = [word.group().lower() for word in _WORD.finditer(phrase)]
    return (
        len(words) > 1
        and words[-1] in _words("head_nouns")
        and not _words("after_verbs").intersection(words[1:])
    )


def _base(word: str) -> str:
    word = word.partition("/")[0]
    if _is_known(word):
        return word
    if _is_known(last := word.rpartition("-")[2]):  # co-lead
        return last
    if word.endswith("ing"):
        return base_form(word.rpartition("-")[2], "VBG")
    return base_form(word, "VBZ") if word.endswith("s") else word


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_data("action_verbs")[name])
