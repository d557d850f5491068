"""The right pane: the outline of the article, then its details."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_4, Theme

if TYPE_CHECKING:
    from reader.model import ArticleDetails, ArticleText
    from reader.ui.article.outline import Outline
    from reader.ui.details.panel import DetailsPanel

_LEAST_OUTLINE = 120


class ArticleSide(QWidget):
    """Shows what belongs to the open article; empty where none is open.

    What it holds is made for the first article it shows. `heading_chosen` carries the `Heading` to go to; the
    other signals are those of the details panel.
    """

    heading_chosen = Signal(object)
    earlier_text_requested = Signal(str, int)
    current_text_requested = Signal(str)
    original_requested = Signal(object)
    article_requested = Signal(str)

    def __init__(self, theme: Theme, before: QWidget) -> None:
        """before: where the keyboard stands before Tab brings it here."""
        super().__init__()
        self._before = before
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._made: tuple[Outline, DetailsPanel] | None = None
        self._titles: list[QLabel] = []
        self._above: QWidget | None = None
        self._writing = False

    def put_first(self, section: QWidget) -> None:
        """Put a section above the outline."""
        self._contents()
        self._above = section
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, section)
        by_tab = Qt.FocusPolicy.TabFocus
        controls = [each for each in section.findChildren(QWidget) if each.focusPolicy() & by_tab]
        for control, following in pairwise([self._before, *controls]):
            QWidget.setTabOrder(control, following)

    def set_writing(self, writing: bool) -> None:
        """While a note is written the details give way to it, and in a low pane the outline, too.

        To be called again where the note takes another height.
        """
        self._contents()
        self._writing = writing
        self._titles[1].setVisible(not writing)
        self.details.setVisible(not writing)
        self._fit_outline()

    @property
    def outline(self) -> Outline:
        return self._contents()[0]

    @property
    def details(self) -> DetailsPanel:
        return self._contents()[1]

    def wear(self, theme: Theme) -> None:
        self._theme = theme
        if self._made:
            self.outline.wear(theme)

    def show_article(self, article: ArticleText) -> None:
        """Show the outline of `article`; its details come when they are read."""
        self.outline.show_headings(article.headings)
        self._fit_outline()

    def show_details(self, details: ArticleDetails, version: int | None = None) -> None:
        """Show `details`. version: the earlier text that is open, None for the current one."""
        self.details.show_details(details, version)
        self._titles[1].setVisible(not self.details.isHidden())

    def show_place(self, offset: int) -> None:
        """Mark the section that holds the reading text's `offset`."""
        self.outline.show_place(offset)

    def clear(self) -> None:
        if self._made:
            self.outline.show_headings(())
            self.details.clear()
            for widget in (*self._titles, self.outline):
                widget.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._made:
            self._fit_outline()

    def _contents(self) -> tuple[Outline, DetailsPanel]:
        if self._made is None:
            from reader.ui.article.outline import Outline
            from reader.ui.details.panel import DetailsPanel

            outline, details = Outline(), DetailsPanel()
            outline.wear(self._theme)
            outline.heading_chosen.connect(self.heading_chosen)
            details.earlier_text_requested.connect(self.earlier_text_requested)
            details.current_text_requested.connect(self.current_text_requested)
            details.original_requested.connect(self.original_requested)
            details.article_requested.connect(self.article_requested)
            self._titles = [_section("OUTLINE"), _section("DETAILS")]
            layout = QVBoxLayout(self)
            layout.setContentsMargins(0, SPACE_1, 0, 0)
            layout.setSpacing(SPACE_1)
            layout.addWidget(self._titles[0])
            layout.addWidget(outline)
            layout.addWidget(self._titles[1])
            layout.addWidget(details, 1)
            for widget in (*self._titles, outline):
                widget.hide()  # until an article has something to show there
            QWidget.setTabOrder(self._before, outline)
            self._made = outline, details
        return self._made

    def _fit_outline(self) -> None:
        """The outline takes what it needs, at most half of the pane, and while a note is written what that
        leaves.
        """
        title, outline = self._titles[0], self.outline
        needs, most = outline.sizeHint().height(), max(_LEAST_OUTLINE, self.height() // 2)
        there = outline.model().rowCount() > 0
        if self._writing and self._above:
            most = min(most, self.height() - self._least_above - title.sizeHint().height() - 3 * SPACE_1)
            there = there and most >= min(needs, _LEAST_OUTLINE)
        title.setVisible(there)
        outline.setVisible(there)
        outline.setFixedHeight(max(min(needs, most), 0))

    @property
    def _least_above(self) -> int:
        """Pixels that the section above the outline cannot do without."""
        layout = self._above.layout() if self._above else None
        return layout.totalMinimumHeightForWidth(self.width()) if layout else 0


def _section(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "section")
    label.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, 0)
    return label
