"""The small bar beside selected text: five colours, a note, a bookmark, copying."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from reader.model import Colour
from reader.ui.marking.painting import ground, sign
from reader.ui.theme.tokens import ICON_SIZE, SPACE_1, SPACE_2, Theme

_DOT = 16


class SelectionBar(QFrame):
    """Stands above what is selected, or below where there is no room; takes no keyboard by itself.

    `highlight_requested` carries the `Colour`.
    """

    highlight_requested = Signal(object)

    def __init__(self, parent: QWidget, actions: list[QAction], theme: Theme) -> None:
        """actions: those that follow the colours."""
        super().__init__(parent)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._dots = {colour: self._dot(colour) for colour in Colour}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_1, SPACE_1, SPACE_1, SPACE_1)
        layout.setSpacing(0)
        for dot in self._dots.values():
            layout.addWidget(dot)
        layout.addSpacing(SPACE_1)
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setAccessibleName(action.text().replace("&", ""))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
            layout.addWidget(button)
        self.wear(theme)
        self.hide()

    def wear(self, theme: Theme) -> None:
        for colour, dot in self._dots.items():
            dot.setIcon(colour_icon(colour, theme))

    def name_colours(self, names: Mapping[Colour, str]) -> None:
        """Show the names that the person gave the colours."""
        for colour, dot in self._dots.items():
            dot.setToolTip(f"Highlight: {names[colour]}")
            dot.setAccessibleName(f"Highlight: {names[colour]}")

    def show_beside(self, selected: QRect, room: QRect) -> None:
        """selected: what is selected, room: what is visible, both in the parent's pixels."""
        self.adjustSize()
        above = selected.top() - self.height() - SPACE_2
        below = selected.bottom() + SPACE_2
        top = above if above >= room.top() else min(below, room.bottom() - self.height())
        left = selected.center().x() - self.width() // 2
        left = max(room.left() + SPACE_1, min(left, room.right() - self.width() - SPACE_1))
        self.move(QPoint(left, top))
        self.show()
        self.raise_()

    def _dot(self, colour: Colour) -> QToolButton:
        dot = QToolButton()
        dot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dot.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        dot.clicked.connect(lambda: self.highlight_requested.emit(colour))
        return dot


def colour_icon(colour: Colour, theme: Theme) -> QIcon:
    """A dot in the colour of a highlight, edged so that it stands out on every ground."""
    ratio = 2
    pixmap = QPixmap(ICON_SIZE * ratio, ICON_SIZE * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(sign(colour, theme)), 1.5))
    painter.setBrush(QColor(ground(colour, theme)))
    edge = (ICON_SIZE - _DOT) / 2
    painter.drawEllipse(QRectF(edge, edge, _DOT, _DOT))
    painter.end()
    return QIcon(pixmap)
