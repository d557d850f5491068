"""The strip of tabs above the article."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QToolButton

from reader.ui.keyboard import KeyboardUse
from reader.ui.texts import as_tooltip
from reader.ui.theme.icons import icon
from reader.ui.theme.tokens import FOCUS_WIDTH, SPACE_8, Theme

_WIDEST, _NARROWEST, _HEIGHT = 220, 112, 34
# Qt's own names of the buttons that show what has no room, with our drawings, and words for them.
_SCROLLERS = {"ScrollLeftButton": "back", "ScrollRightButton": "forward"}
_SCROLLED = {"ScrollLeftButton": "Tabs to the left", "ScrollRightButton": "Tabs to the right"}
_UNKNOWN = "Opening…"


class TabStrip(KeyboardUse, QTabBar):
    """Shows what it is told; tabs can be moved by the mouse (`tabMoved`), closed by their buttons or with the
    middle button.

    `close_wanted` carries the number of the tab to close.
    """

    close_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icons: dict[str, QIcon] = {}
        self.setObjectName("tabs")
        self.setAccessibleName("Open articles")
        self.setMovable(True)
        self.setExpanding(False)
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.setFixedHeight(_HEIGHT)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._pressed = -1

    def wear(self, theme: Theme) -> None:
        self._theme, self._icons = theme, {}
        self.tabLayoutChange()
        for number in range(self.count()):
            self._close_button(number).setIcon(self._icon("clear"))

    def show_tabs(self, titles: Sequence[str], front: int) -> None:
        """Show tabs with these titles ("" for one that is not known yet), the one of number `front` chosen;
        nobody is told.
        """
        blocked = self.blockSignals(True)
        while self.count() > len(titles):
            self.removeTab(self.count() - 1)
        while self.count() < len(titles):
            self._make_close_button(self.addTab(""))
        for number, title in enumerate(titles):
            self._name(number, title or _UNKNOWN)
        self.setCurrentIndex(front)
        self.blockSignals(blocked)
        self.setVisible(len(titles) > 1)

    def title(self, number: int) -> str:
        """What stands on a tab, whole."""
        return self.tabText(number).replace("&&", "&")

    # What Qt calls

    def tabSizeHint(self, index: int) -> QSize:
        room = (self.width() - SPACE_8) // max(self.count(), 1)
        return QSize(max(_NARROWEST, min(_WIDEST, room)), _HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(_NARROWEST, _HEIGHT)

    def tabLayoutChange(self) -> None:
        for name, drawing in _SCROLLERS.items() if self.count() else ():
            button = self.findChild(QToolButton, name)
            if button:
                button.setArrowType(Qt.ArrowType.NoArrow)  # Qt puts its own, which are too small, anew
                button.setIcon(self._icon(drawing))
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys go there as well
                button.setAccessibleName(_SCROLLED[name])

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.by_keyboard:
            painter = QPainter(self)
            painter.setPen(QPen(QColor(self._theme.accent), FOCUS_WIDTH))
            painter.drawRect(self.tabRect(self.currentIndex()).adjusted(1, 1, -2, -2))
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pressed = self.tabAt(event.position().toPoint())
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            if self._pressed >= 0 and self._pressed == self.tabAt(event.position().toPoint()):
                self.close_wanted.emit(self._pressed)
        else:
            super().mouseReleaseEvent(event)

    # Behind it

    def _icon(self, name: str) -> QIcon:
        if name not in self._icons:
            self._icons[name] = icon(name, self._theme)
        return self._icons[name]

    def _name(self, number: int, title: str) -> None:
        shown = title.replace("&", "&&")
        if self.tabText(number) != shown:
            self.setTabText(number, shown)
            self.setTabToolTip(number, as_tooltip(title))
        # With its number: the same article may be open twice.
        self._close_button(number).setAccessibleName(f"Close tab {number + 1}, “{title}”")

    def _make_close_button(self, number: int) -> None:
        button = QToolButton(self)
        button.setProperty("role", "close")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+W does the same by key
        button.setToolTip("Close this tab")
        button.setIcon(self._icon("clear"))
        button.clicked.connect(lambda: self.close_wanted.emit(self._number_of(button)))
        self.setTabButton(number, QTabBar.ButtonPosition.RightSide, button)

    def _close_button(self, number: int) -> QToolButton:
        button = self.tabButton(number, QTabBar.ButtonPosition.RightSide)
        assert isinstance(button, QToolButton)
        return button

    def _number_of(self, button: QToolButton) -> int:
        return next(number for number in range(self.count()) if self._close_button(number) is button)
