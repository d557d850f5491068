"""Invented articles for the library's tests, and short ways to put them in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reader.library import AddCounts, Incoming, Library
from reader.model import Article, Block, BlockType, DateEvidence, Issued, Kind, Month, Region
from reader.render import from_blocks

HARBOUR = (
    "# Harbour lessons",
    "Every child near the harbour learns to swim before the autumn, say the instructors who teach there.",
    "# Boats",
    "Small boats are lent to families on Sundays; life jackets hang by the door in all sizes.",
)
LANTERN = (
    "Seven boroughs walk with lanterns this spring, and two more lend theirs to the neighbours.",
    "Care leavers carve the pumpkins, and the children’s choir sings on the bridge at dusk.",
)


def blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    """Paragraphs; a line that begins with "# " is a heading."""
    return tuple(
        Block(BlockType.HEADING, line[2:], level=1)
        if line.startswith("# ")
        else Block(BlockType.PARAGRAPH, line)
        for line in lines
    )


def incoming(
    title: str = "Harbour swimming",
    lines: Sequence[str] = HARBOUR,
    *,
    path: str = "/documents/harbour.txt",
    ordinal: int = 1,
    issued: Issued | str | None = None,
    publisher: str | None = "Quay Trust",
    kind: Kind = Kind.REGIONAL_UPDATE,
    regions: Sequence[Region] = (),
    tags: Sequence[str] = (),
    emails: Sequence[str] = (),
) -> Incoming:
    article = Article(
        title=title,
        blocks=blocks(lines),
        source=Path(path).name,
        ordinal=ordinal,
        publisher=publisher,
        kind=kind,
        regions=tuple(regions),
        issued=dated(issued) if isinstance(issued, str) else issued or Issued(),
        tags=tuple(tags),
        emails=tuple(emails),
    )
    return Incoming(article, from_blocks(article.blocks), path)


def dated(iso: str) -> Issued:
    return Issued.stated(iso, DateEvidence.TITLE)


def bracket(earliest: str, latest: str) -> Issued:
    return Issued.between(Month.parse(earliest), Month.parse(latest))


def elsewhere(item: Incoming, path: str, ordinal: int = 1) -> Incoming:
    """The same article, found in another document."""
    return replace(item, path=path, article=replace(item.article, ordinal=ordinal))


def add(library: Library, *items: Incoming, automatic: bool = False) -> AddCounts:
    """One whole import."""
    return library.imports.add(library.imports.begin(automatic=automatic), items)


def titles(library: Library) -> list[str]:
    return [summary.title for summary in library.articles.list()]
