import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.headings import heading_kind, heading_kinds
from jdlint.posting import SectionKind
from jdlint.rules_dir import load_data

NAMED = {
    SectionKind.ABOUT_COMPANY: [
        "About us",
        "Who we are",
        "About Marlow & Finch",
        "About the school",
        "About our clinic",
        "Our mission",
        "Company overview",
        "Meet the team",
        "Life at Otterbridge",
        "What we do",
    ],
    SectionKind.ROLE_OVERVIEW: [
        "About the role",
        "The opportunity",
        "Job description",
        "Position summary",
        "Job purpose",
        "Purpose of the post",
        "Head Gardener job description",
        "Who is a data steward?",
        "Role at a glance",
        "Why this role exists",
    ],
    SectionKind.RESPONSIBILITIES: [
        "Responsibilities",
        "Key duties",
        "Duties/Responsibilities:",
        "What you'll do",
        "What you will be doing at Marlow & Finch",
        "Senior welder responsibilities",
        "What does a pastry chef do?",
        "In this role, you will",
        "As a night nurse you will:",
        "Your tasks",
        "A day in the life",
        "Essential functions include but are not limited to:",
        "Roles & Responsibilities of a Ward Manager",
        "What success looks like",
        "Night shift duties",
        "KPIs",
    ],
    SectionKind.REQUIREMENTS: [
        "Requirements",
        "Skills",
        "Key skills",
        "Skills required",
        "Forklift driver skills",
        "Who we're looking for",
        "What you'll need",
        "About you",
        "Person specification",
        "Essential criteria",
        "Education and/or experience",
        "Knowledge, skills, and abilities",
        "Skills and requirements for a Crane Operator",
        "Qualifications to be a paralegal",
        "The ideal candidate",
        "You might be a good fit if you…",
        "Must-haves",
    ],
    SectionKind.NICE_TO_HAVE: [
        "Nice to have",
        "Nice-to-haves",
        "Preferred qualifications",
        "Desirable criteria",
        "Skills (preferred)",
        "Bonus points if you have",
        "It's a plus if you",
        "What would make you stand out",
        "Preferred but not required",
    ],
    SectionKind.BENEFITS: [
        "Benefits",
        "Perks",
        "What we offer",
        "What's in it for you?",
        "Why join us?",
        "Why Otterbridge?",
        "Employee benefits package",
        "What you'll get in return",
    ],
    SectionKind.COMPENSATION: [
        "Salary",
        "Compensation",
        "Pay range",
        "Total rewards",
        "How much does a plumber earn?",
        "Remuneration package",
        "Barista salary by experience level",
    ],
    SectionKind.HOW_TO_APPLY: [
        "How to apply",
        "To apply",
        "Application process",
        "How to apply for this job",
        "What happens next?",
        "Interested?",
        "Contact information",
        "Closing date",
    ],
    SectionKind.EEO: [
        "Equal opportunity employer",
        "EEO statement",
        "Diversity, equity & inclusion",
        "Our commitment to diversity",
        "Reasonable accommodations",
    ],
    SectionKind.LOCATION: ["Location", "Where you'll work", "Work location", "Location and work hours"],
    SectionKind.OTHER: [
        "Disclaimer",
        "Start date",
        "Frequently asked questions",
        "Writing tips",
        "Related articles",
        "Work environment",
        "Additional information",
        "Reports to",
    ],
}

NO_HEADINGS = """
Strong communication skills
Excellent customer service skills
Customer service experience
Experience with Python
Two years of supervisory experience
5+ years of experience
Knowledge of food safety requirements
Gather business requirements
Manages multiple responsibilities
Perform other duties as assigned
Other duties as assigned
Responsible for the tills and the safe
Ability to travel
Must have a valid driver's license
Bachelor's degree in nursing
Health benefits
401(k) benefits
Competitive salary
Professional development
Paid time off
Remote
Full-time
Apply now
Join our team
We are hiring a nurse
Registered Nurse
Senior Data Engineer
Denver, CO
Location: Denver
Salary: $50,000
About 30 hours per week
You will lead a team of five engineers
You have five years of experience in sales
To apply, send your CV to jobs@example.com
A passion for people
Position reports to the head of school
Team player
""".strip().splitlines()


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in NAMED.items() for text in texts])
def test_a_heading_tells_its_kind_even_without_markup(kind: SectionKind, text: str) -> None:
    assert heading_kind(text) is kind


@pytest.mark.parametrize("text", NO_HEADINGS)
def test_a_line_that_a_list_may_hold_is_no_heading(text: str) -> None:
    assert heading_kind(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "WHAT YOU WILL DO",
        "What you’ll do",
        "What you'll do…",
        "What you'll do:",
        "What you'll do?",
        "1. What you'll do",
        "II) What you'll do",
        "🚀 What you'll do 🚀",
        "— What you'll do —",
        "  What   you'll do ",
        "**What you'll do:**",
        "What you’ll do (day to day)",
        "𝗪𝗵𝗮𝘁 𝘆𝗼𝘂'𝗹𝗹 𝗱𝗼",
        "What youll do",
    ],
)
def test_typography_does_not_matter(text: str) -> None:
    assert heading_kind(text) is SectionKind.RESPONSIBILITIES


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Benefits & How to Apply", ["benefits", "how_to_apply"]),
        ("Compensation and benefits", ["compensation", "benefits"]),
        ("Salary / Perks", ["compensation", "benefits"]),
        ("Responsibilities, requirements and benefits", ["responsibilities", "requirements", "benefits"]),
        ("Skills + requirements", ["requirements"]),
        ("Location and Start date", ["location"]),
        ("Requirements – must have", ["requirements"]),
        ("Roles and responsibilities", ["responsibilities"]),
        ("Preferred skills and experience", ["nice_to_have"]),
        ("Rivers and canals", []),
    ],
)
def test_a_heading_may_name_several_kinds(text: str, kinds: list[str]) -> None:
    assert list(heading_kinds(text)) == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Communication skills", SectionKind.REQUIREMENTS),
        ("Health benefits", SectionKind.BENEFITS),
        ("Apply now", SectionKind.HOW_TO_APPLY),
        ("Some of the duties that wait for you", SectionKind.RESPONSIBILITIES),
        ("Our preferred qualifications for this trade", SectionKind.NICE_TO_HAVE),
        ("Travel", SectionKind.OTHER),
    ],
)
def test_markup_or_a_colon_makes_less_telling_words_a_heading(text: str, kind: SectionKind) -> None:
    assert heading_kind(text) is None
    assert heading_kind(text, marked=True) is kind
    assert heading_kind(f"{text}:") is kind


def test_a_key_word_of_two_kinds_tells_nothing() -> None:
    assert heading_kind("Skills that your salary mirrors", marked=True) is None


def test_a_long_sentence_is_no_heading() -> None:
    sentence = "The requirements of this work are many and we list them all below so that nobody is surprised"
    assert heading_kind(sentence, marked=True) is None
    assert heading_kind("Skills " * 100, marked=True) is None


def _single_headings() -> Iterator[tuple[str, str, bool]]:
    """Yield the alternatives in the data that stand for one heading each."""
    for kind, entry in load_data("headings")["kinds"].items():
        for key in ("phrases", "marked"):
            for phrase in entry.get(key, []):
                inner = re.fullmatch(r"\(([^()\[\]{}]*)\)", phrase)
                if inner or not re.search(r"[()\[\]{}|]", phrase):
                    for text in (inner[1] if inner else phrase).split("|"):
                        yield kind, text, key == "marked"


def test_the_data_do_not_contradict_themselves() -> None:
    headings = list(_single_headings())
    wrong = [(kind, text) for kind, text, marked in headings if heading_kind(text, marked=marked) != kind]
    assert not wrong
    assert len(headings) > 600


def test_every_phrase_is_written_the_way_texts_are_read() -> None:
    data = load_data("headings")
    words = {
        word
        for entry in data["kinds"].values()
        for phrases in entry.values()
        for phrase in phrases
        for word in re.findall(r"[^\s()\[\]|]+", phrase)
    }
    slots = {*data["slots"], "any", "one", "rest", "name", "title"}
    assert {word for word in words if word.startswith("{")} <= {f"{{{slot}}}" for slot in slots}
    assert not [word for word in words if re.search(r"[^a-z0-9{}%$#@]", word)]
    assert not words & {"the", "an", "a"}


@given(st.text(max_size=250))
def test_any_text_can_be_asked(text: str) -> None:
    assert heading_kinds(text) == heading_kinds(text)
    assert heading_kind(text) is None or heading_kind(text, marked=True) is not None


def test_whose_duties_they_are_makes_no_difference() -> None:
    text = "The Head Gardener's essential duties and responsibilities include, but are not limited to the following:"
    assert heading_kind(text) is SectionKind.RESPONSIBILITIES
    assert heading_kind("Ghent's parks and ponds and everything else include the following:") is None
