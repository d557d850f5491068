"""The article's HTML as the pane wants it: a header above the body, and tables as wide as the column."""

from __future__ import annotations

from reader.model import ArticleSummary
from reader.ui.article.header import date_evidence, facts
from reader.ui.texts import as_html

HEADER_BLOCKS = 2
"""How many blocks of the document stand above the reading text: the line of facts and the title."""


def header(summary: ArticleSummary) -> str:
    """The header as HTML: facts in one paragraph, the date with its evidence as tooltip, then the title."""
    dated = f'<span title="{as_html(date_evidence(summary.issued))}">{as_html(summary.issued.label)}</span>'
    parts = [dated if part == summary.issued.label else as_html(part) for part in facts(summary)]
    return f'<p class="facts">{" · ".join(parts)}</p>\n<p class="title">{as_html(summary.title)}</p>\n'


def body(html: str) -> str:
    """The body with its tables as wide as the column; a little less, since Qt rounds columns up."""
    return html.replace("<table>", '<table width="99%" cellspacing="0" cellpadding="0">')
