"""Newsletters made of items: programme, update, action; then reminders, resources and contacts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.ingest.document import Line
from reader.ingest.headings import find_headings
from reader.ingest.publishers.contacts import read_contacts
from reader.ingest.publishers.labels import PLAIN_NAMES, Field, Label, Labels, Place, place_of
from reader.ingest.structure import as_paragraph, read_blocks, without_start
from reader.ingest.tables import find_flat_tables
from reader.ingest.wording import could_be_heading, ends_sentence, is_lead_in
from reader.model import Block, BlockType, Contact, NewsletterItem, Section, Span, SpanStyle


@dataclass(slots=True)
class Bulletin:
    """A newsletter's text as blocks, and its parts."""

    blocks: list[Block] = field(default_factory=list)
    items: list[NewsletterItem] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)


def read_bulletin(lines: Sequence[Line], title: str, *, firmly: bool = False) -> Bulletin | None:
    """The newsletter in `lines`, the body below `title`; None where they are not made of labelled items.

    firmly: only where a label says where each item begins.
    """
    labels = Labels(lines)
    if not (labels.names_programmes if firmly else labels.make_a_bulletin):
        return None
    heads = frozenset() if labels.names_programmes else _unlabelled_heads(lines, labels)
    return _read(lines, title, labels, heads)


def read_headed(lines: Sequence[Line], title: str) -> Bulletin:
    """A newsletter without labels: every heading opens an item, and what stands below it is its update."""
    heads = set()
    below_place = False
    for at, level in find_headings(lines, title).items():
        if level == 1:
            below_place = place_of(lines[at]) is not None
        if not below_place or level == 2:
            heads.add(at)
    bulletin = _read(lines, title, Labels(()), frozenset(heads))
    bulletin.items = [item for item in bulletin.items if item.update]
    return bulletin


def _read(lines: Sequence[Line], title: str, labels: Labels, heads: frozenset[int]) -> Bulletin:
    reader = _Reader(title)
    cells = {at for table in find_flat_tables(lines) for at in range(table.start, table.end)}
    for at, line in enumerate(lines):
        if at in cells:
            reader.take(line)
            continue
        label = labels.find(line)
        place = place_of(line) if label is None or label.field is not Field.ACTION else None
        if place is not None and not (label and _repeats(lines, line)):
            reader.open_place(place, line)
        elif label is not None:
            reader.take_label(label, line)
        elif at in heads and reader.in_items:
            reader.open_item(line)
        else:
            reader.take(line)
    reader.close()
    return reader.bulletin


class _Reader:
    """Takes a newsletter line by line and sorts what it says into a `Bulletin`."""

    def __init__(self, title: str) -> None:
        self.bulletin = Bulletin()
        self._title = title
        self._place = Place.THIS_WEEK
        self._item: _Item | None = None
        self._loose: list[Line] = []  # lines outside any item

    @property
    def in_items(self) -> bool:
        """Whether items stand here, not resources or contacts."""
        return self._place in (Place.THIS_WEEK, Place.REMINDERS)

    def open_place(self, place: Place, line: Line) -> None:
        self.close()
        self._place = place
        self.bulletin.blocks.append(Block(BlockType.HEADING, line.text, 1, spans=line.spans))

    def open_item(self, head: Line | None) -> None:
        self.close()
        if not self.in_items:
            self._place = Place.THIS_WEEK
        self._item = _Item(head)

    def take_label(self, label: Label, line: Line) -> None:
        if label.field is Field.PROGRAMME:
            self.open_item(None if label.whole else without_start(line, label.length))
            if self._item is not None and label.wording not in PLAIN_NAMES:
                self._item.eyebrow = line.text[: label.length]
            return
        if self._item is None:
            self.open_item(None)
        assert self._item is not None
        self._item.begin(label, line)

    def take(self, line: Line) -> None:
        if self._item is None:
            self._loose.append(line)
        else:
            self._item.take(line)

    def close(self) -> None:
        """Put away the item or the loose lines read so far."""
        if self._item is not None:
            self._close_item(self._item)
            self._item = None
        elif self._loose:
            self._close_loose(self._loose)
            self._loose = []

    def _close_item(self, item: _Item) -> None:
        reminders = self._place is Place.REMINDERS
        read = item.read(Section.REMINDERS if reminders else Section.THIS_WEEK, 2 if reminders else 1)
        self.bulletin.blocks += read.blocks
        self.bulletin.items += read.items

    def _close_loose(self, lines: list[Line]) -> None:
        if self._place is Place.RESOURCES:
            self.bulletin.resources += [line.text for line in lines if line.text]
            self.bulletin.blocks += [
                block for line in lines for block in read_blocks([line]) if line.text or line.rows
            ]
        elif self._place is Place.CONTACTS:
            for entry in read_contacts(lines):
                if entry.contact is None:
                    self.bulletin.blocks += [as_paragraph(line) for line in entry.lines]
                    continue
                self.bulletin.contacts.append(entry.contact)
                self.bulletin.blocks.append(_joined(entry.lines))
        else:
            self.bulletin.blocks += read_blocks(lines, self._title)


class _Item:
    """The lines of one item, in parts: each an update or an action, with its label where that is shown."""

    def __init__(self, head: Line | None) -> None:
        self.head = head
        self.eyebrow = ""
        self._parts: list[tuple[Field, str, list[Line]]] = []

    def begin(self, label: Label, line: Line) -> None:
        """Read on below an update or action label."""
        shown = "" if label.wording in PLAIN_NAMES else line.text[: label.length]
        self._parts.append((label.field, shown, []))
        if not label.whole:
            self.take(without_start(line, label.length))

    def take(self, line: Line) -> None:
        if self.head is None and not self._parts:
            self.head = line
            return
        if not self._parts:
            self._parts.append((Field.UPDATE, "", []))
        self._parts[-1][2].append(line)

    def read(self, section: Section, level: int) -> Bulletin:
        """The item and its blocks: its head a heading of `level`, its labels in bold."""
        blocks = [_in_bold(self.eyebrow)] if self.eyebrow else []
        if self.head is not None:
            blocks.append(Block(BlockType.HEADING, self.head.text, level, spans=self.head.spans))
        said: dict[Field, list[Block]] = {Field.UPDATE: [], Field.ACTION: []}
        for field_of, label, lines in self._parts:
            blocks += [_in_bold(label)] if label else []
            below = read_blocks(lines, heading_level=level + 1)
            blocks += below
            said[field_of] += below
        update, action = _text(said[Field.UPDATE]), _text(said[Field.ACTION])
        items = []
        if self.head is not None or update or action:
            items.append(NewsletterItem(self.head.text if self.head else "", update, action, section))
        return Bulletin(blocks, items)


def _in_bold(label: str) -> Block:
    return Block(BlockType.PARAGRAPH, label, spans=(Span(0, len(label), SpanStyle.STRONG),))


def _unlabelled_heads(lines: Sequence[Line], labels: Labels) -> frozenset[int]:
    """The lines that head items where no label says so: set apart, or the last heading before a label."""
    apart = {
        at
        for at in range(len(lines) - 1)
        if lines[at].gap >= 2
        and lines[at + 1].gap >= 2
        and _could_head(lines[at])
        and not labels.find(lines[at])
    }
    if len(apart) >= 2:
        return frozenset(apart)
    heads = set()
    since_label = 0
    marked = any(line.role is BlockType.HEADING for line in lines)
    for at, line in enumerate(lines):
        if labels.find(line) is None:
            continue
        before = range(at - 1, since_label - 1, -1)
        if marked:
            head = next((i for i in before if lines[i].role is BlockType.HEADING), None)
        else:
            head = next(
                (i for i in before if could_be_heading(lines[i].text) and not is_lead_in(lines[i].text)), None
            )
        if head is not None:
            heads.add(head)
        since_label = at + 1
    return frozenset(heads)


def _could_head(line: Line) -> bool:
    return len(line.text) <= 220 and (len(line.text.split()) <= 14 or not ends_sentence(line.text))


def _repeats(lines: Sequence[Line], line: Line) -> bool:
    return sum(other.text == line.text for other in lines) > 1


def _joined(lines: Sequence[Line]) -> Block:
    """A contact's lines as one paragraph, broken where the source breaks them."""
    return as_paragraph(Line("\n".join(line.text for line in lines)))


def _text(blocks: Sequence[Block]) -> str:
    """What the blocks say, one line each; a table's row is a line."""
    lines = []
    for block in blocks:
        lines += [", ".join(cell.text for cell in row) for row in block.rows] if block.rows else [block.text]
    return "\n".join(lines)
