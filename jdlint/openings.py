"""Whether a bullet opens with an action verb: by lists of words first, and where these leave a doubt by the tagger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import dropwhile, pairwise, takewhile

from jdlint.action_verbs import base_of, is_known, is_only_verb, is_two_word_verb, listed, reaches_by
from jdlint.bullet_start import WORD, Start
from jdlint.phrases import evened
from jdlint.rules_dir import load_data

_ENDS_PHRASE = re.compile(
    r"[,.;:()]|\s(?:in|with|of|for|at|on|from|to|or|and|such|is|as|by|across|under|within|above|between|about|after|before|every"
    r"|twice|when|that|which|who|plus|so|until|per|via|through|into|outside|inside|without|during|against|around|near|over|along|where|if"
    r"|\w+(?<!fami)(?<!week)(?<!dai)(?<!month)ly)\b",
    re.IGNORECASE,
)
_ALTERNATIVES = re.compile(r"[^\W_]+ ?/ ?[^\W_]")
_ADJECTIVE_AND_NOUN = [[one, other] for one in ("JJ", "VBN") for other in ("NN", "NNS")]
_BARE = ("VB", "VBP")
_OPENS_OBJECT = frozenset(("NN", "NNS", "NNP", "JJ", "DT", "PRP", "PRP$", "CD"))
_OF_NOUN_PHRASE = frozenset(("NN", "NNS", "NNP", "JJ", "HYPH", "VBG", "VBN"))
_JOINTS = frozenset((",", "and", "or", "&", "/"))
_JOINT = re.compile(r"\s*(?:,|&|/|and\b|or\b)", re.IGNORECASE)
_PREPOSITIONS = frozenset(("about", "at", "by", "for", "from", "in", "on", "to", "with", "of"))
_ARTICLES = frozenset(("the", "our", "your", "their", "its", "his", "her", "all", "every", "each"))


def by_list(text: str, start: Start) -> bool | None:
    """Whether the word at the start is an action verb as far as lists can tell; None where they can't."""
    if not start.words or _is_surely_none(text, start):
        return False
    return True if _is_surely_one(text, start) else None


def _is_surely_none(text: str, start: Start) -> bool:
    first, follower = start.words[0], _follower(start)
    base = base_of(first)
    if first in listed("no_action") or (base == "report" != first and follower == "to") or _is_offer(start):
        return True
    if is_only_verb(base):
        is_thing = (
            (follower == "of" and not reaches_by(base, "of"))
            or follower in _compounds().get(first, ())
            or _is_noun_phrase(text, start, of_compounds=False)
        )
        return first != base and is_thing and not start.announced
    if is_two_word_verb(first, follower):
        return _is_noun_phrase(text, start, without=2)
    if follower in _noun_words("after_nouns") or follower in _compounds().get(first, ()):
        return True
    if follower == "of":
        return not reaches_by(base, "of")
    return not _opens_mostly_as_verb(text, start) and _is_noun_phrase(text, start)


def _is_surely_one(text: str, start: Start) -> bool:
    first, follower = start.words[0], _follower(start)
    base = base_of(first)
    if (
        is_only_verb(base)
        and (base in (first, first.rpartition("-")[2]) or first.endswith("ing"))
        and follower
    ):
        return follower not in ("for", "from") or first == base
    if is_two_word_verb(first, follower) and start.words[2:]:
        return True
    if not is_known(base):
        return False
    return (
        _opens_mostly_as_verb(text, start)
        or follower in listed("after_verbs")
        or (reaches_by(base, follower) and first not in listed("nouns_before_prepositions"))
        or ("-" in first and base != first and follower not in _PREPOSITIONS)
        or (_ALTERNATIVES.match(text, start.at) is not None and is_known(follower))
    )


def _opens_mostly_as_verb(text: str, start: Start) -> bool:
    first = start.words[0]
    if start.announced and is_known(base_of(first)):
        return True
    # Before a comma or a conjunction the next word has a say: "Drive and curiosity".
    return first in listed("mostly_verbs") and not _JOINT.match(text, start.at + len(first))


def _follower(start: Start) -> str:
    return start.words[1] if len(start.words) > 1 else ""


def by_tags(start: Start, words: Sequence[tuple[str, str]]) -> bool:
    """Whether the first word is an action verb, by its tag and those of the words behind it."""
    tag, rest = _first_tag(start, words)
    first, base = start.words[0], base_of(start.words[0])
    following, following_tag = rest[0] if rest else ("", "")
    if following in _JOINTS:
        return _is_first_of_verbs(first, tag, rest)
    if following in _PREPOSITIONS and (
        first in listed("nouns_before_prepositions") or not reaches_by(base, following)
    ):
        return False
    if is_known(base):
        is_inflected_verb = tag in ("VBG", "VBZ") or (first.endswith("ing") and following_tag == "NNS")
        if base == first:
            return _has_object(base, rest) or (tag in _BARE and not _is_compound(first, rest))
        return tag in _BARE or (is_inflected_verb and bool(following) and not _is_compound(base, rest))
    if tag in _BARE:
        is_noun = first.endswith(tuple(_noun_words("noun_endings"))) or following in _noun_words(
            "compound_heads"
        )
        return following_tag not in ("NN", "NNP", "") and not is_noun
    return (tag == "VBG" and bool(following)) or (tag == "NN" and following in _ARTICLES)


def _is_first_of_verbs(first: str, tag: str, rest: Sequence[tuple[str, str]]) -> bool:
    """Whether a word and the one joined to it are verbs of the same form."""
    after_joint = list(dropwhile(_joins, rest))
    (second, second_tag), *behind = after_joint or [("", "")]
    base, second_base = base_of(first), base_of(second)
    if is_known(base) and is_known(second_base):
        return (base == first) == (second_base == second) and tag != "NNS"
    has_object = bool(behind) and behind[0][1] in _OPENS_OBJECT
    return second_tag == tag == "VBG" or (second_tag == tag == "VB" and has_object)


def _joins(word: tuple[str, str]) -> bool:
    return word[0] in _JOINTS or not word[0].isalpha() or word[1].startswith("RB")


def _has_object(base: str, rest: Sequence[tuple[str, str]]) -> bool:
    """Whether what follows is rather the object of a duty than the rest of a compound: "Report leaks"."""
    run = list(takewhile(lambda word: word[1] in _OF_NOUN_PHRASE, rest))
    has_object = (
        base not in listed("mostly_nouns")
        and bool(run)
        and (run[0][1] == "NNS" or run[-1][0] in _noun_words("things_done_to"))
    )
    has_adjective = [
        tag for _, tag in rest[:2]
    ] in _ADJECTIVE_AND_NOUN  # no noun has it behind: "Return corrected plans"
    return has_object or has_adjective or _has_joined_verb(rest)


def _is_compound(first: str, rest: Sequence[tuple[str, str]]) -> bool:
    """Whether a noun in the singular follows that is hardly the object of a verb which takes few: "Rope access"."""
    run = list(takewhile(lambda word: word[1] in _OF_NOUN_PHRASE, rest))
    if not run or _takes_any_object(first) or run[-1][0] in _noun_words("things_done_to"):
        return False
    return run[-1][1] == "NN" and not _has_joined_verb(rest)


def _takes_any_object(base: str) -> bool:
    return is_only_verb(base) or base in listed("of_any_object") or base in listed("mostly_verbs")


def may_be_verb(start: Start) -> bool:
    """Whether the first word is one that is both verb and noun, so that only what stands around it can tell."""
    return bool(start.words) and start.words[0] in listed("also_nouns")


def _first_tag(start: Start, words: Sequence[tuple[str, str]]) -> tuple[str, list[tuple[str, str]]]:
    """The tag of the first word, which may be several tokens ("root-cause"), and the tokens behind it."""
    length, count = 0, 0
    while count < len(words) and length < len(start.words[0]):
        length, count = length + len(words[count][0]), count + 1
    known = is_known(base_of(start.words[0]))
    return words[count - 1 if known else 0][1], [(word.lower(), tag) for word, tag in words[count:]]


def _has_joined_verb(words: Sequence[tuple[str, str]]) -> bool:
    """Whether a verb in its base form is joined to what stands before it: "stops and unload them"."""
    return any(one in _JOINTS and tag in ("VB", "VBP") for (one, _), (_, tag) in pairwise(words))


def _is_offer(start: Start) -> bool:
    opening = " ".join(start.words[:4]) + " "
    return any(opening.startswith(offer + " ") for offer in listed("offers"))


def _is_noun_phrase(text: str, start: Start, *, without: int = 1, of_compounds: bool = True) -> bool:
    """Whether the first phrase, `without` the words of the verb, ends in a word that is hardly the object of a duty.

    A word that ends compounds counts as such behind a word that as a verb takes few objects.
    """
    even = evened(text)
    joint = _JOINT.match(even, start.at + len(start.words[0]))
    at = joint.end() if joint else start.at  # "Park and ride experience"
    phrase = _ENDS_PHRASE.split(even[at:].lstrip(), maxsplit=1)[0]
    words = [word.group().lower() for word in WORD.finditer(phrase)]
    after = [index for index, word in enumerate(words) if index and word in listed("after_verbs")]
    words = words[: after[0]] if after else words
    if len(words) <= without:
        return False
    ends_compound = (
        words[-1] in _noun_words("compound_heads")
        and not _takes_any_object(base_of(words[0]))
        and words[1] not in _noun_words("adjectives")
    )
    return _is_no_object(words[-1]) or (of_compounds and ends_compound)


def _is_no_object(word: str) -> bool:
    if word.endswith(tuple(_noun_words("person_endings"))) and word not in _noun_words("not_persons"):
        return True
    return word in _noun_words("head_nouns") or word in _noun_words("said_of_nouns")


@cache
def _noun_words(name: str) -> frozenset[str]:
    return frozenset(load_data("noun_openings")[name])


@cache
def _compounds() -> dict[str, frozenset[str]]:
    return {noun: frozenset(followers) for noun, followers in load_data("noun_openings")["compounds"].items()}
