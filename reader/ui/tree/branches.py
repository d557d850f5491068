"""The branches of the tree, made from counts: what stands under what, in which order, with how many articles.

Pure values; nothing of Qt, no article is read here. A branch divides itself only when it is opened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from reader.model import (
    NATIONAL,
    UNDATED,
    Grouping,
    Kind,
    Month,
    PersonalPlace,
    PersonalShelf,
    Region,
    TreeCount,
    TreePlace,
)

if TYPE_CHECKING:
    from reader.model import ArticleSummary, PersonalCounts

# A year with more articles than this is divided into months.
MONTHS_ABOVE = 60
TAGS, UNREAD = "own/tags", "own/unread"
"""The ids of the branch that holds a branch for each tag, and of the one with unread articles."""

_Counts = Sequence[TreeCount]
_K = TypeVar("_K")


@dataclass(frozen=True, slots=True)
class ShownSearch:
    """A saved search as the tree shows it. unread: how many unread articles it finds."""

    id: int
    name: str
    query: str
    unread: int


@dataclass(slots=True, eq=False)
class Branch:
    """One branch. id: the same after every reload, for remembering which branches are open.

    place: which articles it holds. header: a heading between branches, which holds nothing itself. count,
    unread: how many articles, and how many of them are unread, made of `counts` where there are any. things:
    what is counted where it is not articles. search: of a saved search; its articles stand in the results.
    parent: the branch above it. A leaf's `articles` are those read so far, newest first; `trailing`:
    "Loading…" or "Show more" stands below them.
    """

    id: str
    label: str
    place: TreePlace
    counts: _Counts
    divide: Callable[[Branch], list[Branch]] | None = None
    header: bool = False
    count: int = 0
    unread: int = 0
    things: tuple[str, str] = ("article", "articles")
    search: ShownSearch | None = None
    parent: Branch | None = None
    loading: bool = False
    trailing: bool = False
    articles: list[ArticleSummary] = field(default_factory=list)
    _children: list[Branch] | None = None

    def __post_init__(self) -> None:
        if self.counts:
            self.count = sum(each.articles for each in self.counts)
            self.unread = sum(each.unread for each in self.counts)

    @property
    def path_label(self) -> str:
        """What it and those above it are called: "North West, 2018"."""
        above = self.parent.path_label if self.parent else ""
        return ", ".join(label for label in (above, self.label) if label)

    @property
    def leaf(self) -> bool:
        """Whether articles stand directly under it."""
        return self.divide is None

    @property
    def children(self) -> list[Branch]:
        if self._children is None:
            self._set_children(self.divide(self) if self.divide else [])
        return self._children or []

    def take_from(self, other: Branch) -> None:
        """Say what `other` says, which is the same branch of another moment; the children stay."""
        self.label, self.place, self.counts, self.divide = (
            other.label,
            other.place,
            other.counts,
            other.divide,
        )
        self.count, self.unread, self.things, self.search = (
            other.count,
            other.unread,
            other.things,
            other.search,
        )

    def forget_children(self) -> None:
        """Divide itself anew when it is opened."""
        self._children = None

    def take_out(self, start: int, end: int) -> None:
        """Without its children from `start` to `end`."""
        self._set_children([*self.children[:start], *self.children[end:]])

    def put_in(self, row: int, branches: Sequence[Branch]) -> None:
        """With these children from `row` on."""
        self._set_children([*self.children[:row], *branches, *self.children[row:]])

    def _set_children(self, children: list[Branch]) -> None:
        self._children = children
        for child in children:
            child.parent = self

    def holds(self, summary: ArticleSummary) -> bool:
        """Whether the article belongs under this branch."""
        if self.header or self.search or self.place.personal is not None or self.id == TAGS:
            return False
        place, month = self.place, summary.issued.sort_month
        if place.region is not None and (
            bool(summary.regions) if place.region == NATIONAL else place.region not in summary.regions
        ):
            return False
        return (
            (place.kind is None or place.kind is summary.kind)
            and (place.year is None or place.year == (month.year if month else UNDATED))
            and (place.month is None or place.month == (month.month if month else UNDATED))
        )


def standing_below(above: Branch | None) -> str:
    """Below which branches a row stands, for screen readers: Qt does not tell them its level."""
    return f"In {above.path_label}" if above and above.path_label else ""


def plant(
    counts: Iterable[TreeCount],
    grouping: Grouping,
    personal: PersonalCounts | None = None,
    searches: Sequence[ShownSearch] = (),
) -> Branch:
    """The root of the tree; its children are the outermost branches, the person's own first.

    personal: how many articles stand on the person's own branches; None leaves those out, and `searches`.
    """
    divide = _regions_and_kinds if grouping is Grouping.REGION_YEAR else _years_of_all
    if personal is None:
        return Branch("", "", TreePlace(), tuple(counts), divide)
    own = [*_own(personal), *_searches(searches)]
    if grouping is Grouping.YEAR_MONTH:
        own.append(_header("Years"))
    return Branch("", "", TreePlace(), tuple(counts), lambda root: [*own, *divide(root)])


def divide(root: Branch, paths: Iterable[str]) -> None:
    """Make the children of the branches with these ids, as far as they are there."""
    for path in sorted(paths, key=len):
        branch = find(root, path)
        if branch:
            _ = branch.children


def find(root: Branch, path: str) -> Branch | None:
    """The branch below `root` with the id `path`; the root itself for ""."""
    branch: Branch | None = root
    while branch and branch.id != path:
        branch = next(
            (child for child in branch.children if path == child.id or path.startswith(f"{child.id}/")), None
        )
    return branch


def _own(personal: PersonalCounts) -> list[Branch]:
    """The person's own branches; the one for tags only where there are any."""
    made = [
        _shelf(PersonalShelf.UNREAD, "Unread", personal.unread, unread=personal.unread),
        _shelf(PersonalShelf.BOOKMARKED, "Bookmarked", personal.bookmarked),
        _shelf(PersonalShelf.ANNOTATED, "With highlights or notes", personal.annotated),
        _shelf(PersonalShelf.RECENT, "Recently read", personal.recent),
    ]
    if personal.tags:
        tags = [_shelf(PersonalShelf.TAGGED, each.tag, each.articles, tag=each.tag) for each in personal.tags]
        made.append(
            Branch(
                TAGS,
                "Tags",
                TreePlace(),
                (),
                lambda branch: tags,
                count=len(tags),
                things=("tag", "tags"),
            )
        )
    return made


def _searches(searches: Sequence[ShownSearch]) -> list[Branch]:
    """The saved searches under their heading; nothing where there are none."""
    made = [
        Branch(
            f"search/{each.id}",
            each.name,
            TreePlace(),
            (),
            lambda branch: [],
            count=each.unread,
            things=("unread article", "unread articles"),
            search=each,
        )
        for each in searches
    ]
    return [_header("Searches"), *made] if made else []


def _shelf(shelf: PersonalShelf, label: str, count: int, *, unread: int = 0, tag: str = "") -> Branch:
    # A tag may hold the sign that parts the names in an id.
    name = f"{TAGS}/{tag.casefold().replace('%', '%25').replace('/', '%2F')}" if tag else f"own/{shelf}"
    return Branch(name, label, TreePlace(personal=PersonalPlace(shelf, tag)), (), count=count, unread=unread)


def _regions_and_kinds(root: Branch) -> list[Branch]:
    by_region = _gather(root.counts, lambda count: count.region)
    regions = [
        Branch(f"region/{region}", region.label, TreePlace(region=region), by_region.get(region, ()), _years)
        for region in sorted(Region, key=lambda region: region.label)
    ]
    by_kind = _gather(by_region.get(None, ()), lambda count: count.kind)
    kinds = [
        Branch(f"kind/{kind}", kind.group_label, TreePlace(region=NATIONAL, kind=kind), by_kind[kind], _years)
        for kind in Kind
        if kind in by_kind
    ]
    made = [_header("Regions"), *regions]
    return [*made, _header("National"), *kinds] if kinds else made


def _years(branch: Branch) -> list[Branch]:
    return [
        Branch(
            f"{branch.id}/{year}",
            str(year) if year else "No date",
            replace(branch.place, year=year),
            counts,
            _months if year and sum(count.articles for count in counts) > MONTHS_ABOVE else None,
        )
        for year, counts in _newest_first(branch.counts, lambda count: count.year)
    ]


def _months(branch: Branch) -> list[Branch]:
    return list(_month_branches(branch, None))


def _years_of_all(root: Branch) -> list[Branch]:
    return [
        Branch(
            f"year/{year}",
            str(year) if year else "No date",
            TreePlace(year=year),
            counts,
            _months_of_year if year else _regions_of_month,
        )
        for year, counts in _newest_first(root.counts, lambda count: count.year)
    ]


def _months_of_year(branch: Branch) -> list[Branch]:
    return list(_month_branches(branch, _regions_of_month))


def _month_branches(branch: Branch, divide: Callable[[Branch], list[Branch]] | None) -> Iterator[Branch]:
    for month, counts in _newest_first(branch.counts, lambda count: count.month):
        label = Month(branch.place.year or 1, month).name if month else "No month"
        yield Branch(f"{branch.id}/{month:02}", label, replace(branch.place, month=month), counts, divide)


def _regions_of_month(branch: Branch) -> list[Branch]:
    by_region = _gather(branch.counts, lambda count: count.region)
    named = [
        Branch(f"{branch.id}/{region}", region.label, replace(branch.place, region=region), by_region[region])
        for region in sorted(Region, key=lambda region: region.label)
        if region in by_region
    ]
    if None in by_region:
        place = replace(branch.place, region=NATIONAL)
        named.append(Branch(f"{branch.id}/{NATIONAL}", "National", place, by_region[None]))
    return named


def _header(label: str) -> Branch:
    return Branch(f"header/{label}", label, TreePlace(), (), header=True)


def _gather(counts: Iterable[TreeCount], key: Callable[[TreeCount], _K]) -> dict[_K, list[TreeCount]]:
    gathered: dict[_K, list[TreeCount]] = defaultdict(list)
    for count in counts:
        gathered[key(count)].append(count)
    return gathered


def _newest_first(
    counts: Iterable[TreeCount], key: Callable[[TreeCount], int]
) -> list[tuple[int, list[TreeCount]]]:
    """Groups by a year or month, the latest first; `UNDATED`, being 0, comes last by itself."""
    return sorted(_gather(counts, key).items(), reverse=True, key=lambda item: item[0])
