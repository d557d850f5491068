"""The three panes side by side: how wide each is, and which give way when the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

LEFT, RIGHT = 280, 300
SEARCH = 380  # the left pane while it shows results
NARROW_LEFT = 220
STEP = 40  # pixels by which an action makes a pane wider or narrower
_LEAST_LEFT, _LEAST_RIGHT = 180, 220
# The article has at least this much before the right pane shows, then before the left one has its full width.
ARTICLE_BESIDE_RIGHT, ARTICLE_BESIDE_LEFT = 560, 480
_LEAST_ARTICLE = 320


class Panes(QSplitter):
    """Left pane, article, right pane.

    The person says which side panes are wanted and how wide; the right one is left out first where the window
    is too narrow for it, then the left one is narrowed, then left out, too.
    """

    def __init__(self, left: QWidget, article: QWidget, right: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._left, self._article, self._right = left, article, right
        self._wanted = [True, True]
        self._widths = [LEFT, RIGHT]
        self._searching = False
        self._noting = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for widget in (left, article, right):
            self.addWidget(widget)
        left.setMinimumWidth(_LEAST_LEFT)
        right.setMinimumWidth(_LEAST_RIGHT)
        article.setMinimumWidth(_LEAST_ARTICLE)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._on_splitter_moved)

    @property
    def widths(self) -> tuple[int, int]:
        """The widths that the person gave the left and the right pane, in pixels."""
        return (self._widths[0], self._widths[1])

    def set_widths(self, left: int, right: int) -> None:
        self._widths = [max(left, _LEAST_LEFT), max(right, _LEAST_RIGHT)]
        self.arrange()

    def widen(self, *, left: int = 0, right: int = 0) -> None:
        """Make the side panes wider by so many pixels, or narrower where negative."""
        self.set_widths(self._widths[0] + left, self._widths[1] + right)

    def want(self, *, left: bool, right: bool) -> None:
        """Say which side panes the person wants to see."""
        self._wanted = [left, right]
        self.arrange()

    def set_searching(self, searching: bool) -> None:
        """The left pane holds results, which want more room, and is shown in any case."""
        if searching != self._searching:
            self._searching = searching
            self.arrange()

    def set_noting(self, noting: bool) -> None:
        """A note is written in the right pane, which is shown in any case; the left one gives way."""
        if noting != self._noting:
            self._noting = noting
            self.arrange()

    def arrange(self) -> None:
        """Give every pane its place for the width that there is."""
        room = self.width()
        left = max(SEARCH, self._widths[0]) if self._searching else self._widths[0]
        left = left if self._wanted[0] or self._searching else 0
        if left and room - left < ARTICLE_BESIDE_LEFT:
            left = NARROW_LEFT if not self._searching else max(_LEAST_LEFT, room - ARTICLE_BESIDE_LEFT)
        if left and room - left < _LEAST_ARTICLE and not self._searching:
            left = 0
        if self._noting and room - left - self._widths[1] < ARTICLE_BESIDE_LEFT:
            left = 0
        right = (
            self._widths[1]
            if self._noting or (self._wanted[1] and room - left - self._widths[1] >= ARTICLE_BESIDE_RIGHT)
            else 0
        )
        for pane, handle, width in ((self._left, 1, left), (self._right, 2, right)):
            if width and pane.isHidden():
                pane.resize(width, self.height())  # else it would be laid out as it was, then once more
            pane.setVisible(width > 0)
            # Qt would see to the handle later, and all panes would be laid out once more for its one pixel.
            self.handle(handle).setVisible(width > 0)
        self.setSizes([left, max(room - left - right, _LEAST_ARTICLE), right])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In place of Qt's own, which would give the panes the room before it is known which of them show."""
        self.arrange()

    def _on_splitter_moved(self) -> None:
        left, _, right = self.sizes()
        if self._left.isVisible() and not self._searching:
            self._widths[0] = left
        if self._right.isVisible():
            self._widths[1] = right
