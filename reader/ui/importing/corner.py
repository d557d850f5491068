"""A small panel in the lower right corner of a window, over its content: no focus, nothing blocked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QStatusBar, QVBoxLayout, QWidget

from reader.ui.spoken import say
from reader.ui.theme.tokens import SPACE_2, SPACE_4

_WIDTH = 360


class CornerPanel(QFrame):
    """Hidden until `appear()`. What it shows goes into `column`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        self.column.setSpacing(SPACE_2)
        self.hide()
        window.installEventFilter(self)

    def appear(self, announced: str) -> None:
        """Show it above everything else in the window. announced: what a screen reader says now."""
        # Placed first: a widget that appears under the pointer counts as pointed at, wherever it goes then.
        self.ensurePolished()
        self._place()
        self.show()
        self.raise_()
        say(self, announced)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        return super().event(event)

    def _place(self) -> None:
        bar = self._window.findChild(QStatusBar)
        below = bar.height() if bar is not None and bar.isVisible() else 0
        width = min(_WIDTH, self._window.width() - 2 * SPACE_4)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        self.setGeometry(
            self._window.width() - width - SPACE_4,
            self._window.height() - below - height - SPACE_4,
            width,
            height,
        )
