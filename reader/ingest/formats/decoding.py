"""Bytes -> text: which encoding, which line endings, and nothing in it that is not text."""

from __future__ import annotations

import codecs
import re

from reader.errors import UnreadableDocument

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or a Word, Excel or PowerPoint file"),
    (b"\xd0\xcf\x11\xe0", "an older Word, Excel, PowerPoint or Outlook file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"SQLite format 3\0", "a database"),
    (b"\x1f\x8b\x08", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
)
# Text holds tab, line feed, form feed, carriage return; escape begins Japanese mail. NEL is counted by
# no one.
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b") + b"\x7f"
_MOST_CONTROLS = 0.02
_SAMPLE = 4096

# Names a document may give; everything else (rot13, utf-7, idna ...) is not an encoding of documents.
_DECLARED = re.compile(
    r"(iso-?8859-?\d+|latin-?[1-9]|(cp|windows-?)(125\d|874|932|949|950)|koi8-[ru]|mac-?roman|macintosh|gb2312|gbk"
    r"|gb18030|big5(-hkscs)?|shift[-_]?jis|sjis|euc-?(jp|kr)|iso-2022-(jp|kr)|tis-620)"
)
_WESTERN = re.compile(r"(iso-?8859-?1|latin-?1|(cp|windows-?)1252)")

_UNUSUAL = re.compile("[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_ENDS = re.compile("[\v\f\x85\u2028\u2029]")
_CONTROL_RUN = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")
_LEFT_OUT = str.maketrans(dict.fromkeys([0, 0xFEFF, 0xFFFE, 0xFFFF]))
_SURROGATE = re.compile("[\ud800-\udfff]")
# With "surrogateescape", a byte that is no part of UTF-8 stands as one of these.
_DAMAGED = re.compile("[\udc80-\udcff]+")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`: line ends are line feeds, control characters became spaces, nothing else is
    changed.

    declared: the encoding that the document names for itself; believed only where the bytes do not say
    otherwise, since many name a wrong one. Raises UnreadableDocument for empty and binary content.
    """
    if not data.strip(b" \t\r\n\f\v\0"):
        raise UnreadableDocument("It is empty.")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableDocument(f"It is {what}, not text, whatever its name says.")
    text = clean_text(_decode(data, declared))
    if not text.strip():
        raise UnreadableDocument("It is empty.")
    return text


def clean_text(text: str) -> str:
    """`text` with line feeds as the only line ends and without NUL, control characters and lone
    surrogates.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _UNUSUAL.search(text):
        return text
    text = _LINE_ENDS.sub("\n", text.translate(_LEFT_OUT))
    return _SURROGATE.sub("\ufffd", _CONTROL_RUN.sub(" ", text))


def _decode(data: bytes, declared: str | None) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            if encoding == "utf-8":
                return _decode_eight_bit(data[len(mark) :], None)
            return _decode_wide(data[len(mark) :], encoding)
    wide = _wide_encoding(data)
    if wide:
        return _decode_wide(data, wide)
    if len(data) - len(data.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(data):
        raise UnreadableDocument("It is a binary file, not text.")
    return _decode_eight_bit(data, _known(declared))


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark: in western text every other byte is NUL, and hardly any of the others."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half >= 4 and odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if half >= 4 and even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _decode_wide(data: bytes, encoding: str) -> str:
    """A file cut amid a character, or with a line feed added as one byte, ends before it."""
    width = 4 if "32" in encoding else 2
    return data[: len(data) // width * width].decode(encoding, "replace")


def _known(declared: str | None) -> str | None:
    name = (declared or "").strip().lower()
    return name if _DECLARED.fullmatch(name) else None


def _decode_eight_bit(data: bytes, declared: str | None) -> str:
    if data.isascii():
        # Bytes below 128 that still are not plain letters: the ISO-2022 family of Asian mail.
        if declared and declared.startswith("iso-2022") and b"\x1b" in data:
            return data.decode(declared, "replace")
        return data.decode("ascii")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared and not _WESTERN.fullmatch(declared):
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass  # the name was wrong
    return _decode_mixed(data)


def _decode_mixed(data: bytes) -> str:
    """Windows-1252, or UTF-8 with some damaged or foreign bytes, whichever the bytes speak for."""
    mended = data.decode("utf-8", "surrogateescape")
    damaged = _DAMAGED.findall(mended)
    sound = sum(1 for character in mended if character > "\x7f") - sum(map(len, damaged))
    if sound < len(damaged):
        return _decode_windows(data)
    if damaged and mended.endswith(damaged[-1]) and damaged[-1] >= "\udcc2":
        mended = mended[: -len(damaged[-1])] + "\ufffd"  # the file ends amid a character
    return _DAMAGED.sub(lambda run: _decode_windows(run[0].encode("utf-8", "surrogateescape")), mended)


def _decode_windows(data: bytes) -> str:
    """Windows-1252; the five bytes that it leaves undefined become the replacement character."""
    return data.decode("cp1252", "replace")
