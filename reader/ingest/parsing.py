"""One file, or the clipboard, to articles with their text for the screen."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from reader.errors import EnvironmentFault, UnreadableDocument
from reader.ingest import limits
from reader.ingest.formats import FORMATS, Format, format_of
from reader.model import Article
from reader.render import Rendered, from_blocks

_PAGE_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(!doctype html|html[\s>])", re.IGNORECASE)
_HEADER_START = re.compile(
    rb"\s*(from|mime-version|content-type|subject|snapshot-content-location):", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article, and what `reader.render` makes of its blocks."""

    article: Article
    rendered: Rendered


def read_file(path: Path) -> tuple[Parsed, ...]:
    """The articles of one file, in source order, read in this process.

    Raises UnreadableDocument (`happened` is the reason, one plain sentence) for what cannot be read, and
    EnvironmentFault where the machine refuses.
    """
    kind, data = _opened(path)
    # The file's name may hold bytes that are no text; they must not reach the library.
    name = os.fsencode(path.name).decode("utf-8", "replace")
    return _parsed(_suited(kind, data), name, data)


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a clipboard holds: its HTML where it has some, and its plain text."""

    html: str | None
    plain: str


def read_pasted(pasted: Pasted) -> tuple[Parsed, ...]:
    """The articles of what the clipboard holds: its HTML where there is some with text in it, else its
    plain text; read in this process.

    The articles' source is "". Raises UnreadableDocument where there is nothing to read.
    """
    if pasted.html and pasted.html.strip():
        try:
            return _parsed(FORMATS[".html"], "", pasted.html.encode("utf-8", "replace"))
        except UnreadableDocument:
            if not pasted.plain.strip():
                raise
    return _parsed(FORMATS[".txt"], "", pasted.plain.encode("utf-8", "replace"))


def _parsed(kind: Format, name: str, data: bytes) -> tuple[Parsed, ...]:
    # Imported late: the program itself mostly leaves reading to worker processes.
    from reader.ingest.front_matter import apply
    from reader.ingest.publishers import read_articles

    limits.check_size(len(data), kind.most_bytes)
    try:
        document = kind.read(name, data)
        articles = read_articles(document)
        return tuple(
            Parsed(article, from_blocks(article.blocks))
            for article in (apply(article, document.metadata) for article in articles)
        )
    except RecursionError:
        raise UnreadableDocument("Its parts are nested too deeply to be read safely.") from None
    except MemoryError:
        raise UnreadableDocument("It needs more memory than there is.") from None


def _suited(kind: Format, data: bytes) -> Format:
    """The format that the content speaks for, where a page or text carries another one's ending."""
    if kind is not FORMATS[".eml"] and _PAGE_START.match(data):
        return FORMATS[".html"]
    if kind is FORMATS[".html"] and _HEADER_START.match(data):
        return FORMATS[".mhtml"]
    return kind


def _opened(path: Path) -> tuple[Format, bytes]:
    """The format that the file's name says, and what is in the file."""
    try:
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            os.scandir(path).close()  # of the folders only those come here that cannot be opened: say why
            raise UnreadableDocument("It is a folder, not a file.")
        if not stat.S_ISREG(facts.st_mode):
            raise UnreadableDocument("It is a device or a pipe, not a file.")
        # Only now, so that a path with nothing there is not told to have the wrong ending.
        kind = format_of(path.suffix)
        limits.check_size(facts.st_size, kind.most_bytes)
        with path.open("rb") as file:
            return kind, file.read(kind.most_bytes + 1)
    except FileNotFoundError:
        raise UnreadableDocument("There is no such file or folder.") from None
    except PermissionError:
        raise EnvironmentFault("You have no permission to open it.") from None
    except OSError as fault:
        raise EnvironmentFault(f"It could not be opened: {fault.strerror or fault}.") from None
    except ValueError:  # a NUL in the name
        raise UnreadableDocument("There is no such file or folder.") from None
