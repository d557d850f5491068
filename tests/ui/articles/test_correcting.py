"""Correcting an article's details, taking that back, and what the details panel says of it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from reader.model import NOT_DATED, Correction, Kind, Region
from reader.noting import Noter
from reader.ui.articles.correcting import CorrectDialog
from tests import showcase
from tests.ui.conftest import Reader

RIGHT = "Update of the Eastern Region, July 2024"


def noter(reader: Reader) -> Noter:
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.noter is not None
    return noting.noter


def dialog(reader: Reader) -> CorrectDialog:
    reader.parts.article.view.setFocus()
    reader.parts.actions["correct"].trigger()
    reader.settle()
    return next(each for each in reader.window.findChildren(CorrectDialog) if each.isVisible())


def choose_date(box: CorrectDialog, day: int, month: int, year: int) -> None:
    box.date.year.setValue(year)
    box.date.month.setCurrentIndex(box.date.month.findData(month))
    box.date.day.setCurrentIndex(box.date.day.findData(day))


def details_texts(reader: Reader) -> list[str]:
    return [label.text() for label in reader.parts.side.details.findChildren(QLabel) if label.text()]


def test_corrections_show_everywhere_say_so_and_are_undone(reader: Reader) -> None:
    key = reader.open(showcase.EAST_JUNE).summary.key
    box = dialog(reader)
    box.title.setText(RIGHT)
    choose_date(box, 9, 7, 2024)
    box.kind.setCurrentIndex(list(Kind).index(Kind.SPEECH))
    box.regions.show_regions((Region.LONDON,))
    box.accept()
    reader.shown(RIGHT)
    summary = reader.library.articles.summary(key)
    assert (summary.issued.iso, summary.kind, summary.regions) == (
        "2024-07-09",
        Kind.SPEECH,
        (Region.LONDON,),
    )
    assert "9 July · Update of the Eastern Region" in reader.rows("region/london/2024")
    said = details_texts(reader)
    assert f"Corrected by you; the source says: {showcase.EAST_JUNE}" in said
    assert "Corrected by you; the source says: June 2024" in said
    assert "Corrected by you; the source says: East of England" in said
    reader.parts.actions["undo"].trigger()
    reader.shown(showcase.EAST_JUNE)
    assert reader.library.articles.summary(key).corrected == ()


def test_a_date_that_is_none_is_taken_away(reader: Reader) -> None:
    key = reader.open(showcase.EAST_JUNE).summary.key
    box = dialog(reader)
    box.date.month.setCurrentIndex(box.date.month.findData(0))
    box.accept()
    reader.settle()
    assert reader.library.articles.summary(key).issued == NOT_DATED
    box = dialog(reader)
    box.take_back("Date")
    box.accept()
    reader.settle()
    assert reader.library.articles.summary(key).corrected == ()


def test_each_correction_is_taken_back_alone(reader: Reader) -> None:
    key = reader.open(showcase.EAST_JUNE).summary.key
    noter(reader).correct(key, Correction(title=RIGHT, kind=Kind.SPEECH))
    box = dialog(reader)
    assert box.title.text() == RIGHT
    box.take_back("Title")
    assert box.correction == Correction(kind=Kind.SPEECH)
    box.accept()
    reader.settle()
    assert noter(reader).notebook.corrections.get(key) == Correction(kind=Kind.SPEECH)
    box = dialog(reader)
    box.take_back("Kind")
    box.accept()
    reader.settle()
    assert noter(reader).notebook.corrections.get(key) is None


def test_a_day_that_is_not_there_cannot_be_saved(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    box = dialog(reader)
    choose_date(box, 31, 6, 2024)
    assert not box.save.isEnabled()
    choose_date(box, 30, 6, 2024)
    assert box.save.isEnabled()
    box.title.setText(" ")
    assert not box.save.isEnabled()
    box.reject()


def test_an_article_without_a_date_gets_one_and_may_stay_without(reader: Reader) -> None:
    key = reader.open(showcase.NO_DATE).summary.key
    box = dialog(reader)
    assert box.correction is None
    assert not box.date.year.isEnabled()
    choose_date(box, 0, 3, 2021)
    box.accept()
    reader.settle()
    assert reader.library.articles.summary(key).issued.label == "March 2021"
    reader.settle()
    box = dialog(reader)
    box.take_back("Date")
    assert box.correction is None
    box.reject()
