"""How far the person has read: kept per article, and taken up again when it is opened once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.ui.marking.lane import LANE

if TYPE_CHECKING:
    from reader.model import ArticleSummary
    from reader.noting import Noter
    from reader.ui.parts import Parts

_DWELL = 1500  # milliseconds that a place, or the end, must stay on the screen to count


class ReadingProgress(QObject):
    """`changed` says that an article was opened, or that its end was seen, so that it is read now; `wrote`
    that a place was remembered, which nothing shows.
    """

    changed = Signal()
    wrote = Signal()

    def __init__(self, parts: Parts, noter: Noter, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._noter = noter
        self._view = parts.article.view
        self._places: dict[str, int] = {}
        self._key: str | None = None
        self._offset = 0
        self._finished: set[str] = set()
        self._told: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DWELL)
        self._timer.timeout.connect(self._on_dwelt)
        parts.reading.place_of = self.place_of
        parts.reading.opened.connect(self._on_opened)
        parts.reading.closed.connect(self.leave)
        self._view.place_changed.connect(lambda place: self._timer.start())
        parts.jobs.run(LANE, lambda token: noter.notebook.reading.positions(), self._places.update)
        shown = self._view.article
        if shown:
            self._on_opened(shown.summary)

    def place_of(self, key: str) -> int:
        """Where in the reading text (code points) the person stopped; 0 for the beginning."""
        return self._places.get(key, 0)

    def finish(self) -> None:
        """The person goes on from the end of the open article: it is read, without waiting."""
        key = self._key
        if key is None or self._noter.notebook.read_only or not self._parts.reading.is_current:
            return
        self._offset = 0
        self._finished.add(key)
        opened, self._told = key != self._told, key
        self._parts.jobs.run(
            LANE,
            lambda token: self._note(key, opened=opened, finished=True),
            lambda nothing: self.changed.emit(),
        )

    def leave(self) -> None:
        """The article is left: remember where it stands."""
        self._timer.stop()
        key, self._key = self._key, None
        if key is None or self._noter.notebook.read_only:
            return
        place = self._offset
        if self._places.get(key, 0) != place:
            self._places[key] = place
            self._parts.jobs.run(
                LANE, lambda token: self._noter.remember(key, place), lambda nothing: self.wrote.emit()
            )

    def _on_opened(self, summary: ArticleSummary) -> None:
        if summary.key != self._key:
            self.leave()
            self._key, self._offset = summary.key, self.place_of(summary.key)
        self._timer.start()

    def _on_dwelt(self) -> None:
        """A place was looked at for a while, not only scrolled past."""
        shown, key = self._view.article, self._key
        if shown is None or key is None or shown.summary.key != key or not self._view.isVisible():
            return
        ended = self._view.at_end
        # Somebody who comes back to an article that was read to its end begins at its beginning.
        if self._parts.reading.is_current:
            self._offset = 0 if ended else self._view.top_offset
        if self._noter.notebook.read_only:
            return
        counts = ended and self._parts.settings.read_at_end
        finished = counts and key not in self._finished and self._parts.reading.is_current
        if finished:
            self._finished.add(key)
        opened = key != self._told
        if opened or finished:
            self._told = key
            self._parts.jobs.run(
                LANE,
                lambda token: self._note(key, opened=opened, finished=finished),
                lambda nothing: self.changed.emit(),
            )

    def _note(self, key: str, *, opened: bool, finished: bool) -> None:
        if opened:
            self._noter.opened(key)
        if finished:
            self._noter.finished(key)
