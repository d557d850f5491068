"""A page or an e-mail from the clipboard, shown as it was understood before it is added."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.ingest import Parsed, Pasted
from reader.model import Article, Block, BlockType, CancelToken, TitleEvidence
from reader.ui.dialogs import settle_buttons, while_alive
from reader.ui.importing.wording import counted
from reader.ui.jobs import Jobs
from reader.ui.labels import plain_label
from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6

_WIDTH, _HEIGHT = 560, 420
_OPENING, _LONGEST = 600, 400  # characters shown: of an article, and of one block
_MOST_SHOWN = 10


def clipping(data: QMimeData) -> Pasted | None:
    """The text in the clipboard; None where there is none."""
    html = data.html() if data.hasHtml() else None
    plain = data.text() if data.hasText() else ""
    return Pasted(html, plain) if (html and html.strip()) or plain.strip() else None


def facts(article: Article) -> str:
    """Publisher, regions, date and kind in one line."""
    regions = ", ".join(region.label for region in article.regions) or "National"
    parts = (article.publisher, regions, article.issued.label, article.kind.label)
    return " · ".join(part for part in parts if part)


class PasteDialog(QDialog):
    """Has the clipboard read off the main thread, shows what came of it, and asks whether to add it."""

    add_requested = Signal(object)  # tuple of Parsed

    def __init__(
        self,
        read: Callable[[CancelToken], tuple[Parsed, ...]],
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._articles: tuple[Parsed, ...] = ()
        self.setWindowTitle("Paste as article")
        self.resize(_WIDTH, _HEIGHT)
        self._said = plain_label("Reading the clipboard…", "strong")
        self._column = QVBoxLayout()
        self._column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        self._column.setSpacing(SPACE_6)
        page = QWidget()
        page.setObjectName("sheetPage")
        page.setLayout(self._column)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("sheet")
        self._scroll.setAccessibleName("What was read")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(page)
        self._scroll.hide()
        self.add = QPushButton("Add to library")
        self.add.setEnabled(False)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        box.addButton(self.add, QDialogButtonBox.ButtonRole.AcceptRole)
        box.rejected.connect(self.reject)
        box.accepted.connect(self._on_box_accepted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_3)
        layout.addWidget(self._said)
        layout.addWidget(self._scroll, 1)
        layout.addStretch()
        layout.addWidget(box)
        settle_buttons(self, self.add)
        jobs.run(
            "paste",
            read,
            while_alive(self, self._show_articles),
            while_alive(self, self._show_error),
            latest=True,
        )

    def shown_text(self) -> str:
        """All that the preview says, line by line."""
        page = self._scroll.widget()
        return "\n".join(label.text() for label in page.findChildren(QLabel)) if page else ""

    def _show_articles(self, parsed: tuple[Parsed, ...]) -> None:
        self._articles = parsed
        if not parsed:
            self._said.setText("No article was found on the clipboard.")
            return
        number = len(parsed)
        self._said.setText(
            "This is how it was read." if number == 1 else f"{counted(number, 'article')} were read."
        )
        for each in parsed[:_MOST_SHOWN]:
            self._column.addLayout(_preview(each))
        if number > _MOST_SHOWN:
            self._column.addWidget(
                plain_label(f"and {counted(number - _MOST_SHOWN, 'more', 'more')}", "muted")
            )
        self._column.addStretch()
        self._scroll.show()
        self.add.setEnabled(True)
        self.add.setFocus()

    def _show_error(self, error: ReaderError) -> None:
        self._said.setText(error.happened)

    @Slot()
    def _on_box_accepted(self) -> None:
        self.accept()
        self.add_requested.emit(self._articles)


def _preview(parsed: Parsed) -> QVBoxLayout:
    article = parsed.article
    column = QVBoxLayout()
    column.setSpacing(SPACE_1)
    column.addWidget(plain_label(article.title, "heading"))
    column.addWidget(plain_label(facts(article), "muted"))
    if article.title_evidence is TitleEvidence.MADE:
        column.addWidget(plain_label("It states no title; this one was made for it.", "muted"))
    column.addSpacing(SPACE_2)
    shown = opening(article.blocks)
    for block in shown:
        column.addWidget(plain_label(_text(block), "strong" if block.type is BlockType.HEADING else ""))
    if len(shown) < len(article.blocks):
        column.addWidget(plain_label("…", "muted"))
    return column


def opening(blocks: Sequence[Block]) -> Sequence[Block]:
    """The first blocks, as many as give a good idea of the text."""
    length = 0
    for number, block in enumerate(blocks, 1):
        length += len(_text(block))
        if length >= _OPENING:
            return blocks[:number]
    return blocks


def _text(block: Block) -> str:
    if block.type is BlockType.TABLE:
        text = "\n".join(" · ".join(cell.text for cell in row) for row in block.rows)
    elif block.type is BlockType.LIST_ITEM:
        text = f"{f'{block.number}.' if block.number is not None else '•'} {block.text}"
    else:
        text = block.text
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(maxsplit=1)[0] + "…"
