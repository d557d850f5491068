"""An outline as Logseq keeps it: one bullet a mark with properties, the words and the note beneath it."""

from __future__ import annotations

from reader.export.escaping import inside, one_line, quoted_lines, typed_lines
from reader.export.front_matter import property_text
from reader.export.sheets import ArticleSheet, ColourNames
from reader.export.tags import each_once, logseq_tag
from reader.export.wording import citation_line, mark_label, source_line, way_back
from reader.model import Mark


def article(sheet: ArticleSheet, names: ColourNames) -> str:
    """All that is written of an article, without its head; ends with a line feed."""
    blocks = [f"- {source_line(sheet)}"]
    under = None
    for mark in sheet.marks:
        section = sheet.headings.get(mark.uid)
        if section and section != under:
            blocks.append(heading(section, 2))
            under = section
        blocks.append(_block(mark, names, "", identified=True))
    return "\n".join(blocks) + "\n"


def briefed(sheet: ArticleSheet, mark: Mark, names: ColourNames) -> str:
    """One mark with its source. It bears no id: a block's id stands once in a graph."""
    return _block(mark, names, citation_line(sheet.article), identified=False) + "\n"


def heading(title: str, level: int) -> str:
    return f"- {'#' * level} {one_line(title) or 'Untitled'}"


def link(stem: str, title: str) -> str:
    """A link to another exported page, which is named as its file is."""
    words = " ".join(title.replace("[", "(").replace("]", ")").split())
    return f"[{words or stem}]([[{stem}]])"


def _block(mark: Mark, names: ColourNames, source: str, *, identified: bool) -> str:
    lines = [f"- {mark_label(mark, names)} · {way_back(mark)}"]
    lines += [f"  {line}" for line in _properties(mark, names, identified=identified)]
    if mark.anchor and quoted_lines(mark.anchor.exact):
        quotation = "\n\n".join(quoted_lines(mark.anchor.exact)).split("\n")
        lines += _child(inside(quotation, "> "))
    if source:
        lines += _child([source])
    if typed_lines(mark.body):
        lines += _child(typed_lines(mark.body))
    return "\n".join(lines)


def _properties(mark: Mark, names: ColourNames, *, identified: bool) -> list[str]:
    written = []
    if identified:
        uid = mark.uid
        written.append(f"id:: {uid[:8]}-{uid[8:12]}-{uid[12:16]}-{uid[16:20]}-{uid[20:]}")
    if mark.colour is not None:
        written.append(f"colour:: {mark.colour.value}")
        own = property_text(names.get(mark.colour, ""))
        if own:
            written.append(f"colour-name:: {own}")
    tags = each_once(map(logseq_tag, mark.tags))
    if tags:
        written.append(f"tags:: {', '.join(tags)}")
    return written


def _child(lines: list[str]) -> list[str]:
    return [f"\t- {lines[0]}", *inside(lines[1:], "\t  ")]
