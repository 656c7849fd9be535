"""Markdown to sanitised HTML: the only place in the project that marks text as safe."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

import nh3
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

_TAGS = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "code", "pre", "hr"}
_TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
_ATTRIBUTES = {"a": {"href", "hreflang", "lang"}}


@lru_cache(maxsize=1024)
def to_html(text: str, heading: int = 3, *, keeps_lines: bool = False) -> SafeString:
    """Return CommonMark `text` as HTML that cannot carry script.

    Headings start at level `heading`, so that they fit into the page around them. `keeps_lines` keeps the line breaks
    within a paragraph, as the plain part of a mail does.
    """
    # A renderer per call: it keeps state, and requests share the process in threads.
    parser = MarkdownIt("commonmark", {"html": False, "breaks": keeps_lines}).enable("table")
    tokens = parser.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(4, int(token.tag[1]) - 1 + heading)}" if int(token.tag[1]) > 0 else token.tag
    html = parser.renderer.render(tokens, parser.options, {})
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    )
    return mark_safe(clean)  # noqa: S308 - the one place; nh3 has just cleaned it


# A single paragraph in which nothing can be markup.
_NO_MARKUP = re.compile(r"(?![-+#~=|]|\d+[.)])[^\n*_`\[\]<>&\\]*")


@lru_cache(maxsize=1024)
def to_text(text: str) -> str:
    """Return CommonMark `text` as plain words, for mails and calendar entries."""
    if _NO_MARKUP.fullmatch(text.strip()):
        return " ".join(text.split())
    html = MarkdownIt("commonmark", {"html": False}).render(text)
    return " ".join(unescape(strip_tags(html)).split())


def to_plain_text(text: str) -> str:
    """Return CommonMark `text` as the plain part of a mail: paragraphs, lists with dashes, links with their address."""
    lines: list[str] = []
    depth = 0
    for token in MarkdownIt("commonmark", {"html": False}).parse(text):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            depth += 1
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            depth -= 1
            if not depth:
                lines.append("")
        elif token.type == "list_item_open":
            bullet = f"{token.info}. " if token.info else "- "
            lines.append("  " * (depth - 1) + bullet)
        elif token.type == "inline":
            words = _plain_inline(token.children or [])
            if depth and lines and lines[-1].endswith(" "):
                lines[-1] += words
            else:
                lines.append("  " * depth + words)
            if not depth:
                lines.append("")
        elif token.type in {"fence", "code_block"}:
            lines += [token.content.rstrip(), ""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _plain_inline(children: Iterable[Token]) -> str:
    words, address, label_from = "", "", 0
    for child in children:
        if child.type == "link_open":
            address, label_from = str(child.attrs.get("href", "")), len(words)
        elif child.type == "link_close":
            label = words[label_from:]
            # An address that is its own label is said once.
            words = words if unquote(label) == unquote(address) else f"{words} <{address}>"
        elif child.type in {"softbreak", "hardbreak"}:
            words += "\n"
        else:
            words += child.content
    return words
