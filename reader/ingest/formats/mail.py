"""E-mails (.eml): the message's text, without its attachments and without the headers of a forwarded one."""

from __future__ import annotations

import re
from email.message import Message
from email.utils import parseaddr

from reader.errors import UnreadableDocument
from reader.ingest import limits
from reader.ingest.dates import find_dates
from reader.ingest.document import Document, Line
from reader.ingest.formats.forwarded import without_forward_headers
from reader.ingest.formats.mail_text import tidy_mail_text
from reader.ingest.formats.mime import children_of, header_of, parameter_of, parse_message, text_of_part
from reader.ingest.formats.plain_text import read_plain_text
from reader.ingest.formats.web_page import read_mail_page

_PREFIX = re.compile(
    r"(?:(?:fwd?|fw|re)\s*(?:\[\d+\])?\s*:|\[(?:external|ext)\]:?|external:)\s*", re.IGNORECASE
)
_REAL_TEXT = 40  # characters; a message with less says nothing, and its HTML may only count openings
_DEEPEST = 20


def read_mail(name: str, data: bytes) -> Document:
    """The message's HTML where there is real text in it, else its plain text; attachments are not read.

    The subject, without "Fwd:" and the like, is the title. Of a forwarded message the day and the sender are
    those of the original: the header in the text gives them, or the message attached to an empty one.
    """
    return _read(name, parse_message(data), 0)


def _read(name: str, message: Message, depth: int) -> Document:
    body = _Body(name)
    lines = body.lines_of(message, 0)
    if _size(lines) < _REAL_TEXT and body.attached and depth < _DEEPEST:
        return _read(name, body.attached[0], depth + 1)
    lines, forwarded = without_forward_headers(lines)
    if not lines:
        raise body.refusal or UnreadableDocument("The message holds no text.")
    metadata: dict[str, str] = {}
    if day := _day_in(forwarded.get("date", "")) or _day_in(header_of(message, "Date")):
        metadata["published"] = day
    if sender := _name_in(forwarded.get("from", "") or header_of(message, "From")):
        metadata["author"] = sender
        # What goes out by a mailing system is sent by an organisation, not by a person.
        if not forwarded and (message.get("List-Unsubscribe") or message.get("List-Id")):
            metadata["site_name"] = sender
    return Document(name, lines, _subject(message) or None, metadata)


class _Body:
    """Gathers a message's lines from its parts.

    attached: the messages attached to it. refusal: why a part could not be read.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.attached: list[Message] = []
        self.refusal: UnreadableDocument | None = None

    def lines_of(self, part: Message, depth: int) -> tuple[Line, ...]:
        kind = part.get_content_type()
        if kind == "message/rfc822":
            self.attached += children_of(part)
            return ()
        if depth > _DEEPEST or (depth and part.get_content_disposition() == "attachment"):
            return ()
        if part.is_multipart():
            return self._of_several(kind, [self.lines_of(child, depth + 1) for child in children_of(part)])
        if kind not in ("text/html", "text/plain"):
            return ()
        try:
            return self._read_html(part) if kind == "text/html" else self._read_plain(part)
        except UnreadableDocument as refusal:
            self.refusal = refusal
            return ()

    @staticmethod
    def _of_several(kind: str, parts: list[tuple[Line, ...]]) -> tuple[Line, ...]:
        if kind == "multipart/alternative":
            # The last one is the richest.
            rich = next((lines for lines in reversed(parts) if _size(lines) >= _REAL_TEXT), None)
            return rich if rich is not None else max(parts, key=_size, default=())
        if kind == "multipart/related":
            return next((lines for lines in parts if lines), ())
        return tuple(line for lines in parts for line in lines)

    def _read_html(self, part: Message) -> tuple[Line, ...]:
        return read_mail_page(text_of_part(part))

    def _read_plain(self, part: Message) -> tuple[Line, ...]:
        flowed = parameter_of(part, "format") == "flowed"
        text = tidy_mail_text(text_of_part(part), flowed, parameter_of(part, "delsp") == "yes")
        limits.check_words(text)
        return read_plain_text(self._name, text).lines


def _size(lines: tuple[Line, ...]) -> int:
    return sum(len(line.text) + sum(len(cell.text) for row in line.rows for cell in row) for line in lines)


def _subject(message: Message) -> str:
    subject = header_of(message, "Subject")
    while prefix := _PREFIX.match(subject):
        subject = subject[prefix.end() :]
    return subject


def _day_in(written: str) -> str | None:
    """The day that a header names, as the sender's clock had it; ISO."""
    for date in find_dates(written):
        if date.month and date.day:
            return f"{date.month}-{date.day:02}"
    return None


def _name_in(written: str) -> str | None:
    """The display name of an address; None where there is only the address."""
    name = parseaddr(written)[0].strip(" '\"")
    if not name and "@" not in written:
        name = written.strip(" '\"")
    return name if name and "@" not in name else None
