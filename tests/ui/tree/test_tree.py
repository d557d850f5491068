"""The tree in the window: what is read when, what stays open, what the keyboard does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from reader.model import ArticleSummary, DateEvidence, Grouping, Issued, Kind, Region, TreeCount, TreePlace
from reader.ui.tree.branches import MONTHS_ABOVE, plant
from reader.ui.tree.model import PORTION, TreeModel
from reader.ui.tree.rows import Portion, Role, Sort
from tests import showcase
from tests.ui.conftest import Reader


def test_regions_years_articles_and_their_counts(reader: Reader) -> None:
    rows = reader.rows()
    assert rows[:4] == ["Unread (34)", "Bookmarked (0)", "With highlights or notes (0)", "Recently read (0)"]
    rows = rows[4:]
    assert rows[:3] == ["Regions", "East Midlands (3)", "East of England (4)"]
    assert "South West (0)" in rows
    assert rows[10:] == ["National", "Policy committees (1)", "Press statements (6)", "Other articles (1)"]
    assert reader.rows("region/south_east") == ["2024 (2)", "2023 (2)", "2022 (1)"]
    assert reader.rows("region/south_east/2024") == [
        "12 July · Weekly round-up 41",
        "April · South East Update",
    ]
    assert reader.rows("kind/press_release") == ["2024 (3)", "2023 (3)"]
    assert "c. Nov-Dec 2023 · What foster carers told us over tea" in reader.rows("kind/press_release/2023")
    assert reader.rows("kind/other") == ["No date (1)"]
    assert reader.rows("kind/other/0") == [showcase.NO_DATE]


def test_a_click_opens_a_branch_and_another_closes_it(reader: Reader) -> None:
    view, model = reader.parts.shelf.view, reader.parts.shelf.model
    index = model.branch_index("region/london")
    for expected in (True, False, True):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
        assert view.isExpanded(index) is expected


def test_arrows_open_articles_and_enter_goes_into_the_text(reader: Reader) -> None:
    view, model = reader.parts.shelf.view, reader.parts.shelf.model
    reader.rows("region/london/2024")
    view.setCurrentIndex(model.branch_index("region/london/2024"))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    reader.shown("London Update April 2024")
    assert view.by_keyboard
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert reader.parts.article.view.hasFocus()


def test_who_goes_on_to_the_next_branch_at_once_is_not_taken_back(reader: Reader) -> None:
    view, model = reader.parts.shelf.view, reader.parts.shelf.model
    number = len(reader.rows("region/london/2024"))
    leaf = model.branch_index("region/london/2024")
    view.setCurrentIndex(model.index(number - 1, 0, leaf))
    title = model.index(number - 1, 0, leaf).data(Role.SUMMARY).title
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert model.branch_id(view.currentIndex()) == "region/london/2023"
    reader.shown(title)
    assert model.branch_id(view.currentIndex()) == "region/london/2023"


def test_a_heading_is_passed_over(reader: Reader) -> None:
    view, model = reader.parts.shelf.view, reader.parts.shelf.model
    view.collapseAll()
    view.setCurrentIndex(model.branch_index("region/yorkshire_humber"))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().data() == "Policy committees"
    assert model.index(4, 0).data() == "Regions"
    assert not model.flags(model.index(4, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_several_articles_can_be_selected(reader: Reader) -> None:
    view, model = reader.parts.shelf.view, reader.parts.shelf.model
    reader.rows("kind/press_release/2023")
    leaf = model.branch_index("kind/press_release/2023")
    view.setCurrentIndex(model.index(0, 0, leaf))
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    keys = [model.index(row, 0, leaf).data(Role.KEY) for row in range(2)]
    assert view.selected_keys() == keys
    reader.until(reader.parts.actions["remove"].isEnabled)
    assert view.selected_keys() == keys


def test_what_is_open_and_chosen_stays_when_the_library_changes(reader: Reader) -> None:
    view = reader.parts.shelf.view
    reader.open(showcase.EAST_JUNE)
    reader.rows("region/london/2023")
    before = view.expanded_branches()
    showcase.fill(
        reader.library,
        [showcase.Invented("Ely", "News.", showcase.month("2024-06"), regions=(Region.LONDON,))],
    )
    reader.parts.shelf.reload()
    reader.settle()
    assert view.expanded_branches() == before
    assert view.selected_keys() == [reader.key_of(showcase.EAST_JUNE)]
    assert "London (5)" in reader.rows()


def test_tooltips_are_plain_text(reader: Reader) -> None:
    odd = showcase.Invented("<b>Bold</b> & co", "Text.", showcase.month("2024-06"))
    showcase.fill(reader.library, [odd])
    reader.parts.shelf.reload()
    reader.settle()
    view, model = reader.parts.shelf.view, reader.parts.shelf.model
    reader.rows("kind/regional_update/2024")
    index = model.index(0, 0, model.branch_index("kind/regional_update/2024"))
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; co" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "<b>Bold</b> & co, June 2024, unread"
    assert view.accessibleName() == "Library"


def _summaries(number: int) -> list[ArticleSummary]:
    issued = Issued.stated("2024-06", DateEvidence.TITLE)
    return [
        ArticleSummary(f"{each:020}", f"Article {each}", None, Kind.OTHER, (), (), issued, 9)
        for each in range(number)
    ]


class _Slow:
    """A library of one leaf that answers when it is told to."""

    def __init__(self, articles: Sequence[ArticleSummary]) -> None:
        self.articles = list(articles)
        self.waiting: list[Callable[[], None]] = []

    def read(self, place: TreePlace, limit: int, offset: int, done: Callable[[Portion], None]) -> None:
        self.waiting.append(lambda: done(Portion(self.articles[offset : offset + limit], {})))

    def answer(self) -> None:
        self.waiting.pop(0)()


@pytest.fixture
def slow(qapp: QApplication) -> _Slow:
    return _Slow(_summaries(PORTION + 20))


def _leaf(model: TreeModel, articles: int) -> QModelIndex:
    counts = [TreeCount(None, Kind.OTHER, 2024, 6, articles)]
    model.replace(plant(counts, Grouping.REGION_YEAR), Grouping.REGION_YEAR)
    leaf = model.branch_index("kind/other/2024/06" if articles > MONTHS_ABOVE else "kind/other/2024")
    assert leaf.isValid()
    return leaf


def test_articles_are_read_when_a_branch_is_opened_and_in_portions(slow: _Slow) -> None:
    model = TreeModel(slow.read)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    leaf = _leaf(model, PORTION + 20)
    assert model.rowCount(leaf) == 0
    assert model.hasChildren(leaf)
    while not slow.waiting:
        model.fetchMore(leaf)
    assert model.index(0, 0, leaf).data() == "Loading…"
    slow.answer()
    assert model.rowCount(leaf) == PORTION + 1
    more = model.index(PORTION, 0, leaf)
    assert more.data() == "Show more (20 left)"
    assert more.data(Role.SORT) == Sort.MORE
    model.show_more(more)
    slow.answer()
    assert model.rowCount(leaf) == PORTION + 20
    assert not model.canFetchMore(leaf)
    assert model.parent(model.index(3, 0, leaf)) == leaf


def test_an_answer_for_a_tree_that_is_gone_is_dropped(slow: _Slow) -> None:
    model = TreeModel(slow.read)
    leaf = _leaf(model, 5)
    model.fetchMore(leaf)
    leaf = _leaf(model, 7)
    slow.answer()
    assert model.rowCount(leaf) == 0


def test_a_branch_that_turns_out_empty_shows_nothing(qapp: QApplication) -> None:
    empty = _Slow([])
    model = TreeModel(empty.read)
    leaf = _leaf(model, 5)
    model.fetchMore(leaf)
    empty.answer()
    assert model.rowCount(leaf) == 0


def test_a_click_beside_the_rows_does_nothing(reader: Reader) -> None:
    view = reader.parts.shelf.view
    view.collapseAll()
    before = view.currentIndex()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, view.viewport().height() - 4))
    assert view.currentIndex() == before
