"""The strip that narrows what was found is filled a few buttons at a time, and shown when it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.model import Condition, Facets, IssuedWithin, Kind, Month, Query, Region
from reader.query import parse
from reader.ui.results.facets import FacetStrip

_YEARS = tuple((2010 + number, 40 - number) for number in range(12))
_FACETS = Facets(
    regions=((Region.LONDON, 3), (None, 1)),
    years=_YEARS,
    kinds=((Kind.NEWSLETTER, 4),),
    publishers=(("The Lantern", 2), (None, 2)),
    tags=(),
)


@pytest.fixture
def strip(qtbot: QtBot) -> Iterator[FacetStrip]:
    """In a pane that shows."""
    pane, strip = QWidget(), FacetStrip()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(strip)
    column.addStretch()
    pane.resize(300, 500)
    qtbot.addWidget(pane)
    pane.show()
    yield strip
    pane.hide()


def _names(strip: FacetStrip) -> list[str]:
    return [chip.accessibleName() for chip in strip.chips]


def test_it_is_shown_when_every_button_is_there_and_high_enough_at_once(
    strip: FacetStrip, qtbot: QtBot
) -> None:
    strip.show_facets(_FACETS, parse(""))
    assert strip.isHidden()
    qtbot.waitUntil(strip.isVisible)
    height = strip.height()
    assert _names(strip) == [
        "Region London, 3 articles",
        "Region National, 1 article",
        *(f"Year {year}, {articles} articles" for year, articles in _YEARS[:8]),
        "Kind Newsletter, 4 articles",
        "Publisher The Lantern, 2 articles",
    ]
    qtbot.wait(20)
    assert strip.height() == height == strip.sizeHint().height()


def test_what_comes_meanwhile_counts_and_what_is_put_away_stays_away(strip: FacetStrip, qtbot: QtBot) -> None:
    strip.show_facets(_FACETS, parse(""))
    other = Facets(regions=((Region.LONDON, 2),), years=(), kinds=(), publishers=(), tags=())
    strip.show_facets(other, parse("region:london"))
    qtbot.waitUntil(strip.isVisible)
    assert _names(strip) == ["Region London, 2 articles"]
    assert strip.chips[0].isChecked()
    strip.show_facets(_FACETS, parse(""))
    strip.put_away()
    qtbot.wait(20)
    assert strip.isHidden()
    assert not strip.chips


def test_a_query_that_is_narrower_ticks_its_buttons_where_they_stand(strip: FacetStrip, qtbot: QtBot) -> None:
    strip.show_facets(_FACETS, parse(""))
    qtbot.waitUntil(strip.isVisible)
    chip = next(each for each in strip.chips if each.accessibleName().startswith("Kind"))
    narrower: Query = parse("kind:newsletter")
    strip.show_facets(_FACETS, narrower)
    assert strip.isVisible()
    qtbot.waitUntil(chip.isChecked)
    assert chip.text().startswith("✓")


def test_while_it_is_filled_anew_a_button_filters_by_what_it_says(strip: FacetStrip, qtbot: QtBot) -> None:
    strip.show_facets(_FACETS, parse(""))
    qtbot.waitUntil(strip.isVisible)
    chips = [chip for chip in strip.chips if chip.accessibleName().startswith("Year")]
    wanted: list[Condition] = []
    said: list[list[int]] = []
    strip.filter_wanted.connect(wanted.append)
    strip.filter_unwanted.connect(wanted.append)

    def press_all() -> None:
        years = [int(chip.accessibleName().split()[1].rstrip(",")) for chip in chips]
        wanted.clear()
        for chip in chips:
            chip.click()
        assert wanted == [IssuedWithin(Month(year, 1), Month(year, 12)) for year in years]
        said.append(years)

    strip.show_facets(replace(_FACETS, years=_YEARS[::-1]), parse(""))
    strip.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)[0].timeout.connect(
        press_all
    )
    before, after = [year for year, _ in _YEARS[:8]], [year for year, _ in _YEARS[:3:-1]]
    qtbot.waitUntil(lambda: after in said)
    assert any(years not in (before, after) for years in said)  # some were filled anew, others not


def _chip(strip: FacetStrip, name: str) -> QPushButton:
    return next(chip for chip in strip.chips if chip.accessibleName().startswith(name))


def _focused(strip: FacetStrip) -> str:
    focused = strip.window().focusWidget()
    assert focused is not None
    return focused.accessibleName()


def test_the_keyboard_stays_on_the_value_that_was_chosen(strip: FacetStrip, qtbot: QtBot) -> None:
    strip.show_facets(_FACETS, parse(""))
    qtbot.waitUntil(strip.isVisible)
    _chip(strip, "Year 2015").setFocus()
    narrower = replace(_FACETS, regions=((Region.LONDON, 1),), years=((2015, 35),))
    strip.show_facets(narrower, parse("date:2015"))
    qtbot.waitUntil(lambda: len(strip.chips) == 4)
    assert _focused(strip) == "Year 2015, 35 articles"
    assert _chip(strip, "Year 2015").isChecked()
    strip.show_facets(_FACETS, parse(""))
    qtbot.waitUntil(lambda: len(strip.chips) == 12)
    assert _focused(strip) == "Year 2015, 35 articles"
    assert not _chip(strip, "Year 2015").isChecked()


def test_where_the_value_is_gone_the_keyboard_stays_in_its_group(strip: FacetStrip, qtbot: QtBot) -> None:
    strip.show_facets(_FACETS, parse(""))
    qtbot.waitUntil(strip.isVisible)
    _chip(strip, "Year 2015").setFocus()
    strip.show_facets(replace(_FACETS, years=_YEARS[:2]), parse(""))
    qtbot.waitUntil(lambda: len(strip.chips) == 6)
    assert _focused(strip) == "Year 2011, 39 articles"


def test_a_value_in_force_is_shown_however_many_come_before_it(strip: FacetStrip, qtbot: QtBot) -> None:
    strip.show_facets(_FACETS, parse("date:2021"))
    qtbot.waitUntil(strip.isVisible)
    assert _chip(strip, "Year 2021").isChecked()


def test_a_new_search_begins_at_the_first_group_and_one_narrowed_here_stays(
    strip: FacetStrip, qtbot: QtBot
) -> None:
    tags = tuple((f"A tag of many letters, {number}", 9) for number in range(8))
    many = replace(_FACETS, tags=tags)
    strip.show_facets(many, parse("owls"))
    qtbot.waitUntil(strip.isVisible)
    bar = strip.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    _chip(strip, "Tag A tag of many letters, 7").click()
    strip.show_facets(many, parse('owls tag:"A tag of many letters, 7"'))
    qtbot.waitUntil(lambda: _chip(strip, "Tag A tag of many letters, 7").text().startswith("✓"))
    assert bar.value() > 0
    strip.show_facets(many, parse("kites"))
    qtbot.waitUntil(lambda: not _chip(strip, "Tag A tag of many letters, 7").isChecked())
    qtbot.wait(20)
    assert bar.value() == 0
