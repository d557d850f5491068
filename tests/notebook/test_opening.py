"""Opening notebooks: new, old, newer, damaged, foreign, and where nothing can be written."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from reader.errors import EnvironmentFault, NotebookDamaged, NotebookError, NotebookTooNew
from reader.model import Colour, MarkFilter
from reader.notebook import Notebook
from reader.notebook.opening import SCHEMA_VERSION
from tests.notebook.fixtures.make_notebook_1 import fill
from tests.notebook.samples import HARBOUR, LANTERN, Watch, add_one, content, note

FIXTURES = Path(__file__).parent / "fixtures"


def run_sql(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
@pytest.mark.parametrize("read_only", [False, True])
def test_notebooks_of_released_versions(version: int, read_only: bool, path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    shutil.copy(FIXTURES / f"notebook-{version}.sqlite", path)
    watch = Watch()
    same = Notebook.open(tmp_path / "same" / "notebook.sqlite", clock=watch)
    fill(same, watch)
    notebook = Notebook.open(path, read_only=read_only)
    assert _but_uid(notebook) == _but_uid(same)
    assert notebook.marks.count() == 4
    assert notebook.health.check().problems == ()
    assert notebook.history.next_undo() == "Delete a highlight"
    if not read_only:
        assert notebook.history.undo() == "Delete a highlight"
        assert notebook.marks.count() == 5
    notebook.close()
    same.close()


def _but_uid(notebook: Notebook) -> tuple[Any, ...]:
    marks, *rest = content(notebook)
    told = [
        (mark.id, mark.kind, mark.article, mark.anchor, mark.body, mark.tags, mark.created) for mark in marks
    ]
    return sorted(told, key=lambda each: each[0]), rest


def test_a_new_notebook_is_set_up_for_safety(notebook: Notebook, path: Path) -> None:
    with notebook._store.reading() as connection:
        pragmas = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "cell_size_check")
        }
    assert pragmas["journal_mode"] == "delete"
    assert pragmas["synchronous"] >= 2
    assert (pragmas["foreign_keys"], pragmas["trusted_schema"], pragmas["cell_size_check"]) == (1, 0, 1)
    assert not notebook.read_only
    assert sorted(each.name for each in path.parent.iterdir()) == [path.name]


def test_a_newer_notebook_is_not_touched(notebook: Notebook, path: Path) -> None:
    notebook.close()
    run_sql(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"a journal of its own")
    before = hashlib.sha256(path.read_bytes()).digest(), journal.read_bytes()
    for act in (
        lambda: Notebook.open(path),
        lambda: Notebook.open(path, read_only=True),
        lambda: Notebook.recover(path),
    ):
        with pytest.raises(NotebookTooNew) as caught:
            act()
        assert caught.value.advice
    assert (hashlib.sha256(path.read_bytes()).digest(), journal.read_bytes()) == before
    assert len(list(path.parent.iterdir())) == 2


def test_a_file_of_another_program(path: Path) -> None:
    path.parent.mkdir()
    run_sql(path, "CREATE TABLE theirs (a)")
    before = path.read_bytes()
    with pytest.raises(NotebookDamaged, match="not a notebook"):
        Notebook.open(path)
    assert path.read_bytes() == before
    path.write_text("Dear diary, " * 500)
    with pytest.raises(NotebookDamaged):
        Notebook.open(path)


def test_a_damaged_definition_is_noticed_at_once(notebook: Notebook, path: Path) -> None:
    notebook.marks.add(note())
    notebook.close()
    data = path.read_bytes()
    assert data.count(b"    body TEXT NOT NULL,") == 1
    path.write_bytes(data.replace(b"    body TEXT NOT NULL,", b"    bodx TEXT NOT NULL,"))
    with pytest.raises(NotebookDamaged):
        Notebook.open(path)


def test_an_emptied_notebook_is_no_new_one(notebook: Notebook, path: Path) -> None:
    notebook.marks.add(note())
    notebook.backups.make()
    notebook.close()
    path.write_bytes(b"")
    for read_only in (False, True):
        with pytest.raises(NotebookDamaged, match="there are backups"):
            Notebook.open(path, read_only=read_only)
    assert path.read_bytes() == b""
    recovered, report = Notebook.recover(path)
    assert "a backup may have it whole" in " ".join(report.repaired)
    recovered.backups.restore(recovered.backups.all()[-1])
    assert recovered.marks.count() == 1
    recovered.close()


def test_a_first_start_that_was_cut_short_is_no_damage(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"")
    opened = Notebook.open(path)
    assert opened.marks.select() == ()
    opened.close()


def test_a_definition_that_is_no_text_any_more(notebook: Notebook, path: Path) -> None:
    notebook.marks.add(note())
    notebook.close()
    data = path.read_bytes()
    path.write_bytes(data.replace(b"    found TEXT NOT NULL,", b"    found TEXT NOT \xceULL,"))
    with pytest.raises(NotebookDamaged):
        Notebook.open(path)
    recovered, _ = Notebook.recover(path)
    assert recovered.marks.count() == 1
    recovered.close()


def test_reading_alone(notebook: Notebook, path: Path) -> None:
    mark = add_one(notebook, note())
    notebook.close()
    before = path.read_bytes()
    reading = Notebook.open(path, read_only=True)
    assert reading.read_only
    assert reading.marks.select() == (mark,)
    assert reading.health.check().problems == ()
    for act in (
        lambda: reading.marks.add(note()),
        lambda: reading.marks.delete([mark.id]),
        reading.history.undo,
        reading.health.repair,
        lambda: reading.reading.opened(HARBOUR),
    ):
        with pytest.raises(EnvironmentFault) as caught:
            act()
        assert caught.value.safe
        assert caught.value.advice
    reading.close()
    assert path.read_bytes() == before


def test_no_notebook_where_none_can_be_made(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path / "missing" / "notebook.sqlite", read_only=True)
    assert notebook.read_only
    assert notebook.marks.select() == ()
    assert notebook.colours.names()[Colour.BLUE] == "Blue"
    with pytest.raises(EnvironmentFault):
        notebook.marks.add(note())
    assert list(tmp_path.iterdir()) == []
    notebook.close()


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("in the way")
    with pytest.raises(EnvironmentFault):
        Notebook.open(tmp_path / "home" / "notebook.sqlite")


def test_a_closed_notebook_says_so(notebook: Notebook) -> None:
    notebook.close()
    notebook.close()
    with pytest.raises(NotebookError, match="closed"):
        notebook.marks.add(note())


def test_two_programs_share_a_notebook(notebook: Notebook, path: Path) -> None:
    other = Notebook.open(path)
    seen = other.data_version()
    mark = add_one(notebook, note("one"))
    assert other.data_version() != seen
    assert other.marks.get(mark.id) == mark
    other.tags.set_article(LANTERN, ["boats"])
    assert notebook.history.undo() == "Add the tag “boats”"
    assert other.history.next_undo() == "Add a note"
    other.close()


def test_many_threads_write_at_once(notebook: Notebook) -> None:
    def write(number: int) -> None:
        for each in range(10):
            mark = add_one(notebook, note(f"{number} {each}"))
            assert notebook.marks.get(mark.id).body == f"{number} {each}"

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert notebook.marks.count() == 60
    assert notebook.marks.count(MarkFilter(text="3 7")) == 1
    assert notebook.health.check().problems == ()


def test_an_up_to_date_notebook_costs_no_migration_library(notebook: Notebook, path: Path) -> None:
    notebook.close()
    script = (
        "import sys; from pathlib import Path; from reader.notebook import Notebook\n"
        "Notebook.open(Path(sys.argv[1])).marks.select(); assert 'sqlite_utils' not in sys.modules\n"
        "assert 'rapidfuzz' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=True, timeout=60)
