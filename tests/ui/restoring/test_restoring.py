"""The list of backups, and going back to one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from reader.model import Backup, BackupContents, Mark, MarkKind
from reader.noting import Noter
from reader.ui.restoring.dialog import BackupsDialog
from reader.ui.restoring.wording import change_lines, holds, made_label
from reader.ui.sentences import SentencesDialog
from tests import showcase
from tests.ui.conftest import Reader
from tests.ui.full_disk import full_disk


class Shelf:
    """The window, its notes, and the dialog of backups."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.key = reader.key_of(showcase.EAST_JUNE)
        reader.open(showcase.EAST_JUNE)

    @property
    def noter(self) -> Noter:
        noting = self.reader.window.commands.noting
        assert noting
        assert noting.noter
        return noting.noter

    def add(self, body: str) -> Mark:
        return self.noter.add(self.key, MarkKind.NOTE, (10, 40), body=body)

    def bodies(self) -> list[str]:
        return sorted(mark.body for mark in self.noter.notebook.marks.select())

    def show(self) -> BackupsDialog:
        """The dialog, when it knows what each backup holds."""
        self.reader.parts.actions["restore"].trigger()
        self.reader.settle()
        return next(each for each in self.reader.window.findChildren(BackupsDialog) if each.isVisible())

    def question(self, dialog: BackupsDialog) -> SentencesDialog:
        dialog.restore.click()
        return next(each for each in dialog.findChildren(SentencesDialog) if each.isVisible())


@pytest.fixture
def shelf(reader: Reader) -> Iterator[Shelf]:
    yield Shelf(reader)
    for dialog in reversed(reader.window.findChildren(QDialog)):
        dialog.close()


def rows(dialog: BackupsDialog) -> list[list[str]]:
    items = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    return [[item.text(column) for column in range(1, 4)] for item in items if item]


def test_without_a_backup_it_says_when_there_will_be_one(shelf: Shelf) -> None:
    dialog = shelf.show()
    assert rows(dialog) == []
    assert dialog.holds.text() == "There is no backup yet."
    assert dialog.back_up.isDefault()
    assert "Back up now" in dialog.changes.text()
    assert not dialog.list.isVisible()
    assert not dialog.restore.isEnabled()
    assert dialog.focusWidget() is dialog.back_up
    dialog.back_up.click()
    shelf.reader.settle()
    assert dialog.list.isVisible()
    assert dialog.focusWidget() is dialog.list


def test_backing_up_now_and_going_back(shelf: Shelf) -> None:
    shelf.add("first")
    dialog = shelf.show()
    dialog.back_up.click()
    shelf.reader.settle()
    assert rows(dialog) == [["0", "1", "0"]]
    assert "those that you have now" in dialog.changes.text()
    dialog.close()

    shelf.add("second")
    shelf.noter.write(shelf.noter.notebook.marks.select()[-1].id, body="first, changed")
    dialog = shelf.show()
    assert dialog.holds.text() == "0 highlights, 1 note, 0 bookmarks"
    assert dialog.changes.text().splitlines() == [
        "1 note, highlight or bookmark made since then would go.",
        "1 note, highlight or bookmark would be as it was then.",
    ]
    question = shelf.question(dialog)
    assert "backed up first" in question.accessibleDescription()
    assert "would go" in question.accessibleDescription()
    question.accept()
    shelf.reader.settle()
    assert shelf.bodies() == ["first"]
    assert not shelf.reader.window.findChildren(BackupsDialog)
    assert "newest backup" in shelf.reader.parts.status.currentMessage()

    # What was given up is the newest backup, and can be had back.
    dialog = shelf.show()
    assert [row[1] for row in rows(dialog)] == ["2", "1"]
    shelf.question(dialog).accept()
    shelf.reader.settle()
    assert shelf.bodies() == ["first, changed", "second"]


def test_cancelling_changes_nothing(shelf: Shelf) -> None:
    shelf.add("first")
    shelf.noter.notebook.backups.make()
    shelf.add("second")
    dialog = shelf.show()
    shelf.question(dialog).reject()
    shelf.reader.settle()
    assert shelf.bodies() == ["first", "second"]
    assert len(shelf.noter.notebook.backups.all()) == 1


def test_what_is_being_typed_is_in_the_backup_that_is_made_first(shelf: Shelf) -> None:
    shelf.add("first")
    shelf.noter.notebook.backups.make()
    shelf.reader.parts.actions["note"].trigger()
    noting = shelf.reader.window.commands.noting
    assert noting
    assert noting.marking
    noting.marking.section.editor.field.setPlainText("being typed")
    dialog = shelf.show()
    shelf.question(dialog).accept()
    shelf.reader.settle()
    assert shelf.bodies() == ["first"]
    assert not noting.marking.section.editor.isVisible()
    dialog = shelf.show()
    assert [row[1] for row in rows(dialog)] == ["2", "1"]


def test_a_damaged_backup_is_said_and_the_others_are_told(shelf: Shelf) -> None:
    shelf.add("first")
    backups = shelf.noter.notebook.backups
    backups.make()
    backups.make().path.write_bytes(b"no notebook at all" * 100)
    dialog = shelf.show()
    assert rows(dialog) == [["Damaged", "", ""], ["0", "1", "0"]]
    assert "damaged" in dialog.holds.text()
    assert not dialog.restore.isEnabled()
    dialog.list.setCurrentIndex(dialog.list.model().index(1, 0))
    assert dialog.restore.isEnabled()


def test_a_full_disk_restores_nothing_and_says_so(shelf: Shelf) -> None:
    shelf.add("first")
    shelf.noter.notebook.backups.make()
    shelf.add("second")
    dialog = shelf.show()
    question = shelf.question(dialog)
    with full_disk():
        question.accept()
        shelf.reader.settle()
    faults = [each for each in dialog.findChildren(SentencesDialog) if each.isVisible()]
    assert [each.windowTitle() for each in faults] == ["Regional Reader"]
    assert shelf.bodies() == ["first", "second"]
    assert dialog.restore.isEnabled()


def contents(**numbers: int) -> BackupContents:
    names = "highlights notes bookmarks tagged searches corrections read only_now only_there different"
    backup = Backup(Path("x"), "2026-05-12T09:14:00Z", 1)
    return BackupContents(backup=backup, changed=None, **dict.fromkeys(names.split(), 0) | numbers)


def test_words() -> None:
    assert holds(contents(highlights=1, tagged=2, searches=1, read=1, corrections=1)) == (
        "1 highlight, 0 notes, 0 bookmarks, 2 tagged articles, 1 correction, 1 article read, 1 saved search"
    )
    assert change_lines(contents(only_there=2)) == (
        "2 notes, highlights or bookmarks that you no longer have would come back.",
    )
    noon = Backup(Path("x"), "2026-05-12T12:00:00Z", 1)
    local = datetime(2026, 5, 12, 12, tzinfo=UTC).astimezone()
    assert made_label(noon, local) == f"Today, {local:%H:%M}"
    assert made_label(noon, local, inside=True) == f"today, {local:%H:%M}"
    assert made_label(noon, local.replace(day=local.day + 1)) == f"Yesterday, {local:%H:%M}"
    assert made_label(noon, local.replace(year=2027)).endswith(f"{local.day} May 2026, {local:%H:%M}")
