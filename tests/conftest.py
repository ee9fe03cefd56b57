"""Options and fixtures that several test modules share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# A busy machine is slow, and a slow example is no wrong one.
settings.register_profile("jdlint", deadline=None)
settings.load_profile("jdlint")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-corpus", action="store_true", help="Write what jdlint says now as what is expected."
    )


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expected output is to be written anew."""
    return bool(request.config.getoption("--update-corpus"))
