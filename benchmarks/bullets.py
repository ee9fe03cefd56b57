"""Does this bullet open with an action verb? The whole rule `no-action-verb` on labelled bullets.

    python -m benchmarks.bullets [--sets NAME ...] [--errors]

`bullets.jsonl` holds 240 bullets from ten trades, labelled before any rule read them; what the rule got wrong of
them was read later, so they are no unseen set. `bullets_fresh.jsonl` holds 220 from 21 trades, labelled by a second
writer who had seen neither rules nor data, and read by nobody who works on the rule. `bullets_tuning.jsonl` and
`bullets_dev.jsonl`, 1,385 in all, are meant to be harder: half of them open with a word that is verb and noun. They
were labelled before the rule read them, too. The errors of the first were read and mended; the score of the second
chose between ways, and the errors of its first 299 were read, of its last 114 not. So `bullets_fresh` alone tells
how good the rule is. Imperatives, "you will" and a verb, and the same verbs as "running" or "runs" are labelled
true; nouns that look like verbs, benefits, tools, abilities and "responsible for" are false.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

from jdlint.lint import run_rules
from jdlint.readers import read
from jdlint.rule import Rule
from jdlint.rulebook import Rulebook, load_rulebook

SETS = {
    name: Path(__file__).with_name(f"{name}.jsonl")
    for name in ("bullets", "bullets_tuning", "bullets_dev", "bullets_fresh")
}
SHOWN = ("bullets", "bullets_tuning", "bullets_dev")
"""The sets whose errors may be read; the other is to stay unseen."""


def main() -> None:
    """Print the share that the rule gets right of each set of bullets."""
    parser = argparse.ArgumentParser(description="Score the rule about action verbs on labelled bullets.")
    parser.add_argument("--sets", nargs="+", choices=SETS, default=list(SETS), help="which sets to score")
    parser.add_argument("--errors", action="store_true", help="show the bullets that the rule gets wrong")
    options = parser.parse_args()
    for name in options.sets:
        print(f"{name}:")
        print_shares(SETS[name], errors=options.errors and name in SHOWN)


def print_shares(path: Path, *, errors: bool) -> None:
    """Print the share of a file that the rule gets right, by trade and in all."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    right, of = Counter[str](), Counter[str]()
    for row, opens in zip(rows, judged([row["text"] for row in rows]), strict=True):
        of[row["trade"]] += 1
        right[row["trade"]] += opens == row["opens_with_action_verb"]
        if errors and opens != row["opens_with_action_verb"]:
            print(f"{'missed' if row['opens_with_action_verb'] else 'wrong'}: {row['text']}")
    for trade, count in of.items():
        print(f"{trade:22} {right[trade]:3} of {count}")
    print(f"{'all':22} {right.total():3} of {of.total()}, {right.total() / of.total():.3f}")


def judged(bullets: list[str]) -> list[bool]:
    """Whether the rule finds each bullet, alone under a heading for duties, to open with an action verb."""
    rule = load_rulebook().get("no-action-verb")
    rule = replace(rule, check=rule.check.model_copy(update={"least_share": 0}))
    return [opens_with_verb(rule, bullet) for bullet in bullets]


def opens_with_verb(rule: Rule, bullet: str) -> bool:
    """Whether the rule has nothing to say of a list of this one bullet."""
    postings = read("bullet.md", f"## Responsibilities\n\n- {bullet}\n".encode(), "markdown")
    return not run_rules(postings, Rulebook((rule,), "")).files[0].findings


if __name__ == "__main__":
    main()
