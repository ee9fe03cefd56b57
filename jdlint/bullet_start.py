"""Where the first word of a bullet stands that has to be a verb: behind labels, "you will" and adverbs."""

from __future__ import annotations

import re
from typing import NamedTuple

from jdlint.action_verbs import is_known
from jdlint.phrases import evened

WORD = re.compile(r"[^\W_]+(?:['/-][^\W_]+)*")

_LABEL = re.compile(r"[^:.]{1,50}:\s+(?=\S)")
_WHO = re.compile(
    r"(?:we (?:expect|need|ask|want) you to"
    r"|(?:in this role,? )?you(?:'ll| will| shall| may| can| get to| also)*|to|please|will|may|can|must|shall)"
    r"(?: (?:also|then|always|not|only))*\s+",
    re.IGNORECASE,
)
_CLAUSE_BEFORE = re.compile(
    r"(?:as|based|if|when|where|while|in|on|within|under|with|by|through|for|at|from|during|after|before|together|alongside)\b[^,]{1,60},\s+",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(
    r"(?:(?:every|each|twice|once|one) [^,]{2,30}|first|next|last|finally|(?:dai|week|month|quarter|year|night)ly),\s+",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"(?!(?:(?:\w+-)?(?:daily|weekly|monthly|yearly|quarterly|hourly|nightly)|early|family|friendly|elderly|costly|timely)\b)"
    r"(?:\w+ly|also|always|often|then|soon|together|not|never)(?:,? and \w+ly)?,?\s+(?=\w)",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r"(?:ly|\b(?:you|you'll|will|shall|to|please|also|always))\s+\Z", re.IGNORECASE)


class Start(NamedTuple):
    """The start of a bullet behind what may stand before a verb.

    It begins at the character `at` with `words`, in lower case. `announced` says that a verb has to follow, since
    "you will", "to" or an adverb in -ly stands right before.
    """

    at: int
    words: tuple[str, ...]
    announced: bool = False


def start_of(text: str) -> Start:
    """Return where the first word stands that has to be a verb."""
    even = evened(text)
    at = len(even) - len(even.lstrip(" \t-*•·▪◦_(\"'“‘[]&"))
    moved = True
    while moved:
        moved = False
        for pattern in (_LABEL, _CLAUSE_BEFORE, _TIME_BEFORE, _WHO, _ADVERB):
            match = pattern.match(even, at)
            if match and not (pattern in (_LABEL, _ADVERB) and _is_verb_itself(match.group())):
                at, moved = match.end(), True
    words = tuple(word.group().lower() for word in WORD.finditer(even, at))
    return Start(at, words, _ANNOUNCES.search(even, 0, at) is not None)


def _is_verb_itself(text: str) -> bool:
    """Whether a label or what ends like an adverb begins with a verb: "Run the shop: ...", "Supply ..."."""
    words = WORD.findall(text)
    is_heading = len(words) == 1 and text.rstrip().endswith(":")
    return bool(words) and not is_heading and is_known(words[0].lower())
