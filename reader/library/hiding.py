"""Which digests a list of articles leaves out, as SQL."""

from __future__ import annotations

from reader.library.rows import SHIPPED
from reader.model import Digests

_BESIDE_SOURCE = "SELECT digest FROM links WHERE marked = 0"
SHIPPED_ALONE = (
    f"SELECT id FROM articles WHERE digest = 1 AND batch = {SHIPPED} "
    f"AND NOT EXISTS (SELECT 1 FROM sources WHERE article = articles.id AND sources.batch <> {SHIPPED})"
)
"""SQL for the row ids of the shipped digests; one that the person has a document of is theirs."""

_HIDDEN = {
    Digests.LONE: _BESIDE_SOURCE,
    Digests.OWN: f"{_BESIDE_SOURCE} UNION {SHIPPED_ALONE}",
    Digests.ALL: "SELECT NULL WHERE 0",
    Digests.NONE: "SELECT id FROM articles WHERE digest = 1",
}


def hidden(digests: Digests) -> str:
    """SQL for the row ids of the articles that a list leaves out, few of all."""
    return _HIDDEN[digests]


def shown(row_id: str, digests: Digests) -> str:
    """SQL for the condition that an article is not left out. row_id: the column with its row id."""
    return "1" if digests is Digests.ALL else f"{row_id} NOT IN ({hidden(digests)})"
