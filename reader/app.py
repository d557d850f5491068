"""Builds the objects and hands them on: the only module that sees every part.

Imports stand inside the functions, so that the window does not pay for the command line, nor the command line
for Qt.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from reader.paths import Home


def run_command(arguments: Sequence[str]) -> int:
    """Run one command of the command line; returns the exit code of DESIGN section 3 (0, 1 or 2)."""
    from reader.cli import Services, run
    from reader.importing import Importer
    from reader.ingest import ParserPool
    from reader.library import Library
    from reader.searching import Searcher

    services = Services(
        open_library=Library.open,
        recover_library=Library.recover,
        make_parsers=ParserPool,
        make_importer=Importer,
        make_searcher=Searcher,
        open_window=open_window,
    )
    return run(arguments, services)


def open_window(home: Home, bench_start: bool = False) -> int:
    """Open the window on the data in `home` and stay until it is closed; returns the exit code.

    bench_start: print the milliseconds from the start of the process to the first painted article and the
    peak resident memory, then end.
    """
    problem = display_problem()
    if problem:
        sys.stderr.write(problem + "\n")
        return 2
    raise NotImplementedError


def display_problem() -> str | None:
    """Why no window can be shown here, in one sentence, as far as it can be told before Qt is asked (which
    would end the process); None where one can.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return None
    return (
        "There is no display to show a window on; the command line works without one: "
        "regional-reader --help lists its commands."
    )
