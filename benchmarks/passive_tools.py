"""Tools that look for the passive voice, each as a function from sentences to the places it flags."""

from __future__ import annotations

import json
import shutil
import subprocess
from bisect import bisect_right
from collections.abc import Callable, Sequence
from pathlib import Path

from jdlint.lint import run_rules
from jdlint.posting import Block, BlockKind, Posting
from jdlint.rulebook import Rulebook, load_rulebook
from jdlint.span import mapped

Place = tuple[int, int]
Tool = Callable[[Sequence[str]], list[list[Place]]]

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
READ_AND_WRITE = """
import fs from 'node:fs'
console.log(JSON.stringify(JSON.parse(fs.readFileSync('sentences.json', 'utf8')).map(places)))
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
    if not shutil.which("node") or not shutil.which("npm"):
        reason = "skipped: node and npm are not installed"
        return {"write-good": reason, "retext-passive": reason}
    if not (folder / "node_modules").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
        done = subprocess.run(
            ["npm", "install", "--silent", *PACKAGES], cwd=folder, capture_output=True, text=True, check=False
        )
        if done.returncode:
            reason = "skipped: npm could not install it"
            return {"write-good": reason, "retext-passive": reason}
    return {"write-good": _node(folder, WRITE_GOOD), "retext-passive": _node(folder, RETEXT)}


def _node(folder: Path, script: str) -> Tool:
    def run(sentences: Sequence[str]) -> list[list[Place]]:
        (folder / "sentences.json").write_text(json.dumps(list(sentences)), encoding="utf-8")
        done = subprocess.run(
            ["node", "--input-type=module", "--eval", script + READ_AND_WRITE],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
        return [[(start, end) for start, end in places] for places in json.loads(done.stdout)]

    return run
