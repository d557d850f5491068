"""From a `Document` to its articles, whoever published it."""

from __future__ import annotations

from reader.errors import UnreadableDocument
from reader.ingest.brackets import with_brackets
from reader.ingest.document import Document
from reader.ingest.furniture import clean_lines, strip_menu
from reader.ingest.publishers.association import Part, has_event_box, has_trailer, split_listing
from reader.ingest.publishers.draft import Draft, read_draft
from reader.ingest.wrapping import unwrapped
from reader.model import Article

__all__ = ["read_articles"]


def read_articles(document: Document) -> tuple[Article, ...]:
    """All articles of `document`, in order, numbered from 1, `source` its name.

    Raises UnreadableDocument where the document holds no text.
    """
    if not any(line.text or line.rows for line in document.lines):
        raise UnreadableDocument(
            "It holds no text.", advice="If it is a picture or a scanned page, look for a version with text."
        )
    drafts = _drafts(document)
    dates = with_brackets([draft.entry for draft in drafts])
    return tuple(
        draft.article(document.name, at, issued)
        for at, (draft, issued) in enumerate(zip(drafts, dates, strict=True), start=1)
    )


def _drafts(document: Document) -> list[Draft]:
    lines = strip_menu(clean_lines(unwrapped(document.lines))) or list(document.lines)
    parts = split_listing(lines) if has_trailer(lines) else []
    own_page = bool(parts) or has_event_box(document.lines)
    return [
        read_draft(part, document, alone=len(parts) < 2, association_page=own_page)
        for part in parts or [Part(tuple(lines))]
    ]
