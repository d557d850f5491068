"""The search box: history, completion, and the form that fills it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.model import Kind, Region
from reader.ui.results import form as form_module
from reader.ui.results.form import SearchFormDialog
from tests.ui.conftest import Reader


def _dialog(reader: Reader) -> SearchFormDialog:
    return next(each for each in reader.window.findChildren(SearchFormDialog) if each.isVisible())


def _form(reader: Reader) -> SearchFormDialog:
    """Opened from the menu, with the keyboard in it."""
    reader.parts.actions["search_form"].trigger()
    form = _dialog(reader)
    form.activateWindow()
    reader.until(form.isActiveWindow)
    return form


def test_up_and_down_walk_through_earlier_searches(reader: Reader) -> None:
    box = reader.parts.top_bar.search_box
    for text in ("lantern", "carers"):
        reader.search(text)
        QTest.keyClick(box, Qt.Key.Key_Return)
        reader.settle()
    assert reader.settings.search_history == ["carers", "lantern"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert box.text() == "lantern"
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert box.text() == "lantern"
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.text() == "carers"


def test_the_history_drops_down_and_can_be_cleared(reader: Reader) -> None:
    box = reader.parts.top_bar.search_box
    box.show_history()
    assert box.offers.labels == ["You have not searched for anything yet"]
    QTest.keyClick(box, Qt.Key.Key_Escape)
    box.remember("lantern")
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.offers.labels == ["lantern", "Clear history"]
    box.offers.choose(1)
    assert reader.settings.search_history == []
    assert box.offers.labels == []


def test_values_of_a_field_are_offered_and_taken_with_tab(reader: Reader) -> None:
    box = reader.parts.top_bar.search_box
    box.setFocus()
    QTest.keyClicks(box, "lantern region:lon")
    assert box.offers.labels == ["region London"]
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert box.text() == "lantern region:london "
    assert box.offers.labels == []


def test_publishers_of_the_library_are_offered(reader: Reader) -> None:
    box = reader.parts.top_bar.search_box
    box.setFocus()
    reader.until(lambda: box.known)
    QTest.keyClicks(box, "publisher:so")
    assert box.offers.labels == ["publisher Southern Partners"]


def test_words_alone_offer_only_when_asked(reader: Reader) -> None:
    box = reader.parts.top_bar.search_box
    box.setFocus()
    QTest.keyClicks(box, "reg")
    assert box.offers.labels == []
    QTest.keyClick(box, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert any(label.startswith("region:") for label in box.offers.labels)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.offers.labels == []
    assert box.text() == "reg"


def test_the_form_writes_the_query(reader: Reader) -> None:
    reader.search("lantern region:london colour:blue")
    reader.parts.actions["search_form"].trigger()
    form = _dialog(reader)
    assert form.words["all_words"].text().startswith("lantern")
    assert form.regions.chosen == [Region.LONDON]
    form.regions.clear()
    form.words["all_words"].setText("lantern")
    form.words["none_words"].setText("bus")
    form.kinds.tick(Kind.PRESS_RELEASE)
    form.earliest.setText("2023")
    form.accept_button.click()
    assert reader.parts.top_bar.search_box.text() == "lantern -bus kind:press-statement after:2023-01"
    reader.until(lambda: reader.parts.results.count_text == "One article")


def test_a_date_that_is_none_is_said_in_the_form(reader: Reader) -> None:
    form = SearchFormDialog("", reader.window)
    form.latest.setText("soon")
    assert form.understood == "“soon” is not a date such as 2017, 2017-03, 5/3/2017 or March 2017."
    form.clear()
    assert form.understood == "Nothing to search for yet"
    assert form.text == ""
    form.reject()


@pytest.mark.parametrize("typed", ["Mach 2017", "31/2/2017"])
def test_the_form_stays_open_while_a_date_is_not_understood(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    said: list[tuple[str, bool]] = []
    monkeypatch.setattr(form_module, "say", lambda widget, text, urgent: said.append((text, urgent)))
    reader.search("carers")
    form = _form(reader)
    form.words["all_words"].setText("lantern")
    form.earliest.setFocus()
    QTest.keyClicks(form.earliest, typed)
    assert (form.wrong, said) == ("", []), "half a date is none, either"
    QTest.keyClick(form.earliest, Qt.Key.Key_Return)
    assert form.isVisible()
    assert reader.parts.top_bar.search_box.text() == "carers"
    assert QApplication.focusWidget() is form.earliest
    assert form.wrong == f"“{typed}” is not a date such as 2017, 2017-03, 5/3/2017 or March 2017."
    assert said == [(form.wrong, True)]
    QTest.keyClicks(form.earliest, "2017")  # it was selected
    assert form.wrong == ""
    assert form.understood.endswith("2017")
    form.accept_button.click()
    assert not form.isVisible()
    assert reader.parts.top_bar.search_box.text() == "lantern after:2017-01"


def test_a_date_that_is_none_stands_out_once_its_field_is_left(reader: Reader) -> None:
    form = _form(reader)
    form.latest.setFocus()
    QTest.keyClicks(form.latest, "soon")
    QTest.keyClick(form.latest, Qt.Key.Key_Tab)
    assert form.wrong.startswith("“soon” is not a date")
    form.clear()
    assert form.wrong == ""
    form.reject()
