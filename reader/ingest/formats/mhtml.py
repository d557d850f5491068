"""Pages saved as one file (.mhtml, .mht): a mail-like archive of which only the page itself is read."""

from __future__ import annotations

from dataclasses import replace

from reader.errors import UnreadableDocument
from reader.ingest.document import Document
from reader.ingest.formats.mime import bytes_of_part, charset_of, children_of, header_of, parse_message
from reader.ingest.formats.web_page import read_page_bytes
from reader.render.links import safe_href

_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read_mhtml(name: str, data: bytes) -> Document:
    """The page in the archive: the first one in it. Pictures, styles and framed pages are left."""
    archive = parse_message(data)
    # The page stands at the top, or inside a part that holds its alternatives.
    outer = children_of(archive) or [archive]
    inner = [part for one in outer for part in children_of(one)]
    page = next((part for part in outer + inner if part.get_content_type() in _PAGE_TYPES), None)
    if page is None:
        raise UnreadableDocument("There is no page in this archive.")
    document = read_page_bytes(name, bytes_of_part(page), charset_of(page))
    address = safe_href(
        header_of(archive, "Snapshot-Content-Location") or header_of(page, "Content-Location")
    )
    if address and "url" not in document.metadata:
        return replace(document, metadata={**document.metadata, "url": address})
    return document
