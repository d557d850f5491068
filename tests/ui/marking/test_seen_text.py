"""Marks are made in the article and the text that stand in the pane, whatever comes meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from reader.ui import jobs
from tests import showcase
from tests.ui.conftest import Reader
from tests.ui.marking.test_marking import WORDS, kept, marking, section, select, trigger


def amend(reader: Reader) -> None:
    """Import the June update with a paragraph more at its beginning."""
    before = showcase.written_out()[0]
    assert before.title == showcase.EAST_JUNE
    new = replace(before, body="# Foreword\n\nA word before everything else, newly put in.\n\n" + before.body)
    reader.library.imports.add(reader.library.imports.begin(), showcase.incoming([new]))


def open_earlier_text(reader: Reader) -> None:
    amend(reader)
    reader.parts.reading.open(reader.key_of(showcase.EAST_JUNE), version=1)
    reader.shown(showcase.EAST_JUNE)
    article = reader.parts.article.view.article
    assert article is not None
    assert "newly put in" not in article.text


def quotations(reader: Reader, title: str = showcase.EAST_JUNE) -> list[str]:
    return [mark.anchor.exact if mark.anchor else "" for mark in kept(reader, title)]


def test_words_of_an_earlier_text_are_marked_in_both(reader: Reader) -> None:
    open_earlier_text(reader)
    select(reader, WORDS)
    trigger(reader, "highlight")
    assert quotations(reader) == [WORDS]
    view = reader.parts.article.view
    for version in (1, None):
        reader.parts.reading.open(reader.key_of(showcase.EAST_JUNE), version=version)
        reader.shown(showcase.EAST_JUNE)
        assert view.article is not None
        position = view.positions.to_cursor(view.article.text.index(WORDS))
        assert [mark.id for mark in marking(reader).layer.at(position)] == [kept(reader)[0].id]


def test_words_in_a_text_that_was_changed_meanwhile_keep_their_mark(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    select(reader, WORDS)
    amend(reader)  # by another program, which the window notices when it looks next
    trigger(reader, "highlight")
    assert quotations(reader) == [WORDS]


@pytest.mark.parametrize("action", ["highlight", "bookmark", "note"])
def test_what_is_selected_is_marked_though_the_next_article_is_awaited(reader: Reader, action: str) -> None:
    reader.open(showcase.EAST_JUNE)
    select(reader, WORDS)
    reader.parts.reading.open(reader.key_of(showcase.STATEMENT))
    reader.parts.actions[action].trigger()
    if action == "bookmark":
        next(each for each in reader.window.findChildren(QDialog) if each.isVisible()).accept()
    elif action == "note":
        section(reader).editor.field.setPlainText("Ask about them")
    reader.shown(showcase.STATEMENT)
    reader.until(lambda: quotations(reader) == [WORDS])
    assert kept(reader, showcase.STATEMENT) == ()


def test_marks_that_were_read_before_a_change_do_not_cover_it(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.open(showcase.STATEMENT)
    article = reader.parts.article.view.article
    assert article is not None
    select(reader, article.text[:12])
    trigger(reader, "highlight")
    reader.open(showcase.EAST_JUNE)
    held: list[Callable[[], object]] = []

    def hold(context: QObject, act: Callable[[], object]) -> None:
        held.append(act)

    with monkeypatch.context() as patched:
        patched.setattr(jobs, "after_painting", hold)
        reader.parts.reading.open(reader.key_of(showcase.STATEMENT))
        reader.until(lambda: bool(held))  # the text is there, with its marks
    reader.parts.actions["undo"].trigger()
    reader.until(lambda: not reader.parts.jobs.busy("notebook") and not reader.parts.jobs.busy("marks"))
    for act in held:
        act()
    reader.shown(showcase.STATEMENT)
    assert kept(reader, showcase.STATEMENT) == ()
    assert list(section(reader).list.cards.marks) == []
