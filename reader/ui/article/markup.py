"""The article's HTML as the pane wants it: a header above the body, and tables as wide as the column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.article.header import date_evidence, facts
from reader.ui.texts import as_html

if TYPE_CHECKING:
    from reader.model import ArticleSummary

TITLE_BLOCK = 1
"""Which block of the document the title is; the line of facts stands above it."""

DIGEST_REMARK = "A digest in our own words. The source page says more."


def header_blocks(summary: ArticleSummary) -> int:
    """How many blocks of the document stand above the reading text."""
    return TITLE_BLOCK + (2 if summary.digest else 1)


def header(summary: ArticleSummary) -> str:
    """The header as HTML: facts in one paragraph, the date with its evidence as tooltip, then the title, and
    below that of a digest what it is.
    """
    dated = f'<span title="{as_html(date_evidence(summary.issued))}">{as_html(summary.issued.label)}</span>'
    parts = [dated if part == summary.issued.label else as_html(part) for part in facts(summary)]
    line, title = f'<p class="facts">{" · ".join(parts)}</p>\n', as_html(summary.title)
    if summary.digest:
        return f'{line}<p class="digest-title">{title}</p>\n<p class="remark">{DIGEST_REMARK}</p>\n'
    return f'{line}<p class="title">{title}</p>\n'


def body(html: str) -> str:
    """The body with its tables as wide as the column; a little less, since Qt rounds columns up."""
    return html.replace("<table>", '<table width="99%" cellspacing="0" cellpadding="0">')
