"""The tabs: opened behind the article that is read, gone to, moved, closed and brought back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from reader.errors import UnknownArticle
from reader.ui.history import History, Visit
from reader.ui.tabs.bar import TabStrip
from reader.ui.tabs.tab import Tab, pack, unpack

if TYPE_CHECKING:
    from reader.model import ArticleSummary, CancelToken, Hit
    from reader.ui.parts import Parts

_LANE = "tabs"
_MOST_CLOSED = 20


class Tabs(QObject):
    """There is always one tab, whose history is that of `parts.reading`; the strip shows from two on."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._tabs = [Tab(parts.reading.history)]
        self._front = 0
        self._behind = 0  # how many were opened behind the front one since it came to the front
        self._closed: list[tuple[int, Tab]] = []
        self._strip: TabStrip | None = None
        self._at_work = False
        reading = parts.reading
        reading.open_behind = self.open_behind
        reading.opened.connect(self._on_opened)
        reading.closed.connect(self._on_closed)
        parts.appearance.theme_changed.connect(lambda theme: self._strip and self._strip.wear(theme))
        parts.actions.connect(
            {
                "close_tab": lambda: self.close(self._front),
                "close_other_tabs": lambda: self.close_others(self._front),
                "reopen_tab": self.reopen,
                "next_tab": partial(self.step, 1),
                "previous_tab": partial(self.step, -1),
                **{f"tab_{number}": partial(self.go_to, number - 1) for number in range(1, 9)},
                "tab_9": lambda: self.go_to(len(self._tabs) - 1),
            }
        )

    @property
    def titles(self) -> list[str]:
        """The titles of the tabs from left to right."""
        return [tab.title for tab in self._tabs]

    @property
    def front(self) -> int:
        """The number of the tab that is read, from 0."""
        return self._front

    @property
    def strip(self) -> TabStrip:
        """Made when there are two tabs for the first time."""
        if self._strip is None:
            self._strip = strip = TabStrip(self._parts.appearance.theme)
            strip.currentChanged.connect(self.go_to)
            strip.tabMoved.connect(self._on_moved)
            strip.close_wanted.connect(self.close)
            strip.customContextMenuRequested.connect(self._show_menu)
            self._parts.article.put_tabs(strip)
        return self._strip

    # What the person does

    def open_behind(
        self, key: str, hits: Sequence[Hit] = (), hit: int = 0, offset: int | None = None
    ) -> None:
        """Open the article in a tab behind this one, at the hit of this number or the reading text's
        `offset`. It is read when the person goes there.
        """
        visit = Visit(key, offset=offset, hits=tuple(hits), hit=hit, query=self._parts.reading.query())
        tab = Tab(History(visit))
        self._behind += 1
        self._tabs.insert(self._front + self._behind, tab)
        self._show()
        self._read_titles([tab])

    def go_to(self, number: int) -> None:
        """Bring the tab of this number to the front; where there is none, nothing happens."""
        if number != self._front and 0 <= number < len(self._tabs):
            self._front, self._behind = number, 0
            self._show()
            self._parts.reading.switch(self._tabs[number].history)

    def step(self, steps: int) -> None:
        """Go to the tab to the right (1) or to the left (-1), round the ends."""
        self.go_to((self._front + steps) % len(self._tabs))

    def close(self, number: int) -> None:
        """Close a tab, unless it is the only one; the next one comes to the front in its place."""
        if len(self._tabs) > 1 and 0 <= number < len(self._tabs):
            self._closed = [*self._closed, (number, self._tabs[number])][-_MOST_CLOSED:]
            self._take_out(number)

    def close_others(self, number: int) -> None:
        """Close all but this one."""
        self.go_to(number)
        for other in reversed(range(len(self._tabs))):
            if other != self._front:
                self.close(other)

    def reopen(self) -> None:
        """Bring back the tab that was closed last, as it stood."""
        if self._closed:
            number, tab = self._closed.pop()
            number = min(number, len(self._tabs))
            self._tabs.insert(number, tab)
            if number <= self._front:
                self._front += 1
            self.go_to(number)

    # Kept from run to run

    def restore(self) -> None:
        """Have the tabs of the run before, and their strip, on which nothing stands until `begin_work`; the
        one in front is opened by others, the rest when gone to.
        """
        settings = self._parts.settings
        tabs = unpack(settings.tabs)
        if len(tabs) > 1:
            self._front = min(settings.front_tab, len(tabs) - 1)
            self._tabs = tabs
            tabs[self._front].history = self._parts.reading.history
            self.strip.show()

    def begin_work(self) -> None:
        """The first article stands on the screen: show the tabs, and see which of their articles are gone."""
        self._at_work = True
        self._show()
        self.look_after()

    def begin_in_new_tab(self) -> None:
        """Before the first article is opened: it is to have a tab of its own, beside those of the run
        before.
        """
        settings = self._parts.settings
        if len(self._tabs) > 1 and settings.last_article:
            asked = self._tabs[self._front]
            left = Visit(settings.last_article, offset=settings.last_place)
            self._tabs.insert(self._front, Tab(History(left), asked.title))
            self._front, asked.title = self._front + 1, ""

    def remember(self) -> None:
        """Keep the tabs for the next run; the place of the one in front is in the settings already."""
        settings = self._parts.settings
        kept = [tab for tab in self._tabs if tab.key]
        front = self._tabs[self._front]
        if front.history.current:
            front.history.current.offset = settings.last_place
        several = len(kept) > 1 and front in kept
        settings.tabs = pack(kept) if several else []
        settings.front_tab = kept.index(front) if several else 0

    def look_after(self) -> None:
        """The library is another one: what is gone leaves its tab, and titles may be others."""
        if len(self._tabs) > 1 or not self._tabs[0].title:
            self._read_titles(self._tabs)

    # Behind it

    def _show(self) -> None:
        if not self._at_work:
            return
        several = len(self._tabs) > 1
        if several or self._strip:
            self.strip.show_tabs(self.titles, self._front)
        actions = self._parts.actions
        for name in ("close_tab", "close_other_tabs", "next_tab", "previous_tab"):
            actions[name].setEnabled(several)
        actions["reopen_tab"].setEnabled(bool(self._closed))
        for number in range(1, 9):
            actions[f"tab_{number}"].setEnabled(several and number <= len(self._tabs))
        actions["tab_9"].setEnabled(several)

    def _take_out(self, number: int) -> None:
        del self._tabs[number]
        was_front = number == self._front
        if number < self._front or self._front == len(self._tabs):
            self._front -= 1
        self._behind = 0
        self._show()
        if was_front:
            self._parts.reading.switch(self._tabs[self._front].history)

    def _read_titles(self, tabs: Sequence[Tab]) -> None:
        keys = {tab.key for tab in tabs if tab.key}

        def read(token: CancelToken) -> dict[str, str | None]:
            return {key: self._title(key) for key in keys}

        self._parts.jobs.run(_LANE, read, self._on_titles_read)

    def _title(self, key: str) -> str | None:
        """On the lane's thread; None for an article that is not in the library."""
        try:
            return self._parts.library.articles.summary(key).title
        except UnknownArticle:
            return None

    def _on_titles_read(self, titles: dict[str, str | None]) -> None:
        for number in reversed(range(len(self._tabs))):
            tab = self._tabs[number]
            if tab.key not in titles:
                continue
            title = titles[tab.key]
            if title is not None:
                tab.title = title
            elif number != self._front and len(self._tabs) > 1:
                # The one in front is seen to when its article is found gone.
                self._take_out(number)
        gone = {key for key, title in titles.items() if title is None}
        self._closed = [(number, tab) for number, tab in self._closed if tab.key not in gone]
        self._show()

    def _on_opened(self, summary: ArticleSummary) -> None:
        self._tabs[self._front].title = summary.title
        if len(self._tabs) > 1:
            self._show()

    def _on_closed(self) -> None:
        """The article in front is gone from the library."""
        if len(self._tabs) > 1:
            self._take_out(self._front)

    def _on_moved(self, start: int, end: int) -> None:
        front = self._tabs[self._front]
        self._tabs.insert(end, self._tabs.pop(start))
        self._front = self._tabs.index(front)
        self._behind = 0
        self._show()

    def _show_menu(self, place: QPoint) -> None:
        number = self.strip.tabAt(place)
        if number < 0:
            return
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self.strip)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction("Close this tab", partial(self.close, number))
        menu.addAction("Close the other tabs", partial(self.close_others, number))
        menu.addSeparator()
        menu.addAction(self._parts.actions["reopen_tab"])
        menu.popup(self.strip.mapToGlobal(place))
