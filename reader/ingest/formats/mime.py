"""Messages in MIME, as e-mail and saved pages use it: their parts and headers, read without trust.

The old policy of the standard library is used on purpose: the new one parses headers in a way that a megabyte
of them can fill the memory (measured: docs/decisions/0003-web-pages.md).
"""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

from reader.errors import UnreadableDocument
from reader.ingest.formats.decoding import clean_text, decode

_HEADER_CHARACTERS = 4_000
_MOST_PARTS = 1_000


def parse_message(data: bytes) -> Message:
    """The message in `data`; broken structure gives fewer or odd parts, never an error but
    UnreadableDocument.
    """
    if data.count(b"\n--") > 200 * _MOST_PARTS:
        raise UnreadableDocument("The message is made of too many parts to be read safely.")
    try:
        return message_from_bytes(data, policy=policy.compat32)
    except (RecursionError, ValueError, LookupError):
        raise UnreadableDocument(
            "The message's parts are nested in a way that cannot be read safely."
        ) from None


def children_of(part: Message) -> list[Message]:
    """The parts directly inside a part; none where it holds content of its own."""
    inner = part.get_payload()
    if not part.is_multipart() or not isinstance(inner, list):
        return []
    return [one for one in inner[:_MOST_PARTS] if isinstance(one, Message)]


def header_of(message: Message, name: str) -> str:
    """A header as text on one line, encoded words decoded; "" where it is missing."""
    written = str(message.get(name) or "")[:_HEADER_CHARACTERS]
    try:
        pieces = decode_header(written)
    except (HeaderParseError, ValueError):
        return _on_one_line(written)
    return _on_one_line("".join(_piece(text, charset) for text, charset in pieces))


def text_of_part(part: Message) -> str:
    """The text of a part, whatever its transfer encoding and charset; UnreadableDocument where there is
    none.
    """
    return decode(bytes_of_part(part), charset_of(part))


def bytes_of_part(part: Message) -> bytes:
    """The content of a part with its transfer encoding undone."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        payload = None
    return payload if isinstance(payload, bytes) else b""


def charset_of(part: Message) -> str | None:
    """The charset that a part names for itself."""
    try:
        charset = part.get_content_charset()
    except (ValueError, LookupError):
        return None
    return charset if isinstance(charset, str) else None


def parameter_of(part: Message, name: str) -> str:
    """A parameter of the Content-Type header, in lower case; "" where it is missing."""
    try:
        value = part.get_param(name)
    except (ValueError, LookupError):
        return ""
    return value.lower() if isinstance(value, str) else ""


def _piece(text: bytes | str, charset: str | None) -> str:
    if isinstance(text, str):
        return text
    try:
        return decode(text, charset) if text.strip() else " "
    except UnreadableDocument:
        return text.decode("ascii", "replace")


def _on_one_line(text: str) -> str:
    return " ".join(clean_text(text).split())
