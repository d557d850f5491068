"""CommonMark that reads well anywhere: a list, each item a quotation and what the person wrote of it."""

from __future__ import annotations

from urllib.parse import quote

from reader.export.escaping import inside, one_line, quoted_lines, typed_lines
from reader.export.sheets import ArticleSheet, ColourNames
from reader.export.tags import each_once, plain_tag
from reader.export.wording import citation_line, mark_label, source_line, way_back
from reader.model import Mark

_INDENT = "    "  # what every Markdown program takes for the inside of an item


def article(sheet: ArticleSheet, names: ColourNames) -> str:
    """All that is written of an article, without its head; ends with a line feed."""
    parts = [heading(sheet.article.title, 1), source_line(sheet)]
    under = None
    for mark in sheet.marks:
        section = sheet.headings.get(mark.uid)
        if section and section != under:
            parts.append(heading(section, 2))
            under = section
        parts.append(_item(mark, names, ""))
    return "\n\n".join(parts) + "\n"


def briefed(sheet: ArticleSheet, mark: Mark, names: ColourNames) -> str:
    """One mark with its source."""
    return _item(mark, names, citation_line(sheet.article)) + "\n"


def heading(title: str, level: int) -> str:
    return f"{'#' * level} {one_line(title) or 'Untitled'}"


def link(stem: str, title: str) -> str:
    """A link to another exported file in the same folder."""
    return f"[{one_line(title) or one_line(stem)}]({quote(stem + '.md')})"


def _item(mark: Mark, names: ColourNames, source: str) -> str:
    """The note comes last and within the item: an unfinished code block or comment ends with it."""
    groups = [[f"**{mark_label(mark, names)}**"]]
    if mark.anchor and quoted_lines(mark.anchor.exact):
        quotation = "\n\n".join(quoted_lines(mark.anchor.exact)).split("\n")
        groups.append(inside(quotation, "> "))
    tags = ", ".join(one_line(tag) for tag in each_once(map(plain_tag, mark.tags)))
    facts = (source, f"Tags: {tags}" if tags else "", way_back(mark))
    groups.append([" · ".join([part for part in facts if part])])
    if typed_lines(mark.body):
        groups += [["Note:"], typed_lines(mark.body)]
    lines = [line for group in groups for line in (*group, "")]
    return "-   " + "\n".join(inside(lines[:-1], _INDENT)).removeprefix(_INDENT)
