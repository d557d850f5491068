"""The window in which notes without a certain place are decided, one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.model import Mark, ReviewItem
from reader.ui.actions.menus import place
from reader.ui.labels import plain_label
from reader.ui.marking.wording import kind_name, quoted, tag_line
from reader.ui.review.surroundings import Surroundings
from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6, Theme

_SIZE = (940, 620)
_NOT_HERE = (
    "This article is not in your library now, so its note waits. Import the article – or, if it came with "
    f"Regional Reader, choose {place('bring_back')} – and the note finds its place by itself."
)


class ReviewWindow(QDialog):
    """Shows one note at a time: where it was, and where it may belong now.

    `placed` carries the mark and the place (start, end) in code points of the present text; `kept` and
    `deleted` the mark.
    """

    placed = Signal(object, object)
    kept = Signal(object)
    deleted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Notes to check")
        self.resize(*_SIZE)
        self._theme = theme
        self._items: list[ReviewItem] = []
        self._at = 0
        self._candidate = 0
        self._number = plain_label("", "muted")
        self._title = plain_label("", "heading")
        self._note = plain_label("")
        self.state = plain_label("")
        self.before = Surroundings("Where the note was")
        self.present = Surroundings("The current text")
        self.suggestion = plain_label("", "muted")
        self.another = _button("Next suggestion", self._on_another)
        self.accept_button = _button("Put it here", self._on_accepted)
        self.move_button = _button("Put it on the selected words", self._on_moved)
        self.keep_button = _button("Keep as it is", lambda: self._decide(self.kept.emit))
        self.delete_button = _button("Delete", lambda: self._decide(self.deleted.emit))
        self.previous = _button("Previous", lambda: self._step(-1))
        self.next = _button("Next", lambda: self._step(1))
        self.keep_button.setToolTip("It stays with its article, without a place in the current text")
        self.move_button.setToolTip("Select the words on the right first")
        self.present.selectionChanged.connect(self._refresh_move)
        self._lay_out()

    @property
    def item(self) -> ReviewItem | None:
        """What is shown now."""
        return self._items[self._at] if self._at < len(self._items) else None

    def wear(self, theme: Theme) -> None:
        self._theme = theme
        self._show()

    def show_items(self, items: Sequence[ReviewItem], key: str | None = None) -> None:
        """Show these; the one that is shown stays, else the first of the article `key`."""
        shown = self.item.mark.id if self.item else None
        self._items = list(items)
        ids = [item.mark.id for item in self._items]
        if shown in ids:
            self._at = ids.index(shown)
        else:
            first = [at for at, item in enumerate(self._items) if item.mark.article.key == key]
            self._at = first[0] if first else min(self._at, max(0, len(ids) - 1))
            self._candidate = 0
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return  # no decision by a key pressed by mistake
        super().keyPressEvent(event)

    # Behind it

    def _show(self) -> None:
        item = self.item
        for widget in (self.before, self.present, self._note, *self._choices):
            widget.setVisible(item is not None)
        if item is None:
            self._number.setText("")
            self._title.setText("Nothing left to check")
            self.state.setText("Every note has its place.")
            self.suggestion.setText("")
            return
        mark = item.mark
        self._number.setText(f"{self._at + 1:,} of {len(self._items):,}")
        self._title.setText(mark.article.title)
        self._note.setText(_described(mark))
        self._show_before(mark)
        self._show_present(item)
        self.previous.setEnabled(self._at > 0)
        self.next.setEnabled(self._at + 1 < len(self._items))

    def _show_before(self, mark: Mark) -> None:
        anchor = mark.anchor
        if anchor is None:
            self.before.show_text("On the whole article")
            return
        lead = f"…{_from_whole_word(anchor.prefix)}" if anchor.prefix else ""
        tail = f"{_to_whole_word(anchor.suffix)}…" if anchor.suffix else ""
        self.before.show_text(f"{lead}{anchor.exact}{tail}")
        self.before.show_place((len(lead), len(lead) + len(anchor.exact)), mark, self._theme)

    def _show_present(self, item: ReviewItem) -> None:
        found = len(item.candidates)
        if item.text is None:
            self.state.setText(_NOT_HERE)
            self.present.show_text("")
        else:
            self.state.setText(
                "The text has changed since you made this note."
                if found
                else "The text has changed, and these words were not found in it. Select the words where the "
                "note belongs, or keep it as it is."
            )
            self.present.show_text(item.text)
        if found:
            self._candidate %= found
            self.present.show_place(item.candidates[self._candidate], item.mark, self._theme)
        self.suggestion.setText(
            f"Suggested place {self._candidate + 1} of {found}" if found > 1 else "Suggested place" * found
        )
        self.another.setVisible(found > 1)
        self.accept_button.setEnabled(found > 0)
        self.present.setVisible(item.text is not None)
        self._refresh_move()

    def _refresh_move(self) -> None:
        self.move_button.setEnabled(self.present.selected is not None)

    def _on_another(self) -> None:
        self._candidate += 1
        self._show()

    def _on_accepted(self) -> None:
        item = self.item
        if item and item.candidates:
            self.placed.emit(item.mark, item.candidates[self._candidate])

    def _on_moved(self) -> None:
        item, place = self.item, self.present.selected
        if item and place:
            self.placed.emit(item.mark, place)

    def _decide(self, tell: Callable[[Mark], object]) -> None:
        item = self.item
        if item:
            tell(item.mark)

    def _step(self, steps: int) -> None:
        self._at = max(0, min(self._at + steps, len(self._items) - 1))
        self._candidate = 0
        self._show()

    def _lay_out(self) -> None:
        self._choices = (
            self.accept_button,
            self.move_button,
            self.keep_button,
            self.delete_button,
            self.previous,
            self.next,
            self.another,
        )
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        self._number.setMinimumWidth(0)
        self._number.setSizePolicy(self.previous.sizePolicy())
        for widget in (self._number, self.previous, self.next):
            head.addWidget(widget)
        texts = QGridLayout()
        texts.setHorizontalSpacing(SPACE_4)
        texts.setVerticalSpacing(SPACE_1)
        texts.addWidget(plain_label("Where it was", "strong"), 0, 0)
        texts.addWidget(self.before, 1, 0)
        over = QHBoxLayout()
        over.addWidget(plain_label("The article now", "strong"))
        over.addStretch()
        over.setSpacing(SPACE_3)
        over.addWidget(self.suggestion)
        over.addWidget(self.another)
        self.suggestion.setMinimumWidth(0)
        self.suggestion.setWordWrap(False)
        texts.addLayout(over, 0, 1)
        texts.addWidget(self.present, 1, 1)
        texts.setColumnStretch(0, 2)
        texts.setColumnStretch(1, 3)
        texts.setRowStretch(1, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        for button in (self.accept_button, self.move_button, self.keep_button, self.delete_button):
            foot.addWidget(button)
        foot.addStretch()
        foot.addWidget(_button("Close", self.close))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_3)
        layout.addLayout(head)
        layout.addWidget(self._note)
        layout.addWidget(self.state)
        layout.addLayout(texts, 1)
        layout.addLayout(foot)


def _button(text: str, pressed: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: pressed())
    return button


def _from_whole_word(words: str) -> str:
    """`words` without the piece of a word with which they may begin; that alone stays."""
    found = re.search(r"\s(?=\S)", words)
    return words[found.end() :] if found else words


def _to_whole_word(words: str) -> str:
    """`words` without the piece of a word with which they may end; that alone stays."""
    found = re.match(r"(.*\S)\s", words, re.DOTALL)
    return found[1] if found else words


def _described(mark: Mark) -> str:
    """ "Note: “…” #SEND"."""
    words = mark.body or mark.label
    parts = [f"{kind_name(mark)}: {quoted(words, 200)}" if words else kind_name(mark), tag_line(mark.tags)]
    return "  ".join(part for part in parts if part)
