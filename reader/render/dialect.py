"""Where Markdown as we read it departs from Python-Markdown's: an extension of it."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneOListProcessor
from markdown.extensions.tables import TableProcessor

_NUMBER = re.compile(r" {0,3}(\d{1,9})\.[ ]+")
_BAR = re.compile(r"\\.|(\|)")
_ALSO_ESCAPED = list("=~<&\"':;,/?@$%^")


class ArticleMarkdown(Extension):
    """Ordered lists keep the printed number of every item, tables split their rows as GitHub's do, and any
    ASCII punctuation can be escaped, as CommonMark says.
    """

    def extendMarkdown(self, md: Markdown) -> None:
        md.parser.blockprocessors.register(_NumberedItems(md.parser), "olist", 40)
        md.parser.blockprocessors.register(_Table(md.parser, {"use_align_attribute": False}), "table", 75)
        md.ESCAPED_CHARS += _ALSO_ESCAPED


class _NumberedItems(SaneOListProcessor):
    """Puts the printed number into every item's attribute `value`; else only the list's first one is kept."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        numbers = [found[1] for line in blocks[0].split("\n") if (found := _NUMBER.match(line))]
        super().run(parent, blocks)
        items = parent if parent.tag == "ol" else parent[-1]
        for item, number in zip(reversed(items), reversed(numbers), strict=False):
            item.set("value", number)


class _Table(TableProcessor):
    """Splits a row at every bar without a backslash.

    Python-Markdown looks for code around bars, which takes it seconds for a row full of backticks.
    """

    def _split(self, row: str) -> list[Any]:
        cells, start = [], 0
        for found in _BAR.finditer(row):
            if found[1]:
                cells.append(row[start : found.start()])
                start = found.end()
        return [*cells, row[start:]]
