"""Write the index of all rules into rules/README.md, or, with --check, tell whether it is stale."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from jdlint.rulebook import load_rulebook

README = Path(__file__).parent.parent / "rules" / "README.md"
START, END = "<!-- index: written by tools/make_rule_index.py -->", "<!-- end of index -->"


def index() -> str:
    """Return the index as Markdown: a table per category."""
    lines = []
    for category, rules in groupby(load_rulebook().rules, key=lambda rule: rule.category):
        lines += [f"### {category}", "", "| rule | severity | what it says |", "|---|---|---|"]
        lines += [f"| [{r.id}]({category}/{r.id}.yaml) | {r.severity} | {r.summary} |" for r in rules]
        lines.append("")
    return "\n".join(lines)


def main() -> int:
    """Write or check the index; return the exit status."""
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(START)
    after = rest.split(END)[1]
    fresh = f"{before}{START}\n\n{index()}\n{END}{after}"
    if "--check" in sys.argv:
        if fresh != text:
            sys.stderr.write("rules/README.md is stale: run `python tools/make_rule_index.py`\n")
        return int(fresh != text)
    README.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
