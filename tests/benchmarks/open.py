"""Opening: from choosing an article in the tree, or a hit in the results, to the paint that shows it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QTextBrowser

from reader.library import Library
from reader.model import ArticleText, Hit
from reader.paths import Home
from reader.searching import Searcher
from reader.ui.window import MainWindow
from tests.benchmarks.driving import rest, shown_window, wait_for
from tests.benchmarks.figures import Figure, Results, paired_ratio
from tests.benchmarks.generator import SEED
from tests.benchmarks.pages import Page, make_page
from tests.benchmarks.processes import run
from tests.benchmarks.workspace import Workspace, import_command, remove

ROUNDS = 15
SHORT, LONG = 700, 50_000
SHORT_BAR, LONG_BAR, DEEP_BAR = 16.0, 60.0, 150.0
_DEEP_WORD = "yarrowdell"  # stands once, nine tenths down the long article
_COMMON_WORD = "the"


@dataclass(slots=True)
class _Case:
    """What is opened, and the milliseconds that each opening took, here and in a bare text pane."""

    name: str
    text: ArticleText
    hits: Sequence[Hit] = ()
    bar: float | None = None
    taken: list[float] = field(default_factory=list)
    floors: list[float] = field(default_factory=list)


def measure(workspace: Workspace, _counts: Sequence[int], results: Results) -> None:
    """Open a short and a long article by turns, in a library that holds little else."""
    home = _home(workspace)
    other, cases = _cases(home)
    with shown_window(home, workspace.folder / "open-settings.ini") as window:
        pane = QTextBrowser()
        pane.resize(window.parts.article.view.size())
        pane.show()
        for _ in range(ROUNDS):
            for case in cases:
                _open(window, other)
                case.taken.append(_open(window, case.text, case.hits))
                case.floors.append(_set_html(pane, case.text))
        pane.deleteLater()
    for case in cases:
        results.figures.append(_figure(case))


def _figure(case: _Case) -> Figure:
    return Figure(
        case.name,
        statistics.median(case.taken),
        "ms",
        statistics.median(case.floors),
        "bare text pane",
        paired_ratio(case.taken, case.floors),
        case.bar,
        note=f"median of {ROUNDS}, worst {max(case.taken):.1f} ms",
    )


def _open(window: MainWindow, text: ArticleText, hits: Sequence[Hit] = ()) -> float:
    view = window.parts.article.view
    milliseconds = wait_for(view.painted, partial(window.parts.reading.open, text.summary.key, hits))
    rest(60)
    return milliseconds


def _set_html(pane: QTextBrowser, text: ArticleText) -> float:
    """Milliseconds until a plain text pane shows the same HTML from its top."""
    started = time.perf_counter()
    pane.setHtml(text.html)
    pane.viewport().repaint()
    taken = (time.perf_counter() - started) * 1000
    # Qt goes on laying a long text out whenever nothing else is done, also while the window is measured.
    pane.clear()
    return taken


def _home(workspace: Workspace) -> Path:
    """A library of the short article, the long one, and some between."""
    files, home = workspace.folder / "open-files", workspace.folder / "open-home"
    remove(files)
    remove(home)
    files.mkdir()
    long = make_page(SEED, 1, words=LONG)
    deep = len(long.body) * 9 // 10
    long = replace(long, body=(*long.body[:deep], f"Beyond the {_DEEP_WORD}.", *long.body[deep:]))
    pages: list[Page] = [make_page(SEED, 0, words=SHORT), long, make_page(SEED, 2, words=SHORT)]
    pages += [make_page(SEED, number) for number in range(3, 50)]
    for number, page in enumerate(pages):
        (files / f"{number}.txt").write_text(page.text(), encoding="utf-8")
    run(import_command(home, files))
    return home


def _cases(home: Path) -> tuple[ArticleText, list[_Case]]:
    """Another article to open between, and the cases."""
    library = Library.open(Home(home).library)
    try:
        searcher = Searcher(library)
        deep = searcher.search(_DEEP_WORD).results[0]
        key = deep.summary.key
        many = next(found for found in searcher.search(_COMMON_WORD, 60).results if found.summary.key == key)
        short, other = (
            library.articles.text(
                searcher.search(f'"{make_page(SEED, number, words=SHORT).title}"').results[0].summary.key
            )
            for number in (0, 2)
        )
        long = library.articles.text(key)
    finally:
        library.close()
    name = "click to painted article"
    return other, [
        _Case(f"{name}, {SHORT} words", short, (), SHORT_BAR),
        _Case(f"{name}, {LONG:,} words, at the top", long, (), LONG_BAR),
        _Case(f"{name}, {LONG:,} words, at a hit deep inside", long, deep.hits, DEEP_BAR),
        _Case(f"the same, with {len(many.hits):,} hits of a common word marked", long, many.hits),
    ]
