"""Checks: one module per kind of check that a rule file can ask for, and the table of them."""

from jdlint.checks.acronyms import AcronymsCheck
from jdlint.checks.balance import BalanceCheck
from jdlint.checks.base import Check
from jdlint.checks.bullets import BulletsCheck
from jdlint.checks.closing_date import ClosingDateCheck
from jdlint.checks.contradicting_years import ContradictingYearsCheck
from jdlint.checks.demands import DemandsCheck
from jdlint.checks.density import DensityCheck
from jdlint.checks.dependency import DependencyCheck
from jdlint.checks.length import LengthCheck
from jdlint.checks.links import LinksCheck
from jdlint.checks.long_text import LongTextCheck
from jdlint.checks.monologue import MonologueCheck
from jdlint.checks.openings import OpeningsCheck
from jdlint.checks.parallel import ParallelCheck
from jdlint.checks.pattern import PatternCheck
from jdlint.checks.pay import PayCheck
from jdlint.checks.place import PlaceCheck
from jdlint.checks.placeholder import PlaceholderCheck
from jdlint.checks.readability import ReadabilityCheck
from jdlint.checks.recognition import RecognitionCheck
from jdlint.checks.repetition import RepetitionCheck
from jdlint.checks.same_heading import SameHeadingCheck
from jdlint.checks.second_person import SecondPersonCheck
from jdlint.checks.section import SectionCheck
from jdlint.checks.section_order import SectionOrderCheck
from jdlint.checks.seniority import SeniorityCheck
from jdlint.checks.shouting import ShoutingCheck
from jdlint.checks.statement import StatementCheck
from jdlint.checks.technology_age import TechnologyAgeCheck
from jdlint.checks.terms import TermsCheck
from jdlint.checks.themes import ThemesCheck

CHECKS: dict[str, type[Check]] = {
    "acronyms": AcronymsCheck,
    "balance": BalanceCheck,
    "bullets": BulletsCheck,
    "closing_date": ClosingDateCheck,
    "contradicting_years": ContradictingYearsCheck,
    "demands": DemandsCheck,
    "density": DensityCheck,
    "dependency": DependencyCheck,
    "length": LengthCheck,
    "links": LinksCheck,
    "long_text": LongTextCheck,
    "monologue": MonologueCheck,
    "parallel": ParallelCheck,
    "openings": OpeningsCheck,
    "pattern": PatternCheck,
    "pay": PayCheck,
    "place": PlaceCheck,
    "placeholder": PlaceholderCheck,
    "readability": ReadabilityCheck,
    "recognition": RecognitionCheck,
    "repetition": RepetitionCheck,
    "same_heading": SameHeadingCheck,
    "second_person": SecondPersonCheck,
    "section": SectionCheck,
    "section_order": SectionOrderCheck,
    "seniority": SeniorityCheck,
    "shouting": ShoutingCheck,
    "statement": StatementCheck,
    "technology_age": TechnologyAgeCheck,
    "terms": TermsCheck,
    "themes": ThemesCheck,
}
"""The kinds of check, by the name that a rule file gives as `check.kind`."""
