"""The middle of the window: the article with the strip of its matches, or what to do where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader.ui.article.hit_bar import HitBar
from reader.ui.article.view import ArticleView
from reader.ui.empty import EmptyState
from reader.ui.theme.tokens import FOCUS_WIDTH, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent

    from reader.model import ArticleText, Hit
    from reader.ui.actions import Actions
    from reader.ui.help.welcome import Welcome
    from reader.ui.theme.appearance import Appearance


READ_FIRST = "read_first"
"""What `ArticlePane.wanted` carries to have an article opened, whichever."""

_NOTHING_THERE = "Nothing here yet"
_ALL_HIDDEN = "The included articles are hidden"
_PREPARING = "Preparing your library"


class ArticlePane(QWidget):
    """`hits_changed` says that there are other matches, or that one stands at another; `painted` that an
    article, or what stands in its place, is on the screen; `wanted` carries the name of the action that was
    chosen on the page that stands in an article's place.
    """

    hits_changed = Signal()
    painted = Signal()
    wanted = Signal(str)

    def __init__(self, appearance: Appearance, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("articlePane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._appearance = appearance
        self._actions = actions
        self.view = ArticleView(appearance)
        self.hit_bar = HitBar(actions["previous_hit"], actions["next_hit"], appearance.theme)
        self._said: dict[str, EmptyState] = {}  # by their titles
        self._welcome: Welcome | None = None
        self._bar: QWidget | None = None
        self._handing_on = False
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.setContentsMargins(FOCUS_WIDTH, FOCUS_WIDTH, FOCUS_WIDTH, FOCUS_WIDTH)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.hit_bar)
        layout.addWidget(self._stack, 1)
        self.hit_bar.closed.connect(self.forget_hits)
        self.view.keyboard_used.connect(self.update)
        self.view.painted.connect(self.painted)

    def wear(self, theme: Theme) -> None:
        self.hit_bar.wear(theme)
        if self._welcome:
            self._welcome.wear(theme)

    def show_article(
        self,
        article: ArticleText,
        hits: Sequence[Hit] = (),
        place: int = 0,
        hit: int = 0,
        *,
        offset: int = 0,
    ) -> None:
        """Show `article` as `ArticleView.show_article` does, and at once."""
        self._stack.setCurrentWidget(self.view)
        self.view.show_article(article, hits, place, hit, offset=offset)
        self._show_hits()
        if self.view.isVisible():
            # The text first: outline, details and tree would be drawn before it.
            self._layout.activate()
            self.view.viewport().repaint()

    def show_empty_library(self, *, hidden: bool) -> None:
        """There is nothing to read: say how to change that. hidden: the articles that come with the program
        would be there, and the person hid them; else nothing was imported yet.
        """
        if hidden:
            self._say_instead(
                _ALL_HIDDEN,
                "Nothing else is in the library. View > Show included articles brings them back; what you "
                "import is shown in any case.",
                ("shipped_library", "import_files"),
            )
        else:
            self._say_instead(
                _NOTHING_THERE,
                "Import regional updates, newsletters and statements that you have saved as files, or drop "
                "them on this window.",
                ("import_files", "import_folder"),
            )

    def show_preparing(self) -> None:
        """The digests that ship with the program are being put into a new library."""
        self._say_instead(
            _PREPARING,
            "Some articles come with Regional Reader, so that there is something to read. They will be here "
            "in a moment.",
        )

    def show_welcome(self) -> None:
        """No article was ever opened: say what to do first."""
        if self._welcome is None:
            from reader.ui.help.welcome import Welcome

            self._welcome = Welcome(self._actions, self._appearance.theme)
            self._welcome.wanted.connect(self.wanted)
        self.show_instead(self._welcome)

    def show_nothing_chosen(self) -> None:
        """No article is open."""
        self._say_instead(
            "No article is open",
            "Choose one on the left, or go to one by some letters of its title.",
            ("go_to", "search"),
        )

    @property
    def is_empty_library(self) -> bool:
        """Whether it says now that there is nothing to read, or nothing but what is hidden."""
        return self._says(_NOTHING_THERE) or self._says(_ALL_HIDDEN)

    @property
    def is_welcome(self) -> bool:
        """Whether it says now what to do first."""
        return self._welcome is not None and self._stack.currentWidget() is self._welcome

    @property
    def is_preparing(self) -> bool:
        """Whether it says now that the library is being made ready."""
        return self._says(_PREPARING)

    def step_hit(self, steps: int) -> None:
        """Go to the next match (1) or the one before (-1)."""
        self.view.step_hit(steps)
        self._show_hits()

    def show_hits(self, hits: Sequence[Hit], hit: int = 0) -> None:
        """Mark these in the article that is shown, and go to the one of this number."""
        self.view.show_hits(hits, hit)
        self._show_hits()

    def mark_hits(self, hits: Sequence[Hit], hit: int) -> None:
        """Mark these without going to one of them."""
        self.view.show_hits(hits, hit, stay=True)
        self._show_hits()

    def put_tabs(self, tabs: QWidget) -> None:
        """Give the strip of tabs its place above all else."""
        self._layout.insertWidget(0, tabs)
        before = self.view.previousInFocusChain()
        if before:
            QWidget.setTabOrder(before, tabs)

    def put_bar(self, bar: QWidget) -> None:
        """Give a strip a place above the article, hidden so far."""
        self._layout.insertWidget(self._layout.indexOf(self.hit_bar), bar)

    def show_bar(self, bar: QWidget | None) -> None:
        """Show this strip in place of that of the matches; None for that of the matches."""
        if self._bar:
            self._bar.hide()
        self._bar = bar
        if bar:
            bar.show()
        self._show_hits()

    def forget_hits(self) -> None:
        """Take the marks away."""
        self.view.forget_hits()
        self._show_hits()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hand_on(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand_on(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand_on(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hand_on(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.view.wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.view.by_keyboard:
            from PySide6.QtGui import QColor, QPainter, QPen  # the first paint does without

            painter = QPainter(self)
            painter.setPen(QPen(QColor(self._appearance.theme.accent), FOCUS_WIDTH))
            painter.drawRect(self._stack.geometry().adjusted(1, 1, -1, -1))
            painter.end()
        if self._stack.currentWidget() is not self.view:
            self.painted.emit()

    def _hand_on(self, event: QMouseEvent) -> None:
        """Let the mouse work beside the column as in it: a selection may begin in the margin.

        What the page does not want comes back up to here, and must not go down again.
        """
        if self._handing_on or self._stack.currentWidget() is not self.view:
            return
        from PySide6.QtGui import QMouseEvent

        page = self.view.viewport()
        place = QPointF(page.mapFrom(self, event.position().toPoint()))
        moved = QMouseEvent(
            event.type(), place, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )
        self._handing_on = True
        try:
            QCoreApplication.sendEvent(page, moved)
        finally:
            self._handing_on = False

    def _say_instead(self, title: str, text: str, actions: Sequence[str] = ()) -> None:
        """Say this in place of the article, on a page that is made when it is first wanted."""
        if title not in self._said:
            self._said[title] = EmptyState(title, text, tuple(self._actions[name] for name in actions))
        self.show_instead(self._said[title])

    def _says(self, title: str) -> bool:
        return title in self._said and self._stack.currentWidget() is self._said[title]

    def show_instead(self, state: QWidget) -> None:
        """Show another view in an article's place, until an article is shown; the pane keeps it."""
        if self._stack.indexOf(state) < 0:
            self._stack.addWidget(state)
        self.view.empty()
        self._show_hits()
        self._stack.setCurrentWidget(state)

    def _show_hits(self) -> None:
        self.hit_bar.show_place(self.view.hit, 0 if self._bar else self.view.hits)
        self.hits_changed.emit()
