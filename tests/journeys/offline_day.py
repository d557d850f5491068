"""A day's work in one process, watched by an audit hook: `-m tests.journeys.offline_day HOME DOCUMENTS`.

Prints what reached for the network, the network modules that were loaded, and what the program itself
counted, as JSON. A process of its own, because Python takes no audit hook back.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.ui.window import MainWindow

WATCHED = {
    f"socket.{name}"
    for name in (
        *("connect", "bind", "sendto", "sendmsg"),
        *("getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo"),
    )
}
NETWORK_MODULES = {
    *("ssl", "http.client", "urllib.request", "requests", "ftplib", "smtplib", "socketserver"),
    *("PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets"),
    "PySide6.QtPrintSupport",  # loaded when a person prints, and not before
}
HANDED_OVER = {"quit", "print", "show_log"}
"""The end of the day; the one exception, which talks to the print service; a folder that the system shows."""
_LOOK = 60  # milliseconds for what an action begins
_PASTED = "London Update June 2020\n\nBoats\n\nThe boat club has two new boats and a jetty.\n"
_REMOTE = "![a boat](https://example.org/boat.png) <img src='http://example.org/pixel.gif'>"


def work(home: Path, documents: Path) -> None:
    """Import, read, search, mark, paste, export, save as PDF and choose everything in the menus."""
    from PySide6.QtCore import QElapsedTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from reader.app import open_noter
    from reader.export import Preset
    from reader.exporting import Exporter, Selection
    from reader.importing import Importer
    from reader.ingest import Pasted
    from reader.library import Library
    from reader.model import Colour, MarkKind
    from reader.paths import Home
    from reader.searching import Searcher
    from reader.ui.closed_browser import ClosedBrowser
    from reader.ui.printing.choices import Choice
    from reader.ui.settings import Settings
    from reader.ui.theme.appearance import Appearance
    from reader.ui.window import MainWindow

    application = QApplication(sys.argv[:1])
    place = Home(home)
    settings = Settings(place.settings)
    library = Library.open(place.library)
    importer = Importer(library)
    assert importer.import_paths([documents]).added >= 3
    window = MainWindow(
        place,
        settings,
        Appearance(application, settings),
        library,
        Searcher(library),
        lambda: importer,
        lambda: open_noter(place, library),
    )

    def until(condition: Callable[[], object]) -> None:
        timer = QElapsedTimer()
        timer.start()
        while not condition():
            assert timer.elapsed() < 20_000, "nothing happened for 20 s"
            QTest.qWait(10)

    def shows(key: str) -> bool:
        return window.parts.reading.key == key

    window.first_painted.connect(window.begin_work)
    window.open_first()
    window.show()
    until(lambda: window.commands.noting and window.commands.noting.marking)
    for summary in library.articles.list():
        window.parts.reading.open(summary.key)
        until(partial(shows, summary.key))
    QTest.keyClicks(window.parts.top_bar.search_box, "kites")
    until(lambda: window.parts.finding.active and not window.parts.jobs.busy())
    assert window.commands.noting is not None
    noter = window.commands.noting.noter
    assert noter is not None
    key = library.articles.newest()
    assert key is not None
    noter.add(key, MarkKind.NOTE, (0, 6), colour=Colour.GREEN, body=_REMOTE)
    assert importer.add_pasted(importer.read_pasted(Pasted(None, _PASTED))).added == 1
    exporter = Exporter(library, noter.notebook)
    plan = exporter.plan(Selection.everything())
    assert not exporter.write(plan, home / "exported", Preset.PLAIN).failed
    article = window.parts.article.view.article
    assert article is not None
    window.commands.outward.printing.write_pdf(home / "article.pdf", article, None, Choice())
    until(lambda: (home / "article.pdf").exists())
    _choose_every_action(window)
    browser = ClosedBrowser()
    browser.setHtml("<img src='https://example.org/boat.png'><link href='http://example.org/a.css'>")
    browser.show()
    QTest.qWait(50)
    browser.close()
    window.close()
    library.close()


def _choose_every_action(window: MainWindow) -> None:
    """Every action that there is, but those that hand something to the system; what opens is closed again."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from reader.ui.actions.specs import SPECS

    for spec in SPECS:
        if spec.name in HANDED_OVER:
            continue
        window.parts.actions[spec.name].trigger()
        QTest.qWait(_LOOK)
        while popup := QApplication.activePopupWidget():
            popup.close()
        for widget in QApplication.topLevelWidgets():
            if widget is not window and widget.isVisible():
                widget.close()


def main() -> None:
    reached: list[str] = []

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in WATCHED:
            reached.append(f"{event} {arguments[1:]!r}")

    sys.addaudithook(hook)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from reader import offline

    offline.watch()
    work(Path(sys.argv[1]), Path(sys.argv[2]))
    counted = offline.tally
    told = {
        "reached": reached,
        "loaded": sorted(NETWORK_MODULES & set(sys.modules)),
        "counted": [counted.connections, counted.names, counted.refused],
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
