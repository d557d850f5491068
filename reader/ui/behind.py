"""What the window needs soon after its first paint, loaded while it answers.

A lane loads what has nothing to do with Qt. What uses Qt is loaded on the main thread, one module between two
events: PySide makes its classes when they are first asked for, and two threads that ask at once crash the
process or hang it (docs/decisions/0002-libraries.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import CancelToken

TREE = tuple(
    f"reader.ui.tree.{name}"
    for name in ("branches", "labels", "renewing", "rows", "items", "model", "delegate", "view", "shelf")
)
"""What the tree needs, which follows first; in an order in which each brings few others with it."""

READING_ON = tuple(
    f"reader.ui.{name}"
    for name in (
        *("targets", "help.controller", "outward", "panes_round", "preferring"),
        *("onward.along", "onward.controller", "tabs.tab", "tabs.bar", "tabs.controller", "tabs.places"),
    )
)
"""What the keys that read on need, tabs, and what opens other windows; after the tree."""

WITH_QT = tuple(
    f"reader.ui.{name}"
    for name in (
        *("crash", "faults"),
        *("importing.folders", "importing.paste", "importing.summary", "importing.controller"),
        *("articles.correcting", "articles.controller", "marking.bar", "context_menus", "keeping"),
        *("marking.colours_dialog", "notes.period_button", "notes.filters", "marking.cards", "notes.pane"),
        *("notes.controller", "review.window", "notebook_actions", "marking.layer", "marking.editor"),
        *("marking.section", "marking.controller", "noting", "requests", "saved_searches", "tree.onward"),
        *("results.painting", "results.list", "results.telling", "results.pane"),
    )
)
"""In an order in which each brings few others with it."""


def load(token: CancelToken) -> None:
    """Load what works behind the window without Qt, and read the icons. token: of the lane's job."""
    import reader.exporting
    import reader.handover
    import reader.importing
    import reader.model.article
    import reader.model.marks
    import reader.model.query
    import reader.model.requests
    import reader.model.search
    import reader.noting
    import reader.places
    import reader.query
    import reader.shipping  # noqa: F401
    from reader.ui.theme.icons import read_all

    read_all()


def load_with_qt(modules: Sequence[str]) -> Iterator[None]:
    """Load one of the `modules` a step; on the main thread."""
    for name in modules:
        import_module(name)
        yield
