"""The right pane: the outline of the article, then its details."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader.model import ArticleDetails, ArticleText
from reader.ui.article.outline import Outline
from reader.ui.details.panel import DetailsPanel
from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_4, Theme


class ArticleSide(QWidget):
    """Shows what belongs to the open article; empty where none is open."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.outline = Outline()
        self.details = DetailsPanel()
        self._titles = [_section("OUTLINE"), _section("DETAILS")]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_1, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addWidget(self._titles[0])
        layout.addWidget(self.outline)
        layout.addWidget(self._titles[1])
        layout.addWidget(self.details, 1)
        self.clear()

    def wear(self, theme: Theme) -> None:
        self.outline.wear(theme)

    def show_article(self, article: ArticleText) -> None:
        """Show the outline of `article`; its details come when they are read."""
        self.outline.show_headings(article.headings)
        self._titles[0].setVisible(bool(article.headings))
        self.outline.setVisible(bool(article.headings))
        self._fit_outline()

    def show_details(self, details: ArticleDetails) -> None:
        self._titles[1].show()
        self.details.show_details(details)

    def clear(self) -> None:
        self.outline.show_headings(())
        self.details.clear()
        for widget in (*self._titles, self.outline):
            widget.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_outline()

    def _fit_outline(self) -> None:
        """The outline takes what it needs, at most half of the pane."""
        self.outline.setFixedHeight(min(self.outline.sizeHint().height(), max(120, self.height() // 2)))


def _section(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "section")
    label.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, 0)
    return label
