"""The words that exported files have in common."""

from __future__ import annotations

from reader.export.escaping import one_line
from reader.export.sheets import ArticleSheet, ColourNames, address, colour_label
from reader.model import Citation, Mark, MarkKind

OPEN = "Open in Regional Reader"


def mark_label(mark: Mark, names: ColourNames) -> str:
    """What a mark is, escaped: "Highlight · Funding (yellow)", "Bookmark · Read again", "Note"."""
    parts = [mark.kind.value.capitalize()]
    if mark.kind is MarkKind.BOOKMARK and mark.anchor is None and not mark.label:
        parts = ["Bookmarked article"]
    if mark.colour is not None:
        parts.append(one_line(colour_label(mark.colour, names)))
    if mark.label.strip():
        parts.append(one_line(mark.label))
    return " · ".join(parts)


def citation_line(article: Citation) -> str:
    """Title, publisher and date, escaped: "*Title*, Publisher, 25 October 2019"."""
    parts = [f"*{one_line(article.title) or 'Untitled'}*"]
    if article.publisher:
        parts.append(one_line(article.publisher))
    if article.issued or article.label:
        parts.append(one_line(article.label or article.issued or ""))
    return ", ".join(parts)


def source_line(sheet: ArticleSheet) -> str:
    """Where an article comes from, with the way back to it."""
    return f"Source: {citation_line(sheet.article)}. [{OPEN}]({address(sheet.article.key)})"


def way_back(mark: Mark, words: str = OPEN) -> str:
    return f"[{words}]({address(mark.article.key, mark.uid)})"
