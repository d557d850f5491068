"""Worker processes: order, failures that stay alone, time limits, cancelling, and nothing left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from reader.ingest import ParseOutcome, ParserPool
from reader.ingest.formats import NOT_YET
from reader.model import CancelToken

BODY = "The nine coastal areas met and agreed to try one shared form for the plans of the year."
needs_signals = pytest.mark.skipif(os.name != "posix", reason="stops and ends processes by signals")


def make_files(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number:04}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(f"Coast Update number {number}\n\n{BODY}\n")
    return paths


def workers() -> list[BaseProcess]:
    return [child for child in multiprocessing.active_children() if child.name == "file reader"]


@pytest.fixture
def pool() -> Iterator[ParserPool]:
    with ParserPool(2) as pool:
        yield pool
    assert not workers()


def names(outcomes: list[ParseOutcome]) -> list[str]:
    return [outcome.path.name for outcome in outcomes]


def test_many_files_come_back_in_order(tmp_path: Path, pool: ParserPool) -> None:
    paths = make_files(tmp_path, 300)
    paths[7].write_bytes(b"")
    paths[250].unlink()
    paths.insert(20, tmp_path / "paper.pdf")
    paths[20].write_bytes(b"%PDF-1.7")
    outcomes = list(pool.parse(paths, CancelToken()))
    assert [outcome.path for outcome in outcomes] == paths
    assert {outcome.path.name: outcome.failure for outcome in outcomes if outcome.failure} == {
        "0007.txt": "It is empty.",
        "0250.txt": "There is no such file or folder.",
        "paper.pdf": NOT_YET[".pdf"],
    }
    read = [outcome for outcome in outcomes if outcome.failure is None]
    assert all(len(outcome.articles) == 1 for outcome in read)
    assert read[-1].articles[0].article.title == "Coast Update number 299"
    assert read[-1].articles[0].rendered.text == BODY


def test_a_pool_can_be_used_again_and_keeps_its_workers(tmp_path: Path, pool: ParserPool) -> None:
    paths = make_files(tmp_path, 3)
    assert names(list(pool.parse(paths, CancelToken()))) == ["0000.txt", "0001.txt", "0002.txt"]
    before = [worker.pid for worker in workers()]
    assert len(before) == 1, "three files need one worker"
    assert names(list(pool.parse(paths[:1], CancelToken()))) == ["0000.txt"]
    assert [worker.pid for worker in workers()] == before


def test_no_worker_starts_without_files(pool: ParserPool) -> None:
    assert list(pool.parse([], CancelToken())) == []
    assert not workers()


def test_blocks_are_left_out_where_nobody_wants_them(tmp_path: Path, pool: ParserPool) -> None:
    paths = make_files(tmp_path, 1)
    ((with_blocks,), (without,)) = (
        [outcome.articles[0] for outcome in pool.parse(paths, CancelToken(), keep_blocks=keep)]
        for keep in (True, False)
    )
    assert with_blocks.article.blocks
    assert not without.article.blocks
    assert without.rendered == with_blocks.rendered


def test_paths_are_taken_only_as_far_as_needed(tmp_path: Path, pool: ParserPool) -> None:
    (path,) = make_files(tmp_path, 1)
    taken = 0

    def endless() -> Iterator[Path]:
        nonlocal taken
        while True:
            taken += 1
            yield path

    outcomes = pool.parse(endless(), CancelToken(), keep_blocks=False)
    for _ in range(10):
        next(outcomes)
    time.sleep(0.3)
    outcomes.close()
    assert taken < 1500


def test_what_the_paths_raise_is_raised(tmp_path: Path, pool: ParserPool) -> None:
    paths = make_files(tmp_path, 2)

    def failing() -> Iterator[Path]:
        yield from paths
        raise LookupError("the list ended badly")

    with pytest.raises(LookupError, match="ended badly"):
        list(pool.parse(failing(), CancelToken()))


@needs_signals
def test_a_file_over_its_time_fails_alone(tmp_path: Path) -> None:
    """A worker that is stopped by a signal hangs as one does that a parser holds."""
    paths = make_files(tmp_path, 40)
    with ParserPool(1, time_limit=1) as pool:
        outcomes = pool.parse(paths, CancelToken())
        found = [next(outcomes)]
        (worker,) = workers()
        assert worker.pid
        os.kill(worker.pid, signal.SIGSTOP)
        found += outcomes
        assert [outcome.path for outcome in found] == paths
        assert {outcome.failure for outcome in found} <= {None, "Reading it took longer than 1 second."}
        assert sum(outcome.failure is not None for outcome in found) <= 1
        assert not worker.is_alive()
    assert not workers()


def test_a_file_that_takes_too_long_fails_alone(tmp_path: Path) -> None:
    """A file for which the limit is too short indeed; the others of its batch are still read."""
    paths = make_files(tmp_path, 5)
    paths[2].write_text("\n\n".join(f"Coast Update number {number}\n\n{BODY}" for number in range(30_000)))
    with ParserPool(1, time_limit=1) as pool:
        outcomes = list(pool.parse(paths, CancelToken(), keep_blocks=False))
    assert names(outcomes) == [path.name for path in paths]
    assert outcomes[2].failure == "Reading it took longer than 1 second."
    assert [outcome.failure for outcome in outcomes[3:]] == [None, None]


@needs_signals
def test_files_outlive_a_worker_that_is_killed(tmp_path: Path, pool: ParserPool) -> None:
    paths = make_files(tmp_path, 200)
    outcomes = pool.parse(paths, CancelToken())
    found = [next(outcomes)]
    for worker in workers():
        assert worker.pid
        os.kill(worker.pid, signal.SIGKILL)
    found += outcomes
    assert [outcome.path for outcome in found] == paths
    assert all(outcome.failure is None for outcome in found)


def processor_seconds(process: int) -> float:
    """What a process has used of the processor: unlike the clock, the same on a busy machine."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs the processor time of a process")
def test_a_file_over_which_workers_die_again_fails_alone(tmp_path: Path) -> None:
    paths = make_files(tmp_path, 4)
    paths[1].write_bytes(b"word of text\n" * 600_000)
    stop = threading.Event()

    def kill_whoever_reads_long() -> None:
        while not stop.wait(0.02):
            for worker in workers():
                if worker.pid and processor_seconds(worker.pid) > 1.5:
                    os.kill(worker.pid, signal.SIGKILL)

    killer = threading.Thread(target=kill_whoever_reads_long)
    killer.start()
    try:
        with ParserPool(1) as pool:
            outcomes = list(pool.parse(paths, CancelToken(), keep_blocks=False))
    finally:
        stop.set()
        killer.join()
    assert names(outcomes) == [path.name for path in paths]
    assert outcomes[1].failure is not None
    assert "brought the reading process down" in outcomes[1].failure
    assert [outcomes[number].failure for number in (0, 2, 3)] == [None] * 3


@needs_signals
def test_cancelling_ends_at_once_whatever_the_workers_do(tmp_path: Path) -> None:
    paths = make_files(tmp_path, 100)
    token = CancelToken()
    with ParserPool(2) as pool:
        outcomes = pool.parse(paths, token)
        next(outcomes)
        for worker in workers():
            assert worker.pid
            os.kill(worker.pid, signal.SIGSTOP)
        threading.Timer(0.1, token.cancel).start()
        assert len(list(outcomes)) < 100
    assert not workers()


def test_a_pool_reads_on_after_a_cancelled_call(tmp_path: Path, pool: ParserPool) -> None:
    paths = make_files(tmp_path, 100)
    token = CancelToken()
    outcomes = pool.parse(paths, token)
    next(outcomes)
    token.cancel()
    assert len(list(outcomes)) < 100
    assert [outcome.failure for outcome in pool.parse(paths[:5], CancelToken())] == [None] * 5


def test_a_token_cancelled_before_gives_nothing(tmp_path: Path, pool: ParserPool) -> None:
    token = CancelToken()
    token.cancel()
    assert list(pool.parse(make_files(tmp_path, 5), token)) == []


def test_leaving_off_in_the_middle_leaves_nothing_running(tmp_path: Path) -> None:
    paths = make_files(tmp_path, 100)
    with ParserPool(2) as pool:
        for outcome in pool.parse(paths, CancelToken()):
            assert outcome.failure is None
            break
    assert not workers()
    assert not [thread for thread in threading.enumerate() if thread.name == "file reading"]


PROGRAM = """
import sys
from pathlib import Path
from reader.ingest import ParserPool
from reader.model import CancelToken

print("main is read")
def main():
    with ParserPool(2) as pool:
        for outcome in pool.parse([Path(name) for name in sys.argv[1:]], CancelToken()):
            print(outcome.path.name, outcome.failure)
    loaded = {"PySide6", "sqlite3", "lxml", "nh3", "markdown"} & set(sys.modules)
    print("parsers in the program:", sorted(loaded))

if __name__ == "__main__":
    main()
"""


@pytest.mark.parametrize("how", ["module", "script"])
def test_workers_start_whatever_the_main_program_is(tmp_path: Path, how: str) -> None:
    package = tmp_path / "program"
    package.mkdir()
    (package / "__main__.py").write_text(PROGRAM)
    (package / "script.py").write_text(PROGRAM)
    (path,) = make_files(tmp_path, 1)
    start = ["-m", "program"] if how == "module" else [str(package / "script.py")]
    root = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, *start, str(path)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([root, str(tmp_path)])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 0
    assert done.stdout.splitlines()[-2:] == ["0000.txt None", "parsers in the program: []"]


def test_a_worker_imports_neither_qt_nor_sqlite() -> None:
    code = textwrap.dedent(
        """
        import sys
        import reader.ingest.worker, reader.ingest.formats.web_page, reader.ingest.formats.mail
        import reader.ingest.formats.markdown, reader.ingest.publishers
        unwanted = {"PySide6", "shiboken6", "sqlite3", "_sqlite3", "sqlite_utils", "ssl", "http"}
        print(sorted(name for name in sys.modules if name.split(".")[0] in unwanted))
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
