"""The one place that talks to the system's print service. Imported only when a person chose Print."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from reader import __version__
from reader.ui.printing.choices import Paper
from reader.ui.printing.painting import paint
from reader.ui.printing.sheet import Sheet
from reader.ui.theme.fonts import Families


def make_printer(title: str, paper: Paper) -> QPrinter:
    """The system's own printer, for a job of this name on this paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator(f"Regional Reader {__version__}")
    printer.setPageSize(paper.size)
    return printer


def ask_for_printer(printer: QPrinter, parent: QWidget, chosen: Callable[[], None]) -> QPrintDialog:
    """Show the system's dialog for `printer`; returns it, open. `chosen` is called when a person says yes."""
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.accepted.connect(chosen)
    QDialog.open(dialog)  # its own `open` wants a slot
    return dialog


def print_sheet(printer: QPrinter, sheet: Sheet, families: Families) -> int:
    """Print the pages that were chosen in the dialog; returns how many the sheet has in all.

    May be called on any thread. Raises `EnvironmentFault` where the printer takes nothing.
    """
    first, last = printer.fromPage(), printer.toPage()
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not first:
        return paint(printer, sheet, families)
    return paint(printer, sheet, families, lambda page: first <= page <= (last or first))
