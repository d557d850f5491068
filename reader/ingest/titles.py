"""An article's title: the line that says it, among what stands around it on a saved page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.ingest.dates import is_date_line
from reader.ingest.document import Line
from reader.ingest.marks import find_mark
from reader.ingest.wording import ends_sentence, is_quotation
from reader.model import BlockType, comparable

_LONGEST = 250
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_SITE = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,60}$")
_LOOK_AHEAD = 60


def without_reply(subject: str) -> str:
    """An e-mail's subject without "Re:" and "Fwd:"."""
    return _REPLY.sub("", subject).strip()


def could_be_title(line: Line) -> bool:
    """Whether the line may name an article: some words, no full sentence, no list item, no bare date."""
    text = line.text
    if not text or len(text) > _LONGEST or len(text.split()) > 30:
        return False
    if line.role not in (None, BlockType.PARAGRAPH, BlockType.HEADING):
        return False
    if not any(letter.isalpha() for letter in text) or is_date_line(text) or is_quotation(text):
        return False
    if line.role is None and find_mark(text):
        return False
    cut = text.endswith(("...", "…"))
    return cut or not ends_sentence(text) or line.role is BlockType.HEADING or text.endswith("!")


def find_title(lines: Sequence[Line], given: str | None) -> tuple[str | None, int]:
    """The title and the number of lines up to and with it; (None, 0) where no line says it.

    given: the title that the format states. Where it stands in the lines too, their wording is taken; where
    it does not, it is the title as given and no line is used up.
    """
    if given:
        subject = without_reply(given)
        at = _place_of(subject, lines)
        if at is not None:
            return lines[at].text, at + 1
        return _without_site(subject), 0
    for at, line in enumerate(lines[:_LOOK_AHEAD]):
        if line.role is BlockType.HEADING:
            return line.text, at + 1
        if line.role is not None:
            break
    # A date may stand above the title.
    first = next((at for at, line in enumerate(lines[:3]) if not is_date_line(line.text)), 0)
    if lines and could_be_title(lines[first]):
        return lines[first].text, first + 1
    return None, 0


def _place_of(subject: str, lines: Sequence[Line]) -> int | None:
    """The line that says the title, in full or without the site's name behind it."""
    names = {comparable(subject), comparable(_SITE.sub("", subject))} - {""}
    for at, line in enumerate(lines[:_LOOK_AHEAD]):
        if line.role is not BlockType.TABLE and comparable(line.text) in names:
            return at
    return None


def _without_site(subject: str) -> str:
    """Without a site's name behind it ("… | A Site"), as titles of browser tabs have it."""
    return _SITE.sub("", subject) if " | " in subject else subject
