"""An extension of Python-Markdown: ordered lists keep the number that each item is printed with."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneOListProcessor

_NUMBER = re.compile(r" {0,3}(\d{1,9})\.[ ]+")


class _NumberedItems(SaneOListProcessor):
    """Puts the printed number into every item's attribute `value`, which Python-Markdown drops."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        numbers = [found[1] for line in blocks[0].split("\n") if (found := _NUMBER.match(line))]
        super().run(parent, blocks)
        items = parent if parent.tag == "ol" else parent[-1]
        for item, number in zip(reversed(items), reversed(numbers), strict=False):
            item.set("value", number)


class NumberedLists(Extension):
    """Registers the above in the place of the ordered lists of `sane_lists`."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.parser.blockprocessors.register(_NumberedItems(md.parser), "olist", 40)
