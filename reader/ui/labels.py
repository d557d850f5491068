"""Labels that show plain text only: one that wraps, one that shortens in the middle."""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QEnterEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

# A wrapping label asks for no less, so that a dialog is not a tower of single words.
_LEAST_WIDTH = 200


def plain_label(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """A label of plain text that wraps and can be selected with the mouse.

    role: the style sheet's property `role` ("strong", "muted", "heading"), "" for ordinary text.
    """
    label = _PlainLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    label.setWordWrap(True)  # after the policy, to which it adds that the height depends on the width
    label.setMinimumWidth(_LEAST_WIDTH)
    if role:
        label.setProperty("role", role)
    return label


class _PlainLabel(QLabel):
    """Its text can be selected as soon as the pointer is over it: before, Qt would keep a whole document for
    it, with which it costs three times as much to fill and to lay out.
    """

    def enterEvent(self, event: QEnterEvent) -> None:
        if self.textInteractionFlags() != Qt.TextInteractionFlag.NoTextInteraction:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        super().enterEvent(event)


def name_control(control: QWidget, name: str) -> None:
    """Call `control`, which has its place already, by a name that does not stand beside it.

    On Linux and macOS a combo box tells screen readers as its own name what is chosen in it; what it is for
    they learn from a label alone, which need not be seen.
    """
    control.setAccessibleName(name)
    label = QLabel(name, control.parentWidget())
    label.setBuddy(control)
    label.hide()


def plain_tooltip(text: str) -> str:
    """A tooltip that shows `text` as it is. Qt takes a tooltip for HTML where it looks like it, and a file's
    name may.
    """
    return QtGui.Qt.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpaceNormal)


class ElidedLabel(QLabel):
    """Shows plain text on one line; where it is shortened, the tooltip has the whole.

    `full_text` is the whole text: it is what screen readers say and what "Copy" of the context menu copies.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self._full = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        copy = QAction("Copy", self)
        copy.triggered.connect(self._copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.set_full_text(text)

    @property
    def full_text(self) -> str:
        return self._full

    def set_full_text(self, text: str) -> None:
        """Show `text`; line feeds become spaces."""
        self._full = " ".join(text.split("\n"))
        self.setAccessibleName(self._full)
        self._shorten()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._full) + 2 * self.margin() + 1
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._shorten()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def _shorten(self) -> None:
        room = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self._full, self._mode, room) if room > 0 else self._full
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(plain_tooltip(self._full) if shown != self._full else "")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._full)
