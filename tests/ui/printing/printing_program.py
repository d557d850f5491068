"""Saves an article as PDF, then prints its second page into a file of the folder that it is given.

Says whether Qt's print support was loaded before the printing, and after it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"


def main(folder: Path) -> None:
    from PySide6.QtWidgets import QApplication

    application = QApplication(sys.argv[:1])
    from reader.model import ArticleSummary, ArticleText, Issued, Kind
    from reader.render import from_markdown
    from reader.ui.printing import controller
    from reader.ui.printing.choices import Paper
    from reader.ui.printing.pdf import as_pdf
    from reader.ui.printing.sheet import whole_sheet
    from reader.ui.theme.fonts import load_fonts

    assert controller
    families = load_fonts(application)
    rendered = from_markdown("\n\n".join(f"{n}. The raft floats past the weir. " * 9 for n in range(60)))
    summary = ArticleSummary("k1", "Rafts", None, Kind.OTHER, (), (), Issued(), rendered.words)
    sheet = whole_sheet(ArticleText(summary, rendered.html, rendered.text, rendered.headings))
    data, pages = as_pdf(sheet, Paper.A4, families)
    assert data.startswith(b"%PDF")
    assert pages > 2
    print("before:", "PySide6.QtPrintSupport" in sys.modules)
    from PySide6.QtPrintSupport import QPrinter

    from reader.ui.printing.printer import make_printer, print_sheet

    printer = make_printer("Rafts", Paper.A4)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "printed.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    assert print_sheet(printer, sheet, families) == pages
    print("after:", "PySide6.QtPrintSupport" in sys.modules)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
