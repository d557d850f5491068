"""What was done, in words for people, and text made fit to be kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from reader.errors import ReaderError
from reader.model.marks import MarkKind

_SURROGATE = re.compile("[\ud800-\udfff]")
_NOUNS = {
    MarkKind.HIGHLIGHT: ("highlight", "highlights"),
    MarkKind.NOTE: ("note", "notes"),
    MarkKind.BOOKMARK: ("bookmark", "bookmarks"),
}


def clean(text: str) -> str:
    """`text` as it can be kept: unchanged, but for halves of characters ("surrogates"), which no file holds.
    Two that belong together become the character that they mean, a lone one the replacement character.
    """
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def clean_tag(name: str) -> str:
    """A tag as it is kept: composed characters, single spaces, no # before it.

    Raises `ReaderError` where nothing is left.
    """
    tag = " ".join(unicodedata.normalize("NFC", clean(name)).replace("\0", " ").split()).lstrip("#").strip()
    if not tag:
        raise ReaderError("A tag needs a name.", "Nothing was changed.", "Type at least one letter.")
    return tag


def folded(text: str) -> str:
    """As small and capital letters are compared."""
    return text.casefold()


def marks(kinds: Collection[MarkKind], one: str = "a ") -> str:
    """ "a note", "2 notes", or "3 marks" where they are of several kinds."""
    different = set(kinds)
    singular, plural = _NOUNS[different.pop()] if len(different) == 1 else ("mark", "marks")
    return f"{one}{singular}" if len(kinds) == 1 else f"{len(kinds):,} {plural}"


def articles(number: int) -> str:
    return "an article" if number == 1 else f"{number:,} articles"


def tags(names: Collection[str]) -> str:
    """ "the tag “SEND”" or "2 tags"."""
    return f"the tag “{next(iter(names))}”" if len(names) == 1 else f"{len(names):,} tags"
