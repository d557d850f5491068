"""Where a note is written: Markdown with a preview, tags, and whether it is saved.

It saves nothing by itself: `changed` says what is to be saved, `show_saved` and `show_fault` what became of
it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.ui.closed_browser import ClosedBrowser
from reader.ui.labels import plain_label
from reader.ui.marking.tag_field import TagField
from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4

_PAUSE = 500  # milliseconds after the last key until what was typed is saved
_LEAST_HEIGHT = 84
_LONGEST = 1000  # milliseconds that somebody who never pauses waits for the same


class NoteEditor(QFrame):
    """`edited` says that what is there is another text, saved or not; `changed` carries the text and the tags
    that are to be saved now; `closed` says that the person is done. What was typed is given out before.
    `preview_requested` carries Markdown, to be answered by `show_preview`; `grown` says that it takes more or
    fewer lines.
    """

    edited = Signal()
    grown = Signal()
    changed = Signal(str, tuple)
    preview_requested = Signal(str)
    closed = Signal()

    def __init__(self, tag_field: TagField) -> None:
        super().__init__()
        self.setObjectName("noteEditor")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._saved: tuple[str, tuple[str, ...]] = ("", ())
        self._asked: tuple[str, tuple[str, ...]] | None = None
        self._title = plain_label("", "muted")
        self._title.setContentsMargins(SPACE_1, 0, 0, 0)
        self.field = QPlainTextEdit()
        self.field.setAccessibleName("Note")
        self.field.setPlaceholderText("Write a note.\nMarkdown works: **bold**\n- list\n> quotation")
        self.field.setTabChangesFocus(True)
        self._preview = ClosedBrowser()
        self._preview.setAccessibleName("Preview of the note")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.field)
        self._stack.addWidget(self._preview)
        self.tags = tag_field
        self._state = plain_label("", "muted")
        self._state.setAccessibleName("Whether the note is saved")
        self._state.setMinimumWidth(0)
        self._fault = plain_label("")
        self._fault.setObjectName("noteFault")
        self._fault.setAccessibleName("Why the note is not saved")
        self._fault.hide()
        self.preview_button = QToolButton()
        self.preview_button.setText("Preview")
        self.preview_button.setCheckable(True)
        self.preview_button.toggled.connect(self._on_preview_toggled)
        self.done_button = QPushButton("Done")
        self.done_button.clicked.connect(self.finish)
        self._pause = self._timer(_PAUSE)
        self._longest = self._timer(_LONGEST)
        self._lay_out()
        self.field.textChanged.connect(self._on_edited)
        self.tags.edited.connect(self._on_edited)
        self.tags.textEdited.connect(self._tell_edited)

    @property
    def text(self) -> str:
        return self.field.toPlainText()

    @property
    def unsaved(self) -> bool:
        """Whether there is something that was not committed yet."""
        return self._now() != self._saved

    @property
    def state_text(self) -> str:
        """Whether what was typed is saved; where it could not be, why, and what to do."""
        return self._fault.text() or self._state.text()

    def open(
        self,
        title: str,
        text: str,
        tags: tuple[str, ...],
        saved: tuple[str, tuple[str, ...]] | None = None,
    ) -> None:
        """Begin to write. title: what the note is on. saved: the text and tags that are on the disk, where
        those are others.
        """
        self._pause.stop()
        self._longest.stop()
        self._saved, self._asked = saved or (text, tags), None
        self._title.setText(title)
        self.preview_button.setChecked(False)
        self.field.setPlainText(text)
        self.tags.set_tags(tags)
        self._pause.stop()
        self._longest.stop()
        self._say("")
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self.show()
        self.field.setFocus()

    def show_saved(self, text: str, tags: tuple[str, ...]) -> None:
        """These are committed."""
        self._saved, self._asked = (text, tags), None
        if self._now() == self._saved:
            self._say("Saved")
        else:
            self._say("Not saved yet")
            self._begin_waiting()

    def show_fault(self, error: ReaderError) -> None:
        """What was typed could not be saved; it stays here, and is tried again."""
        self._asked = None
        self._say(
            "Not saved",
            f"Not saved. {error.happened} Your text is still here, and Regional Reader tries again every "
            f"second. {error.advice}".strip(),
        )
        self._longest.start()

    def show_preview(self, style: str, html: str) -> None:
        """Show the note as it will be read. style: CSS for Qt's text."""
        self._preview.document().setDefaultStyleSheet(style)
        self._preview.setHtml(html)

    def flush(self) -> None:
        """Give out what is not saved yet."""
        self._pause.stop()
        self._longest.stop()
        now = self._now()
        if now not in (self._saved, self._asked):
            self._asked = now
            if not self._fault.text():  # which stands until it is over
                self._say("Saving…")
            self.changed.emit(*now)

    def finish(self) -> None:
        """Give out what is not saved yet, and be done."""
        self.tags.take_typed()
        self.flush()
        self.closed.emit()

    def _now(self) -> tuple[str, tuple[str, ...]]:
        return self.text, self.tags.tags

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no control in it wants."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)

    def _on_edited(self) -> None:
        self._tell_edited()
        if self.unsaved:
            self._begin_waiting()

    def _tell_edited(self) -> None:
        """Also of a tag that is being typed, which is saved when it is done with."""
        if not self._fault.text():  # which stands until it is over
            self._say("Not saved yet" if self.unsaved else "Saved" if any(self._saved) else "")
            self.edited.emit()

    def _say(self, state: str, fault: str = "") -> None:
        self._state.setText(state)
        if fault != self._fault.text():
            self._fault.setText(fault)
            self._fault.setVisible(bool(fault))
            self.grown.emit()

    def _begin_waiting(self) -> None:
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _on_preview_toggled(self, shown: bool) -> None:
        if shown:
            self.preview_requested.emit(self.text)
        self._stack.setCurrentWidget(self._preview if shown else self.field)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.flush)
        return timer

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self._title)
        self._stack.setMinimumHeight(_LEAST_HEIGHT)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.tags)
        layout.addWidget(self._fault)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_1)
        foot.addWidget(self._state, 1)
        foot.addWidget(self.preview_button)
        foot.addSpacing(SPACE_4 - SPACE_1)
        foot.addWidget(self.done_button)
        layout.addLayout(foot)
        QWidget.setTabOrder(self.field, self.tags)
        QWidget.setTabOrder(self.tags, self.preview_button)
        QWidget.setTabOrder(self.preview_button, self.done_button)
