"""Making an anchor of a selection."""

from __future__ import annotations

import hashlib

from reader.model import Anchor

CONTEXT = 32
"""Characters of the text that an anchor keeps on each side, as DESIGN and the W3C's examples have it."""


def text_hash(text: str) -> str:
    """The SHA-256 of a reading text in UTF-8, hexadecimal: the same as the library keeps for each version."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def make_anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of the selection from `start` to before `end`, code points of the reading text `text`.

    White space at both ends of a selection is left out: people drag across the end of a line without meaning
    it. White space inside stays as it is, a line feed between two blocks too, so that a selection over
    several blocks is one quotation. Where nothing but white space is selected, or nothing, the anchor is a
    point at `start`. Offsets that lie outside the text are brought to its nearest end, and those given in the
    wrong order are exchanged.
    """
    start, end = sorted(min(max(offset, 0), len(text)) for offset in (start, end))
    return _anchor(text, *trimmed(text, start, end), text_hash(text))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space at its ends; a point at `start` where nothing else is in it."""
    selected = text[start:end]
    if not selected.strip():
        return start, start
    return end - len(selected.lstrip()), start + len(selected.rstrip())


def _anchor(text: str, start: int, end: int, hashed: str) -> Anchor:
    prefix, suffix = text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT]
    return Anchor(start, end, text[start:end], prefix, suffix, hashed)
