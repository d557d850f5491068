"""The floor of start-up: the smallest PySide6 window with a tree and a text pane, run as a script.

Prints the milliseconds from the start of the process to the first painted text and the peak resident memory
in MiB, as `regional-reader --bench-start` does, and ends. Linux only: it reads /proc.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTextBrowser, QTreeView


class _Pane(QTextBrowser):
    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, _report)


def _report() -> None:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    print(f"{milliseconds_since_start():.1f} ms, {peak / 1024:.1f} MiB", flush=True)
    QApplication.quit()


def milliseconds_since_start() -> float:
    """Since the system started this process, to a hundredth of a second."""
    started = int(Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()[19])
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - started / 100) * 1000


def main() -> int:
    application = QApplication(sys.argv)
    model = QStandardItemModel()
    for name in ("East Midlands", "London", "North East"):
        model.appendRow(QStandardItem(name))
    tree = QTreeView()
    tree.setModel(model)
    pane = _Pane()
    pane.setPlainText("One paragraph of text.")
    splitter = QSplitter()
    splitter.addWidget(tree)
    splitter.addWidget(pane)
    window = QMainWindow()
    window.setCentralWidget(splitter)
    window.resize(1280, 860)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
