"""The way to import, where PySide has put another one in its place."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - puts its own way to import in place


def import_plainly() -> None:
    """Let imports read no more than the module. Call before the window's own modules are imported.

    PySide looks into the source text of every module that is imported after it, to learn whether the module
    might ask for Qt with other names (`from __feature__ import ...`). Nothing here does; and the texts of 145
    modules cost a tenth of the start, and stay in memory.
    """
    # PySide keeps the one before under this name; where another release does not, imports are as they were.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
