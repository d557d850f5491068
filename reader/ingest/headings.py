"""Which lines of an article's body are headings, and at what level below the title.

Where the format marks headings its word is taken. Plain text marks nothing: there a heading is a line that
reads like a label, stands on its own, and has body text or a further heading behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from reader.ingest.dates import is_date_line
from reader.ingest.document import Line
from reader.ingest.levels import Found, levels_of
from reader.ingest.marks import find_mark
from reader.ingest.wording import (
    could_be_heading,
    is_link_label,
    is_standfirst,
    is_terminator,
    is_weekday,
    words,
)
from reader.model import BlockType, SpanStyle

_LONGEST_RUN = 3  # so many labels in a row may be headings of headings; more are entries of a list
_PLAIN = (None, BlockType.PARAGRAPH)


class _Look(Enum):
    BODY = auto()
    LABEL = auto()  # reads like a heading
    ITEM = auto()
    LINK = auto()
    END = auto()


def find_headings(lines: Sequence[Line], title: str = "") -> dict[int, int]:
    """Line number (from 0) -> level (from 1) for the headings among `lines`, the body below `title`."""
    if any(line.role is BlockType.HEADING for line in lines):
        return _marked_headings(lines)
    strong = [_is_strong(line) for line in lines]
    looks = [_look(line) for line in lines]
    for at in (*_entries_of_a_list(lines), *_bylines(lines)):
        looks[at] = _Look.BODY
    if any(strong):
        # A page that prints its headings in bold: only those.
        looks = [
            look if look is not _Look.LABEL or bold else _Look.BODY
            for look, bold in zip(looks, strong, strict=True)
        ]
    chosen = [at for start, end in _runs(looks) for at in _headings_of_run(lines, looks, start, end)]
    body = (
        at for at, look in enumerate(looks) if look is not _Look.LABEL and not is_standfirst(lines[at].text)
    )
    first_body = next(body, len(lines))
    among = set(chosen)
    found = [Found(at, lines[at].text, at + 1 in among, at < first_body) for at in chosen]
    return levels_of(found, [line.text for line in lines], title)


def _marked_headings(lines: Sequence[Line]) -> dict[int, int]:
    """The format's headings, levels closed up to 1, 2, 3; lone bold lines stand below the last of them."""
    given = sorted({line.level for line in lines if line.role is BlockType.HEADING})
    rank = {level: at for at, level in enumerate(given, start=1)}
    levels: dict[int, int] = {}
    current = 0
    for at, line in enumerate(lines):
        if line.role is BlockType.HEADING:
            current = levels[at] = rank[line.level]
        elif _is_strong(line) and _look(line) is _Look.LABEL and at + 1 < len(lines):
            levels[at] = current + 1
    return levels


def _is_strong(line: Line) -> bool:
    return line.role in _PLAIN and any(
        span.style is SpanStyle.STRONG and span.start == 0 and span.end >= len(line.text.rstrip(" :"))
        for span in line.spans
    )


def _look(line: Line) -> _Look:
    text = line.text
    if line.role is BlockType.LIST_ITEM:
        return _Look.ITEM
    if line.role not in _PLAIN or len(text) > 160:
        return _Look.BODY
    mark = find_mark(text) if line.role is None else None
    if mark is not None:
        # "2. Findings" may be a heading; its neighbours decide (see `_headings_of_run`).
        if mark.kind != "number" or line.indent or len(text.split()) > 9:
            return _Look.ITEM
        return _Look.LABEL if could_be_heading(text[mark.length :]) else _Look.ITEM
    if is_terminator(text):
        return _Look.END
    if is_link_label(text):
        return _Look.LINK
    return _Look.LABEL if not is_date_line(text) and could_be_heading(text) else _Look.BODY


def _entries_of_a_list(lines: Sequence[Line]) -> list[int]:
    """Lines that share what stands before their colon with a neighbour ("Session: …"), or letter a list."""
    prefixes = [line.text.partition(":")[0] if ":" in line.text[:24] else "" for line in lines]
    return [
        at
        for at, prefix in enumerate(prefixes)
        if prefix
        and lines[at].text[len(prefix) + 1 :].strip()
        and (len(prefix) == 1 or prefix in (prefixes[at - 1] if at else "", *prefixes[at + 1 : at + 2]))
    ]


def _bylines(lines: Sequence[Line]) -> list[int]:
    """Names of writers: two to four words in capitals above a date of their own."""
    return [
        at
        for at, line in enumerate(lines[:4])
        if 2 <= len(line.text.split()) <= 4
        and all(word[0].isupper() for word in line.text.split())
        and at + 1 < len(lines)
        and is_date_line(lines[at + 1].text)
    ]


def _runs(looks: Sequence[_Look]) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch of lines that all read like labels."""
    at = 0
    while at < len(looks):
        if looks[at] is not _Look.LABEL:
            at += 1
            continue
        start = at
        while at < len(looks) and looks[at] is _Look.LABEL:
            at += 1
        yield start, at


def _headings_of_run(lines: Sequence[Line], looks: Sequence[_Look], start: int, end: int) -> list[int]:
    run = range(start, end)
    followed = end < len(looks) and looks[end] in (_Look.BODY, _Look.ITEM)
    announced = start > 0 and looks[start - 1] is _Look.BODY and lines[start - 1].text.endswith(":")
    if _counts_up(lines, run) or (
        end < len(looks) and looks[end] is _Look.ITEM and find_mark(lines[end - 1].text)
    ):
        return []
    if len(run) > _LONGEST_RUN or (len(run) > 1 and announced):
        return [at for at in run if _heads_entries(lines[at].text) and (at + 1 < end or followed)]
    return list(run) if followed else []


def _counts_up(lines: Sequence[Line], run: range) -> bool:
    """Numbered lines one under the other are a list, however short they are."""
    numbered = [find_mark(lines[at].text) for at in run]
    return len(run) > 1 and all(mark is not None and mark.kind == "number" for mark in numbered)


def _heads_entries(text: str) -> bool:
    """Heads a list of bare entries, as on a conference page: a day, or a short label with a colon."""
    label = text.rstrip(":").rstrip()
    return is_weekday(text) or (text.endswith(":") and ":" not in label and len(words(label)) <= 4)
