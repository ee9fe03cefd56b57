"""Tools from npm, installed where the user says and run by node: each a function from texts to the places it flags."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

Place = tuple[int, int]
Tool = Callable[[Sequence[str]], list[list[Place]]]

READ_AND_WRITE = """
import fs from 'node:fs'
console.log(JSON.stringify(JSON.parse(fs.readFileSync('texts.json', 'utf8')).map(places)))
"""


def node_tools(folder: Path, packages: Sequence[str], scripts: Mapping[str, str]) -> dict[str, Tool | str]:
    """Tools by name, or why there is none.

    Args:
        folder: Where the packages are, or are to be installed.
        packages: What npm is asked for, each with its version: "write-good@1".
        scripts: By name of the tool, JavaScript that defines `places`, from a text to a list of starts and ends.
    """
    reason = _install(folder, packages)
    return {name: reason or _node(folder, script) for name, script in scripts.items()}


def _install(folder: Path, packages: Sequence[str]) -> str | None:
    if not shutil.which("node") or not shutil.which("npm"):
        return "skipped: node and npm are not installed"
    if all((folder / "node_modules" / package.rpartition("@")[0]).is_dir() for package in packages):
        return None
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
    done = subprocess.run(
        ["npm", "install", "--silent", *packages], cwd=folder, capture_output=True, text=True, check=False
    )
    return "skipped: npm could not install it" if done.returncode else None


def _node(folder: Path, script: str) -> Tool:
    def run(texts: Sequence[str]) -> list[list[Place]]:
        (folder / "texts.json").write_text(json.dumps(list(texts)), encoding="utf-8")
        done = subprocess.run(
            ["node", "--input-type=module", "--eval", script + READ_AND_WRITE],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
        return [[(start, end) for start, end in places] for places in json.loads(done.stdout)]

    return run
