"""Asks what is wrong in an article's details, beside what its source says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reader.model import NOT_DATED, ArticleDetails, Correction, DateEvidence, Issued, Kind, Month, Region
from reader.ui.details.wording import region_names
from reader.ui.dialogs import FittedHeight, settle_buttons
from reader.ui.labels import name_control, plain_label
from reader.ui.scrolled import Scrolled
from reader.ui.spoken import say
from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6

_WIDTH = 560
_NO_TITLE = "An article needs a title."
_NO_SUCH_DAY = "There is no such day in that month."
_FIRST_YEAR, _LAST_YEAR, _LIKELY_YEAR = 1980, 2100, 2020


class CorrectDialog(FittedHeight, QDialog):
    """`chosen` carries the `Correction`, None where everything is as the source says."""

    chosen = Signal(object)

    def __init__(self, details: ArticleDetails, parent: QWidget) -> None:
        super().__init__(parent)
        shown, self._own = details.summary, details.own or details.summary
        own = self._own
        self.setWindowTitle("Correct details")
        self.setMinimumWidth(_WIDTH)
        self.title = QLineEdit(shown.title)
        self.title.setAccessibleName("Title")
        self.title.setCursorPosition(0)
        self.date = DateField(shown.issued)
        self.kind = QComboBox()
        self.kind.setAccessibleName("Kind")
        for kind in Kind:
            self.kind.addItem(kind.label, kind)
        self.kind.setCurrentIndex(list(Kind).index(shown.kind))
        self.regions = RegionField(shown.regions)
        self._remarks: list[tuple[str, QWidget]] = []
        self._wrong = plain_label(_NO_TITLE, "strong")
        _keep_place(self._wrong)
        buttons = QDialogButtonBox()
        self.save = buttons.addButton("Save", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(
            plain_label(
                "Your corrections are kept with your notes. They stay when the article is imported again, "
                "and its source is not changed.",
                "muted",
            )
        )
        column.addSpacing(SPACE_2)
        for name, field, said in (
            ("Title", self.title, own.title),
            ("Date", self.date, own.issued.label),
            ("Kind", self.kind, own.kind.label),
            ("Regions", self.regions, region_names(own.regions)),
        ):
            self._add(column, name, field, said)
        for below in (self._wrong, buttons):
            below.setContentsMargins(SPACE_6, 0, SPACE_6, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, SPACE_4)
        layout.setSpacing(SPACE_2)
        layout.addWidget(Scrolled(fields, "Details"), 1)
        layout.addWidget(self._wrong)
        layout.addWidget(buttons)
        self.title.textChanged.connect(self._refresh)
        self.kind.currentIndexChanged.connect(self._refresh)
        self.date.changed.connect(self._refresh)
        self.regions.changed.connect(self._refresh)
        self.accepted.connect(lambda: self.chosen.emit(self.correction))
        self.finished.connect(self.deleteLater)
        settle_buttons(self, self.save, focus=False)
        self._refresh()

    @property
    def correction(self) -> Correction | None:
        """What differs from the source."""
        own, issued = self._own, self.date.issued
        iso = issued.iso if issued else None
        title = " ".join(self.title.text().split())
        kind = Kind(self.kind.currentData())
        made = Correction(
            title=title if title not in ("", own.title) else None,
            regions=self.regions.regions if set(self.regions.regions) != set(own.regions) else None,
            issued=(issued or NOT_DATED) if self.date.valid and iso != own.issued.iso else None,
            kind=kind if kind is not own.kind else None,
        )
        return made if made != Correction() else None

    def take_back(self, name: str) -> None:
        """Let a field ("Title", "Date", "Kind", "Regions") say what the source says."""
        own = self._own
        match name:
            case "Title":
                self.title.setText(own.title)
            case "Date":
                self.date.show_date(own.issued)
            case "Kind":
                self.kind.setCurrentIndex(list(Kind).index(own.kind))
            case _:
                self.regions.show_regions(own.regions)

    def _add(self, layout: QVBoxLayout, name: str, field: QWidget, said: str) -> None:
        layout.addSpacing(SPACE_2)
        label = plain_label(name, "strong")
        label.setBuddy(field)
        layout.addWidget(label)
        layout.addWidget(field)
        back = QPushButton("Undo")
        back.setProperty("role", "quiet")
        back.setAccessibleName(f"Undo the correction: {name}")
        back.clicked.connect(lambda: self.take_back(name))
        _keep_place(back)
        row = QHBoxLayout()
        row.addWidget(plain_label(f"The source says: {said}", "muted"), 1)
        row.addWidget(back)
        layout.addLayout(row)
        self._remarks.append((name, back))

    def _refresh(self) -> None:
        made = self.correction or Correction()
        differs = {
            "Title": made.title is not None,
            "Date": made.issued is not None,
            "Kind": made.kind is not None,
            "Regions": made.regions is not None,
        }
        for name, back in self._remarks:
            back.setVisible(differs[name])
        wrong = "" if self.date.valid else _NO_SUCH_DAY
        wrong = wrong or ("" if self.title.text().strip() else _NO_TITLE)
        if wrong and (self._wrong.isHidden() or wrong != self._wrong.text()):
            self._wrong.setText(wrong)
            say(self, wrong, urgent=True)
        self._wrong.setVisible(bool(wrong))
        self.save.setEnabled(not wrong)


def _keep_place(widget: QWidget) -> None:
    """Shown or not, it has its place, so that nothing jumps."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


class DateField(QWidget):
    """Day, month and year, or no date."""

    changed = Signal()

    def __init__(self, issued: Issued) -> None:
        super().__init__()
        self.day, self.month, self.year = QComboBox(), QComboBox(), QSpinBox()
        self.day.addItem("No day", 0)
        for day in range(1, 32):
            self.day.addItem(str(day), day)
        self.month.addItem("No date", 0)
        for month in range(1, 13):
            self.month.addItem(Month(2000, month).name, month)
        self.year.setRange(_FIRST_YEAR, _LAST_YEAR)
        self.year.lineEdit().setTextMargins(SPACE_2, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        for field, name in ((self.day, "Day"), (self.month, "Month"), (self.year, "Year")):
            row.addWidget(field)
            name_control(field, name)
        row.addStretch()
        self.show_date(issued)
        self.day.currentIndexChanged.connect(self._on_changed)
        self.month.currentIndexChanged.connect(self._on_changed)
        self.year.valueChanged.connect(self._on_changed)
        self._on_changed()

    def show_date(self, issued: Issued) -> None:
        """Show a stated date; else that none is stated."""
        near = issued.month or issued.latest
        self.year.setValue(near.year if near else _LIKELY_YEAR)
        self.month.setCurrentIndex(self.month.findData(issued.month.month if issued.month else 0))
        self.day.setCurrentIndex(self.day.findData(issued.day or 0))

    @property
    def valid(self) -> bool:
        """Whether there is such a day."""
        return not self.month.currentData() or self.issued is not None

    @property
    def issued(self) -> Issued | None:
        """The date; None where none is stated, or there is no such day."""
        month, day = self.month.currentData(), self.day.currentData()
        if not month:
            return None
        iso = f"{self.year.value():04}-{month:02}" + (f"-{day:02}" if day else "")
        try:
            return Issued.stated(iso, DateEvidence.CORRECTION)
        except ValueError:
            return None

    def _on_changed(self) -> None:
        stated = bool(self.month.currentData())
        self.day.setEnabled(stated)
        self.year.setEnabled(stated)
        self.changed.emit()


class RegionField(QWidget):
    """A box to tick for each region; none ticked is national."""

    changed = Signal()

    def __init__(self, regions: Sequence[Region]) -> None:
        super().__init__()
        self._boxes = {
            region: QCheckBox(region.label.replace("&", "&&"))
            for region in sorted(Region, key=lambda region: region.label)
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_3)
        for number, box in enumerate(self._boxes.values()):
            box.toggled.connect(self.changed)
            grid.addWidget(box, number // 3, number % 3)
        self.show_regions(regions)

    def show_regions(self, regions: Sequence[Region]) -> None:
        for region, box in self._boxes.items():
            box.setChecked(region in regions)

    @property
    def regions(self) -> tuple[Region, ...]:
        """The ticked ones."""
        return tuple(region for region in Region if self._boxes[region].isChecked())
