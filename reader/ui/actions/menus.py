"""Which actions stand in which menu, and in what order."""

from __future__ import annotations

from functools import cache

from reader.ui.actions.specs import HIGHLIGHTS, SORTS, TEXTS, plain
from reader.ui.theme.tokens import ThemeName

SEPARATOR = ""
TABS = tuple(f"tab_{number}" for number in range(1, 10))

MENUS: tuple[tuple[str, tuple[str | tuple[str, tuple[str, ...]], ...]], ...] = (
    (
        "&File",
        (
            "import_files",
            "import_folder",
            "paste",
            SEPARATOR,
            "look_for_new",
            "import_folders",
            SEPARATOR,
            "undo_import",
            "remove",
            "bring_back",
            SEPARATOR,
            "export",
            "import_notes",
            SEPARATOR,
            "save_pdf",
            "print",
            SEPARATOR,
            "quit",
        ),
    ),
    (
        "&Edit",
        (
            "undo",
            "redo",
            SEPARATOR,
            "copy",
            "copy_markdown",
            "copy_with_source",
            "select_all",
            SEPARATOR,
            "find",
            "next_hit",
            "previous_hit",
            SEPARATOR,
            "preferences",
        ),
    ),
    (
        "&Search",
        (
            "search",
            "search_form",
            SEPARATOR,
            "narrow",
            ("S&ort results", tuple(f"sort_{order}" for order, _, _ in SORTS)),
            SEPARATOR,
            "save_search",
            "rename_search",
            "delete_search",
        ),
    ),
    (
        "&View",
        (
            ("&Arrange library", ("by_region", "by_month")),
            "shipped_library",
            ("&Theme", tuple(f"theme_{theme.value}" for theme in ThemeName)),
            SEPARATOR,
            "larger",
            "smaller",
            "normal_size",
            SEPARATOR,
            "library_pane",
            "details_pane",
            (
                "&Width of the panes",
                ("wider_library", "narrower_library", "wider_details", "narrower_details"),
            ),
            "caret",
            SEPARATOR,
            "next_pane",
            "previous_pane",
        ),
    ),
    (
        "&Go",
        (
            "go_to",
            SEPARATOR,
            "page_on",
            "page_back",
            SEPARATOR,
            "next_article",
            "previous_article",
            "next_unread",
            SEPARATOR,
            "next_in_series",
            "previous_in_series",
            SEPARATOR,
            "back",
            "forward",
            SEPARATOR,
            "open_in_tab",
            ("T&abs", (*TABS, "next_tab", "previous_tab", "close_tab", "close_other_tabs", "reopen_tab")),
        ),
    ),
    (
        "&Notes",
        (
            "highlight",
            ("Highlight &in", tuple(f"highlight_{colour}" for colour in HIGHLIGHTS)),
            "note",
            "bookmark",
            SEPARATOR,
            "all_notes",
            "review",
            SEPARATOR,
            "colour_names",
        ),
    ),
    ("&Article", ("read", "all_read", "star", "tags", SEPARATOR, "correct")),
    (
        "&Help",
        (
            "welcome",
            "guide",
            "shortcuts",
            "glossary",
            SEPARATOR,
            "restore",
            SEPARATOR,
            "show_log",
            "about",
        ),
    ),
)


@cache
def place(name: str) -> str:
    """Where the named action stands in the menus: "Edit > Undo"; its own words where it stands in none."""
    for title, entries in MENUS:
        for entry in entries:
            if entry == name:
                return f"{plain(title)} > {plain(TEXTS[name])}"
            if not isinstance(entry, str) and name in entry[1]:
                return f"{plain(title)} > {plain(entry[0])} > {plain(TEXTS[name])}"
    return plain(TEXTS[name])
