"""Where things lie: the person's data, and what ships with the program.

The only module that knows `appdirs`, environment variables and the package's own folder.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import NamedTuple

APP_NAME = "regional-reader"
HOME_VARIABLE = "REGIONAL_READER_HOME"

_PACKAGE = Path(__file__).resolve().parent


class Home(NamedTuple):
    """The one folder that holds a person's data; every path below it is named here and nowhere else."""

    folder: Path

    @property
    def library(self) -> Path:
        """The articles and their index (SQLite); may be deleted, can be imported again."""
        return self.folder / "library.sqlite"

    @property
    def notebook(self) -> Path:
        """What the person made: notes, highlights, bookmarks, tags (SQLite); cannot be had again."""
        return self.folder / "notebook.sqlite"

    @property
    def backups(self) -> Path:
        """Copies of the notebook, verified, and of the notes as plain text."""
        return self.folder / "backups"

    @property
    def settings(self) -> Path:
        """Window layout, import folders and choices (INI)."""
        return self.folder / "settings.ini"

    @property
    def window_lock(self) -> Path:
        """Locked by the process whose window is open on this home."""
        return self.folder / "window.lock"

    @property
    def requests(self) -> Path:
        """What second starts ask of the window that is open, one small file each."""
        return self.folder / "requests"

    @property
    def log(self) -> Path:
        """What went wrong, for a report; never holds text of articles or notes."""
        return self.folder / "log" / "regional-reader.log"


def find_home(chosen: str | None = None) -> Home:
    """The home to use: `chosen` (from --home), else the variable REGIONAL_READER_HOME, else the
    system's place for application data. The folder is not created here.
    """
    given = chosen or os.environ.get(HOME_VARIABLE)
    if given:
        return Home(Path(given).expanduser().absolute())
    # Imported late: needed only where no home was named, and not free at start.
    import appdirs

    return Home(Path(appdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False)))


@cache
def resources() -> Path:
    """The folder of shipped icons, style sheets and word lists, in a checkout or an installed package."""
    installed = _PACKAGE / "_data" / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def guide() -> Path:
    """The folder of the pages of the user guide, in a checkout or an installed package."""
    installed = _PACKAGE / "_data" / "guide"
    return installed if installed.is_dir() else _PACKAGE.parent / "docs"


def corpus() -> Path:
    """The folder of the digests that ship with the program, in a checkout or an installed package."""
    installed = _PACKAGE / "_data" / "corpus"
    return installed if installed.is_dir() else _PACKAGE.parent / "corpus"
