"""The shipped language pipeline loads fast enough to ship and reads the plain language of postings."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from jdlint.pipeline import MODEL_PATH, load
from jdlint.pipeline.verb_forms import base_form

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Token

LARGEST = 5_000_000


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def test_file_is_small() -> None:
    assert MODEL_PATH.stat().st_size <= LARGEST


def test_importing_the_package_leaves_spacy_alone() -> None:
    script = "import sys, jdlint.pipeline; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="absent"):
        load(tmp_path / "absent.msgpack")


@pytest.mark.parametrize("content", [b"", b"not a model", b"\x81\xa6format\x00"])
def test_other_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.msgpack"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="not a packed pipeline"):
        load(path)


@pytest.mark.parametrize(
    ("text", "participle"),
    [
        ("Reports are reviewed by the manager.", "reviewed"),
        ("Applicants will be considered without regard to age.", "considered"),
        ("The schedule is carefully planned every week.", "planned"),
        ("Orders must be packed before noon", "packed"),
        ("Patients have been moved to another ward.", "moved"),
        ("Is the kitchen cleaned daily?", "cleaned"),
        ("How is performance measured?", "measured"),
    ],
)
def test_passives_have_their_auxiliary(nlp: Language, text: str, participle: str) -> None:
    doc = nlp(text)
    auxiliaries = [token for token in doc if token.dep_ == "aux:pass"]
    assert [token.head.text for token in auxiliaries] == [participle]
    assert auxiliaries[0].head.tag_ in ("VBN", "VBD")
    assert auxiliaries[0].pos_ == "AUX"


@pytest.mark.parametrize(
    "text",
    [
        "You review reports every week.",
        "We have built three schools.",
        "Manage a team of four nurses",
        "Health insurance",
        "Is the work varied?",
    ],
)
def test_active_text_has_no_passive(nlp: Language, text: str) -> None:
    assert [token.text for token in nlp(text) if token.dep_ == "aux:pass"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Design and build services",
        "Teach small groups of children.",
        "Load trucks and sweep the yard",
        "Support our nurses on the night shift",
        "Review contracts with suppliers",
    ],
)
def test_bullets_open_with_a_verb(nlp: Language, text: str) -> None:
    first = nlp(text)[0]
    assert (first.tag_, first.dep_, first.pos_) == ("VB", "ROOT", "VERB")


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("5+ years of experience in sales", "years"),
        ("Project management experience", "experience"),
        ("Knowledge of food hygiene rules", "Knowledge"),
        ("Strong communication skills.", "skills"),
    ],
)
def test_noun_phrases_have_a_noun_for_root(nlp: Language, text: str, root: str) -> None:
    roots = [token for token in nlp(text) if token.dep_ == "ROOT"]
    assert [(token.text, token.pos_) for token in roots] == [(root, "NOUN")]


def test_a_doc_from_text_is_one_sentence(nlp: Language) -> None:
    assert len(list(nlp("Cook breakfast. Clean the kitchen.").sents)) == 1


def test_given_sentence_starts_are_kept(nlp: Language) -> None:
    doc = nlp.make_doc("Cook breakfast. Clean the kitchen.")
    for token in doc:
        token.is_sent_start = token.i in (0, 3)
    assert [sentence.text for sentence in nlp(doc).sents] == ["Cook breakfast.", "Clean the kitchen."]


def test_batches_read_like_single_texts(nlp: Language) -> None:
    texts = ["Reports are reviewed by the manager.", "Sort parcels", "Paid leave"]
    single = [[_read(token) for token in nlp(text)] for text in texts]
    assert [[_read(token) for token in doc] for doc in nlp.pipe(texts)] == single


def _read(token: Token) -> tuple[str, str, int]:
    return token.tag_, token.dep_, token.head.i


def test_parser_can_be_left_out(nlp: Language) -> None:
    (doc,) = nlp.pipe(["Sort parcels"], disable=["parser"])
    assert [token.tag_ for token in doc] == ["VB", "NNS"]
    assert not doc.has_annotation("DEP")


@pytest.mark.parametrize("text", ["", " ", "•", "\t–\n", "🙂", "?!"])
def test_text_without_words_is_read(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


@pytest.mark.parametrize(
    ("form", "tag", "base"),
    [
        ("maintained", "VBN", "maintain"),
        ("Managed", "VBD", "manage"),
        ("planned", "VBN", "plan"),
        ("carried", "VBN", "carry"),
        ("overseen", "VBN", "oversee"),
        ("written", "VBN", "write"),
        ("required", "VBN", "require"),
        ("added", "VBN", "add"),
        ("installed", "VBN", "install"),
        ("controlled", "VBN", "control"),
        ("delivered", "VBN", "deliver"),
        ("evaluated", "VBN", "evaluate"),
        ("fixed", "VBN", "fix"),
        ("co-taught", "VBD", "co-teach"),
        ("scheduling", "VBG", "schedule"),
        ("running", "VBG", "run"),
        ("overseeing", "VBG", "oversee"),
        ("processes", "VBZ", "process"),
        ("applies", "VBZ", "apply"),
        ("uses", "VBZ", "use"),
        ("Lead", "VB", "lead"),
        ("manager", "NN", "manager"),
    ],
)
def test_base_form(form: str, tag: str, base: str) -> None:
    assert base_form(form, tag) == base
