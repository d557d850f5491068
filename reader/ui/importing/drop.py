"""Files and folders dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader.ui.theme.tokens import SPACE_4


def local_paths(data: QMimeData) -> list[Path]:
    """The files and folders that `data` names on this computer, without looking at the disk.

    An address of another machine (`file://host/share`) does not count, though Qt calls it local: to look at
    it would open a connection, and a web page can offer one to be dragged.
    """
    paths = (url.toLocalFile() for url in data.urls() if url.isLocalFile() and not url.host())
    return [Path(path) for path in paths if path and not path.startswith(("//", "\\\\"))]


class DropTarget(QObject):
    """Makes `widget` accept files and folders; an overlay says so while they are dragged over it."""

    paths_dropped = Signal(object)  # list[Path]

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.overlay = _Overlay(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._widget:
            return False
        if isinstance(event, QDropEvent):  # enter and move events are drop events, too
            return self._on_drag(event)
        if event.type() == QEvent.Type.DragLeave:
            self.overlay.hide()
        elif event.type() == QEvent.Type.Resize and self.overlay.isVisible():
            self.overlay.cover()
        return False

    def _on_drag(self, event: QDropEvent) -> bool:
        paths = local_paths(event.mimeData())
        if not paths:
            return False
        # Never a move: the program that offers the files would remove them.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if isinstance(event, QDragMoveEvent):
            if isinstance(event, QDragEnterEvent):
                self.overlay.cover()
            return True
        self.overlay.hide()
        self.paths_dropped.emit(paths)
        return True


class _Overlay(QWidget):
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._covered = widget
        self.setObjectName("dropOverlay")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Else it would be under the pointer itself, and the window would be left as soon as it appeared.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        text = QLabel("Drop to import")
        text.setProperty("role", "heading")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.addWidget(text)
        self.hide()

    def cover(self) -> None:
        self.setGeometry(self._covered.rect().adjusted(SPACE_4, SPACE_4, -SPACE_4, -SPACE_4))
        self.show()
        self.raise_()
