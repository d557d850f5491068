"""The labels by which newsletters mark their items: what it is about, what is new, what is asked of the
reader.

Every newsletter words them in its own way; they are told from their meaning and from coming again and again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from reader.ingest.document import Line
from reader.ingest.marks import find_mark
from reader.ingest.wording import ends_sentence, is_link_label, is_weekday
from reader.model import BlockType, comparable


class Field(Enum):
    """What a label announces."""

    PROGRAMME = auto()
    UPDATE = auto()
    ACTION = auto()


class Place(Enum):
    """What a section's heading announces."""

    THIS_WEEK = auto()
    REMINDERS = auto()
    RESOURCES = auto()
    CONTACTS = auto()


_FIELDS = {
    Field.PROGRAMME: (
        "programme|programmes|programme area|programme item|project|project name|workstream|work stream|"
        "theme|topic|item|subject|strand|area|area of work|priority|initiative|network|title|headline|"
        "pathway|service"
    ),
    Field.UPDATE: (
        "update|updates|news|latest|the latest|latest news|latest position|whats new|what is new|"
        "whats happening|what is happening|what has happened|whats changed|what we have done|headlines|"
        "highlights|progress|progress update|progress so far|summary|details|description|background|"
        "key points|key messages|where we are|where we are now|information|for information|overview|"
        "in brief|why it matters"
    ),
    Field.ACTION: (
        "action|actions|action required|actions required|required action|required actions|action needed|"
        "actions needed|action points|action for you|your action|for action|please act|next step|"
        "next steps|what happens next|what to do|to do|what you need to do|what do you need to do|"
        "what do i need to do|what we need from you|what we need you to do|what we are asking|our ask|ask|"
        "asks|request|requests|deadline|deadlines"
    ),
}
_BY_WORDING = {wording: field for field, wordings in _FIELDS.items() for wording in wordings.split("|")}
# The field's own name adds nothing beside the heading that the item gets.
PLAIN_NAMES = frozenset({"programme", "update"})

# What is asked of the reader, in whatever words.
_ASKS = re.compile(
    r"\b(?:actions?|asks?|asking|need|needed|required|requests?|respond|deadlines?|to do)\b", re.IGNORECASE
)
_NO_LABELS = (BlockType.LIST_ITEM, BlockType.TABLE, BlockType.QUOTE)
_LONGEST_LABEL = 45

_PLACES = (
    (
        Place.REMINDERS,
        r"reminders?(?: (?:from|of) .{0,40})?|previous(?:ly| items)?(?: reported)?|ongoing(?: items)?|"
        r"still open|(?:items )?from (?:previous|earlier|last) (?:weeks?|issues?|editions?|months?)|"
        r"carried forward|earlier items",
    ),
    (
        Place.RESOURCES,
        r"(?:(?:new|useful|recent|latest|other|our) )?"
        r"(?:tools|templates|resources|links|documents|downloads|publications|"
        r"further reading|reading list|reports)"
        r"(?: and (?:templates|tools|resources|links|documents|downloads|publications|guidance|"
        r"reading|reports))?"
        r"(?: (?:this|of the) (?:week|month|issue))?",
    ),
    (
        Place.CONTACTS,
        r"(?:(?:key|our|useful|team|programme|regional|your) )?"
        r"contacts?(?: (?:details?|us|list|information|points?|team))?"
        r"|who to contact|get in touch|whos who|(?:our|the|programme) team",
    ),
    (
        Place.THIS_WEEK,
        r"(?:new )?this (?:week|month|fortnight)(?:s \w+)?|(?:new|latest|current) (?:items|updates)|updates",
    ),
)
_PLACE_PATTERNS = tuple((place, re.compile(pattern, re.IGNORECASE)) for place, pattern in _PLACES)


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line. length: code points, colon included. whole: it is all of the line."""

    field: Field
    length: int
    whole: bool
    wording: str


def place_of(line: Line) -> Place | None:
    """The section that the line opens, if it is a section's heading."""
    if len(line.text) > 70 or line.role in (BlockType.LIST_ITEM, BlockType.TABLE):
        return None
    wording = comparable(line.text.replace("&", " and "))
    return next((place for place, pattern in _PLACE_PATTERNS if pattern.fullmatch(wording)), None)


class Labels:
    """The labels that one document uses, and whether they make it a newsletter of items.

    names_programmes: a label says where each item begins.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._fields = _BY_WORDING | _learned(lines)
        found = [label for line in lines if (label := self._label_in(line)) is not None]
        counts = Counter(label.wording for label in found)
        per_field = Counter(label.field for label in found)
        # A label comes again; one "Background" or "Next steps" is a heading. Beside programmes one will do.
        least = 1 if per_field[Field.PROGRAMME] >= 2 else 2
        self._known = {wording for wording, count in counts.items() if count >= least}
        per_field = Counter(label.field for label in found if label.wording in self._known)
        self.names_programmes = per_field[Field.PROGRAMME] >= 2 and len(per_field) > 1
        others = per_field[Field.ACTION] >= 2 or per_field[Field.UPDATE] >= 3
        self.make_a_bulletin = self.names_programmes or others
        if not self.names_programmes:
            self._known = {wording for wording in self._known if self._fields[wording] is not Field.PROGRAMME}

    def find(self, line: Line) -> Label | None:
        """The label that `line` is or begins with, if the document uses it as one."""
        label = self._label_in(line)
        return label if label is not None and label.wording in self._known else None

    def _label_in(self, line: Line) -> Label | None:
        if line.role in _NO_LABELS:
            return None
        text = line.text
        colon = text.find(":", 0, _LONGEST_LABEL)
        if colon < 0 and len(text) > _LONGEST_LABEL:
            return None
        wording = comparable(text[:colon] if colon >= 0 else text)
        field = self._fields.get(wording)
        if field is None:
            return None
        length = colon + 1 if colon >= 0 else len(text)
        return Label(field, length, not text[length:].strip(), wording)


def _learned(lines: Sequence[Line]) -> dict[str, Field]:
    """Labels in a newsletter's own words: short lines that come again and again beside one known by meaning.

    Only where no known label says what an item is about.
    """
    repeated = Counter(comparable(line.text) for line in lines if _could_label(line))
    colons = {comparable(line.text) for line in lines if line.text.endswith(":")}
    labels = [word for word, count in repeated.items() if word and count >= (2 if word in colons else 3)]
    known = {word: _BY_WORDING.get(word) or (Field.ACTION if _ASKS.search(word) else None) for word in labels}
    if len(labels) < 2 or Field.PROGRAMME in known.values() or not any(known.values()):
        return {}
    # The first of the labels opens the item.
    opener = Field.PROGRAMME if known[labels[0]] is None else None
    return {
        word: opener if at == 0 and opener else known[word] or Field.UPDATE for at, word in enumerate(labels)
    }


def _could_label(line: Line) -> bool:
    text = line.text
    if line.role in _NO_LABELS or len(text) > _LONGEST_LABEL or len(text.split()) > 5 or find_mark(text):
        return False
    return text[0].isupper() and not ends_sentence(text) and not is_link_label(text) and not is_weekday(text)
