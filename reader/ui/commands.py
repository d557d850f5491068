"""What each action of the window does, and what follows when the library or the look changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from reader.errors import LibraryDamaged, ReaderError
from reader.model import Grouping
from reader.ui.actions import HIGHLIGHTS
from reader.ui.finding_actions import FindingActions
from reader.ui.library_actions import LibraryActions
from reader.ui.panes import STEP
from reader.ui.spoken import say
from reader.ui.status import count
from reader.ui.theme.tokens import ThemeName
from reader.ui.turns import after_painting, next_turn

if TYPE_CHECKING:
    from reader.model import ArticleSummary, CheckReport, Source
    from reader.ui.goto.controller import GoTo
    from reader.ui.help.controller import HelpPages
    from reader.ui.importing.controller import ImportController
    from reader.ui.notebook_actions import NotebookActions
    from reader.ui.notes.pane import NotesPane
    from reader.ui.noting import Noting, OpenNoter
    from reader.ui.onward.controller import Onward
    from reader.ui.outward import Outward
    from reader.ui.parts import Parts
    from reader.ui.preferring import Preferring
    from reader.ui.tabs.controller import Tabs
    from reader.ui.tabs.places import TabPlaces
    from reader.ui.theme.tokens import Theme

NOTING = ("highlight", *(f"highlight_{colour}" for colour in HIGHLIGHTS), "note", "bookmark")
NOTEBOOK = (
    *("read", "all_read", "star", "tags", "correct", "all_notes", "review", "colour_names"),
    *("export", "import_notes", "restore"),
)
_GROUPINGS = {"by_region": Grouping.REGION_YEAR, "by_month": Grouping.YEAR_MONTH}


class Commands(QObject):
    """Joins actions and parts. Dialogs and importing are loaded only where they are used.

    The first paint needs the constructor alone; then comes `begin_tree`, then `begin_reading_on`, which makes
    `help`, `preferring` and `outward`, too.
    """

    help: HelpPages
    preferring: Preferring
    outward: Outward

    def __init__(self, window: QWidget, parts: Parts) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._noting: Noting | None = None
        self._notebook: NotebookActions | None = None
        self.go_to: GoTo | None = None
        self.onward: Onward | None = None
        self.tabs: Tabs | None = None
        self._tab_places: TabPlaces | None = None
        self._tree_version: int | None = None  # of the notebook that the tree follows
        self._following = False
        self.library = LibraryActions(window, parts)
        self.finding = FindingActions(window, parts)
        self._connect_actions()
        self._connect_parts()
        self._tick()
        self._refresh_actions()

    @property
    def imports(self) -> ImportController | None:
        """What imports; None before the library's actions began."""
        return self.library.imports

    @property
    def noting(self) -> Noting | None:
        """The notebook in the window; None before `begin_noting`."""
        return self._noting

    def begin_tabs(self) -> Tabs:
        """Have the tabs of the run before; asked for before the first article where there were any."""
        from reader.ui.tabs.controller import Tabs

        self.tabs = Tabs(self._parts, self)
        self.tabs.restore()
        return self.tabs

    def begin_tree(self) -> None:
        """Let the tree be worked with; it is made here, if nobody asked for it before."""
        parts, shelf = self._parts, self._parts.shelf
        shelf.counted.connect(self._on_counted)
        shelf.view.article_chosen.connect(lambda key: parts.reading.open(key))
        shelf.view.article_activated.connect(self._focus_article)
        shelf.view.selectionModel().selectionChanged.connect(self._refresh_actions)
        shelf.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        shelf.view.addAction(parts.actions["remove"])
        self._reveal_shown()

    def begin_reading_on(self) -> None:
        """Let the keys that read on work, tabs, and what opens a window, when the first article stands."""
        from reader.ui.help.controller import HelpPages
        from reader.ui.onward.controller import Onward
        from reader.ui.outward import Outward
        from reader.ui.panes_round import PanesRound
        from reader.ui.preferring import Preferring
        from reader.ui.tabs.places import TabPlaces

        self.help = HelpPages(self._window, self._parts)
        self.preferring = Preferring(self._window, self._parts)
        self.outward = Outward(self._window, self._parts, lambda: self._noting)
        PanesRound(self._parts.actions, self._panes, self)
        self.onward = Onward(self._parts, self)
        tabs = self.tabs or self.begin_tabs()
        tabs.begin_work()
        self._tab_places = TabPlaces(self._parts, tabs)

    def begin_noting(self, open_noter: OpenNoter) -> None:
        """Open the notebook, and let marks be made as soon as it is open."""
        from reader.ui.noting import Noting

        self._noting = Noting(self._window, self._parts, open_noter)
        self._noting.ready.connect(self._on_notebook_opened)
        self._noting.changed.connect(self._on_notebook_changed)

    def on_library_changed(self) -> None:
        """The library is another one: read again what is shown."""
        self._parts.shelf.reload()
        self._parts.finding.again()
        self.finding.recount()
        self._parts.reading.refresh()
        if self.tabs:
            self.tabs.look_after()
        if self._noting:
            self._noting.catch_up()

    @property
    def notebook(self) -> NotebookActions | None:
        """What can be done with the notebook besides marking; None before it is open."""
        return self._notebook

    def _on_notebook_opened(self) -> None:
        from reader.ui.notebook_actions import NotebookActions

        noting = self._noting
        if self.onward and noting and noting.progress:
            self.onward.finish = noting.progress.finish
        if noting and noting.writer and noting.marking:
            self._notebook = NotebookActions(self._window, self._parts, noting.writer, noting.marking)
            self._notebook.notes.pane_made.connect(self._on_notes_made)
            begin = partial(self.finding.begin_noting, noting.writer, noting.marking)
            next_turn(self, begin)
        next_turn(self, self._refresh_actions)

    def _on_notes_made(self, pane: NotesPane) -> None:
        if self.onward and self._tab_places:
            self.onward.work_in(pane.list)
            self._tab_places.join_notes(pane)

    def _on_notebook_changed(self) -> None:
        """What the person did is painted first; what follows from it takes time from the main thread."""
        if not self._following:
            self._following = True
            after_painting(self, self._follow_notebook)

    def _follow_notebook(self) -> None:
        """All lists of notes may be others, and now and then counts and rows of the tree."""
        self._following = False
        version = self._noting.noter.tree_version if self._noting and self._noting.noter else None
        if version != self._tree_version:
            self._tree_version = version
            self._parts.shelf.reload()
        self.finding.recount()
        if self._notebook:
            self._notebook.on_notebook_changed()

    def _panes(self) -> list[QWidget]:
        """The parts of the window that F6 goes round; the tabs lie within the article's."""
        parts = self._parts
        tabs = parts.article.findChildren(QWidget, "tabs")
        return [parts.left, *tabs, parts.article, parts.side]

    # Joining

    def _connect_actions(self) -> None:
        parts = self._parts
        appearance, reading = parts.appearance, parts.reading
        parts.actions.connect(
            {
                "quit": self._window.close,
                "copy": self._copy,
                "select_all": self._select_all,
                "larger": partial(appearance.resize_text, 1),
                "smaller": partial(appearance.resize_text, -1),
                "normal_size": partial(appearance.resize_text, 0),
                "library_pane": self._show_panes,
                "details_pane": self._show_panes,
                "wider_library": partial(parts.panes.widen, left=STEP),
                "narrower_library": partial(parts.panes.widen, left=-STEP),
                "wider_details": partial(parts.panes.widen, right=STEP),
                "narrower_details": partial(parts.panes.widen, right=-STEP),
                "shipped_library": self._show_shipped,
                "go_to": self._go_to,
                "back": partial(reading.go, -1),
                "forward": partial(reading.go, 1),
                "next_article": partial(self._step_article, True),
                "previous_article": partial(self._step_article, False),
                "show_log": self._show_log,
                "about": self._show_about,
                **{name: partial(self._group, grouping) for name, grouping in _GROUPINGS.items()},
                **{f"theme_{theme.value}": partial(appearance.choose, theme) for theme in ThemeName},
            }
        )

    def _connect_parts(self) -> None:
        parts = self._parts
        parts.reading.opened.connect(self._on_opened)
        parts.reading.closed.connect(self._on_closed)
        parts.reading.history_changed.connect(self._refresh_actions)
        parts.article.hits_changed.connect(self._refresh_actions)
        parts.article.view.address_hovered.connect(parts.status.show_address)
        self.library.changed.connect(self.on_library_changed)
        self.library.taken_out.connect(self._on_taken_out)
        self.library.usable_changed.connect(self._refresh_actions)
        parts.finding.began.connect(self._on_search_began)
        parts.finding.ended.connect(self._on_search_ended)
        # What an earlier search found must not stand beside "Nothing found".
        parts.finding.found_nothing.connect(parts.article.forget_hits)
        parts.finding.reading_wanted.connect(self._focus_article)
        parts.appearance.theme_changed.connect(self._on_theme_changed)
        parts.side.original_requested.connect(self._show_original)
        parts.jobs.fault_occurred.connect(self._on_fault)

    def _tick(self) -> None:
        """Let the actions that can be ticked show what is so."""
        parts = self._parts
        chosen = [name for name, grouping in _GROUPINGS.items() if grouping is parts.settings.grouping]
        chosen.append(f"theme_{parts.appearance.chosen.value}")
        for name in chosen:
            parts.actions[name].setChecked(True)
        parts.actions["shipped_library"].setChecked(parts.settings.show_shipped)
        parts.actions["library_pane"].setChecked(parts.settings.show_library)
        parts.actions["details_pane"].setChecked(parts.settings.show_details)

    def _refresh_actions(self) -> None:
        """Let only those actions be used that would do something."""
        parts, history = self._parts, self._parts.reading.history
        usable = {
            "back": history.can_go_back,
            "forward": history.can_go_forward,
            "next_hit": parts.article.view.hits > 0 or parts.finding.active,
            "previous_hit": parts.article.view.hits > 0 or parts.finding.active,
        }
        writable = bool(self._noting and self._noting.marking and not self._noting.marking.read_only)
        usable |= dict.fromkeys(NOTING, writable and parts.reading.key is not None)
        usable |= dict.fromkeys(("undo", "redo"), writable)
        if self._notebook is None:
            usable |= dict.fromkeys(NOTEBOOK, False)
        for name, can in usable.items():
            parts.actions[name].setEnabled(can)
        self.library.refresh()
        if self._notebook:
            self._notebook.refresh()

    # What happens

    def _on_taken_out(self) -> None:
        if self._noting and self._noting.writer:
            self._noting.writer.hold_undo()

    def _on_counted(self, articles: int, unread: int, hidden: int) -> None:
        parts = self._parts
        parts.status.show_count(articles, unread)
        if parts.article.is_preparing:
            pass  # what is being put in decides what is shown next
        elif articles == 0:
            parts.reading.close()
            parts.article.show_empty_library(hidden=hidden > 0)
        elif parts.reading.key is None and parts.article.is_empty_library:
            parts.article.show_nothing_chosen()
        self._refresh_actions()

    def _on_opened(self, summary: ArticleSummary) -> None:
        self._window.setWindowTitle(f"{summary.title} – Regional Reader")
        if self._parts.article.view.hasFocus():
            say(self._parts.article.view, summary.title)  # elsewhere the row of the list is read out
        # After the outline: each of the two takes long enough.
        after_painting(self, lambda: after_painting(self, self._reveal_shown))

    def _on_closed(self) -> None:
        self._window.setWindowTitle("Regional Reader")
        self._refresh_actions()

    def _on_search_began(self) -> None:
        self._parts.left.show_results()
        self._parts.panes.set_searching(True)
        self._refresh_actions()

    def _on_search_ended(self) -> None:
        parts = self._parts
        parts.left.show_tree()
        parts.article.forget_hits()
        self._refresh_actions()
        # When the tree stands on the screen again: all in one go would take longer than a frame.
        after_painting(self, self._give_back_width)

    def _give_back_width(self) -> None:
        """Results want more room than the tree, which also moves the article's lines."""
        parts = self._parts
        if not parts.finding.active:
            parts.panes.set_searching(parts.left.shows_notes)
            after_painting(self, self._reveal_shown)

    def _reveal_shown(self) -> None:
        """Let the tree stand on the open article, unless another one is being opened."""
        parts, shown = self._parts, self._parts.article.view.article
        if not parts.left.has_shelf:
            return  # `begin_tree` does it
        if shown and parts.reading.key == shown.summary.key and not parts.finding.active:
            parts.shelf.reveal(shown.summary)

    def _on_theme_changed(self, theme: Theme) -> None:
        parts = self._parts
        parts.actions.wear(theme)
        for part in (parts.top_bar, parts.left, parts.article, parts.side):
            part.wear(theme)
        self.finding.wear(theme)

    def _on_fault(self, error: ReaderError) -> None:
        from reader.ui.faults import show_fault

        show_fault(self._window, error)

    def tell_recovered(self, report: CheckReport) -> None:
        """The library's file was damaged and was made anew: say so, and what was saved."""
        self._on_fault(
            LibraryDamaged(
                "The library’s file was damaged. It was set aside, and a new one was made.",
                f"{count(report.articles)} could be rescued; the documents you imported from are untouched.",
                "Import them again to bring back what is missing.",
            )
        )

    # What actions do

    def _group(self, grouping: Grouping) -> None:
        self._parts.settings.grouping = grouping
        self._parts.shelf.group(grouping)

    def _show_panes(self) -> None:
        parts = self._parts
        left, right = (parts.actions[name].isChecked() for name in ("library_pane", "details_pane"))
        parts.settings.show_library, parts.settings.show_details = left, right
        parts.panes.want(left=left, right=right)

    def _show_shipped(self) -> None:
        parts = self._parts
        parts.settings.show_shipped = parts.actions["shipped_library"].isChecked()
        parts.shelf.choose(parts.settings.digests)
        parts.finding.choose(parts.settings.digests)

    def _step_article(self, down: bool) -> None:
        if self._parts.finding.active:
            self._parts.finding.step(down)
        elif self._notebook and self._notebook.notes.active:
            self._notebook.notes.pane.step(down)
        else:
            self._parts.shelf.view.step(down)

    def _focus_article(self) -> None:
        self._parts.article.view.setFocus()

    def _copy(self) -> None:
        focused = QApplication.focusWidget()
        target = focused if isinstance(focused, QLineEdit) else self._parts.article.view
        target.copy()

    def _select_all(self) -> None:
        focused = QApplication.focusWidget()
        target = focused if isinstance(focused, QLineEdit) else self._parts.article.view
        target.selectAll()

    def _go_to(self) -> None:
        if self.go_to:
            self.go_to.toggle()
        else:
            from reader.ui.goto.loading import load_then

            load_then(self, self._open_go_to)

    def _open_go_to(self) -> None:
        if self.go_to is None:  # the key may have been pressed twice
            from reader.ui.goto.controller import GoTo

            self.go_to = GoTo(self._window, self._parts)
            next_turn(self, self._go_to)

    def _show_log(self) -> None:
        from reader.ui.reveal import Revealer

        nothing = ReaderError("Nothing has gone wrong so far, so there is no log.")
        Revealer(self._window, self._parts.jobs).reveal(self._parts.home.log, nothing)

    def _show_original(self, source: Source) -> None:
        from reader.ui.details.original import Originals
        from reader.ui.reveal import Revealer

        Originals(Revealer(self._window, self._parts.jobs)).show(source)

    def _show_about(self) -> None:
        from reader.ui.help.about import AboutDialog

        parts = self._parts
        noter = self._noting.noter if self._noting else None
        notebook = noter.notebook if noter else None
        AboutDialog(parts.home, parts.library, notebook, parts.jobs, self._window).open()
