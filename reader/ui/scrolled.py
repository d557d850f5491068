"""The part of a dialog that scrolls where the screen is too low for the whole, whose buttons stay in sight.

Of a small screen whose system makes everything larger, four hundred pixels may be all there is.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_LEAST = 140  # pixels of it that are seen in any case


class Scrolled(QScrollArea):
    """Shows `content`, as high as that is where there is room."""

    def __init__(self, content: QWidget, name: str) -> None:
        """name: what screen readers call it."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what lies in it is gone through
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = content
        self.setWidget(content)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        # Qt itself sees to it only where Tab goes on within, not where it comes in from a button below.
        application.focusChanged.connect(self._on_focus_changed)

    def sizeHint(self) -> QSize:
        frame = 2 * self.frameWidth()
        return self._content.sizeHint() + QSize(frame, frame)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._content.minimumSizeHint().width(), _LEAST)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._content.isAncestorOf(now):
            self.ensureWidgetVisible(now)
