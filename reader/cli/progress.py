"""How far an import is, as a bar on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from reader.importing import ImportProgress

_NAME_WIDTH = 40


@contextmanager
def progress_bar() -> Iterator[Callable[[ImportProgress], None]]:
    """Gives what an import reports to. A bar on stderr where that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield lambda progress: None
        return
    bar = _Bar()
    try:
        yield bar.show
    finally:
        bar.close()


class _Bar:
    """Appears once it is known how many documents there are."""

    def __init__(self) -> None:
        self._bar: Any = None  # click's class of progress bars has no public name

    def show(self, progress: ImportProgress) -> None:
        if progress.total is None:
            return
        if self._bar is None:
            self._bar = click.progressbar(
                length=progress.total, file=sys.stderr, show_pos=True, item_show_func=_fitting
            )
            self._bar.render_progress()
        self._bar.update(progress.done - self._bar.pos, progress.current)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.render_finish()


def _fitting(name: str | None) -> str:
    """The file's name without what would steer a terminal, cut to fit beside the bar."""
    shown = "".join(character for character in name or "" if character.isprintable())
    return shown if len(shown) <= _NAME_WIDTH else shown[: _NAME_WIDTH - 1] + "…"
