"""The style sheet of the widgets, made from the tokens.

Object names: `topBar`, `pane` (a side pane), `emptyState`, `card` (a panel over the window's corner),
`sheet` (a scroll area that shows text as on paper), `dropOverlay`. Property `role` of a label: "strong",
"muted", "heading", "section" (a small heading of a pane), "title"; of a button: "primary", "quiet", "tab",
"filter" (narrow, so that several stand side by side).
"""

from __future__ import annotations

from reader.paths import resources
from reader.ui.theme.tokens import (
    CORNER,
    FOCUS_WIDTH,
    HEADING_SIZES,
    INTERFACE_SIZE,
    LABEL_SIZE,
    ROW_HEIGHT,
    SMALL_SIZE,
    SPACE_1,
    SPACE_2,
    SPACE_3,
    SPACE_4,
    SPACE_6,
    TEXT_SIZE,
    Theme,
)

CELL_MARGIN = 3
"""What Qt leaves free at both ends of a cell's text, besides the cell's padding; a header leaves nothing."""


def widget_style(theme: Theme) -> str:
    """The application's style sheet in the colours of `theme`."""
    return "\n".join(
        part(theme)
        for part in (_frames, _labels, _buttons, _fields, _menus, _lists, _tabs, _scroll_bars, _other)
    )


def _frames(t: Theme) -> str:
    return f"""
QMainWindow, QDialog, #pane, #topBar, #emptyState {{ background: {t.side}; }}
#topBar {{ border-bottom: 1px solid {t.rule}; }}
#articlePane, #articlePane #emptyState {{ background: {t.paper}; }}
#card {{ background: {t.paper}; border: 1px solid {t.line}; border-radius: {CORNER}px; }}
#sheet {{ border: 1px solid {t.rule}; border-radius: {CORNER}px; }}
#sheet, #sheet > QWidget > #sheetPage {{ background: {t.paper}; }}
#sheet > QWidget > #sheetPage {{ border-radius: {CORNER - 1}px; }}
#dropOverlay {{ background: {t.soft}; border: {FOCUS_WIDTH}px dashed {t.accent}; border-radius: {CORNER}px; }}
#hitBar {{ background: {t.side}; border-bottom: 1px solid {t.rule}; }}
QMainWindow > QStatusBar {{ background: {t.side}; border-top: 1px solid {t.rule};
  font-size: {SMALL_SIZE}px; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {t.muted}; padding: 0 {SPACE_2}px; }}
QSplitter::handle {{ background: {t.rule}; }}
QSplitter::handle:hover {{ background: {t.accent}; }}
QToolTip {{ background: {t.paper}; color: {t.ink}; border: 1px solid {t.line}; padding: {SPACE_1}px; }}
"""


def _labels(t: Theme) -> str:
    return f"""
QLabel {{ color: {t.ink}; background: transparent; }}
QLabel:disabled {{ color: {t.disabled}; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="muted"] {{ color: {t.muted}; font-size: {SMALL_SIZE}px; }}
QLabel[role="heading"] {{ font-size: {HEADING_SIZES[0]}px; font-weight: 600; }}
QLabel[role="title"] {{ font-size: {HEADING_SIZES[0]}px; font-weight: 600; }}
QLabel[role="section"] {{ color: {t.muted}; font-size: {LABEL_SIZE}px; font-weight: 600; }}
"""


def _buttons(t: Theme) -> str:
    focus = f"border: {FOCUS_WIDTH}px solid {t.accent};"
    return f"""
QPushButton {{ background: {t.paper}; color: {t.ink}; border: 1px solid {t.line}; border-radius: {CORNER}px;
  padding: 0 {SPACE_4}px; min-height: {ROW_HEIGHT}px; min-width: 64px; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.soft}; }}
QPushButton:default, QPushButton[role="primary"] {{ background: {t.accent}; color: {t.paper};
  border-color: {t.accent}; font-weight: 600; }}
QPushButton:default:hover, QPushButton[role="primary"]:hover {{ border-color: {t.ink}; }}
QPushButton:focus {{ {focus} padding: 0 {SPACE_4 - 1}px; min-height: {ROW_HEIGHT - 2}px; }}
QPushButton:default:focus, QPushButton[role="primary"]:focus {{ background-clip: padding;
  border: {FOCUS_WIDTH + 1}px double {t.accent}; padding: 0 {SPACE_4 - 2}px;
  min-height: {ROW_HEIGHT - 4}px; }}
QPushButton[role="quiet"] {{ background: transparent; color: {t.accent}; padding: 0; min-width: 0;
  border: none; border-bottom: {FOCUS_WIDTH}px solid transparent; border-radius: 0;
  min-height: {ROW_HEIGHT - 4}px; }}
QPushButton[role="quiet"]:hover {{ border-bottom-color: {t.rule}; }}
QPushButton[role="quiet"]:focus {{ border-bottom-color: {t.accent}; }}
QPushButton[role="chip"] {{ padding: 0 {SPACE_2}px; min-width: 0; min-height: {ROW_HEIGHT - 6}px;
  font-size: {SMALL_SIZE}px; background: {t.paper}; border: 1px solid {t.rule}; }}
QPushButton[role="chip"]:hover {{ background: {t.hover}; }}
QPushButton[role="chip"]:checked {{ background: {t.soft}; border-color: {t.accent}; }}
QPushButton[role="chip"]:focus {{ border: {FOCUS_WIDTH}px solid {t.accent}; padding: 0 {SPACE_2 - 1}px;
  min-height: {ROW_HEIGHT - 8}px; }}
QPushButton:disabled {{ background: {t.side}; color: {t.disabled}; border-color: {t.disabled}; }}
QToolButton {{ background: transparent; color: {t.ink}; border: 1px solid transparent;
  border-radius: {CORNER}px; padding: {SPACE_1 + 1}px {SPACE_2}px; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:pressed, QToolButton:open {{ background: {t.soft}; }}
QToolButton:focus {{ border: {FOCUS_WIDTH}px solid {t.accent};
  padding: {SPACE_1}px {SPACE_2 - 1}px; }}
QToolButton:checked {{ background: transparent; }}
QToolButton:checked:hover {{ background: {t.hover}; }}
QToolButton:disabled {{ color: {t.disabled}; }}
QToolButton[role="filter"] {{ padding: {SPACE_1 + 1}px {SPACE_1}px; }}
QToolButton[role="filter"]:focus {{ padding: {SPACE_1}px {SPACE_1 - 1}px; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton[role="tab"] {{ color: {t.muted}; font-weight: 600; font-size: {LABEL_SIZE}px; border-radius: 0;
  border: none; border-bottom: {FOCUS_WIDTH}px solid transparent; padding: {SPACE_2}px {SPACE_1}px; }}
QToolButton[role="tab"]:checked {{ color: {t.ink}; border-bottom-color: {t.accent}; }}
QToolButton[role="tab"]:focus {{ background: {t.soft}; }}
"""


def _fields(t: Theme) -> str:
    drawings, kind = (resources() / "style").as_posix(), "dark" if t.dark else "light"
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit {{ background: {t.paper}; color: {t.ink}; border: 1px solid {t.line};
  border-radius: {CORNER}px; padding: {SPACE_1}px {SPACE_2}px;
  selection-background-color: {t.selection}; selection-color: {t.ink};
  placeholder-text-color: {t.hint}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border: {FOCUS_WIDTH}px solid {t.accent};
  padding: {SPACE_1 - 1}px {SPACE_2 - 1}px; }}
QTextBrowser {{ border: none; border-radius: 0; padding: 0; background: {t.paper}; }}
QTextBrowser:focus {{ border: none; padding: 0; }}
QSpinBox {{ background: {t.paper}; color: {t.ink}; border: 1px solid {t.line}; border-radius: {CORNER}px;
  min-height: {ROW_HEIGHT}px; max-height: {ROW_HEIGHT}px; min-width: 56px; }}
QSpinBox:focus {{ border: {FOCUS_WIDTH}px solid {t.accent}; min-height: {ROW_HEIGHT - 2}px;
  max-height: {ROW_HEIGHT - 2}px; }}
QSpinBox:disabled {{ background: {t.side}; color: {t.disabled}; border-color: {t.disabled}; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
QComboBox {{ background: {t.paper}; color: {t.ink}; border: 1px solid {t.line}; border-radius: {CORNER}px;
  padding: 0 {SPACE_2}px; min-height: {ROW_HEIGHT}px; }}
QComboBox:focus {{ border: {FOCUS_WIDTH}px solid {t.accent}; padding: 0 {SPACE_2 - 1}px;
  min-height: {ROW_HEIGHT - 2}px; }}
QComboBox:disabled {{ background: {t.side}; color: {t.disabled}; border-color: {t.disabled}; }}
QComboBox::drop-down {{ border: none; width: {SPACE_6}px; }}
QComboBox::down-arrow {{ image: url("{drawings}/arrow-{kind}.svg"); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{ background: {t.paper}; color: {t.ink}; border: 1px solid {t.line};
  selection-background-color: {t.soft}; selection-color: {t.ink}; }}
QSlider {{ min-height: {ROW_HEIGHT - 4}px; }}
QSlider::groove:horizontal {{ height: 4px; background: {t.line}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {t.accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -6px 0; background: {t.paper};
  border: 1px solid {t.line}; border-radius: {SPACE_2}px; }}
QSlider::handle:horizontal:hover {{ background: {t.hover}; }}
QSlider::handle:horizontal:focus {{ width: 10px; height: 10px; margin: -6px 0;
  border: {FOCUS_WIDTH + 1}px solid {t.accent}; }}
QRadioButton, QCheckBox {{ color: {t.ink}; spacing: {SPACE_2}px; min-height: {ROW_HEIGHT - 4 - FOCUS_WIDTH}px;
  border: {FOCUS_WIDTH}px solid transparent; border-left: none; border-right: none; }}
QRadioButton::indicator, QCheckBox::indicator, QAbstractItemView::indicator {{ width: 14px; height: 14px;
  background: {t.paper}; border: 1px solid {t.line}; border-radius: {SPACE_1 - 1}px; }}
QRadioButton::indicator {{ border-radius: {SPACE_2}px; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {t.accent}; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ background: {t.accent};
  border-color: {t.accent}; image: url("{drawings}/tick-{kind}.svg"); }}
QRadioButton:disabled, QCheckBox:disabled {{ color: {t.disabled}; }}
QRadioButton::indicator:disabled, QCheckBox::indicator:disabled {{ border-color: {t.disabled}; }}
QRadioButton:focus, QCheckBox:focus {{ border-bottom-color: {t.accent}; }}
QProgressBar {{ background: {t.rule}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
"""


def _menus(t: Theme) -> str:
    return f"""
QMenuBar {{ background: {t.side}; color: {t.ink}; padding: 2px {SPACE_2}px 0 {SPACE_2}px; }}
QMenuBar::item {{ background: transparent; padding: {SPACE_1}px {SPACE_2}px; border-radius: {SPACE_1}px; }}
QMenuBar::item:selected {{ background: {t.soft}; }}
QMenu {{ background: {t.paper}; color: {t.ink}; border: 1px solid {t.line}; padding: {SPACE_1}px; }}
QMenu::item {{ padding: 5px {SPACE_6}px 5px {SPACE_3}px; border-radius: {SPACE_1}px; }}
QMenu::item:selected {{ background: {t.soft}; }}
QMenu::item:disabled {{ color: {t.disabled}; }}
QMenu::separator {{ height: 1px; background: {t.rule}; margin: {SPACE_1}px {SPACE_2}px; }}
"""


def _lists(t: Theme) -> str:
    drawings, kind = (resources() / "style").as_posix(), "dark" if t.dark else "light"
    return f"""
QTreeView, QListView {{ background: {t.side}; color: {t.ink}; border: none; outline: 0; }}
QDialog QTreeView, QDialog QListView, QDialog QTableView {{ background: {t.paper};
  border: 1px solid {t.line}; border-radius: {CORNER}px; padding: {FOCUS_WIDTH - 1}px; }}
#offers {{ background: {t.paper}; border: 1px solid {t.line}; padding: {SPACE_1}px; }}
#offers::item {{ padding: {SPACE_1}px {SPACE_2}px; border-radius: {SPACE_1}px; }}
#offers::item:selected, #offers::item:hover {{ background: {t.soft}; color: {t.ink}; }}
#goToList {{ background: {t.paper}; }}
#goToField {{ min-height: {ROW_HEIGHT}px; font-size: {TEXT_SIZE}px; border: none; background: {t.paper};
  padding: {SPACE_1}px {SPACE_3}px; }}
#goToField:focus {{ border: none; padding: {SPACE_1}px {SPACE_3}px; }}
#guideContents {{ background: {t.side}; border: none; border-radius: 0; padding: {FOCUS_WIDTH}px; }}
#guideContents:focus {{ border: {FOCUS_WIDTH}px solid {t.accent}; padding: 0; }}
#guideContents::branch:closed:has-children {{ image: url("{drawings}/closed-{kind}.svg"); }}
#guideContents::branch:open:has-children {{ image: url("{drawings}/open-{kind}.svg"); }}
#guideContents::branch:selected {{ background: {t.soft}; }}
QTableView {{ background: {t.paper}; color: {t.ink}; gridline-color: {t.rule}; outline: 0; }}
QTableView::item, QDialog QTreeView::item, QDialog QListView::item {{ padding: {SPACE_1}px {SPACE_2}px; }}
QTableView::item:selected, QDialog QTreeView::item:selected, QDialog QListView::item:selected {{
  background: {t.soft}; color: {t.ink}; }}
QDialog QTreeView:focus, QDialog QListView:focus, QDialog QTableView:focus {{
  border: {FOCUS_WIDTH}px solid {t.accent}; padding: 0; }}
QHeaderView::section {{ background: {t.side}; color: {t.muted}; font-size: {SMALL_SIZE}px; border: none;
  border-bottom: 1px solid {t.rule}; padding: {SPACE_1}px {SPACE_2 + CELL_MARGIN}px; }}
QHeaderView::section:first, QHeaderView::section:only-one {{ border-top-left-radius: {CORNER - 1}px; }}
QHeaderView::section:last, QHeaderView::section:only-one {{ border-top-right-radius: {CORNER - 1}px; }}
QHeaderView {{ background: transparent; border: none; }}
"""


def _tabs(t: Theme) -> str:
    return f"""
#tabs {{ background: {t.side}; border: none; border-bottom: 1px solid {t.rule};
  font-size: {SMALL_SIZE}px; }}
#tabs::tab {{ background: {t.side}; color: {t.muted}; border: none; border-right: 1px solid {t.rule};
  border-bottom: 1px solid {t.rule}; border-top: {FOCUS_WIDTH}px solid transparent;
  padding: 0 {SPACE_1}px 0 {SPACE_3}px; }}
#tabs::tab:hover {{ background: {t.hover}; }}
#tabs::tab:selected {{ background: {t.paper}; color: {t.ink}; font-weight: 600;
  border-top-color: {t.accent}; border-bottom-color: {t.paper}; }}
#tabs QToolButton[role="close"] {{ padding: {SPACE_1 - 1}px; margin: 0; border-radius: {SPACE_1}px; }}
#tabs::scroller {{ width: {2 * ROW_HEIGHT}px; }}
#tabs > QToolButton#ScrollLeftButton, #tabs > QToolButton#ScrollRightButton {{ background: {t.side};
  border: none; border-left: 1px solid {t.rule}; border-radius: 0; padding: 0; }}
"""


def _scroll_bars(t: Theme) -> str:
    return f"""
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: {SPACE_3}px; }}
QScrollBar:horizontal {{ height: {SPACE_3}px; }}
QScrollBar::handle {{ background: {t.line}; border-radius: 2px; margin: 4px; }}
QScrollBar::handle:vertical {{ min-height: 36px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; }}
QScrollBar::handle:hover {{ background: {t.muted}; border-radius: 3px; margin: 3px; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _other(t: Theme) -> str:
    return f"""
QScrollArea {{ background: transparent; border: none; }}
QDialog {{ font-size: {INTERFACE_SIZE}px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
"""
