"""What a row of the tree says of an article: the date first, then what the branch has not said yet."""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

from reader.model import ArticleSummary, Issued, Month

_EDGES = " \t ,;:|·-–—()[]"


def row_label(summary: ArticleSummary, *, month_said: bool) -> str:
    """One line for an article under its year: "June · Eastern Region Update", "25 October · A new offer",
    "c. Nov-Dec 2017 · Future priorities"; without month where the branch is that month already.

    A date that the title repeats is left out of it, since the row begins with it.
    """
    issued = summary.issued
    if issued.month is None:
        return f"{issued.label} · {summary.title}" if issued.latest else summary.title
    name = calendar.month_name[issued.month.month]
    day = f"{issued.day} {name}" if issued.day else ""
    when = day if month_said else day or name
    what = _without_month(summary.title, issued.month)
    return " · ".join(part for part in (when, what) if part)


def tooltip(summary: ArticleSummary) -> str:
    """The whole title, the date, and what the date rests on; plain text."""
    lines = [summary.title, f"{_dated(summary.issued)} · {summary.kind.label}"]
    if summary.publisher:
        lines[1] += f" · {summary.publisher}"
    return "\n".join(lines)


def _dated(issued: Issued) -> str:
    return (
        issued.label
        if issued.month
        else f"{issued.label} (no date is stated)"
        if issued.latest
        else "No date"
    )


def _without_month(title: str, month: Month) -> str:
    """`title` without the issue month where it says it at its beginning or end; never an empty text."""
    pattern = _month_pattern(month)
    for shortened in (pattern[0].sub("", title), pattern[1].sub("", title)):
        trimmed = shortened.strip(_EDGES)
        if trimmed and shortened != title:
            return trimmed
    return title


@lru_cache(maxsize=512)
def _month_pattern(month: Month) -> tuple[re.Pattern[str], re.Pattern[str]]:
    name, short = calendar.month_name[month.month], calendar.month_abbr[month.month]
    day = r"(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\d{1,2}(?:st|nd|rd|th)?(?: of)? )?"
    date = rf"{day}(?:{name}|{short}\.?)[ ,]*(?:{month.year}|[’']?{month.year % 100:02})\b"
    end = re.compile(rf"[\s,;:|·\-–—(\[]+{date}\W*$", re.IGNORECASE)
    start = re.compile(rf"^\W*{date}[\s,;:|·\-–—)\]]+", re.IGNORECASE)
    return end, start
