"""Points out phrases in notes that look like personal data, before they leave the notebook."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from reader.exporting import PersonalFinding
from reader.ui.dialogs import FittedHeight, settle_buttons
from reader.ui.exporting.wording import counted
from reader.ui.labels import plain_label, plain_tooltip
from reader.ui.settings import Settings
from reader.ui.theme.tokens import ROW_HEIGHT, SPACE_2, SPACE_4, SPACE_6

_WIDTH = 760
_MOST_ROWS = 8
_HEADINGS = ("Export", "Phrase", "Looks like", "Note on")
_WIDTHS = (80, 180, 170)
_MOST_AGREED = 5000
_AROUND = 60  # characters before and after the phrase in its tooltip

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


def fingerprint(finding: PersonalFinding) -> str:
    """The same for the same phrase in the same mark; does not give the phrase away."""
    said = f"{finding.mark.uid}\x1f{finding.found.kind.value}\x1f{finding.phrase}"
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def all_agreed(findings: Iterable[PersonalFinding], settings: Settings) -> bool:
    """Whether the person has let all of these go out before."""
    agreed = set(settings.export_agreed)
    return all(fingerprint(each) in agreed for each in findings)


def remember_agreed(
    findings: Sequence[PersonalFinding], left_out: frozenset[str], settings: Settings
) -> None:
    """The person lets these go out, but for the marks whose uids are given, and is not asked again."""
    asked = {fingerprint(each) for each in findings}
    now = [fingerprint(each) for each in findings if each.mark.uid not in left_out]
    before = [each for each in settings.export_agreed if each not in asked]
    settings.export_agreed = [*before, *dict.fromkeys(now)][-_MOST_AGREED:]


class FindingsModel(QAbstractTableModel):
    """One row a finding, with a tick where its note goes out; all findings of one note have one tick."""

    decided = Signal()

    def __init__(self, findings: Sequence[PersonalFinding], left_out: Iterable[str]) -> None:
        super().__init__()
        self.findings = tuple(findings)
        self._left_out = set(left_out)

    @property
    def left_out(self) -> frozenset[str]:
        """The uids of the marks that are to stay here."""
        return frozenset(self._left_out & {each.mark.uid for each in self.findings})

    def decide_all(self, export: bool) -> None:
        self._left_out = set() if export else {each.mark.uid for each in self.findings}
        self._tell()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.findings)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADINGS)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        finding = self.findings[index.row()]
        if role == _Role.DisplayRole:
            return self._text(finding, index.column())
        if role == _Role.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Unchecked if self._stays(finding) else Qt.CheckState.Checked
        if role == _Role.ToolTipRole:
            text = finding.mark.article.title if index.column() == 3 else _surroundings(finding)
            return plain_tooltip(text)
        if role == _Role.AccessibleTextRole and index.column() == 0:
            return f"{self._text(finding, 0)}: {finding.phrase}, {finding.found.kind.label}"
        if role == _Role.SizeHintRole:
            return QSize(0, ROW_HEIGHT)
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole or index.column() != 0:
            return False
        uid = self.findings[index.row()].mark.uid
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._left_out.discard(uid)
        else:
            self._left_out.add(uid)
        self._tell()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if role == _Role.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADINGS[section]
        return None

    def _stays(self, finding: PersonalFinding) -> bool:
        return finding.mark.uid in self._left_out

    def _text(self, finding: PersonalFinding, column: int) -> str:
        return (
            "No" if self._stays(finding) else "Yes",
            finding.phrase,
            _kind_label(finding),
            finding.mark.article.title,
        )[column]

    def _tell(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.findings) - 1, 0))
        self.decided.emit()


class PersonalDialog(FittedHeight, QDialog):
    """`decided` carries the uids of the marks to leave out (a frozenset), when the person goes on."""

    decided = Signal(object)

    def __init__(
        self, findings: Sequence[PersonalFinding], left_out: Iterable[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Before you export")
        self.setMinimumWidth(_WIDTH)
        self.model = FindingsModel(findings, left_out)
        self.model.setParent(self)
        self.model.decided.connect(self._refresh)
        self._total = len({each.mark.uid for each in findings})
        self.view = self._make_view()
        self.leave_all = QPushButton("Leave all these notes out")
        self.leave_all.clicked.connect(lambda: self.model.decide_all(False))
        self.export_all = QPushButton("Tick all")
        self.export_all.clicked.connect(lambda: self.model.decide_all(True))
        self._said = plain_label("", "muted")
        self._lay_out()
        self._refresh()

    def accept(self) -> None:
        super().accept()
        self.decided.emit(self.model.left_out)

    def _make_view(self) -> QTreeView:
        view = QTreeView()
        view.setModel(self.model)
        view.setAccessibleName("Phrases that look like personal data")
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.header().setSectionsMovable(False)
        view.header().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS):
            view.setColumnWidth(column, width)
        view.setMinimumHeight((min(len(self.model.findings), _MOST_ROWS) + 1) * ROW_HEIGHT + SPACE_4)
        view.setCurrentIndex(self.model.index(0, 0))
        return view

    def _lay_out(self) -> None:
        found = counted(len(self.model.findings), "phrase")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_4)
        layout.addWidget(plain_label(f"{found} in your notes may be personal data", "heading"))
        layout.addWidget(
            plain_label(
                "Others may read what you export. Untick what should not go out: that note is then left "
                "out of the export, and stays here."
            )
        )
        layout.addWidget(self.view, 1)
        below = QHBoxLayout()
        below.setSpacing(SPACE_2)
        below.addWidget(self._said, 1)
        below.addWidget(self.export_all)
        below.addWidget(self.leave_all)
        layout.addLayout(below)
        box = QDialogButtonBox()
        self.go_on = box.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = box.addButton(QDialogButtonBox.StandardButton.Cancel)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout.addWidget(box)
        settle_buttons(self, cancel)
        self.view.setFocus()

    def _refresh(self) -> None:
        stay = len(self.model.left_out)
        self._said.setText(f"{counted(stay, 'note')} left out" if stay else "")
        self.go_on.setText(
            "Export anyway" if not stay else "Export without it" if stay == 1 else "Export without them"
        )
        self.leave_all.setEnabled(stay < self._total)
        self.export_all.setEnabled(stay > 0)


def _kind_label(finding: PersonalFinding) -> str:
    """ "an NHS number" as a cell of its own: "NHS number"."""
    words = finding.found.kind.label.partition(" ")[2]
    return words[:1].upper() + words[1:]


def _surroundings(finding: PersonalFinding) -> str:
    start, end = finding.found.start, finding.found.end
    before, after = finding.text[max(0, start - _AROUND) : start], finding.text[end : end + _AROUND]
    return f"{'…' if start > _AROUND else ''}{before}{finding.phrase}{after}" + (
        "…" if end + _AROUND < len(finding.text) else ""
    )
