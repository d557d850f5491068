"""What each action on the library does: bringing articles in, and taking them out again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from reader.errors import ReaderError
    from reader.importing import Importer
    from reader.model import CancelToken
    from reader.shipping import Shipping
    from reader.ui.importing.controller import ImportController
    from reader.ui.parts import Parts

IMPORTING = (
    *("import_files", "import_folder", "paste", "import_folders", "look_for_new", "undo_import", "remove"),
    "bring_back",
)
"""The actions that change the library; where it can only be read, they are off and their tooltips say why."""
LIBRARY_READ_ONLY = (
    "Articles cannot be added or removed here: the folder they are kept in can only be read. Move or copy "
    "the folder to a place where you may write, or ask whoever looks after this computer."
)


class LibraryActions(QObject):
    """Joins the actions on the library. What imports is loaded only after the first window stands.

    `changed` says that the library is another one, `taken_out` that articles were taken out of it;
    `usable_changed` that other actions would do something.
    imports: what imports; None before `begin_importing`.
    """

    changed = Signal()
    taken_out = Signal()
    usable_changed = Signal()

    def __init__(self, window: QWidget, parts: Parts) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self.imports: ImportController | None = None
        self._shipping: Shipping | None = None

    def begin_importing(self, make_importer: Callable[[], Importer]) -> None:
        """Make importing ready, and look into the import folders."""
        from reader.ui.importing.controller import ImportController
        from reader.ui.importing.drop import DropTarget

        parts = self._parts
        imports = ImportController(self._window, parts.jobs, make_importer(), parts.library, parts.settings)
        imports.library_changed.connect(lambda _summary: self.changed.emit())
        imports.taken_out.connect(self.taken_out)
        imports.article_requested.connect(lambda key: parts.reading.open(key))
        imports.undo_changed.connect(self.usable_changed)
        self.imports = imports
        parts.actions.connect(
            {
                "import_files": imports.import_files,
                "import_folder": imports.import_folder,
                "paste": imports.paste,
                "import_folders": imports.manage_folders,
                "look_for_new": partial(imports.look_for_new_files, False),
                "undo_import": imports.undo_last,
                "remove": self._remove,
            }
        )
        if parts.library.read_only:
            for name in IMPORTING:
                parts.actions.explain(name, LIBRARY_READ_ONLY)
        else:
            DropTarget(self._window).paths_dropped.connect(imports.import_paths)
        self.usable_changed.emit()
        if parts.settings.import_folders and not parts.library.read_only:
            imports.look_for_new_files(True)

    def begin_stocking(self, make_shipping: Callable[[], Shipping]) -> None:
        """See to the digests that ship with the program; of a library just made, say what to do first."""
        parts, shipping = self._parts, make_shipping()
        self._shipping = shipping
        parts.actions.connect({"bring_back": self._bring_back})
        digests = parts.settings.digests

        def work(token: CancelToken) -> tuple[bool, str | None, bool]:
            articles = parts.library.articles
            changed, newest = shipping.bring_up_to_date(token), articles.newest(digests)
            return changed, newest, newest is None and articles.count() > 0

        def done(outcome: tuple[bool, str | None, bool]) -> None:
            changed, newest, hidden = outcome
            if changed:
                self.changed.emit()
            if parts.article.is_preparing:
                if newest:
                    parts.settings.welcome = True
                    parts.article.show_welcome()
                else:
                    parts.article.show_empty_library(hidden=hidden)

        def failed(error: ReaderError) -> None:
            if parts.article.is_preparing:
                parts.article.show_empty_library(hidden=False)
            parts.jobs.fault_occurred.emit(error)

        parts.jobs.run("import", work, done, failed)

    def refresh(self) -> None:
        """Let only those of the actions be used that would do something."""
        parts, imports = self._parts, self.imports
        usable = {
            "remove": imports is not None and self._can_remove,
            "undo_import": imports is not None and imports.can_undo,
            "bring_back": imports is not None and self._shipping is not None,
        }
        if parts.library.read_only:
            usable |= dict.fromkeys(IMPORTING, False)
        for name, can in usable.items():
            parts.actions[name].setEnabled(can)
        if imports:
            parts.actions["undo_import"].setText(f"&{imports.undo_text}")

    @property
    def _can_remove(self) -> bool:
        parts = self._parts
        in_tree = not (parts.finding.active or parts.left.shows_notes)
        return parts.shelf.view.has_selected if in_tree else bool(self._keys_to_remove())

    def _keys_to_remove(self) -> list[str]:
        """Of what is selected in the list that is shown, else of the open article."""
        parts, key = self._parts, self._parts.reading.key
        if not (parts.finding.active or parts.left.shows_notes):
            return parts.shelf.view.selected_keys() if parts.left.has_shelf else []
        found = parts.results.selected_keys() if parts.finding.active else []
        return found or ([key] if key else [])

    def _remove(self) -> None:
        keys = self._keys_to_remove()
        if keys and self.imports:
            self.imports.remove(keys)

    def _bring_back(self) -> None:
        shipping, imports, shown = self._shipping, self.imports, self._parts.actions["shipped_library"]
        if shipping is None or imports is None:
            return

        def done(number: int | None) -> None:
            if number and not shown.isChecked():
                shown.trigger()  # who asks for them wants to see them
            imports.tell_brought_back(number)

        self._parts.jobs.run("import", lambda token: shipping.bring_back(token), done)
