"""Markdown to the text that a reader would see."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Some hostile paragraphs take the parser a time that grows with the square of their length.
_LONGEST_PARAGRAPH = 20_000

_COMMENT = re.compile(r"<!--(?:(?!<!--|-->).)*-->", re.DOTALL)
_PROGRAM = re.compile(r"<(script|style)\b(?:(?!<(?:script|style)\b).)*?</\1\s*>", re.DOTALL | re.I)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


@dataclass(frozen=True, slots=True)
class Plain:
    """A document without its markup; `title` is its first line, if that is a top heading."""

    title: str | None
    body: str


def looks_like_markdown(text: str) -> bool:
    """Whether a text whose name does not tell begins with a top heading."""
    return text.startswith("# ")


def to_plain(text: str) -> Plain:
    """Headings, emphasis, links, quotes and tables reduced to their words, one block a paragraph.

    A link leaves its words, a picture nothing, a list its items, one a line. Square brackets that
    are no link stay as they are.
    """
    env: dict[str, Any] = {}
    tokens = _block_parser().parse(text, env)
    blocks = _blocks(tokens, env)
    title = None
    if tokens and tokens[0].tag == "h1":
        title = blocks.pop(0).words.strip() or None
    blocks = [block for block in blocks if block.words.strip()]
    parts = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        if before is not None:
            parts.append("\n" if before.tight and block.tight else "\n\n")
        parts.append(block.words)
    return Plain(title, "".join(parts))


@dataclass(frozen=True, slots=True)
class _Block:
    """The words of a paragraph, or of an item or row that stands `tight` upon its like."""

    words: str
    tight: bool = False


@cache
def _block_parser() -> MarkdownIt:
    # Imported here: most reports are plain text.
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("inline")


@cache
def _inline_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("strikethrough")


def _blocks(tokens: list[Token], env: dict[str, Any]) -> list[_Block]:
    blocks: list[_Block] = []
    marker, tight = "", False
    row: list[str] | None = None
    for token in tokens:
        match token.type:
            case "paragraph_open" | "heading_open":
                tight = token.hidden
            case "list_item_open":
                marker = f"{token.info}{token.markup} " if token.info else "- "
            case "list_item_close":
                marker = ""
            case "tr_open":
                row = []
            case "tr_close":
                blocks.append(_Block(" | ".join(row or ()), tight=True))
                row = None
            case "inline" if row is not None:
                row.append(_words(token.content, env))
            case "inline":
                blocks.append(_Block(marker + _words(token.content, env), tight))
                marker = ""
            case "fence" | "code_block":
                blocks.append(_Block(token.content))
            case "html_block":
                blocks.append(_Block(_without_tags(token.content)))
    return blocks


def _words(content: str, env: dict[str, Any]) -> str:
    if len(content) > _LONGEST_PARAGRAPH:
        return content
    words = []
    for parent in _inline_parser().parseInline(content, env):
        for token in parent.children or ():
            match token.type:
                case "text" | "text_special" | "code_inline":
                    words.append(token.content)
                case "softbreak" | "hardbreak":
                    words.append("\n")
                case "html_inline" if token.content.lower().startswith("<br"):
                    words.append("\n")
    return "".join(words)


def _without_tags(source: str) -> str:
    bare = _TAG.sub("", _PROGRAM.sub("", _COMMENT.sub("", source)))
    return html.unescape(bare).strip("\n")
