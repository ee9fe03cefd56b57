"""Tools that look for the passive voice, each as a function from sentences to the places it flags."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

from benchmarks.node_tools import Place, Tool, node_tools
from jdlint.lint import run_rules
from jdlint.posting import Block, BlockKind, Posting
from jdlint.rulebook import Rulebook, load_rulebook
from jdlint.span import mapped

PACKAGES = ("write-good@1", "unified@11", "retext-english@5", "retext-passive@5", "retext-stringify@4")
WRITE_GOOD = """
import writeGood from 'write-good'
const only = {passive: true, illusion: false, so: false, thereIs: false, weasel: false, adverb: false, tooWordy: false,
              cliches: false, eprime: false}
const places = (text) => writeGood(text, only).map((found) => [found.index, found.index + found.offset])
"""
RETEXT = """
import {unified} from 'unified'
import retextEnglish from 'retext-english'
import retextPassive from 'retext-passive'
import retextStringify from 'retext-stringify'
const retext = unified().use(retextEnglish).use(retextPassive).use(retextStringify)
const placed = (text) => retext.processSync(text).messages.filter((message) => message.place)
const places = (text) => placed(text).map(({place}) => [place.start.offset, place.end.offset])
"""


def jdlint(sentences: Sequence[str]) -> list[list[Place]]:
    """The findings of jdlint's rule, informative ones too, with each sentence as a paragraph."""
    starts, blocks, end = [], [], 0
    for sentence in sentences:
        starts.append(end)
        blocks.append(Block(BlockKind.PARAGRAPH, mapped([(sentence, end, end + len(sentence))])))
        end += len(sentence) + 1
    posting = Posting("sentences", "text", "\n".join(sentences), tuple(blocks))
    ran = run_rules([posting], Rulebook((load_rulebook().get("passive-voice"),), ""))
    if ran.notes or ran.errors:
        raise RuntimeError(f"jdlint could not run its rule: {ran.notes or ran.errors}")
    places: list[list[Place]] = [[] for _ in sentences]
    for finding in ran.files[0].findings:
        index = bisect_right(starts, finding.span.start) - 1
        places[index].append((finding.span.start - starts[index], finding.span.end - starts[index]))
    return places


def npm_tools(folder: Path) -> dict[str, Tool | str]:
    """The tools from npm, installed into the folder if they are not there yet, or why there is none."""
    return node_tools(folder, PACKAGES, {"write-good": WRITE_GOOD, "retext-passive": RETEXT})
