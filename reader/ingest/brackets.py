"""Between which months an undated article was issued: told from its neighbours in a listing and its text.

A listing runs roughly from new to old (or old to new), so that the dates stated around an article bound it.
Dates of things past that a text mentions bound it from below. Where neither tells, there is no bracket.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.ingest.dates import find_dates
from reader.ingest.wording import ends_sentence
from reader.model import Issued, Month

_WIDEST = 24  # months; what is known less closely than this says nothing
_WINDOW = 5  # stated dates looked at beyond the first or the last article of a listing
_AT_AN_END = 2  # months that the newest or oldest article of a listing may lie beyond the next stated date
_AFTER_MENTION = 2  # months in which a statement follows what it tells of
_AFTER_DATA = 11  # months in which figures are published
_FUTURE = re.compile(
    r"\b(?:will|shall|to be|to take|planned|scheduled|due|deadline|forthcoming|upcoming|before|until|by|from|"
    r"starting|next|expected|proposed|hopes?|plans?|ends?|ending|then)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|took|taken|held|met|published|launched|announced|gave|made|on|last|attended|opened|"
    r"became|came|"
    r"released|happened|spoke|wrote|hosted|welcomed|visited)\b",
    re.IGNORECASE,
)
_DATA = re.compile(
    r"\b(?:as at|as of|year (?:to|ending)|ended|since|data|figures|rates?|per cent|population)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<!by )(?<!until )(?<!from )(?<![\d/£,.-])((?:19|20)\d\d)(?![\d,%]|[/–-]\d)", re.IGNORECASE
)
_TITLE_YEAR = re.compile(r"(?<![\d/–-])((?:19|20)\d\d)(?![\d/–-])")
_NAMES = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a listing as far as its date goes.

    past: the latest month of something past that its text mentions. data: the latest month up to which it
    gives figures. year: the one year that its title names.
    """

    issued: Issued
    past: Month | None = None
    data: Month | None = None
    year: int | None = None


def entry_for(title: str, texts: Sequence[str], issued: Issued) -> Entry:
    """What `title` and `texts` tell of the time of an article dated `issued`."""
    if issued.month or issued.earliest:
        return Entry(issued)
    past: Month | None = None
    data: Month | None = None
    latest_year = 0
    for text in texts:
        for one in find_dates(text):
            around = text[max(0, one.start - 90) : one.end + 40]
            if one.month is None or _FUTURE.search(around):
                continue
            if _DATA.search(around):
                data = one.month if data is None else max(data, one.month)
            elif _PAST.search(around):
                past = one.month if past is None else max(past, one.month)
        latest_year = max(latest_year, *(int(match[1]) for match in _YEAR.finditer(text)), 0)
    if past and past.year < latest_year:
        past = None  # something more recent is told of, without a month
    # A title that the site cut is often said in full below.
    below = texts[0] if texts and len(texts[0].split()) <= 20 and not ends_sentence(texts[0]) else ""
    years = set(_TITLE_YEAR.findall(title) or _TITLE_YEAR.findall(below))
    return Entry(issued, past, data, int(years.pop()) if len(years) == 1 else None)


def with_brackets(entries: Sequence[Entry]) -> list[Issued]:
    """The entries' dates in the same order, with a bracket where none is stated and one can be told."""
    if len(entries) == 1:
        return [_alone(entries[0])]
    stated = [(at, entry.issued.month) for at, entry in enumerate(entries) if entry.issued.month]
    direction = _direction([month for _, month in stated if month])
    if not direction:
        return [_alone(entry) for entry in entries]
    ordered = list(entries) if direction < 0 else list(reversed(entries))
    dated = _in_descending_listing(ordered)
    return dated if direction < 0 else dated[::-1]


def _alone(entry: Entry) -> Issued:
    """A bracket from what title and text tell; the closest of the clues that they give."""
    issued = entry.issued
    if issued.month or issued.earliest:
        return issued
    if entry.past:
        reason = (
            f"No date is stated; the latest event that the text looks back on was in {_spoken(entry.past)}."
        )
        return Issued.between(entry.past, entry.past.plus(_AFTER_MENTION), reason)
    if entry.year:
        reason = f"No date is stated; the title names the year {entry.year}."
        return Issued.between(Month(entry.year, 1), Month(entry.year, 12), reason)
    if entry.data:
        reason = f"No date is stated; the text gives figures up to {_spoken(entry.data)}."
        return Issued.between(entry.data, entry.data.plus(_AFTER_DATA), reason)
    return issued


def _direction(months: Sequence[Month]) -> int:
    """-1 where the stated months mostly fall, 1 where they mostly rise, 0 where nothing can be told."""
    if len(months) < 2:
        return 0
    steps = [(b > a) - (b < a) for a, b in pairwise(months)]
    falls, rises = steps.count(-1), steps.count(1)
    whole = (months[-1] > months[0]) - (months[-1] < months[0])
    if falls == rises:
        return whole or -1
    return -1 if falls > rises else 1


def _in_descending_listing(entries: Sequence[Entry]) -> list[Issued]:
    above = _nearest([entry.issued.month for entry in entries])
    below = _nearest([entry.issued.month for entry in reversed(entries)])[::-1]
    # What lies higher up is no older than anything past that an undated text below it tells of.
    lows = _lows_from_mentions(entries, above, below)
    return [
        entry.issued
        if entry.issued.month or entry.issued.earliest
        else _between(newer, older, low, entry.past)
        for entry, newer, older, low in zip(entries, above, below, lows, strict=True)
    ]


def _nearest(months: Sequence[Month | None]) -> list[list[Month]]:
    """For each place the last few stated months before it, the nearest last."""
    seen: list[Month] = []
    result = []
    for month in months:
        result.append(seen[-_WINDOW:])
        if month:
            seen.append(month)
    return result


def _lows_from_mentions(
    entries: Sequence[Entry], above: Sequence[list[Month]], below: Sequence[list[Month]]
) -> list[Month | None]:
    lows: list[Month | None] = []
    low: Month | None = None
    for at in range(len(entries) - 1, -1, -1):
        entry = entries[at]
        if entry.issued.month:
            low = None
        elif entry.past and above[at] and below[at] and below[at][-1] <= entry.past <= above[at][-1]:
            low = entry.past if low is None else max(low, entry.past)
        lows.append(low)
    return lows[::-1]


def _between(newer: Sequence[Month], older: Sequence[Month], low: Month | None, past: Month | None) -> Issued:
    """A bracket from the months stated above (newer) and below (older), the nearest of each last."""
    if newer and older:
        earliest, latest = sorted((newer[-1], older[-1]))
        months = _spoken(earliest)
        two = (
            f"articles of {months} and {_spoken(latest)}"
            if earliest < latest
            else f"two articles of {months}"
        )
        reason = f"No date is stated; in a list in order of date it stands between {two}."
        if low and earliest < low <= latest:
            earliest = low
            reason = reason[:-1] + f", and a text there looks back on {_spoken(low)}."
    elif older:
        earliest = max(older)
        earliest = max(earliest, past) if past and past <= earliest.plus(_AT_AN_END) else earliest
        latest = earliest.plus(_AT_AN_END)
        reason = _at_an_end("newest", f"{_spoken(max(older))} and before")
    elif newer:
        latest = min(newer)
        earliest = latest.plus(-_AT_AN_END)
        reason = _at_an_end("oldest", f"{_spoken(latest)} and after")
    else:
        return Issued()
    if latest.index - earliest.index >= _WIDEST:
        return Issued()
    return Issued.between(earliest, latest, reason)


def _at_an_end(end: str, months: str) -> str:
    where = f"at the {end} end of a list in order of date, next to articles of {months}"
    return f"No date is stated; it stands {where}."


def _spoken(month: Month) -> str:
    return f"{_NAMES[month.month - 1]} {month.year}"
