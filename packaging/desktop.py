"""The program as a desktop starts it: from its menu entry, and by a link to an article or a note.

Needs a screen with a window manager (DISPLAY) and xdotool here; where the program is installed, what desktops
have: `gio`, `xdg-open` and the list of which program opens what.
"""

from __future__ import annotations

import json
import re
import subprocess
import time
from collections.abc import Callable

from trying import Failed, Run, call

NEEDED = ("libglib2.0-bin", "xdg-utils", "desktop-file-utils")
"""The packages of Debian that a desktop has."""
_PATIENCE = 30.0
_TITLE = re.compile(r"(.+) \u2013 Regional Reader")


def start_from_the_menu(start: Callable[..., None], run: Run, entry: str, document: str) -> None:
    """Start, import and read a document, follow a link in the window that is open, and one without a window.

    start: runs a command where the program is installed. run: runs the program. entry: the path of the menu
    entry, document: that of a document that is not in the library.
    """
    start("gio", "launch", entry)
    _wait(lambda: len(_windows()) == 1, "the menu entry opens the window")
    before = _articles(run)
    _import(document)
    _wait(lambda: len(_articles(run)) == len(before) + 1, "the window imports a document")
    (new,) = _articles(run).items() - before.items()
    time.sleep(1)  # until the report stands
    call(["xdotool", "key", "Return"])
    _wait(lambda: _windows() == [new[1]], "the report leads to what was imported")
    (noted, uri) = _noted(run)
    start("xdg-open", uri)
    _wait(lambda: _windows() == [noted], "a link opens the article of a note in the window that is open")
    _press("ctrl+q")
    _wait(lambda: not _windows(), "the window closes")
    start("gio", "open", f"regional-reader://{new[0]}")
    _wait(lambda: _windows() == [new[1]], "a link opens a window where none is open")
    _press("ctrl+q")
    _wait(lambda: not _windows(), "the window closes again")


def _articles(run: Run) -> dict[str, str]:
    """Titles by key."""
    return {each["key"]: each["title"] for each in json.loads(run("list", "--format", "json"))}


def _noted(run: Run) -> tuple[str, str]:
    """The title of an article with a note that has a place, and the link to the note."""
    notes = json.loads(run("note", "list", "--format", "json"))
    titles = _articles(run)
    return next((titles[each["key"]], each["uri"]) for each in notes if each["start"] is not None)


def _numbers() -> list[str]:
    """The window manager's numbers of our visible windows."""
    command = ["xdotool", "search", "--onlyvisible", "--name", "\u2013 Regional Reader$"]
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout.split()


def _windows() -> list[str]:
    """The titles of the articles that our windows show."""
    titles = []
    for number in _numbers():
        # One that has just closed has none.
        name = ["xdotool", "getwindowname", number]
        said = subprocess.run(name, check=False, capture_output=True, text=True).stdout.strip()
        found = _TITLE.fullmatch(said)
        if found:
            titles.append(found[1])
    return titles


def _press(*keys: str) -> None:
    call(["xdotool", "windowactivate", "--sync", _numbers()[-1], "key", *keys])


def _import(document: str) -> None:
    """As a person does: Import files, the file's name, Enter."""
    _press("ctrl+o")
    call(["xdotool", "search", "--sync", "--onlyvisible", "--name", "Import"])
    time.sleep(1)  # until the dialog takes keys, which nothing tells
    call(["xdotool", "type", "--delay", "20", document])
    call(["xdotool", "key", "Return"])


def _wait(condition: Callable[[], object], what: str) -> None:
    end = time.monotonic() + _PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise Failed(f"{what}; its windows: {_windows()}")
        time.sleep(0.2)
