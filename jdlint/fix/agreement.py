"""The verb behind "he or she" once that becomes "they": "he or she manages" → "they manage"."""

from __future__ import annotations

import re

from jdlint.pipeline.verb_forms import base_form
from jdlint.rules_dir import load_data

_ADVERB = r"(?:also|then|still|always|often|never|ever|soon|usually|just|\w+ly)"
_VERB = re.compile(rf"\s+(?:{_ADVERB}\s+){{0,2}}(?P<verb>[a-z]+(?:n't)?)(?![\w'/-])", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:is|was|has|does|isn't|wasn't|hasn't|doesn't)\s+\Z", re.IGNORECASE)
_SUBJECT = re.compile(r"\b(?:s/he|s?he(?: or | ?/ ?)s?he)\b|\(s\)he\b", re.IGNORECASE)
_JOINT = r"(?:and|or|but|then|nor|yet|&)"
_JOINED = re.compile(
    rf"(?:[,;—–]\s+(?:{_JOINT}\s+)?|(?<!\w){_JOINT}\s+)(?:(?:{_ADVERB}|not)\s+)*([a-z']+)", re.IGNORECASE
)


def plural_verb(sentence: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Return the verb of the subject at `start` to `end` of a sentence, and what it is once that is plural.

    Where the verb stays as it is, the range is empty. None means that there is no telling: the verb is not right
    behind the subject, or further verbs may hang on it ("he or she plans and runs").
    """
    match = _VERB.match(sentence, end)
    if match is None or _ASKS.search(sentence, 0, start):
        return None
    verb = match["verb"]
    lowered = verb.lower()
    if lowered in load_data("inflection")["same_behind_they"] or (
        lowered.endswith("ed") and not lowered.endswith("eed")
    ):
        return end, end, ""
    many = _many(lowered)
    if many is None or any(_may_hang_on(joined[1]) for joined in _JOINED.finditer(sentence, match.end())):
        return None
    return *match.span("verb"), many.upper() if len(verb) > 1 and verb.isupper() else many


def can_say_they(sentence: str) -> bool:
    """Whether every "he or she" of a sentence can become "they": one that stays and "their" would not go together."""
    return all(plural_verb(sentence, *match.span()) for match in _SUBJECT.finditer(sentence))


def _many(verb: str) -> str | None:
    """Return a verb of the third person as it is behind "they", or None if it is none."""
    data = load_data("inflection")
    if verb in data["behind_they"]:
        return str(data["behind_they"][verb])
    is_third_person = verb.endswith("s") and not verb.endswith("ss") and verb not in data["no_verbs"]
    return base_form(verb, "VBZ") if is_third_person else None


def _may_hang_on(word: str) -> bool:
    """Whether a word behind a joint may be a further verb of the same subject."""
    return _many(word.lower()) is not None
