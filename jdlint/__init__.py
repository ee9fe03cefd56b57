"""jdlint: a linter and quality scorer for job descriptions."""

__version__ = "0.1.0"
