"""The tree renewed in place is the tree made anew, and what was open, chosen and scrolled to stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication

from reader.model import (
    ArticleSummary,
    DateEvidence,
    Grouping,
    Issued,
    Kind,
    PersonalCounts,
    Region,
    ShelfTag,
    TreeCount,
)
from reader.ui.tree.branches import MONTHS_ABOVE, ShownSearch, divide, plant
from reader.ui.tree.model import TreeModel
from reader.ui.tree.renewing import changes
from reader.ui.tree.rows import Portion, Role, Signs
from tests import showcase
from tests.ui.conftest import Reader

_LEAF = "kind/other/2024"


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 9), unique=True))
def test_the_changes_make_the_new_list_of_the_old(old: list[int], new: list[int]) -> None:
    made = list(old)
    for change in changes(old, new):
        made[change.start : change.end] = new[change.new_start : change.new_end]
    assert made == new


def _summary(number: int) -> ArticleSummary:
    issued = Issued.stated("2024-06", DateEvidence.TITLE)
    return ArticleSummary(f"{number:020}", f"Article {number}", None, Kind.OTHER, (), (), issued, 9)


_counts = st.lists(
    st.builds(
        TreeCount,
        st.sampled_from([None, Region.LONDON, Region.NORTH_EAST]),
        st.sampled_from([Kind.OTHER, Kind.PRESS_RELEASE]),
        st.sampled_from([0, 2019, 2024]),
        st.sampled_from([0, 3, 6]),
        st.integers(1, MONTHS_ABOVE + 20),
        st.integers(0, 1),
    ),
    max_size=12,
    unique_by=lambda count: (count.region, count.kind, count.year, count.month),
)
_personal = st.builds(
    PersonalCounts,
    unread=st.integers(0, 3),
    bookmarked=st.integers(0, 3),
    annotated=st.integers(0, 3),
    recent=st.integers(0, 3),
    tags=st.lists(st.sampled_from(["early help", "schools", "to do"]), unique=True).map(
        lambda names: tuple(ShelfTag(name, 1) for name in sorted(names))
    ),
)
_searches = st.lists(
    st.builds(ShownSearch, st.integers(1, 4), st.just("Lanterns"), st.just("lantern"), st.integers(0, 5)),
    max_size=3,
    unique_by=lambda search: search.id,
)
_states = st.tuples(_counts, _personal, _searches, st.sampled_from(Grouping))


def _told(model: TreeModel, above: QModelIndex | None = None) -> list[object]:
    """All that the model says, down to the last row."""
    above = above or QModelIndex()
    said: list[object] = []
    branch = model.branch(above)
    if branch and not branch.leaf:
        model.fetchMore(above)
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        assert model.parent(index) == above
        said.append((model.row(index), model.branch_id(index), _told(model, index)))
    return said


@settings(max_examples=60, deadline=None)
@given(st.lists(_states, min_size=2, max_size=4))
def test_a_tree_renewed_says_what_one_made_anew_says(
    qapp: QApplication, states: list[tuple[list[TreeCount], PersonalCounts, list[ShownSearch], Grouping]]
) -> None:
    grouping = states[0][3]
    renewed = TreeModel(lambda place, limit, offset, done: None)
    QAbstractItemModelTester(renewed, QAbstractItemModelTester.FailureReportingMode.Fatal)
    renewed.replace(plant((), grouping), grouping)
    for counts, personal, searches, _ in states:
        root = plant(counts, grouping, personal, searches)
        divide(root, renewed.divided_branches())
        renewed.renew(root, {})
        anew = TreeModel(lambda place, limit, offset, done: None)
        anew.replace(plant(counts, grouping, personal, searches), grouping)
        assert _told(renewed) == _told(anew)


def test_branches_of_which_no_row_was_made_are_renewed_too(qapp: QApplication) -> None:
    counts = [TreeCount(Region.LONDON, Kind.OTHER, year, 6, 1, 1) for year in (2023, 2024)]
    model = TreeModel(lambda place, limit, offset, done: None)
    model.replace(plant(counts[:1], Grouping.REGION_YEAR), Grouping.REGION_YEAR)
    assert model.unread_leaves(QModelIndex())  # for which the regions divide themselves
    assert model.divided_branches() == [""]
    model.renew(plant(counts, Grouping.REGION_YEAR), {})
    london = model.branch_index("region/london")
    assert model.rowCount(london) == 0
    model.fetchMore(london)
    assert [model.index(row, 0, london).data() for row in range(model.rowCount(london))] == ["2024", "2023"]


def _leaf_model(numbers: Sequence[int], count: int) -> TreeModel:
    model = TreeModel(lambda place, limit, offset, done: None)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.replace(_tree(count), Grouping.REGION_YEAR, _portions(numbers))
    return model


def _tree(count: int):  # type: ignore[no-untyped-def]
    return plant([TreeCount(None, Kind.OTHER, 2024, 6, count)] if count else [], Grouping.REGION_YEAR)


def _portions(numbers: Sequence[int], signs: Mapping[str, Signs] | None = None) -> dict[str, Portion]:
    return {_LEAF: Portion([_summary(number) for number in numbers], signs or {})}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 9), unique=True, min_size=1),
    st.lists(st.integers(0, 9), unique=True, min_size=1),
    st.integers(0, 2),
)
def test_articles_that_came_and_went_are_put_in_and_taken_out(
    qapp: QApplication, old: list[int], new: list[int], more: int
) -> None:
    model = _leaf_model(old, len(old) + 1)
    model.renew(_tree(len(new) + more), _portions(new))
    leaf = model.branch_index(_LEAF)
    rows = [model.index(row, 0, leaf) for row in range(model.rowCount(leaf))]
    shown = [f"{number:020}" for number in new]
    assert [index.data(Role.KEY) for index in rows] == [*shown, *([None] if more else [])]


def test_signs_follow_and_nothing_else_is_touched(qapp: QApplication) -> None:
    model = _leaf_model([3, 2, 1], 3)
    resets, gone, come = (
        QSignalSpy(signal) for signal in (model.modelReset, model.rowsRemoved, model.rowsInserted)
    )
    key = _summary(2).key
    model.renew(_tree(3), _portions([3, 2, 1], {key: Signs(read=True)}))
    assert model.signs(key).read
    model.renew(_tree(3), _portions([3, 2, 1]))
    assert not model.signs(key).read
    assert (resets.count(), gone.count(), come.count()) == (0, 0, 0)


def test_an_answer_for_a_branch_that_went_is_dropped(qapp: QApplication) -> None:
    waiting = []
    model = TreeModel(lambda place, limit, offset, done: waiting.append(done))
    model.replace(_tree(3), Grouping.REGION_YEAR)
    model.fetchMore(model.branch_index(_LEAF))
    model.renew(_tree(0), {})
    waiting[0](Portion([_summary(1)], {}))
    assert not model.branch_index(_LEAF).isValid()


def test_a_mark_leaves_the_tree_as_the_person_left_it(reader: Reader) -> None:
    view, model = reader.parts.shelf.view, reader.parts.shelf.model
    reader.open(showcase.EAST_JUNE)
    for path in ("region/london/2023", "kind/press_release/2023", "own/unread"):
        reader.rows(path)
    view.verticalScrollBar().setValue(90)
    resets = QSignalSpy(model.modelReset)
    before = view.expanded_branches(), view.selected_keys(), view.verticalScrollBar().value()
    reader.parts.actions["star"].trigger()
    reader.until(lambda: "Bookmarked (1)" in reader.rows())
    assert (view.expanded_branches(), view.selected_keys(), view.verticalScrollBar().value()) == before
    assert model.signs(reader.key_of(showcase.EAST_JUNE)).bookmarked
    assert resets.count() == 0


def test_an_article_that_goes_chooses_no_other(reader: Reader) -> None:
    view = reader.parts.shelf.view
    reader.open(showcase.EAST_JUNE)
    opened = QSignalSpy(view.article_chosen)
    reader.library.imports.remove([reader.key_of(showcase.EAST_JUNE)])
    reader.parts.shelf.reload()
    reader.settle()
    assert view.selected_keys() == []
    assert opened.count() == 0


def test_the_last_tag_goes_while_one_stands_on_the_row_above_it(reader: Reader) -> None:
    noting, view, model = reader.window.commands.noting, reader.parts.shelf.view, reader.parts.shelf.model
    assert noting is not None
    assert noting.noter is not None
    keys = [reader.key_of(showcase.EAST_JUNE)]
    noting.noter.tag_articles(keys, ["inspection"])
    noting.changed.emit()
    reader.until(lambda: model.branch_index("own/tags").isValid())
    view.expand(model.branch_index("own/tags"))
    view.setCurrentIndex(model.branch_index("own/tags"))
    noting.noter.tag_articles(keys, (), ["inspection"])
    noting.changed.emit()
    reader.until(lambda: not model.branch_index("own/tags").isValid())
    assert not view.currentIndex().isValid()


def test_a_year_goes_while_one_stands_on_it(reader: Reader) -> None:
    view, model = reader.parts.shelf.view, reader.parts.shelf.model
    reader.parts.actions["by_month"].trigger()
    reader.until(lambda: model.branch_index("year/2022").isValid())
    reader.settle()
    view.setCurrentIndex(model.branch_index("year/2022"))
    view.expand(view.currentIndex())
    articles = reader.library.articles.list()
    gone = [each.key for each in articles if (month := each.issued.sort_month) and month.year == 2022]
    reader.library.imports.remove(gone)
    reader.parts.shelf.reload()
    reader.settle()
    assert not model.branch_index("year/2022").isValid()
    assert not view.currentIndex().isValid()


def test_an_open_branch_that_was_emptied_fills_again(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    view, model = reader.parts.shelf.view, reader.parts.shelf.model
    path = "own/bookmarked"

    def star(number: int) -> None:
        reader.parts.actions["star"].trigger()
        reader.until(lambda: model.branch_index(path).data(Role.COUNT) == number)
        reader.settle()

    star(1)
    view.expand(model.branch_index(path))
    reader.settle()
    star(0)
    assert model.rowCount(model.branch_index(path)) == 0
    star(1)
    assert view.isExpanded(model.branch_index(path))
    assert model.rowCount(model.branch_index(path)) == 1
    assert model.index(0, 0, model.branch_index(path)).data(Role.KEY) == reader.key_of(showcase.EAST_JUNE)
