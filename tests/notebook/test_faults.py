"""The machine refuses: full disk, locked file, vanished folder. Nothing is lost, and saving goes on after."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import EnvironmentFault, NotebookDamaged
from reader.notebook import Notebook
from tests.notebook.samples import add_one, note

FILL_THE_DISK = """
import resource, sys
from pathlib import Path
from reader.errors import EnvironmentFault
from reader.notebook import Notebook
from tests.notebook.samples import add_one, note

notebook = Notebook.open(Path(sys.argv[1]))
unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), unlimited[1]))
saved = []
refused = False
while not refused:
    try:
        saved.append(add_one(notebook, note("words " * 500)))
    except EnvironmentFault as error:
        assert error.safe and error.advice, error
        refused = True
assert [mark.id for mark in notebook.marks.select()] == [mark.id for mark in reversed(saved)]
resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
saved.append(add_one(notebook, note("after")))
assert sorted(notebook.marks.select(), key=lambda mark: mark.id) == saved
assert notebook.health.check().problems == ()
print(len(saved))
"""


@pytest.mark.parametrize("size", [170_000, 201_001, 262_144])
def test_a_full_disk(path: Path, size: int) -> None:
    Notebook.open(path).close()
    done = subprocess.run(
        [sys.executable, "-c", FILL_THE_DISK, str(path), str(size)],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=Path(__file__).resolve().parent.parent.parent,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    notebook = Notebook.open(path)
    assert notebook.marks.count() == int(done.stdout)
    notebook.close()


def test_a_locked_file(notebook: Notebook, path: Path) -> None:
    mark = add_one(notebook, note("one"))
    with notebook._store.reading() as connection:
        connection.execute("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(EnvironmentFault, match="another program"):
        notebook.marks.change(mark.id, body="two")
    assert notebook.marks.get(mark.id).body == "one"
    other.execute("ROLLBACK")
    other.close()
    assert notebook.marks.change(mark.id, body="two").body == "two"


def test_a_folder_that_vanishes_and_comes_back(notebook: Notebook, path: Path) -> None:
    mark = add_one(notebook, note("one"))
    away = path.parent.with_name("away")
    path.parent.rename(away)
    for act in (
        lambda: notebook.marks.change(mark.id, body="two"),
        notebook.marks.select,
        notebook.data_version,
    ):
        with pytest.raises(EnvironmentFault) as caught:
            act()
        assert caught.value.safe
    assert not path.parent.exists()
    away.rename(path.parent)
    assert notebook.marks.change(mark.id, body="two").body == "two"


def test_a_notebook_that_is_replaced_meanwhile(notebook: Notebook, path: Path, tmp_path: Path) -> None:
    add_one(notebook, note("one"))
    version = notebook.data_version()
    other = Notebook.open(tmp_path / "other" / "notebook.sqlite")
    mark = add_one(other, note("other"))
    other.close()
    path.unlink()
    shutil.move(tmp_path / "other" / "notebook.sqlite", path)
    assert notebook.data_version() != version
    assert notebook.marks.select() == (mark,)
    add_one(notebook, note("two"))
    notebook.close()
    again = Notebook.open(path)
    assert again.marks.count() == 2
    again.close()


def test_a_notebook_that_is_replaced_by_a_broken_one(notebook: Notebook, path: Path) -> None:
    path.unlink()
    path.write_bytes(b"no notebook at all" * 300)
    with pytest.raises(NotebookDamaged):
        notebook.marks.select()
    with pytest.raises(NotebookDamaged):
        notebook.marks.add(note())


def test_a_bug_of_ours_is_no_fault_of_the_machine(notebook: Notebook) -> None:
    with pytest.raises(sqlite3.OperationalError), notebook._store.reading() as connection:
        connection.execute("SELECT nothing FROM nowhere")
    assert notebook.marks.select() == ()


def test_an_interrupted_change_leaves_nothing(notebook: Notebook) -> None:
    mark = add_one(notebook, note())

    def interrupted() -> None:
        with notebook._store.writing() as connection:
            connection.execute("DELETE FROM marks")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert notebook.marks.select() == (mark,)
    assert notebook.marks.change(mark.id, body="on").body == "on"
