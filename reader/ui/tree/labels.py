"""What a row of the tree says of an article: the date first, then what the branches above have not said."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.model import Month

if TYPE_CHECKING:
    from reader.model import ArticleSummary, Issued, TreePlace

_EDGES = " \t ,;:|·-–—"
_SEAM = re.compile(r"\s*[-–—,;:|·]\s*[-–—,;:|·]\s*")
_SPACES = re.compile(r"\s{2,}")


def row_label(summary: ArticleSummary, above: TreePlace) -> str:
    """One line for an article under the branch `above`: "June · Eastern Region Update", "25 October · A new
    offer", "c. Nov-Dec 2017 · Future priorities"; without the month where the branch is that month already,
    and with the year, "25 Oct 2019 · A new offer", where the branch holds articles of every year.

    The date and the branch's region are left out of a title that repeats them, as far as something is left.
    """
    issued = summary.issued
    what = _without_region(summary, above)
    if issued.month is None:
        return f"{issued.label} · {what}" if issued.latest else what
    if above.year is None:
        when = f"{issued.month.name[:3]} {issued.month.year}"
        when = f"{issued.day} {when}" if issued.day else when
        return f"{when} · {_without_month(what, issued.month)}"
    name = issued.month.name
    day = f"{issued.day} {name}" if issued.day else ""
    when = day if above.month is not None else day or name
    return " · ".join(part for part in (when, _without_month(what, issued.month)) if part)


def tooltip(summary: ArticleSummary) -> str:
    """The whole title, then date, kind and publisher; plain text."""
    facts = [_dated(summary.issued), summary.kind.label, summary.publisher or ""]
    return f"{summary.title}\n{' · '.join(fact for fact in facts if fact)}"


def _dated(issued: Issued) -> str:
    return f"{issued.label} (no date is stated)" if issued.latest else issued.label


def _without_region(summary: ArticleSummary, above: TreePlace) -> str:
    label = next((region.label for region in summary.regions if region == above.region), "")
    if label and summary.title.casefold().startswith(f"{label} ".casefold()):
        rest = summary.title[len(label) :].strip(_EDGES)
        # "Update" alone would say nothing.
        return rest if len(_without_month(rest, summary.issued.month).split()) > 1 else summary.title
    return summary.title


def _without_month(title: str, month: Month | None) -> str:
    """`title` without the issue month; never an empty text."""
    if month is None or f"{month.year % 100:02}" not in title:
        return title
    found = _dates().search(title)
    while found and not _means(found, month):
        found = _dates().search(title, found.start() + 1)
    if not found:
        return title
    shortened = f"{title[: found.start()]} {title[found.end() :]}"
    joined = _SPACES.sub(" ", _SEAM.sub(" – ", shortened)).strip(_EDGES)
    return joined or title


@cache
def _dates() -> re.Pattern[str]:
    """Finds a month of a year as titles write it. One pattern for every month: to make one for each takes
    longer than all else that is done for a row.
    """
    months = "|".join(f"{name}|{name[:3]}\\.?" for name in (Month(1, number).name for number in range(1, 13)))
    weekday = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    day = rf"(?:{weekday}\d{{1,2}}(?:st|nd|rd|th)?(?: of)? )?"
    year = r"(?P<year>\d{4}|[’']?\d\d)\b"
    return re.compile(rf"[(\[]?\b{day}(?P<month>{months})[ ,]*{year}[)\]]?", re.IGNORECASE)


def _means(found: re.Match[str], month: Month) -> bool:
    year = found["year"].lstrip("’'")
    if year not in (str(month.year), f"{month.year % 100:02}"):
        return False
    name = month.name.casefold()
    return found["month"].casefold().rstrip(".") in (name, name[:3])
