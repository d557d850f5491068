"""Markdown as people who use Obsidian expect it: callouts with block ids, tags in the text."""

from __future__ import annotations

from reader.export.escaping import inside, one_line, quoted_lines, typed_lines
from reader.export.sheets import ArticleSheet, ColourNames
from reader.export.tags import each_once, obsidian_tag
from reader.export.wording import citation_line, mark_label, source_line, way_back
from reader.model import Mark, MarkKind

_CALLOUTS = {MarkKind.HIGHLIGHT: "quote", MarkKind.NOTE: "note", MarkKind.BOOKMARK: "info"}


def article(sheet: ArticleSheet, names: ColourNames) -> str:
    """All that is written of an article, without its head; ends with a line feed."""
    parts = [heading(sheet.article.title, 1), source_line(sheet)]
    under = None
    for mark in sheet.marks:
        section = sheet.headings.get(mark.uid)
        if section and section != under:
            parts.append(heading(section, 2))
            under = section
        parts.append(_callout(mark, names, ""))
        parts.append(f"^{mark.uid}")
    return "\n\n".join(parts) + "\n"


def briefed(sheet: ArticleSheet, mark: Mark, names: ColourNames) -> str:
    """One mark with its source."""
    return _callout(mark, names, citation_line(sheet.article)) + "\n"


def heading(title: str, level: int) -> str:
    return f"{'#' * level} {one_line(title) or 'Untitled'}"


def link(stem: str, title: str) -> str:
    """A link to another exported file: by its name, which holds nothing that would end a link."""
    words = " ".join(title.replace("[", "(").replace("]", ")").replace("|", "/").split())
    return f"[[{stem}|{words or stem}]]"


def _callout(mark: Mark, names: ColourNames, source: str) -> str:
    """The note comes last and within the callout: an unfinished code block or comment ends with it."""
    groups = [[f"[!{_CALLOUTS[mark.kind]}] {mark_label(mark, names)}"]]
    if mark.anchor:
        groups += [[line] for line in quoted_lines(mark.anchor.exact)]
    tags = [f"#{tag}" for tag in each_once(map(obsidian_tag, mark.tags))]
    groups.append([" · ".join([part for part in (source, " ".join(tags), way_back(mark)) if part])])
    if typed_lines(mark.body):
        groups += [["**Note**"], typed_lines(mark.body)]
    lines = [line for group in groups for line in (*group, "")]
    return "\n".join(inside(lines[:-1], "> "))
