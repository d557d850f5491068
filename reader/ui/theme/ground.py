"""Views that paint the ground of their whole viewport themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QAbstractScrollArea as Base
else:
    Base = object


class OwnGround(Base):
    """To be mixed into a scroll area, before Qt's class.

    A style sheet makes a viewport one that lets shine through what lies beneath: Qt then paints every pane
    below it too, and cannot move what is there already when it is scrolled.
    """

    _owns_ground = False

    def own_ground(self) -> None:
        """From now on; a first paint is sooner there without."""
        self._owns_ground = True
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._owns_ground:
            from PySide6.QtGui import QPainter

            painter = QPainter(self.viewport())
            painter.fillRect(event.rect(), self.palette().base())
            painter.end()
        super().paintEvent(event)
