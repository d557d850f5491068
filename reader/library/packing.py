"""How texts and lists lie in the library's columns."""

from __future__ import annotations

import json
import unicodedata
import zlib
from collections.abc import Iterable, Sequence

from reader.model import Heading

# The fastest level: at the length of an article the best one saves two parts in a hundred.
_LEVEL = 1


def pack(text: str) -> bytes:
    return zlib.compress(text.encode(), _LEVEL)


def unpack(packed: bytes) -> str:
    """Raises zlib.error or UnicodeDecodeError where `packed` was damaged."""
    return zlib.decompress(packed).decode()


def pack_against(text: str, known: str) -> bytes:
    """`text`, compressed as what differs from `known`; HTML against its Markdown leaves a tenth."""
    packer = zlib.compressobj(_LEVEL, zdict=known.encode()) if known else zlib.compressobj(_LEVEL)
    return packer.compress(text.encode()) + packer.flush()


def unpack_against(packed: bytes, known: str) -> str:
    """The reverse of `pack_against`, with the same `known`; raises as `unpack` does."""
    unpacker = zlib.decompressobj(zdict=known.encode()) if known else zlib.decompressobj()
    text = unpacker.decompress(packed) + unpacker.flush()
    if not unpacker.eof:
        raise zlib.error("the packed text has no end")
    return text.decode()


def pack_outline(headings: Iterable[Heading]) -> str:
    """The places of headings; their words stand in the reading text."""
    return json.dumps([(each.start, each.end, each.level) for each in headings], separators=(",", ":"))


def unpack_outline(outline: str, text: str) -> tuple[Heading, ...]:
    """outline: of `pack_outline`. text: the reading text. Raises ValueError where `outline` was damaged."""
    return tuple(Heading(start, end, level, text[start:end]) for start, end, level in json.loads(outline))


def pack_list(values: Sequence[str]) -> str:
    """Codes without white space in one column."""
    return " ".join(values)


def folded(tag: str) -> str:
    """A tag as two spellings of it agree, whatever their case."""
    return unicodedata.normalize("NFKC", tag).casefold().strip()


def storable(text: str) -> str:
    """`text` without lone surrogates, which no file can hold; each becomes a question mark, so that offsets
    stay what they are.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="replace").decode()
    return text
