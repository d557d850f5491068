"""When an article was issued, where it says so: in its title, in its text, or in the page's own metadata.

Dates of meetings, events and data are not issue dates, nor is a year alone, nor "today" without a date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.ingest.dates import Mention, find_dates, find_season, is_date_line
from reader.ingest.document import Line
from reader.ingest.wording import is_terminator
from reader.model import DateEvidence, Issued, Kind, Month

_TODAY = re.compile(r"\btoday\b[\s,(–-]*(?:on\s+)?$", re.IGNORECASE)
_THEN_TODAY = re.compile(r"^[\s,)]*(?:today)\b", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:(?:first )?published|posted|date|dated|issued|released|press release|for immediate release|"
    r"publication date|"
    r"embargo(?:ed)?(?: until)?|last updated|updated|circulated)\b.{0,40}",
    re.IGNORECASE,
)
_GAVE = re.compile(
    r"\b(?:gave|made|delivered|addressed|spoke|opened|gives|delivers)\b.{0,80}?\b(?:address|speech|keynote|"
    r"conference|delegates)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d/£,.-])((?:19|20)\d\d)(?![\d,%]|[/–-]\d|\s*(?:children|young|pupils|people))")
_MONTHS = "January February March April May June July August September October November December".split()


def issue_date(title: str, lines: Sequence[Line], kind: Kind, published: str | None) -> Issued:
    """The stated issue date of the article `title` with the body `lines`, else an `Issued` without one.

    published: the date that the document's metadata gives (ISO, to the day or month), if any. A title that
    names a season or two months gives a bracket.
    """
    dates = find_dates(title)
    # A conference page names the day of the conference.
    if kind is not Kind.EVENT:
        stated = _from_title(dates)
        if stated:
            return stated
    texts = [line.text for line in lines]
    stated = _from_date_line(texts) or _from_today(title, texts) or _from_occasion(texts, kind)
    if stated:
        return stated
    if published:
        stated = _from_metadata(published)
        if stated:
            return stated
    season = find_season(title)
    if season and kind is not Kind.EVENT:
        return Issued.between(*season, reason="The title names the season, not the month.")
    return Issued()


def body_years(texts: Sequence[str]) -> set[int]:
    """The years that the text names on their own or in a date, school and financial years (2016/17) aside."""
    return {int(match[1]) for text in texts for match in _YEAR.finditer(text)}


def _from_title(dates: Sequence[Mention]) -> Issued | None:
    with_year = [one for one in dates if one.month]
    if not with_year:
        return None
    chosen = next((one for one in with_year if one.day), with_year[-1])
    month = chosen.month
    assert month is not None
    if chosen.before is not None and chosen.before != month.month:
        year = month.year - (chosen.before > month.month)
        return Issued.between(Month(year, chosen.before), month, "The title names two months.")
    day = chosen.day
    return Issued(month, day, DateEvidence.TITLE, reason=f"The title says {_spoken(month, day)}.")


def _from_date_line(texts: Sequence[str]) -> Issued | None:
    """A date on a line of its own or with a label, at the top of the page or below the closing line."""
    places = list(range(min(4, len(texts))))
    places += [at + 1 for at, text in enumerate(texts) if is_terminator(text) and at + 1 < len(texts)]
    for at in places:
        text = texts[at]
        if len(text) > 120 or not (is_date_line(text) or _LABELLED.match(text)):
            continue
        for one in find_dates(text):
            if one.month and (one.day or is_date_line(text)):
                return _in_body(one.month, one.day)
    return None


def _from_today(title: str, texts: Sequence[str]) -> Issued | None:
    """ "today, 28 April": a day that the text calls today, its year written there or plain from title and
    text."""
    for text in texts[:8]:
        if "today" not in text.casefold():
            continue
        for one in find_dates(text):
            before, after = text[: one.start], text[one.end :]
            if one.day is None or not (_TODAY.search(before) or _THEN_TODAY.match(after)):
                continue
            if one.month:
                return _in_body(one.month, one.day)
            year = _year_for(one, title, texts)
            if year:
                return _in_body(Month(year, one.month_number), one.day)
    return None


def _year_for(one: Mention, title: str, texts: Sequence[str]) -> int | None:
    """The year of a day written without: the title's, else the latest in the text, if the weekday agrees."""
    for years in (body_years([title]), body_years(texts)):
        fitting = sorted(year for year in years if one.fits(year))
        if fitting:
            return fitting[-1]
    return None


def _from_occasion(texts: Sequence[str], kind: Kind) -> Issued | None:
    """A speech, or the statement on it, is of the day on which its opening says it was given."""
    if kind not in (Kind.PRESS_RELEASE, Kind.SPEECH):
        return None
    for text in texts[:3]:
        dates = [one for one in find_dates(text[:400]) if one.month and one.day]
        if dates and _GAVE.search(text[:400]):
            month = dates[0].month
            assert month is not None
            return _in_body(month, dates[0].day)
    return None


def _from_metadata(published: str) -> Issued | None:
    try:
        issued = Issued.stated(published[:10], DateEvidence.METADATA)
    except ValueError:
        return None
    assert issued.month is not None
    said = _spoken(issued.month, issued.day)
    return Issued(issued.month, issued.day, issued.evidence, reason=f"The document’s own details say {said}.")


def _in_body(month: Month, day: int | None) -> Issued:
    return Issued(month, day, DateEvidence.BODY, reason=f"The text says {_spoken(month, day)}.")


def _spoken(month: Month, day: int | None) -> str:
    name = f"{_MONTHS[month.month - 1]} {month.year}"
    return f"{day} {name}" if day else name
