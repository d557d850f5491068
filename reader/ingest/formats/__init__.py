"""File formats: which reader takes which file.

Each reader is a function `(name, data) -> Document` that raises UnreadableDocument. A new format is one more
line in `FORMATS`; what is in `NOT_YET` are documents too, refused with what to do instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.errors import UnreadableDocument
from reader.ingest import limits
from reader.ingest.document import Document


@dataclass(frozen=True, slots=True)
class Format:
    """read: makes a Document of a file's name and bytes. most_bytes: larger files are refused unread."""

    read: Callable[[str, bytes], Document]
    most_bytes: int


# The readers are imported when the first file of their kind comes: a worker that only sees plain text
# starts without the parsers of the others.


def _read_text(name: str, data: bytes) -> Document:
    from reader.ingest.formats.decoding import decode
    from reader.ingest.formats.plain_text import read_plain_text

    text = decode(data)
    limits.check_words(text)
    return read_plain_text(name, text)


def _read_page(name: str, data: bytes) -> Document:
    from reader.ingest.formats.web_page import read_page_bytes

    return read_page_bytes(name, data)


def _read_mail(name: str, data: bytes) -> Document:
    from reader.ingest.formats.mail import read_mail

    return read_mail(name, data)


def _read_saved_page(name: str, data: bytes) -> Document:
    from reader.ingest.formats.mhtml import read_mhtml

    return read_mhtml(name, data)


def _read_markdown(name: str, data: bytes) -> Document:
    from reader.ingest.formats.markdown import read_markdown

    return read_markdown(name, data)


_TEXT = Format(_read_text, limits.TEXT_BYTES)
_PAGE = Format(_read_page, limits.PAGE_BYTES)
_MHTML = Format(_read_saved_page, limits.MAIL_BYTES)
_MAIL = Format(_read_mail, limits.MAIL_BYTES)
_MARKDOWN = Format(_read_markdown, limits.MARKDOWN_BYTES)

FORMATS = {
    ".txt": _TEXT,
    ".html": _PAGE,
    ".htm": _PAGE,
    ".mhtml": _MHTML,
    ".mht": _MHTML,
    ".eml": _MAIL,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
}

_SAVE = "save this one as a web page or as plain text, and import that"
_PASTE = "copy what is in this one, and choose File > Paste as article"

_PDF = f"PDF files cannot be read yet; {_SAVE}."
_WORD = f"Word documents cannot be read yet; {_SAVE}."
_EXCEL = f"Excel workbooks cannot be read yet; {_SAVE}."
_POWERPOINT = f"PowerPoint presentations cannot be read yet; {_PASTE}."

NOT_YET = {
    ".pdf": _PDF,
    ".doc": _WORD,
    ".docm": _WORD,
    ".docx": _WORD,
    ".xls": _EXCEL,
    ".xlsm": _EXCEL,
    ".xlsx": _EXCEL,
    ".ppt": _POWERPOINT,
    ".pptm": _POWERPOINT,
    ".pptx": _POWERPOINT,
    ".odt": f"OpenDocument texts cannot be read yet; {_SAVE}.",
    ".ods": f"OpenDocument spreadsheets cannot be read yet; {_SAVE}.",
    ".odp": f"OpenDocument presentations cannot be read yet; {_PASTE}.",
    ".rtf": f"RTF files cannot be read yet; {_SAVE}.",
    ".msg": f"Outlook messages (.msg) cannot be read yet; {_SAVE}.",
}
"""By ending: the reason, and what to do, in one sentence."""


def format_of(suffix: str) -> Format:
    """The format of files with this suffix (with its dot, any case); UnreadableDocument where there is
    none.
    """
    suffix = suffix.lower()
    known = FORMATS.get(suffix)
    if known:
        return known
    if suffix in NOT_YET:
        raise UnreadableDocument(NOT_YET[suffix])
    raise UnreadableDocument(
        f"Files ending in “{suffix}” cannot be read."
        if suffix
        else "A file without an ending cannot be read."
    )
