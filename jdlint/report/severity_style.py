"""The colours of severities."""

from __future__ import annotations

from jdlint.finding import Severity

SEVERITY_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
