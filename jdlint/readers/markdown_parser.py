"""markdown-it-py set up for postings: it tells where inline tokens stand, and forgives what people write.

markdown-it gives blocks the lines they stand on, but inline tokens no position. Here every inline rule is wrapped:
what it adds to the tokens is noted with the part of the text that it consumed. So nothing is guessed afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from jdlint.span import MappedText

_InlineRule = Callable[[StateInline, bool], bool]
_SOURCE = "source"

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$|(?=[^#\s]))(.*?)(?:[ \t]+#+)?[ \t]*$")
_WORD = re.compile(r"\S+")


@cache
def parser() -> MarkdownIt:
    """Return the parser: blocks, tables and HTML, inline text left for `inline_tokens`."""
    markdown = MarkdownIt("commonmark").enable("table")
    # Four spaces before a paragraph are an accident in a posting, not a listing.
    markdown.disable(["code", "inline", "text_join", "fragments_join"])
    markdown.block.ruler.at("heading", _heading, {"alt": ["paragraph", "reference", "blockquote"]})
    rules = markdown.inline.ruler
    for name, rule in zip(rules.get_active_rules(), rules.getRules(""), strict=True):
        rules.at(name, _noting_source(_newline if name == "newline" else rule))
    rules.push("other", _noting_source(_other))
    return markdown


def inline_tokens(content: MappedText, env: dict[str, Any]) -> list[Token]:
    """Return the inline tokens of a block's text; `env` holds the document's link references."""
    markdown = parser()
    return markdown.inline.parse(content.text, markdown, env, [])


def source_range(token: Token) -> tuple[int, int]:
    """Return the range of the text that an inline token was read from."""
    start, end = token.meta[_SOURCE]
    return start, end


def _noting_source(rule: _InlineRule) -> _InlineRule:
    def run(state: StateInline, silent: bool) -> bool:
        start, known = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if silent:
            return True
        if state.pending:
            state.pushPending()
        delimiter = state.src[start] in "*_"
        for index, token in enumerate(state.tokens[known:]):
            # A run of emphasis marks gives one token for each of them, any other rule one for all of its text.
            place = (start + index, start + index + 1) if delimiter else (start, state.pos)
            token.meta.setdefault(_SOURCE, place)
        return True

    return run


def _newline(state: StateInline, silent: bool) -> bool:
    """Read a line ending; markdown-it's own rule looks at pending text, of which there is none here."""
    if state.src[state.pos] != "\n":
        return False
    if not silent:
        hard = state.src.endswith("  ", 0, state.pos)
        state.push("hardbreak" if hard else "softbreak", "br", 0)
    state.pos += 1
    return True


def _other(state: StateInline, silent: bool) -> bool:
    """Read a character that no other rule wants."""
    if not silent:
        state.pending += state.src[state.pos]
    state.pos += 1
    return True


def _heading(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """Read `# Heading`, and `###Heading` as people write it."""
    line = state.src[state.bMarks[start_line] + state.tShift[start_line] : state.eMarks[start_line]]
    match = _HEADING.match(line)
    if not match or not _is_heading(line, match):
        return False
    if silent:
        return True
    state.line = start_line + 1
    level = len(match[1])
    for kind, nesting in (("heading_open", 1), ("inline", 0), ("heading_close", -1)):
        token = state.push(kind, "" if kind == "inline" else f"h{level}", nesting)  # type: ignore[arg-type]
        token.map = [start_line, state.line]
        token.markup = match[1]
        token.content = match[2].strip() if kind == "inline" else ""
    return True


def _is_heading(line: str, match: re.Match[str]) -> bool:
    level = len(match[1])
    after = line[level : level + 1]
    if not after or after in " \t":
        return True
    if level > 1:
        return after != "#"
    # "#Software Developer" is a heading; "#hiring #remote", "#LI-AB1" and "#1 in care" are not.
    words = _WORD.findall(match[2])
    return (
        after.isalpha()
        and after.isupper()
        and len(words) > 1
        and not any(word.startswith("#") for word in words)
    )
