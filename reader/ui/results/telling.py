"""What a search says of itself in words: how many were found, what was widened or not understood."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.model import SearchResults
from reader.ui.results.notices import Notice

_MOST_MISREADINGS = 2


class Choices(NamedTuple):
    """What the person can do about it. acronyms: search with (True) or without what acronyms stand for.
    undecided: show the articles that may belong (True), else those that do.
    """

    acronyms: Callable[[bool], object]
    undecided: Callable[[bool], object]


def count_in_words(total: int, *, counted: bool = True) -> str:
    """ "Nothing found", "One article", "12 articles"; "2,000 articles or more" where not all were counted."""
    if total == 0:
        return "Nothing found"
    articles = "One article" if total == 1 else f"{total:,} articles"
    return articles if counted else f"{articles} or more"


def notices(found: SearchResults, choices: Choices, *, acronyms: bool, undecided: bool) -> list[Notice]:
    """A line for each thing to be said. acronyms, undecided: how it was searched."""
    made = [Notice(misreading.reason) for misreading in found.query.misreadings[:_MOST_MISREADINGS]]
    if found.expansions:
        others = "; ".join(
            f"{expansion.typed} also as {', '.join(expansion.others)}" for expansion in found.expansions
        )
        made.append(Notice(f"{others}.", "Search only as typed", lambda: choices.acronyms(False)))
    elif not acronyms:
        made.append(
            Notice(
                "Acronyms are searched for only as typed.",
                "Search for what they stand for, too",
                lambda: choices.acronyms(True),
            )
        )
    if undecided:
        made.append(
            Notice(
                "These may belong: it is only roughly known when they were issued.",
                "Back to the results",
                lambda: choices.undecided(False),
            )
        )
    elif found.may_belong:
        more = "One more article" if found.may_belong == 1 else f"{found.may_belong:,} more articles"
        made.append(
            Notice(f"{more} may belong; only a rough date is known.", "Show", lambda: choices.undecided(True))
        )
    return made
