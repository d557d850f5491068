"""What stands under what in the tree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model import (
    NATIONAL,
    ArticleSummary,
    Grouping,
    Issued,
    Kind,
    Month,
    PersonalCounts,
    PersonalPlace,
    PersonalShelf,
    Region,
    ShelfTag,
    TreeCount,
)
from reader.ui.tree.branches import MONTHS_ABOVE, Branch, plant

_UPDATE = Kind.REGIONAL_UPDATE


def _labels(branch: Branch) -> list[str]:
    return [f"{child.label} {child.count}" for child in branch.children]


def _child(branch: Branch, label: str) -> Branch:
    return next(child for child in branch.children if child.label == label)


def test_all_nine_regions_stand_there_in_alphabetical_order_even_when_empty() -> None:
    root = plant([TreeCount(Region.LONDON, _UPDATE, 2024, 3, 2)], Grouping.REGION_YEAR)
    assert _labels(root) == [
        "Regions 0",
        "East Midlands 0",
        "East of England 0",
        "London 2",
        "North East 0",
        "North West 0",
        "South East 0",
        "South West 0",
        "West Midlands 0",
        "Yorkshire & the Humber 0",
    ]
    assert root.children[0].header


def test_newsletters_stand_under_their_region_and_national_articles_under_their_kind() -> None:
    counts = [
        TreeCount(Region.SOUTH_EAST, Kind.NEWSLETTER, 2024, 7, 1),
        TreeCount(None, Kind.SPEECH, 2024, 6, 1),
        TreeCount(None, Kind.PRESS_RELEASE, 2023, 6, 4),
        TreeCount(None, Kind.PRESS_RELEASE, 0, 0, 2),
    ]
    root = plant(counts, Grouping.REGION_YEAR)
    assert _labels(root)[10:] == ["National 0", "Press statements 6", "Speeches 1"]
    assert _labels(_child(root, "South East")) == ["2024 1"]
    assert _labels(_child(root, "Press statements")) == ["2023 4", "No date 2"]
    assert _child(_child(root, "Press statements"), "No date").leaf


def test_only_a_full_year_is_divided_into_months() -> None:
    counts = [TreeCount(Region.LONDON, _UPDATE, 2024, month, 6) for month in range(1, 13)]
    counts.append(TreeCount(Region.LONDON, _UPDATE, 2023, 5, MONTHS_ABOVE))
    london = _child(plant(counts, Grouping.REGION_YEAR), "London")
    assert _labels(london) == ["2024 72", "2023 60"]
    assert _labels(_child(london, "2024"))[:2] == ["December 6", "November 6"]
    assert _child(london, "2023").leaf


def test_the_second_grouping_is_year_month_region() -> None:
    counts = [
        TreeCount(Region.LONDON, _UPDATE, 2024, 3, 2),
        TreeCount(None, Kind.SPEECH, 2024, 3, 1),
        TreeCount(Region.LONDON, _UPDATE, 2023, 12, 1),
        TreeCount(None, Kind.OTHER, 0, 0, 1),
    ]
    root = plant(counts, Grouping.YEAR_MONTH)
    assert _labels(root) == ["2024 3", "2023 1", "No date 1"]
    march = _child(_child(root, "2024"), "March")
    assert _labels(march) == ["London 2", "National 1"]
    assert march.children[1].place.region == NATIONAL
    assert _labels(_child(root, "No date")) == ["National 1"]


def test_the_persons_own_branches_stand_first_and_each_tag_has_one() -> None:
    personal = PersonalCounts(2, 3, 4, 1, (ShelfTag("a/b", 1), ShelfTag("SEND", 2)))
    root = plant([TreeCount(Region.LONDON, _UPDATE, 2024, 3, 5, 4)], Grouping.REGION_YEAR, personal)
    assert _labels(root)[:6] == [
        "Unread 4",
        "Bookmarked 2",
        "With highlights or notes 3",
        "Recently read 1",
        "Tags 2",
        "Regions 0",
    ]
    assert _child(root, "London").unread == 4
    tags = _child(root, "Tags").children
    assert [(tag.id, tag.count) for tag in tags] == [("own/tags/a%2Fb", 1), ("own/tags/send", 2)]
    assert tags[1].place.personal == PersonalPlace(PersonalShelf.TAGGED, "SEND")


def test_years_have_a_heading_below_the_persons_own_branches() -> None:
    counts = [TreeCount(Region.LONDON, _UPDATE, 2024, 3, 2)]
    root = plant(counts, Grouping.YEAR_MONTH, PersonalCounts(0, 0, 2, 0))
    assert _labels(root)[4:] == ["Years 0", "2024 2"]


_COUNTS = st.lists(
    st.builds(
        TreeCount,
        st.one_of(st.none(), st.sampled_from(list(Region))),
        st.sampled_from(list(Kind)),
        st.integers(2015, 2017),
        st.integers(1, 12),
        st.integers(1, 40),
    ),
    max_size=30,
)


@given(_COUNTS, st.sampled_from(list(Grouping)))
def test_no_article_is_lost_and_every_one_has_a_leaf(counts: list[TreeCount], grouping: Grouping) -> None:
    root = plant(counts, grouping)
    for count in counts:
        summary = ArticleSummary(
            key="0" * 20,
            title="Title",
            publisher=None,
            kind=count.kind,
            regions=(count.region,) if count.region else (),
            committees=(),
            issued=Issued.between(Month(count.year, count.month), Month(count.year, count.month)),
            words=1,
        )
        branch = root
        while not branch.leaf:
            holding = [child for child in branch.children if child.holds(summary)]
            assert len(holding) == 1
            branch = holding[0]
        assert branch.count >= count.articles
    assert sum(child.count for child in root.children) == sum(count.articles for count in counts)
    assert len({child.id for child in root.children}) == len(root.children)
