"""What the library knows of the article that is open: facts, texts, and where it came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.model import ArticleDetails
from reader.ui.details.rows import CounterpartRow, FactRows, SourceRow, VersionRow
from reader.ui.details.wording import counterpart_title, facts
from reader.ui.labels import plain_label
from reader.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4

Row = TypeVar("Row", bound=QWidget)


class DetailsPanel(QScrollArea):
    """Shows one article's details. All text is plain and can be selected; it fits a width of 300 pixels."""

    earlier_text_requested = Signal(str, int)  # key, version
    current_text_requested = Signal(str)  # key
    original_requested = Signal(object)  # Source
    article_requested = Signal(str)  # key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setAccessibleName("Details of this article")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._details: ArticleDetails | None = None
        self._facts = FactRows()
        self._counterpart_title = _section("")
        self._counterpart = CounterpartRow()
        self._counterpart.requested.connect(self.article_requested)
        self._versions_title = _section("VERSIONS")
        self._versions: list[VersionRow] = []
        self._sources_title = _section("CAME FROM")
        self._sources: list[SourceRow] = []
        counterpart_column = QVBoxLayout()
        counterpart_column.addWidget(self._counterpart)
        self._versions_column, self._sources_column = QVBoxLayout(), QVBoxLayout()
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_2)
        column.addWidget(self._facts)
        for title, rows in (
            (self._counterpart_title, counterpart_column),
            (self._versions_title, self._versions_column),
            (self._sources_title, self._sources_column),
        ):
            rows.setSpacing(0)
            title.setContentsMargins(0, SPACE_3, 0, 0)  # so that a hidden one leaves no gap
            column.addWidget(title)
            column.addLayout(rows)
        column.addStretch()
        self.setWidget(self._page)
        self.clear()

    def show_details(self, details: ArticleDetails, version: int | None = None) -> None:
        """Show `details`. version: the number of the earlier text that is in the article pane, None for the
        current one.
        """
        same = self._details is not None and self._details.summary.key == details.summary.key
        self._details = details
        self._fill(details, version)
        self._page.show()
        if not same:
            self.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """No article is open."""
        self._details = None
        self._page.hide()

    def sizeHint(self) -> QSize:
        return QSize(300, self._page.sizeHint().height())

    def _fill(self, details: ArticleDetails, shown_version: int | None) -> None:
        self._facts.fill(facts(details))
        above = counterpart_title(details)
        self._counterpart_title.setText(above.upper())
        self._counterpart_title.setVisible(bool(above))
        self._counterpart.setVisible(bool(above))
        self._counterpart.fill(details)
        current = max((version.number for version in details.versions), default=0)
        several = len(details.versions) > 1
        self._versions_title.setVisible(several)
        rows = _rows(self._versions, len(details.versions) if several else 0, self._new_version_row)
        for version_row, version in zip(rows, details.versions, strict=False):
            shown = version.number == (shown_version or current)
            version_row.fill(version, current=version.number == current, shown=shown)
        self._sources_title.setVisible(bool(details.sources))
        for source_row, source in zip(
            _rows(self._sources, len(details.sources), self._new_source_row), details.sources, strict=True
        ):
            source_row.fill(source)

    def _new_version_row(self) -> VersionRow:
        row = VersionRow()
        row.requested.connect(self._on_version_requested)
        self._versions_column.addWidget(row)
        return row

    def _new_source_row(self) -> SourceRow:
        row = SourceRow()
        row.requested.connect(self.original_requested)
        self._sources_column.addWidget(row)
        return row

    @Slot(int)
    def _on_version_requested(self, number: int) -> None:
        if self._details is None:
            return
        key = self._details.summary.key
        if number == max(version.number for version in self._details.versions):
            self.current_text_requested.emit(key)
        else:
            self.earlier_text_requested.emit(key, number)


def _rows(made: list[Row], number: int, make: Callable[[], Row]) -> list[Row]:
    """The first `number` rows, made where there are too few; the others are hidden."""
    while len(made) < number:
        made.append(make())
    for at, row in enumerate(made):
        row.setVisible(at < number)
    return made[:number]


def _section(text: str) -> QLabel:
    return plain_label(text, "section")
