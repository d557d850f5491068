"""One article's lines to all that they say by themselves; what its neighbours say of its date comes later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.ingest.brackets import Entry, entry_for
from reader.ingest.dates import is_date_line
from reader.ingest.document import Document, Line
from reader.ingest.furniture import strip_edges
from reader.ingest.heads import strip_head
from reader.ingest.issue_dates import issue_date
from reader.ingest.kinds import kind_of
from reader.ingest.links import listed_addresses
from reader.ingest.places import committees_named
from reader.ingest.publishers.association import Part
from reader.ingest.publishers.bulletin import Bulletin, read_bulletin, read_headed
from reader.ingest.publishers.origin import publisher_of, regions_of
from reader.ingest.structure import read_blocks
from reader.ingest.titles import find_title
from reader.ingest.wording import ends_sentence
from reader.model import Article, Block, BlockType, Committee, Issued, Kind, Region, TitleEvidence

# Kinds that a title or closing line settles, unless every item is labelled as one.
_NO_NEWSLETTERS = (Kind.REGIONAL_UPDATE, Kind.POLICY_COMMITTEE_UPDATE, Kind.PRESS_RELEASE, Kind.SPEECH)
_OPENING_WORDS = 8
# Words from which a paragraph above the title is text, and not part of the page's head.
_KEPT_BEFORE_TITLE = 20


@dataclass(frozen=True, slots=True)
class Draft:
    """An article but for its place in the document and the bracket of its date."""

    title: str | None
    blocks: tuple[Block, ...]
    publisher: str | None
    kind: Kind
    regions: tuple[Region, ...]
    committees: tuple[Committee, ...]
    issued: Issued
    entry: Entry
    tags: tuple[str, ...]
    bulletin: Bulletin

    def article(self, source: str, ordinal: int, issued: Issued) -> Article:
        """The finished article, dated `issued`."""
        emails, urls = listed_addresses(_texts(self.blocks))
        return Article(
            title=self.title or self._made_title(issued),
            blocks=self.blocks,
            source=source,
            ordinal=ordinal,
            title_evidence=TitleEvidence.STATED if self.title else TitleEvidence.MADE,
            publisher=self.publisher,
            kind=self.kind,
            regions=self.regions,
            committees=self.committees,
            issued=issued,
            tags=self.tags,
            emails=emails,
            urls=urls,
            items=tuple(self.bulletin.items),
            resources=tuple(self.bulletin.resources),
            contacts=tuple(self.bulletin.contacts),
        )

    def _made_title(self, issued: Issued) -> str:
        """From publisher, kind and date; from the opening words where there is neither publisher nor date."""
        dated = issued.month is not None or issued.latest is not None
        if self.publisher is None and not dated:
            opening = " ".join(_texts(self.blocks)).split()
            return " ".join(opening[:_OPENING_WORDS]) + ("…" if len(opening) > _OPENING_WORDS else "")
        name = self.kind.label
        if self.publisher:
            name = f"{self.publisher} {name[0].lower()}{name[1:]}"
        return f"{name}, {issued.label}" if dated else name


def read_draft(part: Part, document: Document, *, alone: bool, association_page: bool = False) -> Draft:
    """The article in the lines of `part`.

    alone: the document holds no other, so that its own title and details apply. association_page: it is one
    of the association's own pages.
    """
    metadata: Mapping[str, str] = document.metadata if alone else {}
    title, used = find_title(part.lines, document.title if alone else None)
    above = [line for line in part.lines[: max(0, used - 1)] if _is_text(line)]
    body = strip_edges(strip_head([*above, *part.lines[used:]], title or ""))
    if not title and not body:
        body = list(part.lines)  # nothing but menu words; better shown than lost
    kind = kind_of(title or "", body)
    bulletin = None if association_page else read_bulletin(body, title or "", firmly=kind in _NO_NEWSLETTERS)
    if bulletin is not None:
        kind = Kind.NEWSLETTER
    elif kind is Kind.NEWSLETTER:
        bulletin = read_headed(body, title or "")
    texts = [line.text for line in body]
    everything = [line.text for line in (document.lines if alone else body)]
    publisher = publisher_of(title or "", everything, kind, metadata, association_page)
    issued = issue_date(title or "", body, kind, metadata.get("published"))
    return Draft(
        title=title,
        blocks=tuple(bulletin.blocks) if bulletin else read_blocks(body, title or ""),
        publisher=publisher,
        kind=kind,
        regions=regions_of(title or "", texts, kind, publisher),
        committees=_committees(title or "", texts, kind),
        issued=issued,
        entry=entry_for(title or "", texts, issued),
        tags=part.tags,
        bulletin=bulletin or Bulletin(),
    )


def _is_text(line: Line) -> bool:
    return is_date_line(line.text) or (
        len(line.text.split()) >= _KEPT_BEFORE_TITLE and ends_sentence(line.text)
    )


def _committees(title: str, texts: Sequence[str], kind: Kind) -> tuple[Committee, ...]:
    """The committees in the order of the title; where it names none, those of the masthead below it."""
    if kind is not Kind.POLICY_COMMITTEE_UPDATE:
        return ()
    return committees_named(title) or committees_named(" ".join(texts[:1]))


def _texts(blocks: Sequence[Block]) -> list[str]:
    texts = []
    for block in blocks:
        if block.type is BlockType.TABLE:
            texts += [cell.text for row in block.rows for cell in row]
        else:
            texts.append(block.text)
    return texts
