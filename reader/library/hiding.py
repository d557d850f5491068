"""Which digests a list of articles leaves out, as SQL."""

from __future__ import annotations

from reader.model import Digests

HIDDEN = {
    Digests.LONE: "SELECT digest FROM links WHERE marked = 0",
    Digests.NONE: "SELECT id FROM articles WHERE digest = 1",
}
"""SQL for the row ids of the articles that a list leaves out; `Digests.ALL` leaves out none."""


def shown(row_id: str, digests: Digests) -> str:
    """SQL for the condition that an article is not left out. row_id: the column with its row id."""
    return f"{row_id} NOT IN ({HIDDEN[digests]})" if digests in HIDDEN else "1"
