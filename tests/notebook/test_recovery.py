"""A damaged file is set aside whole, and a new notebook holds every entry that is still what was saved.

NOTEBOOK_DAMAGES sets how many random damages are tried.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import NotebookDamaged, ReaderError
from reader.model import Mark
from reader.notebook import Notebook
from reader.notebook.setting_aside import recovered_beside
from tests.notebook.samples import HARBOUR, LANTERN, add_one, highlight, note

MARKS = 120
TRIES = int(os.environ.get("NOTEBOOK_DAMAGES", "24"))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, Mark]]:
    """The bytes of a notebook of some dozen pages, and every mark in it by its uid."""
    path = tmp_path_factory.mktemp("sound") / "notebook.sqlite"
    notebook = Notebook.open(path)
    for number in range(MARKS):
        notebook.marks.add(note(f"Note {number}. " + "More of it. " * 20, LANTERN if number % 3 else HARBOUR))
    add_one(notebook, note("A very long one. " * 2_000))
    add_one(notebook, highlight())
    notebook.tags.set_article(HARBOUR, ["boats"])
    marks = {mark.uid: mark for mark in notebook.marks.select()}
    notebook.close()
    return path.read_bytes(), marks


def recovered(path: Path, marks: dict[str, Mark]) -> int:
    """Recover and check the outcome; returns how many marks came through, each as it was."""
    before = path.read_bytes()
    notebook, report = Notebook.recover(path)
    try:
        assert notebook.set_aside is not None
        assert notebook.set_aside.read_bytes() == before
        assert notebook.set_aside.parent == path.parent
        assert report.problems
        assert report.sound
        assert notebook.health.check().problems == ()
        found = notebook.marks.select()
        for mark in found:
            known = marks[mark.uid]
            assert (mark.body, mark.anchor, mark.created) == (known.body, known.anchor, known.created)
        assert f"{len(found):,} highlights, notes and bookmarks" in report.repaired[0]
        add_one(notebook, note("new"))
        return len(found)
    finally:
        notebook.close()
        assert sorted(each.name for each in path.parent.iterdir() if "damaged" not in each.name) == [
            path.name
        ]


def test_a_sound_notebook_comes_through_whole(path: Path, sound: tuple[bytes, dict[str, Mark]]) -> None:
    data, marks = sound
    path.parent.mkdir()
    path.write_bytes(data)
    assert recovered(path, marks) == len(marks)
    notebook = Notebook.open(path)
    assert notebook.tags.of_article(HARBOUR.key) == ("boats",)
    assert notebook.history.undo() == "Add a note"
    assert notebook.history.undo() == "Add the tag “boats”"
    notebook.close()


def test_wherever_the_damage_is(path: Path, sound: tuple[bytes, dict[str, Mark]]) -> None:
    """Flipped bits, zeroed pages, a file cut short: no wrong text, no crash; what is right comes through."""
    data, marks = sound
    chance = random.Random(20260301)
    path.parent.mkdir()
    came_through = []
    for number in range(TRIES):
        damaged = bytearray(data)
        if number % 3 == 0:
            for _ in range(chance.randint(1, 8)):
                damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        elif number % 3 == 1:
            page = chance.randrange(1, len(data) // 4096)
            damaged[page * 4096 : (page + 1) * 4096] = bytes(4096)
        else:
            del damaged[chance.randrange(len(damaged) // 2, len(damaged)) :]
        path.write_bytes(damaged)
        look_at(path, marks)
        came_through.append(recovered(path, marks))
        path.write_bytes(damaged)
        work_with(path, marks)
        for each in path.parent.iterdir():
            each.unlink()
    assert sum(came_through) > 0.6 * TRIES * len(marks)


def look_at(path: Path, marks: dict[str, Mark]) -> None:
    """Read a damaged notebook: what it shows is right, and what it raises is ours."""
    try:
        notebook = Notebook.open(path, read_only=True)
    except ReaderError:
        return
    try:
        for mark in (*notebook.marks.select(), *notebook.marks.of_article(HARBOUR.key)):
            assert mark.body == marks[mark.uid].body
        notebook.tags.all()
        list(notebook.facts())
        notebook.history.next_undo()
        notebook.health.check()
    except ReaderError:
        pass
    finally:
        notebook.close()


def work_with(path: Path, marks: dict[str, Mark]) -> None:
    """Write into a damaged notebook, as somebody does who knows nothing of it yet: likewise."""
    try:
        notebook = Notebook.open(path)
    except ReaderError:
        return
    mark_id = next(iter(marks.values())).id
    acts: tuple[Callable[[], object], ...] = (
        lambda: add_one(notebook, note("new")),
        lambda: notebook.marks.change(mark_id, body="changed"),
        lambda: notebook.marks.delete([mark_id + 1, mark_id + 2]),
        lambda: notebook.tags.set_article(HARBOUR, ["oars"], ["boats"]),
        lambda: notebook.reading.mark_read([HARBOUR, LANTERN], True),
        notebook.history.undo,
        notebook.history.undo,
        notebook.history.redo,
        notebook.health.repair,
        lambda: add_one(notebook, note("new")),
    )
    for act in acts:
        try:
            act()
            for mark in notebook.marks.select():
                known = marks.get(mark.uid)
                assert mark.body in ("new", "changed") or (known and mark.body == known.body)
        except ReaderError:
            continue
    notebook.close()


def test_nothing_can_be_read(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(os.urandom(20_000))
    assert recovered(path, {}) == 0


def test_no_file(path: Path) -> None:
    notebook, report = Notebook.recover(path)
    assert notebook.set_aside is None
    assert report.sound
    notebook.close()


def test_files_set_aside_are_never_written_over(path: Path, sound: tuple[bytes, dict[str, Mark]]) -> None:
    path.parent.mkdir()
    for number in range(3):
        path.write_bytes(bytes([number]) * 5_000)
        Notebook.recover(path)[0].close()
    kept = [each.read_bytes()[0] for each in path.parent.iterdir() if "(damaged" in each.name]
    assert sorted(kept) == [0, 1, 2]


def test_a_recovery_that_was_cut_short_is_taken_up(path: Path, sound: tuple[bytes, dict[str, Mark]]) -> None:
    data, marks = sound
    path.parent.mkdir()
    recovered_beside(path).write_bytes(data)
    path.with_name(path.name + "-journal").write_bytes(b"of the damaged notebook")
    notebook = Notebook.open(path)
    assert notebook.marks.count() == len(marks)
    assert not recovered_beside(path).exists()
    assert len([each for each in path.parent.iterdir() if each.name.endswith("-journal")]) == 1
    notebook.close()


DIE_IN_A_CHANGE = """
import os, signal, sys
from pathlib import Path
from reader.notebook import Notebook

notebook = Notebook.open(Path(sys.argv[1]))
with notebook._store.writing() as connection:
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("PRAGMA cache_size = 2")
    connection.execute("UPDATE marks SET body = 'torn' || body")
    connection.execute("UPDATE changes SET before = 'torn'")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def torn(path: Path, sound: tuple[bytes, dict[str, Mark]]) -> Path:
    """A notebook whose last change was cut short: half of it is written, and a journal tells what was."""
    path.parent.mkdir()
    path.write_bytes(sound[0])
    done = subprocess.run([sys.executable, "-c", DIE_IN_A_CHANGE, str(path)], timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.with_name(path.name + "-journal").stat().st_size > 4096
    assert path.read_bytes() != sound[0]
    return path


def test_a_change_cut_short_is_taken_back_at_opening(
    torn: Path, sound: tuple[bytes, dict[str, Mark]]
) -> None:
    notebook = Notebook.open(torn)
    assert {mark.uid: mark for mark in notebook.marks.select()} == sound[1]
    notebook.close()


def test_recovery_heeds_the_journal(torn: Path, sound: tuple[bytes, dict[str, Mark]]) -> None:
    journal = torn.with_name(torn.name + "-journal").read_bytes()
    assert recovered(torn, sound[1]) == len(sound[1])
    (kept,) = [each for each in torn.parent.iterdir() if each.name.endswith("-journal")]
    assert kept.read_bytes() == journal
    assert kept.with_name(kept.name.removesuffix("-journal")).exists()


def test_recovery_on_a_full_disk_leaves_the_damaged_file(
    path: Path, sound: tuple[bytes, dict[str, Mark]]
) -> None:
    path.parent.mkdir()
    path.write_bytes(sound[0][:-8192])
    before = path.read_bytes()
    script = (
        "import resource, sys; from pathlib import Path; from reader.notebook import Notebook\n"
        "from reader.errors import EnvironmentFault\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, resource.RLIM_INFINITY))\n"
        "try:\n    Notebook.recover(Path(sys.argv[1]))\n"
        "except EnvironmentFault:\n    sys.exit(7)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], timeout=60, check=False)
    assert done.returncode == 7
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == before


def test_a_damaged_page_costs_its_own_rows_alone(path: Path, sound: tuple[bytes, dict[str, Mark]]) -> None:
    """One leaf of the table of marks is lost, the notes beside it are not."""
    data, marks = sound
    path.parent.mkdir()
    path.write_bytes(data)
    damaged = bytearray(data)
    place = data.find(b"Note 60. ")
    page = place // 4096
    lost = damaged[page * 4096 : (page + 1) * 4096].count(b"Note ")
    damaged[page * 4096 : (page + 1) * 4096] = os.urandom(4096)
    path.write_bytes(damaged)
    notebook = Notebook.open(path)
    with pytest.raises(NotebookDamaged):
        notebook.marks.select()
    notebook.close()
    assert recovered(path, marks) >= len(marks) - lost - 1
    assert lost < 20


def test_a_copy_of_a_notebook_has_another_future(path: Path, sound: tuple[bytes, dict[str, Mark]]) -> None:
    """Two notebooks with a common past are told apart, whatever was written since."""
    path.parent.mkdir()
    path.write_bytes(sound[0])
    twin = path.with_name("twin.sqlite")
    shutil.copy(path, twin)
    one, two = Notebook.open(path), Notebook.open(twin)
    common = one.revision()
    assert two.revision() == common
    for notebook in (one, two):
        add_one(notebook, note("apart"))
    assert one.revision() != two.revision()
    assert one.changed_since(common) == two.changed_since(common) == frozenset({HARBOUR.key})
    assert one.changed_since(two.revision()) is None
    one.close()
    two.close()
