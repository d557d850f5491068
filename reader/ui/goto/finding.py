"""What was typed -> what can be gone to, best first. Belongs on a lane's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import UnknownArticle
from reader.ui.goto.catalogue import Articles, Places, article_entry
from reader.ui.goto.entries import Entry, Sort
from reader.ui.goto.index import Index, Level
from reader.ui.goto.ranking import closeness, marks_in
from reader.ui.goto.words import words_of

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import CancelToken

# So many names of each level are looked at closely, the newest ones.
_LOOKED_AT = 500
_SHOWN = 40  # articles
_ALL_SHOWN = 50
_AHEAD = 6  # commands and branches before the first article
_ENOUGH = 3  # found as typed: then nothing was mistyped


def find(
    text: str, places: Places | None, articles: Articles | None, library: Library, token: CancelToken
) -> list[Entry]:
    """What `text` may stand for; while nothing is typed, what was used last. The last entry of what was
    typed searches every article for it.

    places, articles: None where they are not read yet. Raises `Cancelled`, and what the library raises.
    """
    typed = words_of(text)
    if not typed:
        return list(places.recent) if places else []
    found: list[Entry] = []
    for level in Level:
        if level is Level.MISTYPED and len(found) >= _ENOUGH:
            break
        found += _at_level(level, typed, places, articles, library, token)
        if len(found) >= _ALL_SHOWN:
            break
    sought = " ".join(text.split())
    look = Entry(Sort.LOOK, sought, f"Search every article for “{sought}”")
    return [*found[:_ALL_SHOWN], look]


def _at_level(
    level: Level,
    typed: Sequence[str],
    places: Places | None,
    articles: Articles | None,
    library: Library,
    token: CancelToken,
) -> list[Entry]:
    near: list[Entry] = []
    if places:
        meant = _meant(places.index, level, typed, token)
        ranked = _ranked(places.index, level, typed, meant, token, places.name)
        near = [_marked(places.entries[number], typed, meant) for number in ranked]
    # "North West 2024" is wanted first only by who types a year.
    year = any(letter.isdigit() for word in typed for letter in word)
    ahead = [entry for entry in near if year or not entry.inner][:_AHEAD]
    found = list(ahead)
    if articles:
        meant = _meant(articles.index, level, typed, token)
        for number in _ranked(articles.index, level, typed, meant, token, articles.name)[:_SHOWN]:
            token.check()
            try:
                entry = article_entry(library.articles.summary(articles.keys[number]))
            except UnknownArticle:
                continue  # taken out since the titles were read
            found.append(_marked(entry, typed, meant))
    return found + [entry for entry in near if entry not in ahead]


def _ranked(
    index: Index,
    level: Level,
    typed: Sequence[str],
    meant: set[str],
    token: CancelToken,
    name: Callable[[int], list[str]],
) -> list[int]:
    """Closest first, among those the ones with the lowest numbers."""
    numbers = index.find(typed, level, _LOOKED_AT, token.check)
    return sorted(numbers, key=lambda number: closeness(typed, name(number), meant))


def _meant(index: Index, level: Level, typed: Sequence[str], token: CancelToken) -> set[str]:
    if level is not Level.MISTYPED:
        return set()
    return {meant for word in typed for meant in index.mistyped(word, token.check)}


def _marked(entry: Entry, typed: Sequence[str], meant: set[str]) -> Entry:
    return replace(entry, marks=marks_in(entry.label, typed, meant))
