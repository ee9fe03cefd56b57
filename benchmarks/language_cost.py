"""The cost of the language work of the shipped rules: `python -m benchmarks.language_cost FOLDER`.

Speed is words per second of processor time, one core's, for all that the shipped rules have analysed in the
postings of the folder, beside a bare `spacy.blank("en")` on all their text in the same run. Loss is the share
of passives that are not found because only sentences that pass the rule's `candidate` test are parsed. Set
OMP_NUM_THREADS=1, for one core.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import spacy

from jdlint import language
from jdlint.lint import read_posting, run_rules
from jdlint.posting import Posting
from jdlint.readers import ReadError, read
from jdlint.rule import Need, Rule
from jdlint.rulebook import Rulebook, load_rulebook

SUFFIXES = frozenset((".md", ".txt"))
RUNS = 3


def main(folder: Path) -> None:
    """Print speed and loss."""
    postings = list(postings_of(folder))
    texts = [block.text for posting in postings for block in posting.blocks if block.text]
    words = sum(len(doc) for doc in spacy.blank("en").pipe(texts))
    bare = min(seconds(tokenise(texts)) for _ in range(RUNS))
    asked = asking_rules()
    whole = min(seconds(analyse(postings, asking_rules())) for _ in range(RUNS))
    print(f"{len(postings)} postings, {words:,} words")
    print(f"bare tokenizer: {words / bare:,.0f} words/s")
    print(f"what {len(asked)} rules need: {words / whole:,.0f} words/s, {bare / whole:.2f} of bare")
    for rule in asking_rules():
        alone = seconds(analyse(postings, [rule]))
        print(f"  {rule.id} alone: {words / alone:,.0f} words/s")
    print_loss(postings, load_rulebook().get("passive-voice"))


def asking_rules() -> list[Rule]:
    """Return the rules that need language work, loaded anew, so that they remember no sentence."""
    return [rule for rule in load_rulebook().rules if rule.needs > Need.TEXT]


def postings_of(folder: Path) -> list[Posting]:
    """All postings under the folder that can be read."""
    found: list[Posting] = []
    for path in sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES):
        try:
            found += read(str(path), path.read_bytes())
        except ReadError as error:
            print(f"left out: {path.name}: {error}")
    return found


def tokenise(texts: list[str]) -> Callable[[], object]:
    """Return the work of a bare tokenizer that has seen no text yet."""
    nlp = spacy.blank("en")
    return lambda: sum(len(doc) for doc in nlp.pipe(texts))


def analyse(postings: list[Posting], rules: list[Rule]) -> Callable[[], object]:
    """Return the language work that rules ask for; sections and facts are read beforehand."""
    readings = [read_posting(posting) for posting in postings]
    language.load_pipeline.cache_clear()  # a tokenizer that has seen a word is faster
    language.load_pipeline(language.SHIPPED)  # as `annotate` asks for it: loading is measured apart
    language.annotate(readings[:1], rules)  # rules get ready on the first posting they see
    return lambda: language.annotate(readings, rules)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of a piece of work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def print_loss(postings: list[Posting], rule: Rule) -> None:
    """Compare the rule with itself when it parses everything."""
    thorough = replace(rule, check=rule.check.model_copy(update={"candidate": None}))
    sparing, all_found = (places(postings, variant) for variant in (rule, thorough))
    lost = all_found - sparing
    share = len(lost) / len(all_found) if all_found else 0.0
    print(f"lost by the candidate test of {rule.id}: {len(lost)} of {len(all_found)}, {share:.1%}")
    for path, start, end, text in sorted(lost):
        print(f"  {Path(path).name}, characters {start} to {end}: {text}")


def places(postings: list[Posting], rule: Rule) -> set[tuple[str, int, int, str]]:
    """Where a rule finds something."""
    files = run_rules(postings, Rulebook((rule,), "")).files
    return {(file.path, f.span.start, f.span.end, f.text) for file in files for f in file.findings}


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
