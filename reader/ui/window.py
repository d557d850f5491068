"""The window: its parts put in their places, how it opens, what it remembers when it closes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from reader.ui.commands import Commands
from reader.ui.parts import make_parts
from reader.ui.theme.icons import application_icon
from reader.ui.turns import after_painting, next_turn, paint_in_next_turn
from reader.ui.watching import Watch

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent

    from reader.importing import Importer
    from reader.library import Library
    from reader.model.requests import WindowRequest
    from reader.paths import Home
    from reader.searching import Searcher
    from reader.shipping import Shipping
    from reader.ui.noting import OpenNoter
    from reader.ui.requests import Requests
    from reader.ui.settings import Settings
    from reader.ui.theme.appearance import Appearance

_SIZE = (1280, 800)
_LEAST_SIZE = (640, 440)
_SPEAKING_AFTER = 400  # milliseconds after the first paint, when the work of the start is done


class MainWindow(QMainWindow):
    """Made, then `open_first`, shown, then `begin_work`.

    `first_painted` says once that the first article (or the empty state) stands on the screen, `tree_painted`
    that the tree, which follows it, does.
    """

    first_painted = Signal()
    tree_painted = Signal()

    def __init__(
        self,
        home: Home,
        settings: Settings,
        appearance: Appearance,
        library: Library,
        searcher: Searcher,
        make_importer: Callable[[], Importer],
        open_noter: OpenNoter,
        make_shipping: Callable[[], Shipping] | None = None,
    ) -> None:
        """make_shipping: None where the library is to have no digests that ship with the program."""
        super().__init__()
        self.setWindowTitle("Regional Reader")
        self.setMinimumSize(*_LEAST_SIZE)
        self._make_importer = make_importer
        self._open_noter = open_noter
        self._make_shipping = make_shipping
        self._closed = False
        self._work_wanted = self._tree_stands = self._stands = False
        self._first_request: WindowRequest | None = None
        self.requests: Requests | None = None
        self._speaking = QTimer(self, singleShot=True, interval=_SPEAKING_AFTER)
        self._speaking.timeout.connect(self._begin_speaking)
        self.parts = make_parts(self, home, settings, appearance, library, searcher)
        self.parts.actions.add_menus(self.menuBar())
        self._place_parts()
        self.commands = Commands(self, self.parts)
        self.watch = Watch(library.data_version, "watch", self.parts.jobs, self)
        self.watch.changed.connect(self.commands.on_library_changed)
        self.parts.article.painted.connect(self._on_first_paint)

    def open_first(self, request: WindowRequest | None = None) -> None:
        """Read the first article here and now: the one last read, else the newest. The tree follows as soon
        as that stands on the screen.

        request: what the window was started for; its article is the first one, the rest is done by and by.
        """
        parts, self._first_request = self.parts, request
        asked = request.open if request else None
        newest = parts.library.articles.newest(parts.settings.digests)
        last = parts.settings.last_article
        if parts.settings.tabs:
            tabs = self.commands.begin_tabs()
            if asked:
                tabs.begin_in_new_tab()
        if newest is None:
            if self._make_shipping and parts.library.shipped.stamp() is None:
                parts.article.show_preparing()
            else:
                parts.article.show_empty_library(hidden=parts.library.articles.count() > 0)
        elif asked and parts.reading.open_first(asked.key):
            pass
        elif parts.settings.welcome:
            parts.article.show_welcome()
        elif not (
            last and parts.reading.open_first(last, parts.settings.last_place)
        ) and not parts.reading.open_first(newest):
            parts.article.show_nothing_chosen()

    def showEvent(self, event: QShowEvent) -> None:
        self.parts.appearance.dress()
        super().showEvent(event)
        self.parts.reading.stand_at_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """To lay everything out and to paint it, one after the other, takes about a frame."""
        super().resizeEvent(event)
        if self._stands:
            paint_in_next_turn(self)

    def begin_work(self) -> None:
        """Start, in a moment, what the first window did not need: importing, noticing others' changes."""
        self._work_wanted = True
        self._begin_when_ready()

    def _begin_when_ready(self) -> None:
        from reader.ui.behind import WITH_QT, load, load_with_qt

        if not (self._work_wanted and self._stands):
            return
        if self.parts.reading.shows_details_soon:
            self._begin(self._begin_when_ready)  # what is loaded meanwhile would hold them up
            return
        begin = partial(self._load_next, load_with_qt(WITH_QT), self._wear_icons)
        self.parts.jobs.run("start", load, lambda loaded: self._begin(begin))

    def _begin(self, step: Callable[[], None]) -> None:
        """One after the other, so that a key pressed meanwhile does not wait for all of them."""
        next_turn(self, lambda: None if self._closed else step())

    def _load_next(self, loading: Iterator[None], then: Callable[[], None]) -> None:
        loaded = object()
        more = next(loading, loaded) is not loaded
        self._begin(partial(self._load_next, loading, then) if more else then)

    def _wear_icons(self) -> None:
        """The lane has read the drawings by now."""
        self.parts.jobs.keep_what_is_there()  # many modules more
        QApplication.setWindowIcon(application_icon())
        self.parts.actions.wear(self.parts.appearance.theme)
        self._begin(self._begin_importing)

    def _begin_importing(self) -> None:
        if self._make_shipping:
            self.commands.library.begin_stocking(self._make_shipping)
        self.commands.library.begin_importing(self._make_importer)
        self._begin(self._begin_noting)

    def _begin_noting(self) -> None:
        self.commands.begin_noting(self._open_noter)
        if self.commands.noting:
            # Where notes change, the library's copy of them follows.
            self.commands.noting.followed.connect(self.watch.accept)
            self.commands.noting.ready.connect(self.parts.jobs.keep_what_is_there)
        self.watch.start()
        self._begin_requests()
        self._speaking.start()

    def _begin_speaking(self) -> None:
        """Let screen readers walk through the article; Qt's classes for it take their time to load."""
        from reader.ui import spoken
        from reader.ui.article.caret import Caret
        from reader.ui.article.structure import let_walk

        spoken.begin()
        let_walk(self.parts.article.view)
        self.caret = Caret(self.parts, self)

    def _begin_requests(self) -> None:
        from reader.ui.requests import Requests

        self.requests = Requests(self, self.parts, self.commands)
        if self._first_request:
            self.requests.do(self._first_request)

    def closeEvent(self, event: QCloseEvent) -> None:
        noting = self.commands.noting
        if noting and not noting.may_close(self.close):
            event.ignore()  # what was just typed is saved first
            return
        self._closed = True
        self._speaking.stop()
        if self._stands:
            self.commands.preferring.close()
        self.watch.stop()
        if self.requests:
            self.requests.stop()
        self._remember()
        self.parts.jobs.close()
        if noting:
            noting.close()
        super().closeEvent(event)

    def _on_first_paint(self) -> None:
        self.parts.article.painted.disconnect(self._on_first_paint)
        QTimer.singleShot(0, self, self._tell_first_paint)

    def _tell_first_paint(self) -> None:
        self.first_painted.emit()
        if not self._closed:
            from reader.ui.behind import TREE, load_with_qt

            self.parts.actions.put_keys()
            self._load_next(load_with_qt(TREE), self._begin_tree)

    def _begin_tree(self) -> None:
        parts = self.parts
        self.commands.begin_tree()
        tree = parts.shelf.view
        QWidget.setTabOrder(parts.top_bar.controls[-1], tree)
        if self.focusWidget() is parts.left:  # whether or not the window is the active one now
            tree.setFocus(Qt.FocusReason.OtherFocusReason)
        parts.jobs.keep_what_is_there()
        parts.shelf.reading_ended.connect(self._on_tree_filled)
        parts.shelf.reload()
        self._tree_stands = True
        self._begin(parts.actions.fill_menus)

    def _on_tree_filled(self) -> None:
        """All else would only take time from the thread that reads what the tree shows."""
        self.parts.shelf.reading_ended.disconnect(self._on_tree_filled)
        after_painting(self, self._tell_tree_painted)

    def _tell_tree_painted(self) -> None:
        from reader.ui.behind import READING_ON, load_with_qt

        self.tree_painted.emit()
        if not self._closed:
            self._load_next(load_with_qt(READING_ON), self._finish_first)

    def _finish_first(self) -> None:
        self.parts.top_bar.search_box.widen_buttons()
        self.parts.reading.finish_first()
        self._begin(self._begin_reading_on)

    def _begin_reading_on(self) -> None:
        self.commands.begin_reading_on()
        self._stands = True
        self._begin_when_ready()

    def _place_parts(self) -> None:
        parts, settings = self.parts, self.parts.settings
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(parts.top_bar)
        column.addWidget(parts.panes, 1)
        self.setCentralWidget(centre)
        self.setStatusBar(parts.status)
        self.resize(*_SIZE)
        if not settings.geometry.isEmpty():
            self.restoreGeometry(settings.geometry)
        parts.panes.want(left=settings.show_library, right=settings.show_details)
        if settings.pane_widths:
            parts.panes.set_widths(*settings.pane_widths)
        controls = [*parts.top_bar.controls, *parts.article.hit_bar.controls]
        for control, following in pairwise([*controls, parts.article.view]):
            QWidget.setTabOrder(control, following)
        parts.left.setFocus(Qt.FocusReason.OtherFocusReason)  # the tree takes it when it is made

    def _remember(self) -> None:
        parts, settings = self.parts, self.parts.settings
        settings.geometry = self.saveGeometry()
        settings.pane_widths = parts.panes.widths
        if self._tree_stands:
            settings.expanded = parts.shelf.expanded
        shown, key = parts.article.view.article, parts.reading.key
        settings.last_article = key
        # Of an article that was asked for and is not there yet the pane knows no place.
        settings.last_place = parts.article.view.top_offset if shown and shown.summary.key == key else 0
        if self.commands.tabs:
            self.commands.tabs.remember()
        settings.save()
