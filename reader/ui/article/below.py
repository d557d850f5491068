"""What stands below an article, in the same scrolled page: its series, and the articles that are near it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor

from reader.ui.texts import as_html

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from reader.model import ArticleSummary, Related, Series

_ROOM_ABOVE, _ROOM_BELOW = 40, 12  # pixels around the heading
SCHEME = "article"
"""The scheme of links to other articles; in the texts of articles such links are no links."""


def below_html(series: Sequence[Series], related: Sequence[Related]) -> str:
    """The articles before and after it in each of its series, then those that are near for other reasons;
    "" where there is nothing.
    """
    named = {summary.key for each in series for summary in (each.previous, each.next) if summary}
    rows = [_series_html(each) for each in series if each.previous or each.next]
    return "".join(rows) + _related_html([each for each in related if each.summary.key not in named])


def _series_html(series: Series) -> str:
    rows = "".join(
        f'<p class="near"><span class="why">{which}: </span>{_beside(summary, end)}</p>'
        for which, summary, end in (
            ("Previous", series.previous, "this is the oldest"),
            ("Next", series.next, "this is the newest"),
        )
    )
    name = as_html(series.name[:1].upper() + series.name[1:])
    return f'<p class="near-title">{name}</p>{rows}'


def _beside(summary: ArticleSummary | None, end: str) -> str:
    if summary is None:
        return f'<span class="why">{end}</span>'
    date = summary.issued.label
    said = "" if date in summary.title else f'<span class="why"> · {as_html(date)}</span>'
    return _link(summary) + said


def _related_html(related: Sequence[Related]) -> str:
    """The articles with the reason why each is near."""
    if not related:
        return ""
    rows = []
    for each in related:
        summary = each.summary
        regions = ", ".join(region.label for region in summary.regions)
        said = [fact for fact in (summary.issued.label, regions) if fact and fact not in each.reason]
        facts = " · ".join([*said, each.reason])
        rows.append(f'<p class="near">{_link(summary)}<br/><span class="why">{as_html(facts)}</span></p>')
    return f'<p class="near-title">Related articles</p>{"".join(rows)}'


def _link(summary: ArticleSummary) -> str:
    return f'<a href="{SCHEME}:{as_html(summary.key)}">{as_html(summary.title)}</a>'


def append(document: QTextDocument, html: str) -> int:
    """Put `html` behind all that stands in the document; returns the position where that ended before."""
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    end = cursor.position()
    cursor.beginEditBlock()  # as one change, which Qt lays out once
    # Else it would go on as the last item of a list, or inside a quotation.
    cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
    cursor.insertHtml(html)
    # Qt gives the first block the room of the one it is put into.
    cursor.setPosition(end + 1)
    first = cursor.blockFormat()
    first.setTopMargin(_ROOM_ABOVE)
    first.setBottomMargin(_ROOM_BELOW)
    cursor.setBlockFormat(first)
    cursor.endEditBlock()
    return end


def remove(document: QTextDocument, end: int) -> None:
    """Take everything behind the position `end` out again."""
    cursor = QTextCursor(document)
    cursor.setPosition(end)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
