"""Notes: opening an article with many marks, and typing in a note while it is saved again and again."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from reader.app import open_noter
from reader.library import Library
from reader.model import ArticleSummary, Colour, MarkKind, NewMark
from reader.notebook.anchoring import make_anchor
from reader.noting import cite
from reader.paths import Home
from reader.ui.window import MainWindow
from tests.benchmarks.driving import Probe, rest, shown_window, worst_at_rest
from tests.benchmarks.figures import Figure, Results, quantile
from tests.benchmarks.workspace import Workspace

MARKS, MARKS_IN_ONE = 10_000, 500
ROUNDS = 15
OPEN_BAR, KEY_BAR = 60.0, 16.0
JUDGED = 100_000  # articles at which the bars hold
_WORDS = 700  # of the article with many marks, about
_BETWEEN_KEYS = 100  # milliseconds
_AT_REST = 16  # seconds, as long as the typing takes
AT_REST = 16  # seconds, as long as the typing takes
_TYPED = "Ask how the two areas shared their figures, and who is to write to them next. " * 2


def measure(workspace: Workspace, counts: Sequence[int], results: Results) -> None:
    """Mark articles all over the library, then open the one with many marks and type in a note on it."""
    for count in sorted(counts):
        home = Home(workspace.home(count))
        with (
            _marked(home) as (key, other),
            shown_window(home.folder, workspace.folder / "notes-settings.ini") as window,
        ):
            _wait_for_marking(window)
            opened = [_open(window, key, other) for _ in range(ROUNDS)]
            typed = _type(window)
            at_rest = worst_at_rest(window, _AT_REST)
        _report(count, opened, typed, at_rest, results)


@contextmanager
def _marked(home: Home) -> Iterator[tuple[str, str]]:
    """The key of the article with many marks and of another; the home is without marks afterwards."""
    library = Library.open(home.library)
    try:
        summaries = library.articles.list()
        many = min(summaries, key=lambda summary: abs(summary.words - _WORDS))
        rest_of_them = [summary for summary in summaries if summary.key != many.key]
        noter, _ = open_noter(home, library)
        try:
            noter.notebook.marks.add(*_marks(library, many, MARKS_IN_ONE))
            step = max(1, len(rest_of_them) // (MARKS - MARKS_IN_ONE))
            chosen = rest_of_them[::step][: MARKS - MARKS_IN_ONE]
            noter.notebook.marks.add(*(mark for each in chosen for mark in _marks(library, each, 1)))
            noter.catch_up()
        finally:
            noter.notebook.close()
        try:
            yield many.key, rest_of_them[0].key
        finally:
            home.notebook.unlink()
            library.personal.replace([], "none")
    finally:
        library.close()


def _marks(library: Library, summary: ArticleSummary, number: int) -> list[NewMark]:
    """`number` highlights spread over the article, every third with a note; some overlap."""
    text = library.articles.reading_text(summary.key).text
    colours = list(Colour)
    made = []
    for place in range(number):
        start = place * max(1, len(text) - 40) // number
        anchor = make_anchor(text, start, min(len(text), start + 30))
        body = "Ask about this again." if place % 3 == 0 else ""
        kind = MarkKind.HIGHLIGHT
        made.append(NewMark(kind, cite(summary), anchor, colours[place % len(colours)], body))
    return made


def _open(window: MainWindow, key: str, other: str) -> float:
    """Milliseconds from the request until the article stands on the screen with its marks."""
    window.parts.reading.open(other)
    rest(200)
    painted = _Painted(window)
    started = time.perf_counter()
    window.parts.reading.open(key)
    taken = (painted.wait() - started) * 1000
    rest(100)
    return taken


class _Painted(QObject):
    """Waits for the first paint of an article whose marks are dressed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._view = window.parts.article.view
        self._loop = QEventLoop()
        self._when = 0.0
        self._view.viewport().installEventFilter(self)

    def wait(self) -> float:
        self._loop.exec()
        self._view.viewport().removeEventFilter(self)
        self.deleteLater()
        return self._when

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and len(self._view.extraSelections()) >= MARKS_IN_ONE / 10:
            QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        if not self._when:
            self._when = time.perf_counter()
            self._loop.quit()


@dataclass(slots=True)
class _Typed:
    """Milliseconds. editor: until it stood and the event loop was free; keys: of each key, the same; gaps:
    every stretch in which it was not free while the note was typed and saved; worked: of those, the main
    thread's processor time.
    """

    editor: float
    keys: list[float]
    gaps: list[float]
    worked: list[float]


def _type(window: MainWindow) -> _Typed:
    """Type a note on the article, at the pace of a person, who sees the editor before the first key."""
    started = time.perf_counter()
    window.parts.actions["note"].trigger()
    rest(0)
    editor = (time.perf_counter() - started) * 1000
    rest(_BETWEEN_KEYS)
    noting = window.commands.noting
    assert noting is not None
    assert noting.marking is not None
    field: QWidget = noting.marking.section.editor.field
    probe = Probe(window)
    keys = []
    for letter in _TYPED:
        started = time.perf_counter()
        QTest.keyClicks(field, letter)
        rest(0)
        keys.append((time.perf_counter() - started) * 1000)
        rest(_BETWEEN_KEYS)
    probe.stop()
    noting.marking.section.editor.finish()
    rest(500)
    return _Typed(editor, keys, probe.gaps, probe.worked)


def _wait_for_marking(window: MainWindow) -> None:
    window.begin_work()
    while not (window.commands.noting and window.commands.noting.marking):
        rest(20)
    rest(1000)


def _report(count: int, opened: list[float], typed: _Typed, at_rest: float, results: Results) -> None:
    judged = count == JUDGED
    results.figures += [
        Figure(
            f"opening an article with {MARKS_IN_ONE} marks, {count:,} articles",
            statistics.median(opened),
            "ms",
            bar=OPEN_BAR if judged else None,
            note=f"until they are painted; median of {ROUNDS}, worst {max(opened):.1f} ms; of {MARKS:,}",
        ),
        Figure(
            f"a key typed into a note, {count:,} articles, worst",
            max(typed.keys),
            "ms",
            bar=KEY_BAR if judged else None,
            note=f"{len(typed.keys)} keys, 10 a second, saved as typed; "
            f"median {statistics.median(typed.keys):.1f} ms",
        ),
        Figure(
            f"opening the editor of a note, {count:,} articles",
            typed.editor,
            "ms",
            note="before the first key; once",
        ),
        Figure(
            f"event loop held up while typing a note, {count:,} articles, worst",
            max(typed.gaps),
            "ms",
            floor=at_rest,
            floor_name="at rest",
            bar=KEY_BAR if judged else None,
            note=f"99th percentile {quantile(typed.gaps, 0.99):.1f} ms",
        ),
        Figure(
            f"main thread at work while typing a note, {count:,} articles, worst",
            max(typed.worked),
            "ms",
            bar=KEY_BAR if judged else None,
            note="its processor time, which other programs change less",
        ),
    ]
