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
    f"reader.ui.{name}"
    for name in (
        *("tree.branches", "tree.labels", "tree.renewing", "tree.rows", "tree.items", "tree.model"),
        *("theme.kept", "tree.delegate", "theme.rows", "tree.view", "tree.shelf"),
    )
)
"""What the tree needs, which follows the first paint at once."""

READING_ON = tuple(
    f"reader.ui.{name}"
    for name in (
        *("importing.wording", "details.wording", "labels", "article.outline", "details.rows"),
        *("article.utf16", "article.positions"),
        *("details.panel", "targets", "help.controller", "outward", "panes_round", "preferring"),
        *("article.paging", "motion", "onward.along", "onward.unread", "onward.controller"),
        *("article.below", "article.acronyms"),
        *("tabs.tab", "tabs.bar", "tabs.controller", "tabs.clicks", "tabs.places"),
    )
)
"""What the right pane needs, the keys that read on, tabs, and what opens other windows; after the tree."""

WITH_QT = tuple(
    f"reader.ui.{name}"
    for name in (
        *("theme.dressing", "hard_crash", "crash", "dialogs", "sentences", "faults"),
        *("importing.folders", "importing.paste"),
        *("importing.failures", "importing.summary", "importing.drop", "importing.corner"),
        *("importing.notice", "importing.progress", "importing.runs", "importing.taking_out"),
        *("importing.controller", "scrolled", "articles.correcting"),
        *("marking.tag_field", "articles.tags_dialog"),
        *("marking.lane", "articles.controller", "marking.painting", "marking.bar", "marking.wording"),
        *("context_menus", "marking.writing", "keeping", "marking.colours_dialog", "notes.period"),
        *("notes.period_button", "flow", "notes.sifting", "notes.filters", "marking.cards", "notes.model"),
        *("notes.pane", "notes.controller", "review.surroundings", "review.window", "review.controller"),
        *("notebook_actions", "marking.margin", "marking.layer", "marking.editor", "marking.list"),
        *("marking.section", "marking.mark_menu", "marking.draft", "marking.note_taking"),
        *("marking.selecting", "marking.controller", "marking.progress", "noting", "requests"),
        *("saved_searches", "tree.onward", "results.model", "theme.widths", "results.painting"),
        *("results.list", "results.notices", "results.telling", "results.pane"),
    )
)
"""What importing, marks, notes and searches need; last. In all three, none brings another one with it."""


def load(token: CancelToken) -> None:
    """Load what works behind the window without Qt, and read the icons: here, where nothing else is under way
    yet, rather than on several lanes at once. token: of the lane's job.
    """
    import reader.exporting
    import reader.handover
    import reader.importing
    import reader.library.finder
    import reader.library.imports
    import reader.library.personal
    import reader.library.related
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
