"""Generated articles in the shapes that the app reads, with invented words.

A page depends on its seed and number alone, so that the first thousand of a hundred thousand are the same
thousand as when only a thousand are made.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tests.benchmarks.vocabulary import DRAWS, PROBE_PHRASE, PROBE_PHRASE_SHARE, PROBES, topic

FIRST_YEAR, LAST_YEAR = 2010, 2026
_MONTHS = ("January February March April May June July August September October November December").split()
_REGION_NAMES = {
    "east_midlands": ("East Midlands",),
    "east_of_england": ("Eastern", "East of England"),
    "london": ("Greater London", "London"),
    "north_east": ("North East",),
    "north_west": ("North West", "NW"),
    "south_east": ("South East",),
    "south_west": ("South West",),
    "west_midlands": ("West Midlands",),
    "yorkshire_humber": ("Yorkshire & Humber", "Yorkshire and Humber"),
}
_REGIONS = tuple(_REGION_NAMES)
_COMMITTEES = ("EA", "FCYP", "HCAN", "RS", "SPI", "WD")
_GIVEN = ("Tamsin", "Orla", "Bevis", "Perran", "Ines", "Callum", "Maud", "Rafe", "Sunniva", "Idris")
_FAMILY = ("Orrelby", "Quenlow", "Thackstone", "Varrick", "Pellmere", "Dunsop", "Hartwhin", "Sallowby")
_ROLES = ("President of ADCS", "Vice President of ADCS", "Chair of an ADCS committee")

_MEDIAN_LOG_WORDS = 5.15
_NO_TAGS = "There are no tags assigned to this article!"


@dataclass(frozen=True, slots=True)
class Page:
    """A generated article and what a reader of it must find.

    issued: "2016-09", "2019-10-25" or None. region: a region's code or None. kind: a kind's code.
    body: paragraphs, headings and list items, each followed by a blank line in the file.
    """

    title: str
    kind: str
    region: str | None
    issued: str | None
    body: tuple[str, ...]
    tags: tuple[str, ...] = ()

    def text(self, *, listed: bool = False) -> str:
        """The page as a text file. listed: as one of many, which end with blank lines."""
        body = "\n\n".join((self.title, *self.body))
        if self.kind == "newsletter":
            return body + "\n"
        counts = " ".join(f"{tag} {len(tag)}" for tag in self.tags)
        tags = counts or (_NO_TAGS if listed else "")
        trailer = f"Tags assigned to this article:\n{tags}\n\nRelated Articles"
        return f"{body}\n\n\n{trailer}\n\n" if listed else f"{body}\n\n{trailer}"


class Prose:
    """An endless supply of sentences for one page."""

    def __init__(self, rng: random.Random, words: int) -> None:
        """words: how many it will be asked for, about; the probe words are spread over as many."""
        self._rng = rng
        self._pool: list[str] = rng.choices(DRAWS, k=words + 40)
        for probe, share in PROBES.items():
            if rng.random() < share:
                self._pool[rng.randrange(words)] = probe
        if rng.random() < PROBE_PHRASE_SHARE:
            place = rng.randrange(words)
            self._pool[place : place + 1] = PROBE_PHRASE
        self._next = 0

    def left(self) -> int:
        return len(self._pool) - 40 - self._next

    def words(self, count: int) -> str:
        """`count` words without capital or full stop."""
        start, self._next = self._next, self._next + count
        if self._next > len(self._pool):
            self._pool += self._rng.choices(DRAWS, k=count + 40)
        return " ".join(self._pool[start : self._next])

    def sentence(self, count: int) -> str:
        words = self.words(count)
        return f"{words[0].upper()}{words[1:]}."

    def paragraph(self, count: int) -> str:
        """Sentences of 9 to 26 words, `count` words in all, about."""
        random_ = self._rng.random
        sentences = []
        while count > 0:
            length = 9 + int(random_() * 18)
            sentences.append(self.sentence(length))
            count -= length
        return " ".join(sentences)


def _heading(rng: random.Random) -> str:
    return topic(rng.randrange(160_000))


def _sections(rng: random.Random, prose: Prose, colon: str) -> Iterator[str]:
    """Headings with paragraphs and lists below them until the page has its words."""
    mark = rng.choice(("  • ", "• "))
    while prose.left() > 0:
        yield _heading(rng) + colon
        yield prose.paragraph(rng.randint(30, 90))
        if rng.random() < 0.45:
            yield f"{prose.words(6).capitalize()} include:"
            items = [prose.words(rng.randint(8, 30)).capitalize() for _ in range(rng.randint(2, 5))]
            yield "\n".join(mark + item for item in items)
        elif rng.random() < 0.12:
            items = [prose.words(rng.randint(4, 14)).capitalize() for _ in range(rng.randint(2, 4))]
            yield "\n".join(f"  {number}. {item}" for number, item in enumerate(items, 1))


def _month(rng: random.Random) -> tuple[str, str]:
    """A month as printed and as "2016-09"."""
    year, month = rng.randint(FIRST_YEAR, LAST_YEAR), rng.randint(1, 12)
    if year == LAST_YEAR:
        month = (month + 1) // 2
    return f"{_MONTHS[month - 1]} {year}", f"{year}-{month:02}"


def _regional_update(rng: random.Random, number: int, prose: Prose) -> Page:
    region = rng.choice(_REGIONS)
    name = rng.choice(_REGION_NAMES[region])
    printed, issued = _month(rng)
    dash = rng.choice((" - ", " "))
    form = rng.choice(("Region Update", "Regional Update", "region update"))
    title = f"{name} {form}{dash}{printed} - {topic(number)}"
    body = list(_sections(rng, prose, rng.choice(("", "", ":"))))
    if rng.random() < 0.5:
        body.insert(0, f"Notes by the {name} region for the directors who meet this quarter")
    return Page(title, "regional_update", region, issued, tuple(body))


def _committee_update(rng: random.Random, number: int, prose: Prose) -> Page:
    committees = sorted(rng.sample(_COMMITTEES, rng.choice((1, 1, 2))))
    printed, issued = _month(rng)
    noun = "Committee" if len(committees) == 1 else "Committees"
    title = f"Update: {' and '.join(committees)} Policy {noun} - {printed} - {topic(number)}"
    body: list[str] = []
    while prose.left() > 0:
        if rng.random() < 0.3:
            body.append(_heading(rng))
        body.append(prose.paragraph(rng.randint(60, 140)))
    return Page(title, "policy_committee_update", None, issued, tuple(body))


def _press_statement(rng: random.Random, number: int, prose: Prose) -> Page:
    person = f"{rng.choice(_GIVEN)} {rng.choice(_FAMILY)}"
    printed, issued = _month(rng)
    dated = rng.random() < 0.4
    title = rng.choice(("{} - Comment", "Comment on {}", "ADCS response to {}")).format(topic(number))
    if dated:
        title = f"{title} - {printed}"
    body = [f"Asked about the {prose.words(6)}, {person}, {rng.choice(_ROLES)}, said:"]
    while prose.left() > 0:
        body.append(f"“{prose.paragraph(rng.randint(50, 120))}")
    body[-1] += "”"
    if rng.random() < 0.4:
        body.append(f"{person} also said: “{prose.sentence(18)}”")
    body.append("ENDS")
    return Page(title, "press_release", None, issued if dated else None, tuple(body))


def _position(rng: random.Random, number: int, prose: Prose) -> Page:
    body = [prose.paragraph(rng.randint(40, 80))]
    while prose.left() > 0:
        body.append(prose.paragraph(rng.randint(50, 110)))
    body.append("Read the position paper")
    return Page(f"{topic(number)} - ADCS position paper", "publication", None, None, tuple(body))


def _newsletter(rng: random.Random, number: int, prose: Prose) -> Page:
    year, month, day = rng.randint(FIRST_YEAR, LAST_YEAR - 1), rng.randint(1, 12), rng.randint(1, 28)
    title = f"UPDATE NO {number} {day} {_MONTHS[month - 1]} {year}"
    body = ["Newsletters", f"SESLIP colleagues will find {prose.sentence(20)}"]
    while prose.left() > 0:
        body += ["Programme:", _heading(rng), "Update:", prose.paragraph(rng.randint(40, 90))]
        body += ["Action Required:", prose.paragraph(rng.randint(15, 40))]
    body += ["Tools & Templates", prose.sentence(9), prose.sentence(12), "Contact Details"]
    for role in ("Data Group Lead", "Programme Manager"):
        given, family = rng.choice(_GIVEN), rng.choice(_FAMILY)
        body.append(f"{role}: {given} {family} (South East Sector-Led Improvement Programme)")
        body.append(f"{given}.{family}@example.org".lower())
    issued = f"{year}-{month:02}-{day:02}"
    return Page(title, "newsletter", "south_east", issued, tuple(body))


_Shape = Callable[[random.Random, int, Prose], Page]
_SHAPES: tuple[_Shape, ...] = (_regional_update, _committee_update, _press_statement, _position, _newsletter)
_SHARES = (0.46, 0.2, 0.245, 0.09, 0.005)


def make_page(seed: int, number: int, *, words: int | None = None, listable: bool = False) -> Page:
    """The page `number` (from 0, below 160,000) of `seed`.

    words: a regional update of about that length. listable: no newsletter, which never stands in a listing.
    """
    rng = random.Random(seed * 1_000_003 + number)
    if words is not None:
        return _regional_update(rng, number, Prose(rng, words))
    shape = rng.choices(_SHAPES[:-1] if listable else _SHAPES, _SHARES[:-1] if listable else _SHARES)[0]
    length = min(3000, max(30, int(rng.lognormvariate(_MEDIAN_LOG_WORDS, 0.75))))
    if shape is _newsletter:
        length += 1500
    page = shape(rng, number, Prose(rng, length))
    if page.kind != "newsletter" and rng.random() < 0.1:
        return replace(page, tags=("Fostering", "Workforce"))
    return page
