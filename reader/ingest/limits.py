"""Caps on what is taken in, checked by cheap linear scans before any parser sees the text.

A small file made for it can hold a parser or the window for minutes, or bring it down: a word of a million
characters, thousands of nested elements, thousands of open brackets. What passes here is read whole;
what does not pass fails as one file, with its reason. Nothing is cut off or broken up, since a shortened
text would be a false one.
"""

from __future__ import annotations

import re

from reader.errors import UnreadableDocument

MEBIBYTE = 1024 * 1024

TEXT_BYTES = 8 * MEBIBYTE  # some three thousand articles in one file
MARKDOWN_BYTES = 4 * MEBIBYTE
PAGE_BYTES = 32 * MEBIBYTE  # a saved page may carry its pictures inside
MAIL_BYTES = 64 * MEBIBYTE  # mail carries its attachments

# Qt lays out one word in quadratic time: some milliseconds at this length, for ever at a million. Addresses
# that mail filters rewrite reach about 2,000 characters.
WORD_CHARACTERS = 5_000

# Real pages stay below 100 levels, mail built of tables below 200.
PAGE_DEPTH = 400
PAGE_FORMATTING_DEPTH = 100
PAGE_ELEMENTS = 150_000  # a page of a thousand articles
# nh3 0.3 takes quadratic time over the "&" in one stretch of text: 1 s at this number.
PAGE_REFERENCES = 150_000

_NEVER_BROKEN = str.maketrans({"\u00a0": "_", "\u2007": "_", "\u202f": "_"})
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Their end tags may be left out, so that an open one says nothing of depth.
_SELF_CLOSING = frozenset(
    "html head body p li dt dd tr td th thead tbody tfoot colgroup caption option optgroup rt rp".split()
)
# Parsers open these again in every paragraph until they are closed by name.
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())


def check_size(size: int, most: int) -> None:
    """UnreadableDocument where a file of `size` bytes is larger than `most`."""
    if size > most:
        raise UnreadableDocument(
            f"It is too large: {size / MEBIBYTE:,.0f} MB, where at most {most // MEBIBYTE} MB can be read."
        )


def check_words(text: str) -> None:
    """UnreadableDocument where a word is longer than any real one; no-break spaces do not end a word."""
    long_lines = [line for line in text.split("\n") if len(line) > WORD_CHARACTERS]
    if any(
        len(word) > WORD_CHARACTERS for line in long_lines for word in line.translate(_NEVER_BROKEN).split()
    ):
        raise UnreadableDocument(
            f"It holds a word of more than {WORD_CHARACTERS:,} characters, so it does not seem to be text."
        )


def check_page(html: str) -> None:
    """UnreadableDocument where a page's elements are too many or too deeply nested, or its character
    references too many, for a parser to get through.
    """
    if html.count("&") > PAGE_REFERENCES or html.count("<") > 2 * PAGE_ELEMENTS:
        raise UnreadableDocument("The page holds too much mark-up to be read safely.")
    stack: list[str] = []
    formatting = 0
    for closing, name in _TAG.findall(html):
        tag = name.lower()
        if tag in _VOID or tag in _SELF_CLOSING:
            continue
        if tag in _FORMATTING:
            formatting = max(0, formatting - 1) if closing else formatting + 1
        elif not closing:
            stack.append(tag)
        elif tag in stack:
            # A closing tag closes everything opened since.
            while stack.pop() != tag:
                pass
        if len(stack) + formatting > PAGE_DEPTH or formatting > PAGE_FORMATTING_DEPTH:
            raise UnreadableDocument("The page's parts are nested too deeply to be read safely.")
