"""The command `regional-reader`, also `python -m reader`: the window, or one command of the command line.

Start-up pays only for what the first window shows: the command line and its libraries are imported only where
a command is given (docs/decisions/0006-command-line.md).
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import NamedTuple


class WindowArguments(NamedTuple):
    home: str | None = None
    bench_start: bool = False


def read_window_arguments(arguments: Sequence[str]) -> WindowArguments | None:
    """What the window is to be opened with; None where the arguments say anything else, help and mistakes
    included, which the command line then answers.
    """
    home: str | None = None
    bench_start = False
    rest = iter(arguments)
    for argument in rest:
        if argument == "--bench-start":
            bench_start = True
        elif argument == "--home":
            home = next(rest, None)
            if home is None:
                return None
        elif argument.startswith("--home="):
            home = argument.removeprefix("--home=")
        else:
            return None
    return WindowArguments(home, bench_start)


def read_address(arguments: Sequence[str]) -> Sequence[str]:
    """`arguments`; where they are but an address, as desktops hand it over, the command that opens it."""
    alone = len(arguments) == 1 and arguments[0].lower().startswith("regional-reader:")
    return ["open", *arguments] if alone else arguments


def main() -> int:
    """Run the program with the arguments of the process; returns its exit code (0, 1 or 2)."""
    if getattr(sys, "frozen", False):
        # In a packaged program a worker process starts here too; this call takes it over and never returns.
        import multiprocessing

        multiprocessing.freeze_support()
    from reader import offline

    offline.watch()
    arguments = read_address(sys.argv[1:])
    window = read_window_arguments(arguments)
    if window is not None:
        # Until the window stands there is next to no garbage to look for; then `reader.ui.garbage` does it.
        gc.disable()
        from reader.app import open_window
        from reader.paths import find_home

        return open_window(find_home(window.home), window.bench_start)
    from reader.app import run_command

    return run_command(arguments)


if __name__ == "__main__":
    sys.exit(main())
