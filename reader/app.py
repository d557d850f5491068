"""Builds the objects and hands them on: the only module that sees every part.

Imports stand inside the functions, so that the window does not pay for the command line, nor the command line
for Qt.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.paths import Home, corpus

if TYPE_CHECKING:
    from reader.importing import Importer
    from reader.ingest import ParserPool
    from reader.library import Library
    from reader.model import CheckReport
    from reader.model.requests import WindowRequest
    from reader.noting import Noter
    from reader.shipping import Shipping


def run_command(arguments: Sequence[str]) -> int:
    """Run one command of the command line; returns the exit code of DESIGN section 3 (0, 1 or 2)."""
    from reader.cli import Services, run
    from reader.library import Library
    from reader.notebook import Notebook
    from reader.searching import Searcher

    services = Services(
        # A command that only reads can be done on a full disk, too.
        open_library=partial(Library.open, or_read=True),
        recover_library=Library.recover,
        stock=lambda library: _make_shipping(library).bring_up_to_date(),
        make_parsers=_make_parsers,
        make_importer=_make_importer,
        make_searcher=Searcher,
        open_window=open_window,
        open_noter=open_noter,
        open_notebook=Notebook.open,
        recover_notebook=Notebook.recover,
    )
    return run(arguments, services)


def open_window(home: Home, bench_start: bool = False, request: WindowRequest | None = None) -> int:
    """Open the window on the data in `home` and stay until it is closed; returns the exit code. Where a
    window is open on it already, that one comes to the front and does what is asked, and this returns 0.

    bench_start: print the milliseconds from the start of the process to the first painted article and the
    peak resident memory, then end. request: what the window is to do first.
    """
    gc.disable()  # as the program's start did, but not the commands that open a window
    from reader.ui.display import COULD_NOT_START, end_quietly_without_display, missing_display

    problem = missing_display()
    if problem:
        sys.stderr.write(f"{problem}\n")
        return COULD_NOT_START
    from reader.errors import EnvironmentFault
    from reader.handover import claim_window

    try:
        claim = claim_window(home, request)
    except EnvironmentFault as error:
        sys.stderr.write(f"{error}\n")
        return COULD_NOT_START
    if claim is None:
        return 0
    from reader.ui.imports import import_plainly

    import_plainly()
    from reader.library import Library
    from reader.searching import Searcher
    from reader.ui.start import Makers, run

    end_quietly_without_display()
    makers = Makers(
        open_library=Library.open,
        recover_library=Library.recover,
        make_searcher=Searcher,
        make_importer=_make_importer,
        make_shipping=_make_shipping,
        open_noter=open_noter,
    )
    try:
        return run(home, makers, request, bench_start=bench_start)
    finally:
        claim.release()


def open_noter(home: Home, library: Library) -> tuple[Noter, CheckReport | None]:
    """Open the notebook; where it is damaged, set it aside and make a new one of what is sound in it.

    Returns a report on that, else None. Raises `NotebookTooNew`, `EnvironmentFault`.
    """
    from reader.errors import NotebookDamaged
    from reader.notebook import Notebook
    from reader.noting import Noter

    report = None
    try:
        notebook = Notebook.open(home.notebook)
    except NotebookDamaged:
        notebook, report = Notebook.recover(home.notebook)
    return Noter(library, notebook), report


def _make_parsers() -> ParserPool:
    from reader.ingest import ParserPool

    return ParserPool()


def _make_importer(library: Library) -> Importer:
    # Worker processes and what reads documents are not needed before somebody imports.
    from reader.importing import Importer

    return Importer(library)


def _make_shipping(library: Library) -> Shipping:
    from reader.shipping import Shipping

    return Shipping(library, corpus())
