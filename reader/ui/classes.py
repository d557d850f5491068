"""PySide's classes of widgets, made a few at a time.

PySide makes a class when it is first asked for. When Qt gives it a widget that Qt made itself, such as the
viewport of a text, it makes all of them, to find out which one it was given: the window would stand still for
22 ms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter

from PySide6 import QtWidgets
from PySide6.QtCore import QObject

from reader.ui.turns import next_turn

_SLICE = 0.003  # seconds of work between two events
_NAMES = """
QAbstractButton QAbstractItemView QAbstractSlider QAbstractSpinBox QCalendarWidget QCheckBox QColorDialog
QColumnView QComboBox QCommandLinkButton QDateEdit QDateTimeEdit QDial QDialog QDialogButtonBox QDockWidget
QDoubleSpinBox QErrorMessage QFileDialog QFocusFrame QFontComboBox QFontDialog QGraphicsView QGroupBox
QHeaderView QInputDialog QKeySequenceEdit QLCDNumber QListView QListWidget QMdiArea QMdiSubWindow QMessageBox
QPlainTextEdit QProgressBar QProgressDialog QRadioButton QRhiWidget QRubberBand QScrollArea QSizeGrip QSlider
QSpinBox QSplashScreen QSplitterHandle QTabBar QTabWidget QTableView QTableWidget QTimeEdit QToolBar QToolBox
QTreeView QTreeWidget QUndoView QWizard QWizardPage
QStyle QStyleOptionViewItem QStyledItemDelegate
""".split()
"""Those that the first paint does without; and what lists are painted with, which takes long to make, too."""


def make_widget_classes(context: QObject, then: Callable[[], object]) -> None:
    """Make the classes while the window answers, then do `then`; never if `context` is gone by then."""
    _go_on(context, iter(_NAMES), then)


def _go_on(context: QObject, names: Iterator[str], then: Callable[[], object]) -> None:
    until = perf_counter() + _SLICE
    for name in names:
        getattr(QtWidgets, name, None)  # another release may lack one
        if perf_counter() > until:
            next_turn(context, partial(_go_on, context, names, then))
            return
    then()
