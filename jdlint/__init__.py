"""jdlint: a linter and quality scorer for job descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Report", "lint_file", "lint_text"]

if TYPE_CHECKING:
    from jdlint.lint import lint_file, lint_text
    from jdlint.result import Report


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module attribute of any kind
    """Load what the package offers when it is first asked for, so that `jdlint --help` stays quick."""
    if name in {"lint_file", "lint_text"}:
        from jdlint import lint  # noqa: PLC0415

        return getattr(lint, name)
    if name == "Report":
        from jdlint.result import Report  # noqa: PLC0415

        return Report
    raise AttributeError(f"module 'jdlint' has no attribute {name!r}")
