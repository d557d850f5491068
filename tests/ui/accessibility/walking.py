"""What is wrong with the controls of a window, in sentences: names, roles, sizes, the way of Tab."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTextBrowser,
    QTextEdit,
    QTreeView,
    QWidget,
)

from reader.ui.marking.bar import SelectionBar

LEAST_TARGET = 24  # pixels, WCAG 2.5.8

_Role = QAccessible.Role
_ROLES: dict[type[QWidget], set[QAccessible.Role]] = {
    QAbstractButton: {
        _Role.Button,
        _Role.CheckBox,
        _Role.RadioButton,
        _Role.ButtonMenu,
        _Role.ButtonDropDown,
        _Role.Link,
    },
    QLineEdit: {_Role.EditableText},
    QPlainTextEdit: {_Role.EditableText, _Role.StaticText},
    QTextEdit: {_Role.EditableText, _Role.StaticText, _Role.Document, _Role.WebDocument},
    QComboBox: {_Role.ComboBox},
    QAbstractSpinBox: {_Role.SpinBox},
    QTreeView: {_Role.Tree, _Role.Table},
    QListView: {_Role.List},
    QScrollArea: {_Role.Client, _Role.Pane},
}
_KINDS = tuple(_ROLES)


def faults(root: QWidget) -> list[str]:
    """All that is wrong with its controls."""
    return [
        *badly_named(root),
        *twice_named(root),
        *too_small(root),
        *not_reached(root),
        *out_of_order(root),
    ]


def trapped(root: QWidget) -> str:
    """The control that Tab does not leave; "" where it goes round through all of them."""
    way = tab_way(root)
    for _ in range(len(way) + 1):
        focused = root.focusWidget()
        # Tab goes from link to link before it leaves a text, and takes a suggestion before it leaves a field.
        for _ in range(10 if isinstance(focused, QTextBrowser) else 2):
            QTest.keyClick(root.focusWidget() or root, Qt.Key.Key_Tab)
            if root.focusWidget() is not focused:
                break
        else:
            if len(way) > 1:
                return said(focused) if focused else "nothing has the focus"
    return ""


def controls(root: QWidget) -> list[QWidget]:
    """All that can be used in `root` now: seen, switched on, and of a kind that takes clicks or keys."""
    return [each for each in _visible(root) if isinstance(each, _KINDS) and _is_control(each)]


def _visible(root: QWidget) -> Iterator[QWidget]:
    for each in root.findChildren(QWidget):
        if each.isVisibleTo(root) and each.isEnabled() and each.window() is root:
            yield each


def _is_control(widget: QWidget) -> bool:
    if isinstance(widget, QHeaderView):
        return False
    inside = widget.parentWidget()
    if isinstance(widget, QLineEdit) and isinstance(inside, (QAbstractSpinBox, QComboBox)):
        return False  # the field of a larger control
    return not isinstance(widget, QAbstractScrollArea) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def said(widget: QWidget) -> str:
    """The widget for a message: its class and what it is called."""
    return f"{type(widget).__name__} “{_interface(widget).text(QAccessible.Text.Name)}”"


def _interface(widget: QWidget) -> QAccessibleInterface:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None, f"{widget} is unknown to screen readers"
    return interface


def _label_of(interface: QAccessibleInterface) -> str:
    labels = interface.relations(QAccessible.RelationFlag.Label)
    return labels[0][0].text(QAccessible.Text.Name) if labels else ""


def badly_named(root: QWidget) -> list[str]:
    """Controls without a name in words, with a description that only repeats it, or a wrong role."""
    faults = []
    for each in controls(root):
        interface = _interface(each)
        name, description = (
            interface.text(kind).strip() for kind in (QAccessible.Text.Name, QAccessible.Text.Description)
        )
        if isinstance(each, QComboBox):
            name = _label_of(interface)  # where the system is Unix, Qt calls a combo box by what is chosen
        if not any(letter.isalpha() for letter in name):
            faults.append(f"{said(each)} has no name in words")
        elif name.casefold().rstrip("…") == description.casefold().rstrip("…"):
            faults.append(f"{said(each)} is described by its name again")
        expected = next(roles for kind, roles in _ROLES.items() if isinstance(each, kind))
        if interface.role() not in expected:
            faults.append(f"{said(each)} has the role {interface.role().name}")
    return faults


def twice_named(root: QWidget) -> list[str]:
    """Controls of one kind that nobody could tell apart by ear."""
    seen: dict[tuple[str, str], QWidget] = {}
    faults = []
    for each in controls(root):
        interface = _interface(each)
        name = _label_of(interface) if isinstance(each, QComboBox) else interface.text(QAccessible.Text.Name)
        key = (type(each).__name__, name)
        if key in seen and not isinstance(each, QAbstractScrollArea):
            faults.append(f"{said(each)} stands twice")
        seen[key] = each
    return faults


def too_small(root: QWidget) -> list[str]:
    """Controls, and rows of lists, under the least size of a target."""
    faults = []
    for each in controls(root):
        if min(each.width(), each.height()) < LEAST_TARGET:
            faults.append(f"{said(each)} is {each.width()} by {each.height()}")
        if isinstance(each, QAbstractItemView) and each.model() and each.model().rowCount():
            row = each.visualRect(each.model().index(0, 0))
            if 0 < row.height() < LEAST_TARGET:
                faults.append(f"a row of {said(each)} is {row.height()} high")
    return faults


def unsettled(root: QWidget) -> list[str]:
    """Buttons that Return would press in a field, only because they had the focus once."""
    buttons = root.findChildren(QPushButton)
    return [f"{said(each)} becomes the default button" for each in buttons[1:] if each.autoDefault()]


def tab_way(root: QWidget) -> list[QWidget]:
    """The controls in the order in which Tab comes to them, from the first to the last."""
    way: list[QWidget] = []
    here = root.nextInFocusChain()
    while here is not None and here is not root:
        if (
            here.window() is root
            and here.focusPolicy() & Qt.FocusPolicy.TabFocus
            and here.isVisibleTo(root)
            and here.isEnabled()
            and here.focusProxy() is None
        ):
            way.append(here)
        here = here.nextInFocusChain()
    return way


def not_reached(root: QWidget) -> list[str]:
    """Controls that Tab never comes to, and for which no other key is known.

    The buttons inside a search box and over selected words are only a second way to actions that have keys
    of their own; of radio buttons that belong together Tab reaches one, the arrow keys the others. To a tab
    of the strip the arrow keys go, and Ctrl+W closes it.
    """
    reached = {id(each) for each in tab_way(root)}
    return [
        f"{said(each)} cannot be reached with Tab"
        for each in controls(root)
        if id(each) not in reached and not has_another_way(each)
    ]


def has_another_way(widget: QWidget) -> bool:
    """Whether the same can be done by keyboard otherwise."""
    if isinstance(widget, QRadioButton):
        parent = widget.parentWidget()
        around = parent.findChildren(QRadioButton) if parent else []
        return not widget.isChecked() and any(each.isChecked() for each in around)
    return isinstance(widget, QAbstractButton) and isinstance(
        widget.parentWidget(), (QLineEdit, QTabBar, SelectionBar)
    )


def out_of_order(root: QWidget) -> list[str]:
    """Where Tab goes backwards: up in the same column, or left in the same row."""
    places = [(each, QRect(each.mapTo(root, QPoint(0, 0)), each.size())) for each in tab_way(root)]
    faults = []
    for (one, first), (other, then) in pairwise(places):
        same_row = first.top() < then.center().y() < first.bottom()
        same_column = first.left() < then.right() and then.left() < first.right()
        if (same_row and then.right() <= first.left()) or (same_column and then.bottom() <= first.top()):
            faults.append(f"from {said(one)} Tab goes back to {said(other)}")
    return faults
