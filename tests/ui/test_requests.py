"""What second starts ask of the window that is open."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from reader.handover import claim_window, take_requests
from reader.model import MarkKind
from reader.model.requests import Address, WindowRequest
from reader.ui.importing.summary import SummaryDialog
from tests import showcase
from tests.invented import write_documents
from tests.ui.conftest import Reader


@pytest.fixture
def claimed(reader: Reader) -> Reader:
    """The window, as the one of its home."""
    claim = claim_window(reader.home)
    assert claim is not None
    reader.destroyed.connect(claim.release)
    requests = reader.window.requests
    assert requests is not None
    reader.settle()
    return reader


def hand_over(reader: Reader, request: WindowRequest) -> None:
    """A second start, from another thread; waits until the window has taken its request."""
    outcome: list[object] = []
    second = threading.Thread(target=lambda: outcome.append(claim_window(reader.home, request)))
    second.start()
    reader.until(lambda: not second.is_alive())
    second.join()
    assert outcome == [None]
    reader.settle()


def test_a_second_start_brings_the_window_up(claimed: Reader) -> None:
    claimed.window.showMinimized()
    hand_over(claimed, WindowRequest())
    assert not claimed.window.windowState() & Qt.WindowState.WindowMinimized
    assert claimed.window.isVisible()
    assert take_requests(claimed.home) == ()


def test_an_article_is_opened(claimed: Reader) -> None:
    key = claimed.key_of(showcase.STATEMENT)
    hand_over(claimed, WindowRequest(Address(key)))
    claimed.shown(showcase.STATEMENT)


@pytest.mark.parametrize("open_already", [False, True])
def test_a_mark_is_opened_in_its_article(claimed: Reader, open_already: bool) -> None:
    noting = claimed.window.commands.noting
    assert noting
    assert noting.noter
    text = claimed.open(showcase.NEWSLETTER)
    place = (len(text.text) - 60, len(text.text) - 20)
    mark = noting.noter.add(text.summary.key, MarkKind.NOTE, place, body="Far below")
    if not open_already:
        claimed.open(showcase.STATEMENT)
    claimed.parts.article.view.verticalScrollBar().setValue(0)
    hand_over(claimed, WindowRequest(Address(text.summary.key, mark.uid)))
    claimed.shown(showcase.NEWSLETTER)
    claimed.settle()
    assert claimed.parts.article.view.verticalScrollBar().value() > 0


def test_a_mark_that_is_gone_is_said_and_its_article_opened(claimed: Reader) -> None:
    key = claimed.key_of(showcase.STATEMENT)
    hand_over(claimed, WindowRequest(Address(key, "0" * 32)))
    claimed.shown(showcase.STATEMENT)
    assert "no longer there" in claimed.parts.status.currentMessage()


def test_files_are_imported(claimed: Reader, tmp_path: Path) -> None:
    before = claimed.library.articles.count()
    hand_over(claimed, WindowRequest(imports=(write_documents(tmp_path / "documents"),)))
    claimed.until(lambda: claimed.library.articles.count() > before)
    claimed.settle()
    claimed.until(lambda: claimed.window.findChildren(SummaryDialog))
    claimed.window.findChildren(SummaryDialog)[0].close()


def test_a_start_for_a_mark_opens_it_first(claimed: Reader) -> None:
    key = claimed.key_of(showcase.STATEMENT)
    claimed.window.open_first(WindowRequest(Address(key)))
    claimed.shown(showcase.STATEMENT)
