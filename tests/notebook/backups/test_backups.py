"""Backups: made while the notebook is in use, verified, looked into, brought back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.errors import EnvironmentFault, NotebookDamaged, NotebookTooNew
from reader.model import Anchor, Citation, Colour, MarkKind, NewMark
from reader.notebook.backups import Backups
from reader.notebook.marks import Marks
from reader.notebook.store import Store

ARTICLE = Citation("0" * 20, "Quay Update May 2021", "Quay Trust", "2021-05", "May 2021")
ANCHOR = Anchor(4, 11, "harbour", "The ", " wall", "f" * 64)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Clock:
    """A clock that is put by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    with closing(Store(tmp_path / "notebook.sqlite", clock=clock)) as store:
        yield store


@pytest.fixture
def backups(store: Store, tmp_path: Path) -> Backups:
    return Backups(store, tmp_path / "backups")


def note(text: str) -> NewMark:
    return NewMark(MarkKind.NOTE, ARTICLE, ANCHOR, body=text)


def texts(store: Store) -> list[str]:
    return [mark.body for mark in Marks(store).of_article(ARTICLE.key)]


def test_a_backup_brings_back_what_was_there(store: Store, backups: Backups) -> None:
    marks = Marks(store)
    (first,) = marks.add(note("Ask about the crane."))
    backup = backups.make()
    marks.change(first.id, body="Overwritten")
    marks.add(note("Later"))

    before = backups.restore(backup)

    assert texts(store) == ["Ask about the crane."]
    assert before is not None
    backups.restore(before)
    assert sorted(texts(store)) == ["Later", "Overwritten"]


def test_after_a_restore_the_state_is_the_earlier_one_and_goes_on_from_there(
    store: Store, backups: Backups
) -> None:
    Marks(store).add(note("One"))
    earlier, backup = store.revision(), backups.make()
    Marks(store).add(note("Two"))
    later = store.revision()
    backups.restore(backup)
    assert store.revision() == earlier
    Marks(store).add(note("Three"))
    assert store.revision() not in (earlier, later)
    assert sorted(texts(store)) == ["One", "Three"]


def test_one_backup_a_day(store: Store, backups: Backups, clock: Clock) -> None:
    assert backups.make_if_due() is None  # nothing was ever written
    Marks(store).add(note("One"))
    assert backups.make_if_due() is not None
    clock.now += timedelta(hours=2)
    assert backups.make_if_due() is None
    clock.now += timedelta(days=1)
    assert backups.make_if_due() is not None
    assert [backup.made for backup in backups.all()] == ["2026-11-23T14:00:00Z", "2026-11-22T12:00:00Z"]


def test_old_backups_are_thinned(store: Store, backups: Backups, clock: Clock) -> None:
    Marks(store).add(note("One"))
    for _ in range(40):
        clock.now += timedelta(days=1)
        backups.make_if_due()
    assert 7 <= len(backups.all()) <= 13


def test_two_backups_in_one_second_are_two(store: Store, backups: Backups) -> None:
    Marks(store).add(note("One"))
    assert backups.make().path != backups.make().path
    assert len(backups.all()) == 2


def test_what_a_backup_holds_is_told_beside_what_is_there_now(store: Store, backups: Backups) -> None:
    marks = Marks(store)
    kept, gone = marks.add(note("Ask"), NewMark(MarkKind.HIGHLIGHT, ARTICLE, ANCHOR, colour=Colour.GREEN))
    backup = backups.make()
    marks.delete([gone.id])
    marks.change(kept.id, body="Ask again")
    marks.add(NewMark(MarkKind.BOOKMARK, ARTICLE, ANCHOR, label="Wall"))

    held = backups.contents(backup)

    assert (held.notes, held.highlights, held.bookmarks) == (1, 1, 0)
    assert (held.only_now, held.only_there, held.different) == (1, 1, 1)
    assert held.changed == kept.modified


def test_every_note_stands_beside_the_backups_as_plain_text(store: Store, backups: Backups) -> None:
    (mark,) = Marks(store).add(note("Ask about the **crane**.\n\n- twice"))
    backups.make()
    path = backups.folder / "notes" / f"{mark.uid}.md"
    text = path.read_text(encoding="utf-8")
    assert "Ask about the **crane**.\n\n- twice" in text
    assert "> harbour" in text
    assert "Quay Update May 2021" in text
    Marks(store).delete([mark.id])
    backups.make()
    assert path.read_text(encoding="utf-8") == text


def test_a_damaged_backup_is_refused_and_nothing_changes(store: Store, backups: Backups) -> None:
    Marks(store).add(note("One"))
    backup = backups.make()
    backup.path.write_bytes(backup.path.read_bytes()[:3000])
    with pytest.raises(NotebookDamaged):
        backups.restore(backup)
    assert texts(store) == ["One"]


def test_a_backup_of_a_newer_version_is_refused_untouched(store: Store, backups: Backups) -> None:
    Marks(store).add(note("One"))
    backup = backups.make()
    with closing(sqlite3.connect(backup.path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    content = backup.path.read_bytes()
    with pytest.raises(NotebookTooNew):
        backups.restore(backup)
    assert backup.path.read_bytes() == content
    assert texts(store) == ["One"]


def test_a_changed_entry_is_backed_up_with_the_others_and_nothing_is_thinned(
    store: Store, backups: Backups, clock: Clock
) -> None:
    Marks(store).add(note("One"), note("Two"))
    for _ in range(9):
        clock.now += timedelta(days=1)
        backups.make_if_due()
    before = len(backups.all())
    with store.writing() as connection:
        connection.execute("UPDATE marks SET body = 'Forged' WHERE body = 'One'")
    clock.now += timedelta(days=1)

    backups.make_if_due()

    assert len(backups.all()) == before + 1


def test_a_folder_that_cannot_be_written_is_told(store: Store, tmp_path: Path) -> None:
    Marks(store).add(note("One"))
    (tmp_path / "in the way").write_text("a file")
    with pytest.raises(EnvironmentFault):
        Backups(store, tmp_path / "in the way" / "backups").make()
    assert texts(store) == ["One"]


def test_other_files_in_the_folder_are_left_alone(store: Store, backups: Backups) -> None:
    Marks(store).add(note("One"))
    backup = backups.make()
    mine = backups.folder / "notebook-mine.sqlite"
    shutil.copy(backup.path, mine)
    backups.thin()
    assert mine.exists()
    assert [each.path for each in backups.all()] == [backup.path]
