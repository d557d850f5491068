"""Widgets one after the other, in as many rows as they need."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays out from left to right, then in the next row; what is hidden takes no room."""

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._sizes: list[tuple[QLayoutItem, int, int]] | None = None
        self._plans: dict[int, tuple[int, list[tuple[QLayoutItem, QRect]]]] = {}
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._forget()

    def invalidate(self) -> None:
        self._forget()
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._plan(width)[0]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in self._plan(rect.width())[1]:
            item.setGeometry(place.translated(rect.topLeft()))

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        return QSize(0, max((height for _, _, height in self._shown()), default=0))

    def _forget(self) -> None:
        self._sizes = None
        self._plans.clear()

    def _shown(self) -> list[tuple[QLayoutItem, int, int]]:
        """What takes room, with the width and height that it wants: asked for once, as it costs the most."""
        if self._sizes is None:
            wanted = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
            self._sizes = [(item, size.width(), size.height()) for item, size in wanted]
        return self._sizes

    def _plan(self, width: int) -> tuple[int, list[tuple[QLayoutItem, QRect]]]:
        """The height needed for this width, and where each stands: worked out once, since Qt asks often."""
        plan = self._plans.get(width)
        if plan is None:
            plan = self._plans[width] = self._arrange(width)
        return plan

    def _arrange(self, width: int) -> tuple[int, list[tuple[QLayoutItem, QRect]]]:
        x, y, row, spacing = 0, 0, 0, self.spacing()
        places: list[tuple[QLayoutItem, QRect]] = []
        for item, wanted, height in self._shown():
            least = min(wanted, max(width, 1))
            if x > 0 and x + least > width:
                x, y, row = 0, y + row + spacing, 0
            places.append((item, QRect(x, y, least, height)))
            x, row = x + least + spacing, max(row, height)
        return y + row, places
