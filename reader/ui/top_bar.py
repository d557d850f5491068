"""The bar below the menus: back and forward, import, the search box in the middle, the look of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from reader.ui.actions.keymap import native
from reader.ui.results.box import SearchBox
from reader.ui.theme.icons import icon
from reader.ui.theme.tokens import ICON_SIZE, SPACE_1, SPACE_2, SPACE_3, Theme, ThemeName

if TYPE_CHECKING:
    from reader.ui.actions import Actions
    from reader.ui.settings import Settings


ON_THE_BAR = ("library_pane", "back", "forward", "import_files", "search_form", "export", "details_pane")
"""The actions that have a button here."""


class TopBar(QWidget):
    """`search_box` is what is typed into; `controls` are all that take the keyboard, from left to right."""

    def __init__(self, actions: Actions, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self.search_box = SearchBox(actions["search_form"], settings, theme)
        self._show_key()
        actions.keymap.changed.connect(self._show_key)
        self._look = self._look_button(actions)
        import_button = _button(actions, "import_files", text="Import…")
        at_left = [*(_button(actions, name) for name in ("library_pane", "back", "forward")), import_button]
        export = _button(actions, "export", text="Export…")
        at_right = [self._look, export, _button(actions, "details_pane")]
        self.controls: list[QWidget] = [*at_left, self.search_box, *at_right]
        left, right = _row(*at_left), _row(*at_right)
        left.addStretch()
        right.insertStretch(0)
        layout = QGridLayout(self)
        layout.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        layout.setHorizontalSpacing(SPACE_3)
        layout.addLayout(left, 0, 0)
        layout.addWidget(self.search_box, 0, 1)
        layout.addLayout(right, 0, 2)
        for column, stretch in enumerate((2, 5, 2)):
            layout.setColumnStretch(column, stretch)
        self.wear(theme)

    def wear(self, theme: Theme) -> None:
        self.search_box.wear(theme)
        self._look.setIcon(icon("text-size", theme))

    def _show_key(self) -> None:
        keys = self._actions.keymap.keys("search")
        self.search_box.show_key(native(keys[0]) if keys else "")

    def _look_button(self, actions: Actions) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName("Text size and theme")
        button.setToolTip("Make the text larger or smaller, or change the colours")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        button.setMenu(menu)
        menu.aboutToShow.connect(lambda: _fill_look_menu(menu, actions))
        return button


def _fill_look_menu(menu: QMenu, actions: Actions) -> None:
    if menu.isEmpty():
        for name in ("larger", "smaller", "normal_size"):
            menu.addAction(actions[name])
        menu.addSeparator()
        for theme in ThemeName:
            menu.addAction(actions[f"theme_{theme.value}"])


def _button(actions: Actions, name: str, text: str = "") -> QToolButton:
    action = actions[name]
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(action.text().replace("&", ""))
    button.setIconSize(button.iconSize().scaled(ICON_SIZE, ICON_SIZE, Qt.AspectRatioMode.KeepAspectRatio))
    if text:
        action.setIconText(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_1)
    for widget in widgets:
        row.addWidget(widget)
    return row
