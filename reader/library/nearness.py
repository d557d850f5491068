"""How near two articles are by the rare terms that they share, and how that is said. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.model import ArticleSummary, Kind, Region

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 4
_SHOWN = 3
_LEAST_TERMS = 2
_LEAST_WORTH = 0.9  # in logarithms of the number of articles
_PHRASE_MORE = 1.0
_WEIGHED = 12
_LONGEST = 7  # words of a phrase
_LEAD = 3  # words of a phrase before its rare one
_SENTENCE_ENDS = frozenset('.!?:;\n•“‘"(')
_SMALL = frozenset(
    "a all an and any are as at be but by can for had has he her him his how in is it its may new no not of "
    "off on one or our out she so that the to too two up us was we who with".split()
)
# They stand in titles and dates of everything, and tell nothing of what an article is about.
_TELLS_NOTHING = frozenset(
    "january february march april june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday about above after again against also always among another "
    "around because been before being below best between both could does doing done down during each either "
    "enough even every ever find first from full further gave given giving good have having here however "
    "into itself just keep kept known later least less like made make making many might more most much must "
    "near need never next once only other others over part past rather said same several shall should since "
    "some something still such taken than that their them then there these they thing things this those "
    "three through together took under until upon used using very well were what when where whether which "
    "while whole whom whose will with within without would year years your yours".split()
)


class Token(NamedTuple):
    """A word of a text: folded as the index holds it, where it stands, and whether it looks like a name."""

    word: str
    start: int
    end: int
    name: bool


def tokens(text: str) -> list[Token]:
    """The words of `text` in order."""
    found: list[Token] = []
    end = 0
    for match in _WORD.finditer(text):
        word, (start, stop) = match[0], match.span()
        opens = not found or not _SENTENCE_ENDS.isdisjoint(text[end:start])
        name = word[0].isupper() and (not opens or (len(word) > 1 and word.isupper()))
        found.append(Token(word.casefold(), start, stop, name))
        end = stop
    return found


def telling_words(text: str) -> set[str]:
    """The words of `text` that may tell what it is about."""
    return {
        word
        for word in (match[0].casefold() for match in _WORD.finditer(text))
        if len(word) >= _SHORTEST and not word.isdigit() and word not in _TELLS_NOTHING
    }


def rare_at_most(articles: int) -> int:
    """In how many of so many articles a term may stand and still count as rare."""
    return max(2, min(40, articles // 12))


class Shared(NamedTuple):
    """What two articles share: as the first writes it, and what that is worth."""

    text: str
    worth: float


def likeliest(holders: Mapping[str, Sequence[int]], articles: int) -> list[tuple[int, frozenset[str]]]:
    """Of the articles that share at least two of the rare terms the few that are worth a look, best first,
    each with those terms.

    holders: for each rare term the row ids of the other articles that have it. articles: of the library.
    """
    terms: dict[int, set[str]] = {}
    for term, row_ids in holders.items():
        for row_id in row_ids:
            terms.setdefault(row_id, set()).add(term)
    worth = {
        row_id: sum(worth_of(len(holders[term]), articles) for term in shared)
        for row_id, shared in terms.items()
        if len(shared) >= _LEAST_TERMS
    }
    best = sorted(worth, key=lambda row_id: (-worth[row_id], -row_id))[:_WEIGHED]
    return [(row_id, frozenset(terms[row_id])) for row_id in best]


def shared(
    text: str, mine: Sequence[Token], other: str, worths: Mapping[str, float], forms: Mapping[str, str]
) -> list[Shared]:
    """The names and phrases of `text` that hold a rare term and stand in `other` too, the best first.

    A single everyday word tells nothing, rare though it may be; so it counts within a phrase only. mine: the
    words of `text`. worths: the rare terms of both, each with what it is worth. forms: for each word of
    `text` the term that it is a form of.
    """
    written = f" {' '.join(_WORD.findall(other))} "
    elsewhere = written.casefold()
    rare_at = [place for place, token in enumerate(mine) if forms.get(token.word) in worths]
    found: dict[str, Shared] = {}
    reached = 0
    for rare in rare_at:
        for place in range(max(rare - _LEAD, reached), rare + 1):
            stretch = _stretch(text, mine, place, elsewhere)
            if place + len(stretch) <= rare:
                continue
            reached = place + len(stretch)
            terms = dict.fromkeys(term for token in stretch if (term := forms.get(token.word, "")) in worths)
            words = text[stretch[0].start : stretch[-1].end]
            phrase = len(stretch) > 1
            if phrase or (stretch[0].name and f" {words} " in written):
                worth = sum(worths[term] for term in terms) + _PHRASE_MORE * phrase
                found.setdefault(" ".join(terms), Shared(" ".join(words.split()), worth))
            break
    return sorted(found.values(), key=lambda each: -each.worth)


def near_enough(both: Sequence[Shared], articles: int) -> float:
    """How near two articles are that share `both`; 0 where that is not near at all."""
    if len(both) < _LEAST_TERMS and not any(" " in each.text for each in both):
        return 0.0
    worth = sum(each.worth for each in both)
    return worth if worth >= _LEAST_WORTH * math.log(max(articles, 2)) else 0.0


def worth_of(holders: int, articles: int) -> float:
    """What a term is worth that so many other articles have."""
    return max(math.log(max(articles, 2)) - math.log(holders + 1), 0.0)


def _stretch(text: str, mine: Sequence[Token], place: int, elsewhere: str) -> Sequence[Token]:
    """The words from `place` on that stand next to each other in the other text too, without small ones at
    either end; empty where the first is small or stands alone there.
    """
    if _tells_nothing(mine[place].word):
        return ()
    run, end = mine[place].word, place
    if f" {run} " not in elsewhere:
        return ()
    for token in mine[place + 1 : place + _LONGEST]:
        run = f"{run} {token.word}"
        if text[mine[end].end : token.start] not in (" ", "-", "\u00a0") or f" {run} " not in elsewhere:
            break
        end += 1
    while end > place and _tells_nothing(mine[end].word):
        end -= 1
    return mine[place : end + 1]


def _tells_nothing(word: str) -> bool:
    return len(word) == 1 or word in _SMALL or word in _TELLS_NOTHING


def series_reason(before: bool, summary: ArticleSummary, shared: Iterable[str] = ()) -> str:
    """ "Previous update from the North West, May 2017". shared: the committees, where it is one of theirs."""
    which = "Previous" if before else "Next"
    when = summary.issued.label
    if summary.kind is Kind.NEWSLETTER:
        return f"{which} newsletter from {summary.publisher}, {when}"
    if summary.kind is Kind.POLICY_COMMITTEE_UPDATE:
        names = " and ".join(shared)
        return f"{which} update from {names}, {when}"
    return f"{which} update from {_place(summary.regions[0])}, {when}"


def series_name(summary: ArticleSummary, region: str) -> str:
    """What the articles of a series are, in the plural: "updates from the North West"."""
    if summary.kind is Kind.NEWSLETTER:
        return f"newsletters from {summary.publisher}"
    if summary.kind is Kind.POLICY_COMMITTEE_UPDATE:
        return f"updates from {' and '.join(summary.committees)}"
    return f"updates from {_place(Region(region))}"


def shared_reason(both: Sequence[Shared]) -> str:
    """ "Shares: tartan rug, Suffolk", the best few."""
    return f"Shares: {', '.join(each.text for each in both[:_SHOWN])}"


def _place(region: Region) -> str:
    bare = region in (Region.LONDON, Region.YORKSHIRE_HUMBER)
    return region.label if bare else f"the {region.label}"
