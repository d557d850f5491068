"""The details panel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from reader.model import ArticleDetails, ArticleSummary, DateEvidence, Issued, Kind, Region, Source, Version
from reader.ui.details.panel import DetailsPanel
from reader.ui.details.rows import CounterpartRow, SourceRow, VersionRow

_SUMMARY = ArticleSummary(
    key="00ff",
    title="Lanterns <b>in</b> spring",
    publisher="The <i>Lantern</i> Guild",
    kind=Kind.NEWSLETTER,
    regions=(Region.SOUTH_EAST,),
    committees=(),
    issued=Issued.stated("2019-06-03", DateEvidence.BODY),
    words=812,
)
_VERSIONS = (
    Version(2, "2024-05-03T09:30:00Z", "Lanterns in spring", 812, "bb"),
    Version(1, "2024-03-12T14:05:00Z", "Lanterns in spring", 790, "aa"),
)
_SOURCES = (
    Source(
        "/home/kim/Documents/Bulletins of the Guild/2019/summer/lanterns and lights.html",
        1,
        "2024-05-03T09:30:00Z",
    ),
    Source("/home/kim/all.txt", 12, "2024-03-12T14:05:00Z"),
    Source("", 1, "2024-03-11T14:05:00Z"),
)
DETAILS = ArticleDetails(_SUMMARY, _VERSIONS, _SOURCES)


@pytest.fixture
def panel(qtbot: QtBot) -> DetailsPanel:
    panel = DetailsPanel()
    qtbot.addWidget(panel)
    panel.resize(300, 700)
    panel.show()
    return panel


def _texts(panel: DetailsPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text()]


def _versions(panel: DetailsPanel) -> list[VersionRow]:
    return [row for row in panel.findChildren(VersionRow) if row.isVisible()]


def _sources(panel: DetailsPanel) -> list[SourceRow]:
    return [row for row in panel.findChildren(SourceRow) if row.isVisible()]


def test_it_shows_the_facts_as_plain_text_that_can_be_selected(panel: DetailsPanel) -> None:
    panel.show_details(DETAILS)
    texts = _texts(panel)
    assert "3 June 2019" in texts
    assert "The text states this date." in texts
    assert "The <i>Lantern</i> Guild" in texts
    for label in panel.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    value = next(label for label in panel.findChildren(QLabel) if label.text() == "3 June 2019")
    place = value.rect().center()
    here, there = QPointF(8, place.y()), QPointF(value.mapToGlobal(place))
    QApplication.sendEvent(value, QEnterEvent(here, here, there))
    QTest.mouseDClick(value, Qt.MouseButton.LeftButton, pos=QPoint(14, place.y()))
    assert value.selectedText() == "June"


def test_nothing_is_wider_than_the_pane(panel: DetailsPanel) -> None:
    long = replace(
        _SUMMARY, publisher="Association of Directors of Lantern Services for the Whole of the South"
    )
    panel.show_details(replace(DETAILS, summary=long))
    assert panel.viewport().width() == 300
    for label in panel.findChildren(QLabel):
        if label.isVisible():
            right = label.mapTo(panel.viewport(), label.rect().topRight()).x()
            assert right < 300, label.text()


def test_earlier_texts_are_offered_and_the_current_one_is_marked(qtbot: QtBot, panel: DetailsPanel) -> None:
    panel.show_details(DETAILS)
    newest, earlier = _versions(panel)
    assert not newest.button.isVisible()
    assert "Current" in [label.text() for label in newest.findChildren(QLabel)]
    with qtbot.waitSignal(panel.earlier_text_requested) as asked:
        earlier.button.click()
    assert asked.args == ["00ff", 1]

    panel.show_details(DETAILS, 1)
    assert not earlier.button.isVisible()
    assert "Shown now" in [label.text() for label in earlier.findChildren(QLabel)]
    assert newest.button.text() == "Show current text"
    with qtbot.waitSignal(panel.current_text_requested) as back:
        newest.button.click()
    assert back.args == ["00ff"]


def test_one_version_alone_needs_no_list(panel: DetailsPanel) -> None:
    panel.show_details(replace(DETAILS, versions=_VERSIONS[1:]))
    assert not _versions(panel)
    assert "VERSIONS" not in _texts(panel)


def test_all_sources_are_listed_and_a_pasted_one_has_no_file(qtbot: QtBot, panel: DetailsPanel) -> None:
    panel.show_details(DETAILS)
    first, second, pasted = _sources(panel)
    assert first.path.full_text == _SOURCES[0].path
    assert "…" in first.path.text()
    assert first.path.text().startswith("/")
    assert first.path.text().endswith(".html")
    assert _SOURCES[0].path in first.path.toolTip()
    assert pasted.path.full_text == "Pasted"
    assert not pasted.button.isVisible()
    with qtbot.waitSignal(panel.original_requested) as asked:
        second.button.click()
    assert asked.args == [_SOURCES[1]]


def test_the_whole_path_can_be_copied(panel: DetailsPanel) -> None:
    panel.show_details(DETAILS)
    path = _sources(panel)[0].path
    path.setFocus()
    QTest.keySequence(path, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == _SOURCES[0].path


def test_digest_and_article_lead_to_each_other(qtbot: QtBot, panel: DetailsPanel) -> None:
    panel.show_details(DETAILS)
    row = panel.findChildren(CounterpartRow)[0]
    assert not row.isVisible()

    digest = replace(_SUMMARY, key="d1", digest=True)
    panel.show_details(replace(DETAILS, counterpart=digest))
    assert {"DIGEST AVAILABLE", digest.title} <= set(_texts(panel))
    with qtbot.waitSignal(panel.article_requested) as asked:
        row.button.click()
    assert asked.args == ["d1"]

    panel.show_details(ArticleDetails(digest, _VERSIONS[1:], (), counterpart=_SUMMARY))
    assert "DIGEST OF" in _texts(panel)
    assert "CAME FROM" not in _texts(panel)
    with qtbot.waitSignal(panel.article_requested) as asked:
        row.button.click()
    assert asked.args == [_SUMMARY.key]

    panel.show_details(ArticleDetails(digest, _VERSIONS[1:], ()))
    assert "The page itself is not in your library." in _texts(panel)
    assert not row.button.isVisible()


def test_the_next_article_replaces_all_of_it(panel: DetailsPanel) -> None:
    panel.show_details(DETAILS)
    other = ArticleDetails(replace(_SUMMARY, key="11", publisher="Kite Society"), _VERSIONS[1:], _SOURCES[2:])
    panel.show_details(other)
    assert len(_sources(panel)) == 1
    assert not any("Guild" in text for text in _texts(panel))
    panel.clear()
    QApplication.sendPostedEvents()
    assert not _texts(panel)
    panel.show_details(DETAILS)
    assert len(_sources(panel)) == 3
