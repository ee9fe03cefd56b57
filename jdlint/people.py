"""Whether a word in a sentence describes the person or team that a posting is for, or somebody else."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jdlint.facts.title import names_occupation
from jdlint.rules_dir import load_data

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FARTHEST = 8
"""Steps up a parse after which the two ends have little to do with each other."""

_NEAR = 3
"""Words behind a word that can still be what it describes, where there is no parse."""

_MODIFIERS = frozenset({"amod", "advmod", "compound", "flat", "appos", "nummod", "det"})
_COPULAS = frozenset({"cop", "aux:pass"})
_CLAUSES = frozenset({"acl:relcl", "acl", "relcl"})
_RELATIVES = frozenset({"who", "that", "which"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass"})
_OBJECTS = frozenset({"obj", "dobj", "obl", "nmod", "iobj", "pobj", "dep"})
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(load_data("people")[kind])


def describes_person(text: str, start: int, end: int, doc: Doc | None = None) -> bool:
    """Whether characters `start` to `end` of a sentence name or describe the person hired or their team.

    Without a parse (in a heading, or where the pipeline has no parser) only the words right behind tell.
    """
    if doc is None or not doc.has_annotation("DEP"):
        return any(_is_person(word) for word in _WORD.findall(text[end:])[:_NEAR])
    span = doc.char_span(start, end, alignment_mode="expand")
    return span is not None and _is_meant(span.root)


def _is_person(word: str) -> bool:
    lower = word.lower()
    return any(lower in _words(kind) for kind in ("candidates", "teams", "persons")) or names_occupation(
        lower
    )


def _is_meant(token: Token) -> bool:
    """Whether a word is about the person hired: by the noun it hangs on, or as what someone is said to be."""
    matched = token
    for _ in range(_FARTHEST):
        is_joined = (token.dep_ == "conj" and not _is_nominal(token)) or (
            token.dep_ == "advmod" and token.pos_ == token.head.pos_ == "ADJ"
        )
        if not is_joined and not (token.dep_ in _MODIFIERS and _is_nominal(token.head)):
            break
        token = token.head
    if any(child.dep_ in _COPULAS for child in token.children):
        subject = _subject(token)
        if subject is not None:
            return _is_subject_meant(subject)
    if token.dep_ == "xcomp":
        return _is_complement_meant(token)
    if token.dep_ in _CLAUSES:
        return _is_someone(token.head)
    if _is_nominal(token):
        return _is_someone(token, is_term=token is matched)
    return token.dep_ == "ROOT" and _stands_alone(token)


def _is_nominal(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "PRON"} or _is_person(token.text)


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)


def _stands_alone(trait: Token) -> bool:
    """Whether nothing says whose a trait is, as in "Must be energetic" and in the bullet "Energetic and hungry"."""
    return trait.pos_ in {"ADJ", "VERB"} and not any(
        child.dep_ in _SUBJECTS | {"obj", "dobj"} for child in trait.children
    )


def _is_subject_meant(subject: Token) -> bool:
    """Whether what something is said of is the person hired: "the right person is ..."."""
    if subject.lower_ in _RELATIVES:
        clause = subject.head
        return clause.head is not clause and _is_someone(clause.head)
    return _is_someone(subject)


def _is_complement_meant(trait: Token) -> bool:
    """Whether "attractive" is the reader ("you look attractive") or someone sought, not "it" in "you keep it so"."""
    thing = next((child for child in trait.head.children if child.dep_ in {"obj", "dobj"}), None)
    if thing is not None:
        return _is_someone(thing)
    subject = _subject(trait.head)
    return trait.head.dep_ == "ROOT" if subject is None else _is_someone(subject)


def _is_someone(token: Token, *, is_term: bool = False) -> bool:
    """Whether a noun or pronoun is the person hired or the team. `is_term`: it is the very word that is judged."""
    if token.lower_ in _words("pronouns"):
        return True
    first = _first_of_list(token)
    if first.dep_ in _OBJECTS and first.head.lower_ in _words("serving"):
        return False
    if token.lower_ in _words("candidates") | _words("teams"):
        return True
    if token.lower_ in _words("traits"):
        return _has_reader(first)
    return (is_term or _is_person(token.text)) and _is_wanted(first)


def _first_of_list(token: Token) -> Token:
    for _ in range(_FARTHEST):
        if token.dep_ not in {"conj", "appos", "flat", "parataxis", "list"}:
            break
        token = token.head
    return token


def _has_reader(trait: Token) -> bool:
    """Whether a trait such as an attitude is the reader's, by its verb or the person it hangs on."""
    owner = next((child.lower_ for child in trait.children if child.dep_ == "nmod:poss"), "your")
    if owner != "your":
        return False
    if trait.head.lower_ in _words("having"):
        subject = _subject(trait.head)
        return subject is None or _is_someone(subject)
    if trait.dep_ == "ROOT" or trait.head.lower_ in _words("wanting"):
        return True
    return trait.head.pos_ in {"NOUN", "PROPN", "VERB"} and _is_person(trait.head.text)


def _is_wanted(token: Token) -> bool:
    """Whether people are looked for, or are what the reader is said to be."""
    children = {child.lower_ for child in token.children}
    if any(child.dep_ in _COPULAS for child in token.children):
        subject = _subject(token)
        said_of = _words("pronouns") | _words("candidates") | _words("teams")
        return subject is None or subject.lower_ in said_of
    if "as" in children:
        return True
    if token.dep_ in _OBJECTS:
        looks_elsewhere = token.head.lower_.startswith("look") and "for" not in children
        return not looks_elsewhere and token.head.lower_ in _words("wanting") | _words("made_of")
    if token.dep_ in _SUBJECTS:
        return bool(children & _words("ideal")) or _is_own(token) or _is_sought(token)
    return token.dep_ == "ROOT"


def _is_sought(subject: Token) -> bool:
    """Whether the verb of a subject looks for it: "waiters wanted", "closers are needed"."""
    verb = subject.head
    has_object = any(child.dep_ in {"obj", "dobj"} for child in verb.children)
    is_passive = subject.dep_ != "nsubj" or (verb.tag_ in {"VBN", "VBD"} and not has_object)
    return is_passive and verb.lower_ in _words("wanting")


def _is_own(token: Token) -> bool:
    """Whether people are the employer's: "our developers"."""
    return names_occupation(token.lower_) and any(child.lower_ in _words("own") for child in token.children)
