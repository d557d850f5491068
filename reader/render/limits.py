"""What is too much for the parsers and the text pane, found before either sees it.

Measured: 20,000 brackets that are never closed hold Python-Markdown for two minutes, 2,000 open CDATA
sections for twenty seconds, and lists or quotations 200 deep exhaust its stack. None of it stands in an
article, and nothing that `markdown_writer` writes comes near these limits.
"""

from __future__ import annotations

import re

from reader.errors import UnreadableDocument

LONGEST_WORD = 10_000
LONGEST_MARKDOWN = 5_000_000
DEEPEST_NESTING = 30
_MOST_OPEN_BRACKETS = 50
_MOST_OPEN_TAGS = 100

_TOO_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")
_EMBEDDED_DATA = re.compile(r"data:[-\w.+/]+[;,][^\s)>\"']*")
_PARAGRAPH_OR_BRACKET = re.compile(r"\n[ \t]*\n|\\.|[\[\]]", re.DOTALL)
_OPEN_TAG = re.compile(r"<[A-Za-z/!?](?=[^<>]*(?:<|\Z))")
_LINE_PREFIX = re.compile(r"^(?:[ \t]|>|[-+*](?=[ \t])|\d{1,9}\.(?=[ \t]))+", re.MULTILINE)
_INDENTED = 4  # spaces a level


def check_words(text: str) -> None:
    """Raises `UnreadableDocument` where one word of `text` is longer than `LONGEST_WORD` characters."""
    if len(text) > LONGEST_WORD and _TOO_LONG_WORD.search(text):
        raise UnreadableDocument(
            f"It holds a word of more than {LONGEST_WORD:,} letters, so it is probably not text."
        )


def without_embedded_data(markdown: str) -> str:
    """`markdown` without the pictures that are written into it as very long addresses."""
    return _EMBEDDED_DATA.sub("data:,", markdown)


def check_markdown(markdown: str) -> None:
    """Raises `UnreadableDocument` where `markdown` would hold the parser too long or exhaust its stack."""
    if len(markdown) > LONGEST_MARKDOWN:
        raise UnreadableDocument(
            f"It is longer than {LONGEST_MARKDOWN:,} characters, more than any article has."
        )
    if any(_depth(found[0]) > DEEPEST_NESTING for found in _LINE_PREFIX.finditer(markdown)):
        raise UnreadableDocument(f"Its lists or quotations are more than {DEEPEST_NESTING} levels deep.")
    if _open_brackets(markdown) > _MOST_OPEN_BRACKETS:
        raise UnreadableDocument(
            "It holds many square brackets that are never closed, so it is not Markdown."
        )
    if sum(1 for _ in _OPEN_TAG.finditer(markdown)) > _MOST_OPEN_TAGS:
        raise UnreadableDocument("It holds many HTML tags that are never closed, so it is not Markdown.")


def _depth(prefix: str) -> int:
    """How deep the line that starts with `prefix` can stand in lists and quotations."""
    prefix = prefix.expandtabs(_INDENTED)
    return sum(prefix.count(mark) for mark in ">-+*.") + prefix.count(" ") // _INDENTED


def _open_brackets(markdown: str) -> int:
    """The most square brackets that stand open at one place within one paragraph."""
    most = depth = 0
    for found in _PARAGRAPH_OR_BRACKET.finditer(markdown):
        if found[0] == "[":
            depth += 1
            most = max(most, depth)
        elif found[0] == "]":
            depth = max(depth - 1, 0)
        elif found[0][0] == "\n":
            depth = 0
    return most
