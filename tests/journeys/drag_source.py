"""Another program to drag files out of: a small window that starts a drag of the files that it was given.

Prints the place to press, "X Y" on the screen, once it can be seen there.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class Files(QLabel):
    def __init__(self, paths: list[str]) -> None:
        super().__init__("\n".join(paths))
        self._paths = paths
        self.setFixedSize(160, 60)
        self.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.move(4, 4)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag, data = QDrag(self), QMimeData()
        data.setUrls([QUrl.fromLocalFile(path) for path in self._paths])
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)

    def announce(self) -> None:
        place = self.mapToGlobal(QPoint(80, 30))
        print(place.x(), place.y(), flush=True)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    files = Files(sys.argv[1:])
    files.show()
    QTimer.singleShot(400, files.announce)
    application.exec()
