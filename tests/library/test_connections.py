"""Opening, threads, other processes, cancelling and closing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.errors import Cancelled, EnvironmentFault, LibraryError
from reader.library import Library
from reader.library.connections import Connections, ReadingConnection
from reader.library.opening import open_connections
from reader.model import CancelToken
from reader.query import parse
from tests.library.samples import HARBOUR, add, incoming
from tests.ui.full_disk import full_disk

# Some seconds, if nothing interrupts it.
LONG = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2e7) SELECT count(*) FROM n"


def test_nothing_but_the_library_is_left_when_it_is_closed(library: Library, path: Path) -> None:
    add(library, incoming())
    library.articles.list()
    library.data_version()
    library.close()
    library.close()

    assert [each.name for each in path.parent.iterdir()] == ["library.sqlite"]


def test_an_up_to_date_library_opens_without_the_migrations(library: Library, path: Path) -> None:
    library.close()
    code = (
        "import sys; from pathlib import Path; from reader.library import Library; "
        "Library.open(Path(sys.argv[1])).close(); "
        "print([name for name in ('sqlite_utils', 'markdown', 'nh3', 'lxml') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_two_programs_may_make_the_same_library_at_once(path: Path) -> None:
    with ThreadPoolExecutor(4) as threads:
        opened = list(threads.map(lambda _: Library.open(path), range(4)))
    for number, library in enumerate(opened):
        add(library, incoming(f"Lesson {number}", path=f"/{number}.txt"))
    assert [library.articles.count() for library in opened] == [4] * 4
    for library in opened:
        library.close()


def test_the_data_version_changes_with_every_writer(library: Library, path: Path) -> None:
    seen = [library.data_version()]
    assert library.data_version() == seen[0]
    add(library, incoming("Here"))
    seen.append(library.data_version())
    other = Library.open(path)
    add(other, incoming("Elsewhere", path="/other.txt"))
    other.close()
    seen.append(library.data_version())
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(library.data_version).result() == seen[-1]

    assert len(set(seen)) == 3


def test_many_threads_read_while_one_writes(library: Library) -> None:
    stop = threading.Event()

    def read() -> int:
        reads = 0
        while not stop.is_set():
            listed = library.articles.list()
            # All that one call reads is of one moment.
            assert sum(count.articles for count in library.tree.counts()) >= len(listed)
            for each in listed[:2]:
                library.articles.text(each.key)
            library.finder.search(parse("harbour"))
            reads += 1
        return reads

    with ThreadPoolExecutor(4) as threads:
        readers = [threads.submit(read) for _ in range(4)]
        try:
            for number in range(30):
                add(library, incoming(f"Lesson {number}", ordinal=number))
        finally:
            stop.set()
        assert all(reader.result() for reader in readers)
    assert library.articles.count() == 30


@pytest.fixture
def connections(path: Path) -> Connections:
    return open_connections(path)


def test_cancelling_interrupts_a_running_statement(connections: Connections) -> None:
    token = CancelToken()
    timer = threading.Timer(0.05, token.cancel)
    timer.start()
    with pytest.raises(Cancelled), connections.reading(token) as connection:
        connection.execute(LONG).fetchone()
    timer.join()
    with connections.reading() as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    connections.close()


def _cancel_between(connection: sqlite3.Connection, token: CancelToken) -> None:
    assert connection.execute("SELECT 1").fetchone() == (1,)
    token.cancel()
    connection.execute("SELECT 2")
    raise AssertionError("the second statement ran")


def test_cancelling_between_two_statements_stops_the_next_one(connections: Connections) -> None:
    token = CancelToken()
    with connections.reading() as same:
        pass
    with pytest.raises(Cancelled), connections.reading(token) as connection:
        _cancel_between(connection, token)
    with connections.reading(CancelToken()) as again:
        assert again is same
        assert again.execute("SELECT 1").fetchone() == (1,)
    connections.close()


def _cancel_while_finishing(connection: ReadingConnection, token: CancelToken, read: list[int]) -> None:
    connection.create_function("cancel", 0, token.cancel)
    number = "SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000 AND cancel() IS NULL"
    with connection.finishing():
        for statement in (f"WITH RECURSIVE n (i) AS ({number}) SELECT count(*) FROM n", "SELECT 2"):
            read += connection.execute(statement).fetchone()
    read += connection.execute("SELECT 3").fetchone()


def test_what_is_to_be_finished_is_not_interrupted(connections: Connections) -> None:
    token = CancelToken()
    read: list[int] = []
    with pytest.raises(Cancelled), connections.reading(token) as connection:
        _cancel_while_finishing(connection, token, read)
    assert read == [9000, 2]
    connections.close()


def test_cancelling_later_interrupts_nobody_else(connections: Connections) -> None:
    token = CancelToken()
    with connections.reading(token) as connection:
        first = connection
    with connections.reading() as connection:
        assert connection is first
        token.cancel()
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (0,)
    connections.close()


def test_closing_ends_what_still_reads(connections: Connections) -> None:
    started = threading.Event()

    def read() -> None:
        with connections.reading() as connection:
            started.set()
            connection.execute(LONG).fetchone()

    with ThreadPoolExecutor(1) as thread:
        reading = thread.submit(read)
        started.wait()
        connections.close()
        with pytest.raises(Cancelled):
            reading.result()
    with pytest.raises(LibraryError), connections.reading():
        pass


def test_readers_cannot_write(connections: Connections) -> None:
    with pytest.raises(EnvironmentFault), connections.reading() as connection:
        connection.execute("DELETE FROM articles")
    connections.close()


def test_a_failed_transaction_leaves_nothing(connections: Connections) -> None:
    def fail() -> None:
        with connections.writing() as connection:
            connection.execute("INSERT INTO removed (key) VALUES ('x')")
            connection.execute("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(sqlite3.OperationalError):
        fail()
    with connections.reading() as connection:
        assert connection.execute("SELECT count(*) FROM removed").fetchone() == (0,)
    connections.close()


def test_a_mistake_of_ours_stays_one(connections: Connections) -> None:
    with pytest.raises(sqlite3.OperationalError), connections.reading() as connection:
        connection.execute("SELECT nothing FROM nowhere")
    connections.close()


def test_the_wal_file_does_not_grow_without_end(
    library: Library, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.library import connections

    monkeypatch.setattr(connections, "_CHECKPOINT_BYTES", 100_000)
    for number in range(30):
        add(library, incoming(f"Lesson {number}", [*HARBOUR, f"{number} " * 900], ordinal=number))

    assert path.with_name("library.sqlite-wal").stat().st_size < 400_000
    assert path.stat().st_size > 100_000


def test_a_library_is_read_where_the_disk_has_no_room_for_the_file_beside_it(
    library: Library, path: Path
) -> None:
    add(library, incoming())
    library.close()
    with full_disk(20_000):
        with pytest.raises(EnvironmentFault):
            Library.open(path)
        library = Library.open(path, or_read=True)
        assert library.articles.count() == library.finder.search(parse("instructors")).total == 1
        for change in (lambda: add(library, incoming("More")), library.health.rebuild):
            with pytest.raises(EnvironmentFault, match="the disk is full"):
                change()
        library.close()
    library = Library.open(path)
    add(library, incoming("More", path="/more.txt"))
    assert library.articles.count() == 2
    library.close()


def test_what_a_crash_left_beside_a_library_is_not_passed_over_on_a_full_disk(
    library: Library, path: Path, tmp_path: Path
) -> None:
    add(library, incoming())
    crashed = tmp_path / "crashed" / path.name
    crashed.parent.mkdir()
    for end in ("", "-wal"):
        crashed.with_name(path.name + end).write_bytes(path.with_name(path.name + end).read_bytes())
    library.close()
    with full_disk(20_000), pytest.raises(EnvironmentFault):
        Library.open(crashed, or_read=True)
    library = Library.open(crashed, or_read=True)
    assert library.articles.count() == 1
    library.close()
