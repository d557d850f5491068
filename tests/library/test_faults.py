"""What the machine can do to the library: every method answers with one of our errors, and nothing is
lost.
"""

from __future__ import annotations

import inspect
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from reader.errors import EnvironmentFault, LibraryError, LibraryTooNew, ReaderError
from reader.library import Library, connections
from reader.model import PersonalFacts, Query, Term
from tests.library.samples import HARBOUR, LANTERN, add, incoming

QUERY = Query("harbour", Term(("harbour",)))
PARTS = ("articles", "tree", "finder", "imports", "personal", "health")

# How each public method is called in these tests; a method that is not named here fails one of them.
CALLS: dict[str, Callable[[Library, str], object]] = {
    "data_version": lambda library, key: library.data_version(),
    "articles.count": lambda library, key: library.articles.count(),
    "articles.summary": lambda library, key: library.articles.summary(key),
    "articles.summaries": lambda library, key: library.articles.summaries([key]),
    "articles.text": lambda library, key: library.articles.text(key),
    "articles.markdown": lambda library, key: library.articles.markdown(key),
    "articles.details": lambda library, key: library.articles.details(key),
    "articles.list": lambda library, key: library.articles.list(),
    "articles.reading_text": lambda library, key: library.articles.reading_text(key),
    "articles.text_hashes": lambda library, key: library.articles.text_hashes([key]),
    "articles.newest": lambda library, key: library.articles.newest(),
    "articles.resolve": lambda library, key: library.articles.resolve(key[:8]),
    "tree.counts": lambda library, key: library.tree.counts(),
    "tree.personal": lambda library, key: library.tree.personal(),
    "personal.revision": lambda library, key: library.personal.revision(),
    "personal.of": lambda library, key: library.personal.of([key]),
    "personal.update": lambda library, key: library.personal.update([PersonalFacts(key, read=True)], "2"),
    "personal.replace": lambda library, key: library.personal.replace([PersonalFacts(key, read=True)], "2"),
    "finder.search": lambda library, key: library.finder.search(QUERY),
    "finder.newest": lambda library, key: library.finder.newest(QUERY),
    "finder.prepare": lambda library, key: library.finder.prepare(),
    "imports.begin": lambda library, key: library.imports.begin(),
    "imports.add": lambda library, key: library.imports.add(1, [incoming("New", LANTERN, path="/new.txt")]),
    "imports.settle": lambda library, key: library.imports.settle(),
    "imports.is_known": lambda library, key: library.imports.is_known("/x", 1, 1),
    "imports.remember_files": lambda library, key: library.imports.remember_files(1, [("/x", 1, 1)]),
    "imports.last": lambda library, key: library.imports.last(),
    "imports.undo_last": lambda library, key: library.imports.undo_last(),
    "imports.remove": lambda library, key: library.imports.remove([key]),
    "health.check": lambda library, key: library.health.check(),
    "health.repair": lambda library, key: library.health.repair(),
}
NEEDS_WRITING = {
    "imports.begin",
    "imports.add",
    "imports.settle",
    "imports.remember_files",
    "imports.undo_last",
    "imports.remove",
    "personal.update",
    "personal.replace",
    "health.repair",
}


@pytest.fixture
def shelf(library: Library) -> tuple[Library, str]:
    (key,) = add(library, incoming("Harbour swimming", HARBOUR)).keys
    return library, key


def test_every_public_method_is_among_the_calls(library: Library) -> None:
    public = {"data_version"}
    for part in PARTS:
        for name, _ in inspect.getmembers(getattr(library, part), inspect.ismethod):
            if not name.startswith("_"):
                public.add(f"{part}.{name}")
    # What opens and closes, and what a repair is made of, is tested by itself.
    public -= {"finder.close", "health.rebuild"}

    assert public == set(CALLS)


@pytest.mark.parametrize("name", CALLS)
def test_a_library_that_another_program_writes_to(
    shelf: tuple[Library, str], path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    library, key = shelf
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.05)
    library.close()
    library = Library.open(path)
    before = library.articles.count()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        if name in NEEDS_WRITING or name == "health.check":
            with pytest.raises(EnvironmentFault, match="another program"):
                CALLS[name](library, key)
        else:
            CALLS[name](library, key)
        other.execute("ROLLBACK")
    assert library.articles.count() == before
    CALLS[name](library, key)
    library.close()


@pytest.mark.parametrize("name", CALLS)
def test_a_library_that_was_closed(shelf: tuple[Library, str], name: str) -> None:
    library, key = shelf
    library.close()

    with pytest.raises(LibraryError, match="closed"):
        CALLS[name](library, key)


@pytest.mark.parametrize("name", CALLS)
def test_a_library_that_can_only_be_read(shelf: tuple[Library, str], path: Path, name: str) -> None:
    writing, key = shelf
    writing.close()
    library = Library.open(path, read_only=True)
    assert library.read_only
    if name in NEEDS_WRITING:
        with pytest.raises(EnvironmentFault, match="only be read"):
            CALLS[name](library, key)
    else:
        CALLS[name](library, key)
    library.close()


@pytest.mark.parametrize("name", CALLS)
def test_a_library_that_is_overwritten_meanwhile(shelf: tuple[Library, str], path: Path, name: str) -> None:
    library, key = shelf
    library.close()
    library = Library.open(path)
    path.write_bytes(b"\xff" * path.stat().st_size)
    if name == "health.check":
        assert not library.health.check().sound
    elif name in ("imports.begin", "data_version", "personal.revision"):
        # Nothing but memory may be needed to answer; whatever is not an answer is one of our errors.
        with suppress(ReaderError):
            CALLS[name](library, key)
    else:
        with pytest.raises(ReaderError):
            CALLS[name](library, key)
    with suppress(ReaderError):
        library.close()


def test_a_newer_library_is_refused_and_not_touched(shelf: tuple[Library, str], path: Path) -> None:
    shelf[0].close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = {each.name: each.read_bytes() for each in path.parent.iterdir()}

    for read_only in (False, True):
        with pytest.raises(LibraryTooNew, match="newer version"):
            Library.open(path, read_only=read_only)
    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == before


def test_a_missing_library_is_not_made_to_be_read(path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="no library"):
        Library.open(path, read_only=True)
    assert not path.parent.exists()


def test_a_folder_in_place_of_the_library(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(ReaderError):
        Library.open(path)


def test_a_file_in_place_of_the_folder(path: Path) -> None:
    path.parent.write_text("in the way")
    for read_only in (False, True):
        with pytest.raises(EnvironmentFault):
            Library.open(path, read_only=read_only)


def test_odd_names_of_folders(tmp_path: Path) -> None:
    for name in ("with space", "per%20cent", "quest?ion", "ha#sh", "é – ü", "a&b=c", "caf\udce9"):
        path = tmp_path / name / "library.sqlite"
        library = Library.open(path)
        add(library, incoming())
        library.close()
        assert path.exists()
        again = Library.open(path, read_only=True)
        assert again.articles.count() == 1
        again.close()


# --- in another process, as another user, with another limit ------------------------------------------------

OPEN_AND_READ = """
import sys
from pathlib import Path
from reader.errors import EnvironmentFault
from reader.library import Library
from reader.query import parse

library = Library.open(Path(sys.argv[1]))
assert library.read_only
(article,) = library.articles.list()
assert library.articles.text(article.key).text
assert library.finder.search(parse("harbour")).total == 1
assert library.health.check().problems == ()
try:
    library.imports.begin()
except EnvironmentFault as error:
    print(error)
library.close()
"""


@pytest.fixture
def readable_by_all(shelf: tuple[Library, str], path: Path) -> Iterator[Path]:
    """The library's folder where another user can reach it."""
    shelf[0].close()
    folder = Path(f"/tmp/regional-reader-test-{os.getpid()}")
    shutil.copytree(path.parent, folder)
    folder.chmod(0o755)
    yield folder / path.name
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="uses setpriv to give up root's rights")
@pytest.mark.parametrize("protect", ["folder", "file", "both"])
def test_a_folder_or_file_that_cannot_be_written(readable_by_all: Path, protect: str) -> None:
    path = readable_by_all
    command = [sys.executable, "-c", OPEN_AND_READ, str(path)]
    if os.getuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("root may write anywhere, and setpriv is not there")
        nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        if subprocess.run([*nobody, sys.executable, "-c", ""], capture_output=True, check=False).returncode:
            pytest.skip("root may write anywhere, and nobody else can start this Python")
        command = [*nobody, *command]
        os.chown(path, 65534, 65534)
        os.chown(path.parent, 65534, 65534)
    if protect in ("file", "both"):
        path.chmod(0o444)
    if protect in ("folder", "both"):
        path.parent.chmod(0o555)
    before = path.read_bytes()
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=_checkout())

    assert done.returncode == 0, done.stderr
    assert "only be read" in done.stdout
    assert path.read_bytes() == before


def _checkout() -> Path:
    return Path(__file__).resolve().parent.parent.parent


FILL_THE_DISK = """
import resource, sys
from pathlib import Path
from reader.errors import EnvironmentFault
from reader.library import Library
from tests.library.samples import HARBOUR, incoming

limit = int(sys.argv[2])
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
added = 0
try:
    library = Library.open(Path(sys.argv[1]))
    batch = library.imports.begin()
    for number in range(400):
        item = incoming(f"Lesson {number}", [*HARBOUR, str(number) * 500], ordinal=number)
        added += library.imports.add(batch, [item]).added
        print(added, flush=True)
    raise SystemExit("the limit was never reached")
except EnvironmentFault as error:
    print(error)
try:
    library.close()
except (EnvironmentFault, NameError):
    pass
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the size of files are POSIX")
@pytest.mark.parametrize("limit", [3_000, 60_000, 200_000, 400_000])
def test_a_full_disk_loses_nothing_that_was_reported(path: Path, limit: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FILL_THE_DISK, str(path), str(limit)],
        capture_output=True,
        text=True,
        check=False,
        cwd=_checkout(),
    )
    assert done.returncode == 0, done.stderr
    *reported, message = done.stdout.splitlines()
    assert "could not be used" in message
    library = Library.open(path)
    assert library.articles.count() == int(reported[-1] if reported else 0)
    assert library.health.check().problems == ()
    add(library, incoming("There is room again", LANTERN, path="/new.txt"))
    library.close()
