"""Work off the main thread."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.errors import Cancelled, EnvironmentFault, InternalFault, ReaderError
from reader.model import CancelToken
from reader.ui.jobs import SWITCH_SECONDS, Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


def test_work_runs_elsewhere_and_its_result_arrives_on_the_main_thread(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[str, threading.Thread]] = []
    main = threading.current_thread()

    def work(token: CancelToken) -> threading.Thread:
        return threading.current_thread()

    jobs.run("library", work, lambda worker: seen.append((worker.name, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("lane-library", main)]
    assert not jobs.busy()


def _number(number: int, token: CancelToken) -> int:
    return number


def test_the_newest_request_wins_and_the_older_are_cancelled(qtbot: QtBot, jobs: Jobs) -> None:
    delivered: list[int] = []
    started = threading.Event()

    def slow(token: CancelToken) -> int:
        started.set()
        stopped = threading.Event()
        token.on_cancel(stopped.set)
        assert stopped.wait(5)
        raise Cancelled

    jobs.run("search", slow, delivered.append, latest=True)
    assert started.wait(5)
    for number in range(1, 5):
        jobs.run("search", partial(_number, number), delivered.append, latest=True)
    qtbot.waitUntil(lambda: bool(delivered))
    assert delivered == [4]


def _painted(qtbot: QtBot, happened: list[str]) -> QWidget:
    """A window that stands on the screen, and says in `happened` when it is painted from now on."""

    class Window(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            happened.append("painted")

    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: bool(happened))
    happened.clear()
    return window


def test_what_may_wait_lets_the_window_paint_first_and_counts_as_open_until_then(
    qtbot: QtBot, jobs: Jobs
) -> None:
    happened: list[str] = []
    worked = threading.Event()

    def work(token: CancelToken) -> str:
        worked.set()
        return "done"

    window = _painted(qtbot, happened)
    jobs.run("details", work, happened.append, later=True)
    assert worked.wait(5)
    window.update()
    assert jobs.busy("details")
    qtbot.waitUntil(lambda: not jobs.busy())
    assert happened == ["painted", "done"]


def test_of_several_results_at_once_each_is_painted_before_the_next_comes(qtbot: QtBot, jobs: Jobs) -> None:
    happened: list[str] = []
    finished = threading.Semaphore(0)

    def work(token: CancelToken) -> None:
        finished.release()

    def show(result: None) -> None:
        happened.append("shown")
        window.update()

    window = _painted(qtbot, happened)
    for lane in ("one", "two", "three"):
        jobs.run(lane, work, show)
    assert all(finished.acquire(timeout=5) for _ in range(3))
    time.sleep(0.05)  # none is awaited: all three are there before the first is shown
    qtbot.waitUntil(lambda: len(happened) == 6)
    assert happened == ["shown", "painted"] * 3
    assert not jobs.busy()


def test_results_come_while_one_of_them_waits_for_a_dialog(qtbot: QtBot, jobs: Jobs) -> None:
    happened: list[str] = []

    def ask(result: None) -> None:
        dialog = QEventLoop()

        def answer(result: None) -> None:
            happened.append("two")
            dialog.quit()

        jobs.run("two", lambda token: None, answer)
        dialog.exec()
        happened.append("answered")

    jobs.run("one", lambda token: None, ask)
    qtbot.waitUntil(lambda: "answered" in happened)
    assert happened == ["two", "answered"]


def test_a_result_that_fails_to_be_shown_does_not_hold_up_the_next(qtbot: QtBot, jobs: Jobs) -> None:
    shown: list[int] = []
    finished = threading.Semaphore(0)

    def work(token: CancelToken) -> int:
        finished.release()
        return 7

    def fail(result: int) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        jobs.run("one", work, fail)
        jobs.run("two", work, shown.append)
        assert all(finished.acquire(timeout=5) for _ in range(2))
        qtbot.waitUntil(lambda: bool(shown) and bool(raised))
    assert shown == [7]
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]


def test_what_is_given_up_calls_nobody_and_leaves_other_lanes_alone(qtbot: QtBot, jobs: Jobs) -> None:
    delivered: list[str] = []
    started = threading.Event()

    def slow(token: CancelToken) -> str:
        started.set()
        stopped = threading.Event()
        token.on_cancel(stopped.set)
        assert stopped.wait(5)
        return "slow"

    jobs.run("ranking", slow, delivered.append)
    jobs.run("first", lambda token: "quick", delivered.append)
    assert started.wait(5)
    jobs.give_up("ranking")
    jobs.give_up("a lane that was never used")
    qtbot.waitUntil(lambda: not jobs.busy())
    assert delivered == ["quick"]


def test_lanes_give_way_to_the_main_thread_in_less_than_a_frame(qtbot: QtBot) -> None:
    usual = sys.getswitchinterval()
    jobs = Jobs()
    assert sys.getswitchinterval() == pytest.approx(SWITCH_SECONDS)
    jobs.close()
    assert sys.getswitchinterval() == pytest.approx(usual)


def test_our_errors_reach_the_caller_or_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    caught: list[ReaderError] = []
    fault = EnvironmentFault("The disk is full.")

    def failing(token: CancelToken) -> None:
        raise fault

    jobs.run("library", failing, lambda _: None, caught.append)
    qtbot.waitUntil(lambda: caught == [fault])
    with qtbot.waitSignal(jobs.fault_occurred) as blocker:
        jobs.run("library", failing, lambda _: None)
    assert blocker.args == [fault]


def test_a_bug_is_raised_on_the_main_thread(qtbot: QtBot, jobs: Jobs) -> None:
    def broken(token: CancelToken) -> None:
        raise ZeroDivisionError

    failed: list[ReaderError] = []
    with qtbot.captureExceptions() as exceptions:
        jobs.run("library", broken, lambda _: None, failed.append)
        jobs.run("library", broken, lambda _: None)
        qtbot.waitUntil(lambda: len(exceptions) == 2)
    assert {kind for kind, _, _ in exceptions} == {ZeroDivisionError}
    assert [type(error) for error in failed] == [InternalFault]


def test_closing_cancels_and_delivers_nothing(qtbot: QtBot, jobs: Jobs) -> None:
    delivered: list[bool] = []
    started = threading.Event()

    def waiting(token: CancelToken) -> bool:
        stopped = threading.Event()
        token.on_cancel(stopped.set)
        started.set()
        return stopped.wait(5)

    jobs.run("import", waiting, delivered.append)
    assert started.wait(5)
    jobs.close()
    qtbot.wait(20)
    assert delivered == []
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("lane-")]


class _Held:
    """Says on which thread it goes."""

    def __init__(self, went: list[threading.Thread]) -> None:
        self._went = went
        self.itself: _Held | None = None

    def __del__(self) -> None:
        self._went.append(threading.current_thread())


def _deliver(held: _Held, delivered: list[int], number: int) -> None:
    delivered.append(number)


def _grown(delivered: list[int], number: int) -> bool:
    return len(delivered) > number


def test_what_a_job_holds_goes_on_the_main_thread(qtbot: QtBot, jobs: Jobs) -> None:
    """Else a widget that only a job's callback still holds would be destroyed on the lane's thread."""
    went: list[threading.Thread] = []
    delivered: list[int] = []
    for number in range(200):
        jobs.run("library", partial(_number, number), partial(_deliver, _Held(went), delivered))
        qtbot.waitUntil(partial(_grown, delivered, number))
    jobs.close()
    assert len(went) >= 199
    assert set(went) == {threading.current_thread()}


def test_garbage_is_searched_for_on_the_main_thread_alone(qtbot: QtBot, jobs: Jobs) -> None:
    went: list[threading.Thread] = []
    delivered: list[int] = []

    def litter(token: CancelToken) -> int:
        for _ in range(20_000):
            held = _Held(went)
            held.itself = held
        return 0

    jobs.run("library", litter, delivered.append)
    qtbot.waitUntil(lambda: bool(delivered))
    qtbot.waitUntil(lambda: len(went) >= 20_000)
    assert set(went) == {threading.current_thread()}
