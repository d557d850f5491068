"""Every action of the window: its name, words, help, keys and icon.

Menus, tooltips, the page of keys and the guide to the keys are made from these.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.ui.theme.tokens import ThemeName


class Spec(NamedTuple):
    """What is fixed of an action. group: actions of one group exclude each other (and can be ticked).

    keys: as Qt writes them, the one that menus show first. help: one sentence, for tooltips and lists.
    """

    name: str
    text: str
    help: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    group: str = ""


SORTS = (
    ("relevance", "By &relevance", "the best first"),
    ("newest", "&Newest first", "the newest first"),
    ("oldest", "&Oldest first", "the oldest first"),
    ("region", "By re&gion", "by region, in each the newest first"),
)
"""The orders of results, as `SortOrder` names them; its module is not loaded for the first window."""

HIGHLIGHTS = ("yellow", "green", "blue", "pink", "violet")
"""The colours of highlights, as `Colour` names them; its module is not loaded for the first window."""

SPECS = (
    Spec("import_files", "&Import files…", "Add articles from files on this computer", ("Ctrl+O",), "import"),
    Spec("import_folder", "Import f&older…", "Add every article in a folder", ("Ctrl+Shift+O",)),
    Spec(
        "paste",
        "&Paste as article",
        "Make an article from the page or e-mail that you copied",
        ("Ctrl+Shift+V",),
    ),
    Spec("import_folders", "&Watched folders…", "Choose the folders in which new files are looked for"),
    Spec("look_for_new", "&Look for new files", "Import what is new in the watched folders", ("F5",)),
    Spec("remove", "&Remove from library…", "Remove the selected articles from the library", ("Del",)),
    Spec(
        "bring_back",
        "&Bring back included articles",
        "Bring back the articles that came with Regional Reader and that you removed",
    ),
    Spec("undo_import", "&Undo last import", "Undo what the last import did"),
    Spec("export", "&Export notes…", "Write your notes to files for other programs", ("Ctrl+E",), "export"),
    Spec(
        "import_notes",
        "Import &notes…",
        "Bring in notes from a file that Regional Reader or another program exported",
    ),
    Spec("restore", "&Restore notes…", "See the backups of your notes, and go back to one of them"),
    Spec("save_pdf", "Save as PD&F…", "Save the open article as a PDF file", ("Ctrl+Shift+P",)),
    Spec("print", "Prin&t…", "Print the open article", ("Ctrl+P",)),
    Spec("quit", "&Quit", "Close Regional Reader", ("Ctrl+Q",)),
    Spec("undo", "&Undo", "Undo the last change to your notes", ("Ctrl+Z",)),
    Spec("redo", "&Redo", "Redo the change that was undone", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Spec("copy", "&Copy", "Copy the selected text", ("Ctrl+C",), "copy"),
    Spec(
        "copy_markdown",
        "Copy as &Markdown",
        "Copy the selected words, or the whole article, as Markdown",
        ("Ctrl+Alt+C",),
    ),
    Spec(
        "copy_with_source",
        "Copy with &source",
        "Copy the selected words, or the whole article, with title, publisher and date",
        ("Ctrl+Shift+C",),
    ),
    Spec("select_all", "Select &all", "Select the whole article", ("Ctrl+A",)),
    Spec("search", "&Search every article", "Go to the search box", ("Ctrl+Shift+F", "/"), "search"),
    Spec(
        "search_form",
        "Search &form…",
        "Fill in a form that writes the search for you",
        ("Ctrl+Shift+K",),
        "form",
    ),
    Spec(
        "narrow",
        "&Narrow the results",
        "Show or hide how many results each region, year, kind, publisher and tag has",
        ("Ctrl+L",),
        "narrow",
        checkable=True,
    ),
    Spec(
        "save_search",
        "Sa&ve this search…",
        "Keep this search under a name, in the library on the left",
        ("Ctrl+D",),
        "save-search",
    ),
    Spec("rename_search", "&Rename saved search…", "Give the selected saved search another name", ("F2",)),
    Spec("delete_search", "&Delete saved search", "Delete the selected saved search"),
    *(
        Spec(f"sort_{order}", text, f"Sort the results: {said}", checkable=True, group="sort")
        for order, text, said in SORTS
    ),
    Spec("preferences", "&Preferences…", "Choose how everything looks and works", ("Ctrl+,",)),
    Spec("find", "&Find in this article…", "Look for words in the open article", ("Ctrl+F",)),
    Spec(
        "next_hit",
        "&Next match",
        "Go to the next place that the search found",
        ("F3",),
        "next",
    ),
    Spec(
        "previous_hit",
        "Pre&vious match",
        "Go back to the previous place that the search found",
        ("Shift+F3",),
        "previous",
    ),
    Spec(
        "by_region",
        "By &region",
        "Arrange the library by region, then year",
        checkable=True,
        group="grouping",
    ),
    Spec(
        "by_month",
        "By &month",
        "Arrange the library by year, month, then region",
        checkable=True,
        group="grouping",
    ),
    *(
        Spec(
            f"theme_{theme.value}",
            theme.label,
            "Follow the system’s light or dark setting"
            if theme is ThemeName.AUTOMATIC
            else f"Show everything in the “{theme.label}” theme",
            checkable=True,
            group="theme",
        )
        for theme in ThemeName
    ),
    Spec("larger", "&Larger text", "Show the article’s text larger", ("Ctrl++", "Ctrl+=")),
    Spec("smaller", "&Smaller text", "Show the article’s text smaller", ("Ctrl+-",)),
    Spec("normal_size", "&Normal text size", "Show the article’s text at its normal size", ("Ctrl+0",)),
    Spec(
        "library_pane", "Show li&brary", "Show or hide the left pane", ("F9",), "library-pane", checkable=True
    ),
    Spec(
        "details_pane",
        "Show &details",
        "Show or hide the right pane",
        ("Shift+F9",),
        "details-pane",
        checkable=True,
    ),
    Spec("wider_library", "&Wider library", "Make the left pane wider"),
    Spec("narrower_library", "&Narrower library", "Make the left pane narrower"),
    Spec("wider_details", "Wider &details", "Make the right pane wider"),
    Spec("narrower_details", "Narrower de&tails", "Make the right pane narrower"),
    Spec(
        "caret",
        "Move through the text by &keys",
        "Let the arrow keys move a cursor through the text, and with Shift select words",
        ("F7",),
        checkable=True,
    ),
    Spec("next_pane", "Ne&xt pane", "Move the keyboard to the next part of the window", ("F6",)),
    Spec(
        "previous_pane",
        "Previo&us pane",
        "Move the keyboard to the previous part of the window",
        ("Shift+F6",),
    ),
    Spec(
        "shipped_library",
        "Show &included articles",
        "Show or hide the articles that come with Regional Reader",
        checkable=True,
    ),
    Spec(
        "go_to",
        "&Go to anything…",
        "Go to an article, region, tag, saved search or command by a few letters of its name",
        ("Ctrl+K",),
    ),
    Spec("back", "&Back", "Go back to the article read before", ("Alt+Left",), "back"),
    Spec("forward", "&Forward", "Go forward again", ("Alt+Right",), "forward"),
    Spec(
        "page_on",
        "Page &down",
        "Go one page down, and from the end of the article to the next unread one",
        ("Space",),
    ),
    Spec(
        "page_back",
        "Pag&e up",
        "Go one page up, and from the top of the article to the one read before",
        ("Shift+Space",),
    ),
    Spec("next_article", "&Next article", "Open the next article in the list", ("J", "Alt+Down")),
    Spec("previous_article", "&Previous article", "Open the previous article in the list", ("K", "Alt+Up")),
    Spec("next_unread", "Next &unread article", "Open the next article in the list that is unread", ("N",)),
    Spec(
        "next_in_series",
        "Ne&xt in the series",
        "Open the next update of the same region or committee",
        ("]", "Alt+PgDown"),
    ),
    Spec(
        "previous_in_series",
        "P&revious in the series",
        "Open the update of the same region or committee before this one",
        ("[", "Alt+PgUp"),
    ),
    Spec(
        "open_in_tab",
        "Open in a new &tab",
        "Open the selected article in a tab behind this one",
        ("Ctrl+Return", "Ctrl+Enter"),
    ),
    Spec("next_tab", "&Next tab", "Go to the tab to the right", ("Ctrl+Tab", "Ctrl+PgDown")),
    Spec("previous_tab", "&Previous tab", "Go to the tab to the left", ("Ctrl+Shift+Tab", "Ctrl+PgUp")),
    *(
        Spec(f"tab_{number}", f"Tab &{number}", f"Go to tab {number}", (f"Ctrl+{number}",))
        for number in range(1, 9)
    ),
    Spec("tab_9", "&Last tab", "Go to the last tab", ("Ctrl+9",)),
    Spec("close_tab", "&Close tab", "Close the tab that you are reading in", ("Ctrl+W",)),
    Spec("close_other_tabs", "Close &other tabs", "Close every tab but the one that you are reading in"),
    Spec("reopen_tab", "&Reopen closed tab", "Open the tab that you closed last again", ("Ctrl+Shift+T",)),
    Spec(
        "highlight",
        "&Highlight",
        "Highlight the selected words in the colour used last",
        ("H",),
        "highlight",
    ),
    *(
        Spec(f"highlight_{colour}", colour.capitalize(), f"Highlight the selected words in {colour}")
        for colour in HIGHLIGHTS
    ),
    Spec(
        "note",
        "&Write a note…",
        "Write a note on the selected words, or on the whole article",
        ("Ctrl+Shift+N",),
        "note",
    ),
    Spec(
        "bookmark",
        "Add &bookmark…",
        "Remember this place in the article under a label",
        ("Ctrl+B",),
        "bookmark",
    ),
    Spec("star", "&Bookmark article", "Bookmark the whole article, or remove its bookmark", ("S",)),
    Spec(
        "read",
        "Mark as &read or unread",
        "Mark the selected articles as read, or as unread if all of them are read",
        ("M",),
    ),
    Spec(
        "all_read",
        "Mark &all in this group as read",
        "Mark every article in this group of the library as read",
    ),
    Spec("tags", "&Tags…", "Add tags to the selected articles, or remove tags from them", ("Ctrl+T",)),
    Spec(
        "correct",
        "&Correct details…",
        "Correct the title, date, region or kind of the open article",
    ),
    Spec(
        "all_notes",
        "A&ll notes",
        "List every highlight, note and bookmark, to search, filter and sort them",
        ("Ctrl+Shift+M",),
    ),
    Spec(
        "review",
        "&Notes to check…",
        "Check notes whose place is uncertain because the article’s text changed",
    ),
    Spec("colour_names", "Names of &colours…", "Give the five highlight colours names of your own"),
    Spec("welcome", "&Welcome", "Show the first steps"),
    Spec("guide", "&User guide", "Read how everything works, offline", ("F1",)),
    Spec("glossary", "&Acronyms", "List what the acronyms in your library stand for"),
    Spec("shortcuts", "&Keyboard shortcuts", "List the keys for every action", ("Ctrl+?", "?")),
    Spec("show_log", "Show &log", "Open the folder that holds the log of errors"),
    Spec("about", "A&bout Regional Reader", "Show the version, and where your library is kept"),
)

TEXTS = {spec.name: spec.text for spec in SPECS}
"""The words of each action as menus show them, by its name."""


def plain(text: str) -> str:
    """A menu's words without the sign of the letter that opens it."""
    return text.replace("&", "")
