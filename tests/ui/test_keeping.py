"""Where notes are kept: a place that is not safe is pointed out once, one that can only be read turns off
what would write.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.model import MarkKind
from reader.notebook import Notebook
from reader.noting import Noter
from reader.paths import Home
from reader.places import RiskyPlace
from reader.ui.keeping import Keeping, words
from tests import showcase
from tests.ui.conftest import Reader


@pytest.fixture
def read_only_reader(qtbot: QtBot, filled_home: Home, nothing_left: None) -> Iterator[Reader]:
    """The window on a notebook that holds one note and can only be read."""
    Notebook.open(filled_home.notebook).close()
    reader = Reader(qtbot, filled_home, read_only=True)
    noter = Noter(reader.library, Notebook.open(filled_home.notebook))
    noter.add(reader.key_of(showcase.EAST_JUNE), MarkKind.NOTE, body="Written before")
    noter.notebook.close()
    reader.show()
    yield reader
    reader.close()


def test_a_risky_place_is_told_until_the_person_has_heard_enough(reader: Reader) -> None:
    def keeping() -> Keeping:
        made = Keeping(
            reader.window, reader.parts, read_only=False, look=lambda folder: RiskyPlace("OneDrive")
        )
        reader.settle()
        return made

    first = keeping()
    assert first.notice.isVisible()
    assert "OneDrive copies to other computers" in first.notice.text
    assert str(reader.home.folder) in first.notice.text
    first.notice.close_button.click()
    assert not first.notice.isVisible()
    second = keeping()
    assert second.notice.isVisible()
    second.notice.dismiss_button.click()
    assert not keeping().notice.isVisible()


def test_a_network_share_is_told_in_its_own_words() -> None:
    assert "on a network share" in words(RiskyPlace(), Path("/far/away"))


def test_a_safe_place_is_not_talked_about(reader: Reader) -> None:
    notebook = reader.window.commands.notebook
    assert notebook is not None
    assert not notebook.keeping.notice.isVisible()


def test_where_notes_can_only_be_read_editing_is_off_and_says_why(read_only_reader: Reader) -> None:
    reader = read_only_reader
    reader.open(showcase.EAST_JUNE)
    notebook, noting = reader.window.commands.notebook, reader.window.commands.noting
    assert notebook is not None
    assert noting is not None
    assert noting.marking is not None
    assert notebook.keeping.notice.isVisible()
    assert "can only be read" in notebook.keeping.notice.text
    for name in ("highlight", "note", "bookmark", "star", "read", "tags", "correct", "colour_names", "undo"):
        assert not reader.parts.actions[name].isEnabled(), name
        assert "can only be read" in reader.parts.actions[name].toolTip(), name
    assert [mark.body for mark in noting.marking.section.list.cards.marks] == ["Written before"]
    assert reader.parts.actions["all_notes"].isEnabled()
    reader.parts.actions["all_notes"].trigger()
    reader.until(lambda: len(notebook.notes.pane.model.rows) == 1)
    reader.settle()
    notebook.notes.pane.list.setCurrentIndex(notebook.notes.pane.model.index(0))
    notebook.notes.delete()
    reader.settle()
    assert "can only be read" in reader.parts.status.currentMessage()
    assert len(noting.marking.section.list.cards.marks) == 1
