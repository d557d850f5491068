"""What can be gone to, read from the library: everything here belongs on a lane's thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.model import (
    UNDATED,
    Month,
    PersonalPlace,
    PersonalShelf,
    Region,
    Tagged,
    TreePlace,
)
from reader.ui.goto.entries import Entry, Sort
from reader.ui.goto.index import Index
from reader.ui.goto.words import abbreviations, words_of
from reader.ui.tree.branches import TAGS, plant

if TYPE_CHECKING:
    from reader.library import Library, TitlesState
    from reader.model import (
        ArticleSummary,
        ArticleTitle,
        CancelToken,
        Digests,
        Grouping,
    )
    from reader.ui.tree.branches import Branch, ShownSearch

_RECENT = 8
_AT_ONCE = 200
# Finds every article, so that its facets name every tag.
_EVERYTHING = "is:read OR is:unread"


@dataclass(frozen=True, slots=True)
class Places:
    """What there is besides articles, best first: commands, branches, saved searches and tags.

    recent: what to show while nothing is typed.
    """

    entries: Sequence[Entry]
    recent: Sequence[Entry] = ()
    index: Index = field(default_factory=Index)

    def __post_init__(self) -> None:
        for entry in self.entries:
            self.index.add(words_of(entry.label), entry.others)

    def name(self, number: int) -> list[str]:
        """The words of the name with this number."""
        return words_of(self.entries[number].label)


@dataclass(frozen=True, slots=True)
class Articles:
    """Every article by its key and its title, newest first, as they were at `state` with these digests.

    Texts alone, one list each: an object for every article would be looked at by each search for garbage.
    """

    keys: Sequence[str]
    titles: Sequence[str]
    index: Index
    state: TitlesState
    digests: Digests

    def name(self, number: int) -> list[str]:
        """The words of the title with this number."""
        return words_of(self.titles[number])


def read_articles(library: Library, digests: Digests, known: Articles | None, token: CancelToken) -> Articles:
    """The articles as they are now; `known` where they are still those.

    Raises `Cancelled`, and what the library raises where it cannot be read.
    """
    if known and known.digests is digests and known.state == library.titles.state(digests):
        return known
    keys: list[str] = []
    titles: list[str] = []
    index = Index()

    def take(title: ArticleTitle) -> None:
        if len(keys) % _AT_ONCE == 0:
            token.check()
        keys.append(title.key)
        titles.append(title.title)
        index.add(words_of(title.title), _around(title.regions, title.year, title.month))

    state = library.titles.read(take, digests)
    return Articles(keys, titles, index, state, digests)


def read_places(
    library: Library,
    digests: Digests,
    grouping: Grouping,
    searches: Iterable[ShownSearch],
    commands: Iterable[Entry],
) -> Places:
    """What there is besides articles. commands: those used last first."""
    personal = library.tree.personal(digests)
    root = plant(library.tree.counts(digests), grouping, personal)
    found = [*commands, *_branches(root), *map(_search, searches), *_tags(library, digests)]
    recent = library.articles.list(
        TreePlace(personal=PersonalPlace(PersonalShelf.RECENT)), digests, limit=_RECENT
    )
    return Places(found, tuple(map(article_entry, recent)))


def article_entry(summary: ArticleSummary) -> Entry:
    """An article with its region and date beside it."""
    regions = ", ".join(region.label for region in summary.regions) or "National"
    return Entry(Sort.ARTICLE, summary.key, summary.title, f"{regions} · {summary.issued.label}")


# Behind it


@lru_cache(maxsize=4096)
def _around(regions: tuple[Region, ...], year: int, month: int) -> tuple[str, ...]:
    """The words by which an article is found besides its title: where it comes from, and when."""
    words = [word for region in regions for word in _region_words(region)]
    if not regions:
        words.append("national")
    if year != UNDATED:
        words.append(str(year))
    if year != UNDATED and month != UNDATED:
        words += [Month(year, month).name.casefold(), f"{month:02}"]
    return tuple(dict.fromkeys(words))


@lru_cache
def _region_words(region: Region) -> tuple[str, ...]:
    return (*words_of(region.label), *abbreviations(region.label))


def _branches(root: Branch) -> Iterator[Entry]:
    """The branches of the tree, then those below them; tags and what holds nothing are left out."""
    outer = [each for each in root.children if not each.header and each.count and each.id != TAGS]
    for branch in outer:
        yield _branch(branch, branch.label)
    for branch in outer:
        by_year = branch.place.year is not None
        for below in branch.children:
            # "North West 2024", "June 2024".
            names = (below.label, branch.label) if by_year else (branch.label, below.label)
            yield _branch(below, " ".join(names), inner=True)


def _branch(branch: Branch, name: str, *, inner: bool = False) -> Entry:
    region = branch.place.region
    others = _region_words(region) if isinstance(region, Region) else tuple(abbreviations(name))
    one, many = branch.things
    detail = f"{branch.count:,} {one if branch.count == 1 else many}"
    return Entry(Sort.BRANCH, branch.id, name, detail, others=others, inner=inner)


def _search(search: ShownSearch) -> Entry:
    return Entry(Sort.SEARCH, search.query, search.name, "Saved search")


def _tags(library: Library, digests: Digests) -> Iterator[Entry]:
    from reader.query import parse, write

    facets = library.finder.search(parse(_EVERYTHING), digests, limit=0).facets
    for tag, articles in facets.tags if facets else ():
        detail = f"Tag · {articles:,} {'article' if articles == 1 else 'articles'}"
        yield Entry(Sort.TAG, write(Tagged(tag)), tag, detail)
