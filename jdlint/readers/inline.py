"""Markdown's inline text into lines: emphasis, links, code, entities and inline HTML."""

from __future__ import annotations

import re
from typing import Any

from markdown_it.common.html_blocks import block_names
from markdown_it.token import Token

from jdlint.posting import MarkKind
from jdlint.readers.line import Line, LineBuilder
from jdlint.readers.markdown_parser import inline_tokens, source_range
from jdlint.span import MappedText

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_MARK_TAGS = {
    "strong": MarkKind.STRONG,
    "b": MarkKind.STRONG,
    "a": MarkKind.LINK,
    "code": MarkKind.CODE,
    "blockquote": MarkKind.QUOTE,
}
_MARK_TOKENS = {
    "strong_open": MarkKind.STRONG,
    "strong_close": MarkKind.STRONG,
    "link_open": MarkKind.LINK,
    "link_close": MarkKind.LINK,
}
# What stands between "<" and ">" and is none of these, as in "based in <City>", was never meant as HTML.
_INLINE_ELEMENTS = """
    a abbr acronym applet area audio b bdi bdo big br button canvas cite code data datalist del dfn
    em embed font g i img input ins kbd label map mark meter nobr noscript object output path
    picture progress q rp rt ruby s samp script select slot small span strike strong style sub sup
    svg template textarea time tt u use var video wbr"""
_ELEMENTS = frozenset(block_names).union(_INLINE_ELEMENTS.split())
_BREAK_TAGS = frozenset({"br", "p", "div", "li", "ul", "ol", "tr", "hr", "h1", "h2", "h3", "h4", "h5", "h6"})


def tag_of(source: str) -> tuple[str, bool] | None:
    """Return the lower-case name of an HTML tag and whether it closes; None of a comment and the like."""
    match = _TAG.match(source)
    return (match[2].lower(), bool(match[1])) if match else None


def apply_mark_tag(builder: LineBuilder, source: str) -> None:
    """Open or close the mark that an HTML tag stands for, if it stands for one."""
    name, closes = tag_of(source) or ("", False)
    kind = _MARK_TAGS.get(name)
    if kind and closes:
        builder.close(kind)
    elif kind:
        href = _HREF.search(source)
        builder.open(kind, next(filter(None, href.groups()), None) if href else None)


def read_inline(content: MappedText, env: dict[str, Any]) -> list[Line]:
    """Return the lines of a Markdown block's text. `env` holds the document's link references."""
    builder = LineBuilder()
    for token in inline_tokens(content, env):
        _read_token(token, content, builder)
    return builder.lines()


def _read_token(token: Token, content: MappedText, builder: LineBuilder) -> None:
    start, end = source_range(token)
    match token.type:
        case "text" | "text_special":
            builder.add(_text(token.content, content, start, end))
        case "code_inline":
            builder.mark(MarkKind.CODE, _code(token, content, start, end))
        case "softbreak":
            builder.end_line(_break(" ", content, start, end))
        case "hardbreak":
            builder.end_line(_break("\n", content, start, end))
        case "strong_open" | "link_open":
            builder.open(_MARK_TOKENS[token.type], str(token.attrs.get("href", "")) or None)
        case "strong_close" | "link_close":
            builder.close(_MARK_TOKENS[token.type])
        case "html_inline":
            name, _ = tag_of(token.content) or ("", False)
            if name in _BREAK_TAGS:
                builder.end_line(content.stand_for("\n", start, end))
            elif _is_only_bracketed(token.content):
                builder.add(_text(token.content, content, start, end))
            apply_mark_tag(builder, token.content)


def _is_only_bracketed(source: str) -> bool:
    words = re.fullmatch(r"</?([a-zA-Z]+)(?: \w+)*>", source)
    return words is not None and words[1].lower() not in _ELEMENTS


def _text(text: str, content: MappedText, start: int, end: int) -> MappedText:
    for cut in (0, 1):  # of <https://…>, the link's text stands between the marks
        if text == content.text[start + cut : end - cut]:
            return content.cut(start + cut, end - cut)
    return content.stand_for(text, start, end)


def _code(token: Token, content: MappedText, start: int, end: int) -> MappedText:
    ticks = len(token.markup)
    inner = content.cut(start + ticks, end - ticks)
    pad = (len(inner.text) - len(token.content)) // 2
    inner = inner.cut(pad, len(inner.text) - pad)
    return MappedText(token.content, inner.pieces)


def _break(char: str, content: MappedText, start: int, end: int) -> MappedText:
    """Return a line ending, which stands for the white space around it, too."""
    text = content.text
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    return content.stand_for(char, start, end)
