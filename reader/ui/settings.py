"""What the window remembers between two runs: choices, layout, import folders. One small INI file.

A value that cannot be understood (an edited or damaged file) counts as not set; nothing here raises.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from reader.model import Digests, Grouping
from reader.ui.theme.tokens import (
    COLUMN_CHARACTERS,
    COLUMNS,
    LINE_HEIGHT,
    LINE_HEIGHTS,
    TEXT_SIZE,
    TEXT_SIZES,
    TextFace,
    ThemeName,
)

if TYPE_CHECKING:
    from reader.model import Colour, SortOrder

T = TypeVar("T")

_CHANGED_KEYS = "keys/changed"
_MOST_DIGITS = 9


class Settings:
    """Typed access to the settings file. Each property is one value; setting it is enough to keep it."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> ThemeName:
        return _one_of(list(ThemeName), self._text("look/theme"), ThemeName.AUTOMATIC)

    @theme.setter
    def theme(self, theme: ThemeName) -> None:
        self._store.setValue("look/theme", theme.value)

    @property
    def text_size(self) -> int:
        """The size of the article's text in pixels, one of `TEXT_SIZES`."""
        size = _number(self._text("look/text_size"))
        if size is None or not TEXT_SIZES[0] <= size <= TEXT_SIZES[-1]:
            return TEXT_SIZE
        return _nearest(TEXT_SIZES, size, TEXT_SIZE)  # the steps were others in earlier versions

    @text_size.setter
    def text_size(self, pixels: int) -> None:
        self._store.setValue("look/text_size", pixels)

    @property
    def line_height(self) -> int:
        """The height of an article's lines, one of `LINE_HEIGHTS`."""
        return _nearest(LINE_HEIGHTS, _number(self._text("look/line_height")), LINE_HEIGHT)

    @line_height.setter
    def line_height(self, per_cent: int) -> None:
        self._store.setValue("look/line_height", per_cent)

    @property
    def column(self) -> int:
        """How many characters the lines of an article hold, one of `COLUMNS`."""
        return _nearest(COLUMNS, _number(self._text("look/column")), COLUMN_CHARACTERS)

    @column.setter
    def column(self, characters: int) -> None:
        self._store.setValue("look/column", characters)

    @property
    def text_face(self) -> TextFace:
        return _one_of(list(TextFace), self._text("look/text_face"), TextFace.SERIF)

    @text_face.setter
    def text_face(self, face: TextFace) -> None:
        self._store.setValue("look/text_face", face.value)

    @property
    def reduce_motion(self) -> bool:
        """Whether the person wants nothing to slide or fade."""
        return self._text("look/reduce_motion") == "true"

    @reduce_motion.setter
    def reduce_motion(self, reduced: bool) -> None:
        self._store.setValue("look/reduce_motion", reduced)

    @property
    def grouping(self) -> Grouping:
        return _one_of(list(Grouping), self._text("tree/grouping"), Grouping.REGION_YEAR)

    @grouping.setter
    def grouping(self, grouping: Grouping) -> None:
        self._store.setValue("tree/grouping", grouping.value)

    @property
    def show_shipped(self) -> bool:
        """Whether the person wants to see the digests that ship with the program."""
        return self._text("tree/show_shipped") != "false"

    @show_shipped.setter
    def show_shipped(self, shown: bool) -> None:
        self._store.setValue("tree/show_shipped", shown)

    @property
    def digests(self) -> Digests:
        """Which digests tree, counts and searches hold."""
        return Digests.LONE if self.show_shipped else Digests.OWN

    @property
    def expanded(self) -> list[str]:
        """The open branches of the tree, by the ids that the tree's model gives them."""
        return self._texts("tree/expanded")

    @expanded.setter
    def expanded(self, branches: Sequence[str]) -> None:
        self._store.setValue("tree/expanded", list(branches))

    @property
    def last_article(self) -> str | None:
        """The key of the article last read."""
        return self._text("reading/last_article") or None

    @last_article.setter
    def last_article(self, key: str | None) -> None:
        self._store.setValue("reading/last_article", key or "")

    @property
    def last_place(self) -> int:
        """Where in the reading text of the article last read the person stopped, in code points."""
        return _number(self._text("reading/last_place")) or 0

    @last_place.setter
    def last_place(self, offset: int) -> None:
        self._store.setValue("reading/last_place", offset)

    @property
    def tabs(self) -> list[str]:
        """The articles open in tabs, from left to right, as `tabs.tab.pack` wrote them; empty for one."""
        return self._texts("reading/tabs")

    @tabs.setter
    def tabs(self, tabs: Sequence[str]) -> None:
        self._store.setValue("reading/tabs", list(tabs))

    @property
    def front_tab(self) -> int:
        """Which of the tabs was read, from 0."""
        return _number(self._text("reading/front_tab")) or 0

    @front_tab.setter
    def front_tab(self, number: int) -> None:
        self._store.setValue("reading/front_tab", number)

    @property
    def read_at_end(self) -> bool:
        """Whether an article counts as read as soon as its end was seen."""
        return self._text("reading/read_at_end") != "false"

    @read_at_end.setter
    def read_at_end(self, on: bool) -> None:
        self._store.setValue("reading/read_at_end", on)

    @property
    def welcome(self) -> bool:
        """Whether the window is to say what to do first: from the first start until an article is opened."""
        return self._text("help/welcome") == "true"

    @welcome.setter
    def welcome(self, wanted: bool) -> None:
        self._store.setValue("help/welcome", wanted)

    @property
    def highlight_colour(self) -> Colour:
        """The colour in which the person highlighted last."""
        from reader.model import Colour

        return _one_of(list(Colour), self._text("notes/highlight_colour"), Colour.YELLOW)

    @highlight_colour.setter
    def highlight_colour(self, colour: Colour) -> None:
        self._store.setValue("notes/highlight_colour", colour.value)

    @property
    def sort_order(self) -> SortOrder:
        """The order of search results."""
        from reader.model import SortOrder

        return _one_of(list(SortOrder), self._text("search/sort_order"), SortOrder.RELEVANCE)

    @sort_order.setter
    def sort_order(self, order: SortOrder) -> None:
        self._store.setValue("search/sort_order", order.value)

    @property
    def show_facets(self) -> bool:
        """Whether the counts by which results can be narrowed show above them."""
        return self._text("search/show_facets") == "true"

    @show_facets.setter
    def show_facets(self, shown: bool) -> None:
        self._store.setValue("search/show_facets", shown)

    @property
    def commands_used(self) -> list[str]:
        """The names of the actions chosen in "Go to anything", the last one first."""
        return self._texts("go_to/commands")

    @commands_used.setter
    def commands_used(self, names: Sequence[str]) -> None:
        self._store.setValue("go_to/commands", list(names))

    @property
    def search_history(self) -> list[str]:
        """What was searched for, the last one first."""
        return self._texts("search/history")

    @search_history.setter
    def search_history(self, queries: Sequence[str]) -> None:
        self._store.setValue("search/history", list(queries))

    @property
    def place_accepted(self) -> str:
        """The folder of which the person does not want to hear again that it is no safe place for notes."""
        return self._text("notes/place_accepted")

    @place_accepted.setter
    def place_accepted(self, folder: str) -> None:
        self._store.setValue("notes/place_accepted", folder)

    @property
    def import_folders(self) -> list[str]:
        """The folders in which "Look for new files" looks, absolute, as the person chose them."""
        return self._texts("import/folders")

    @import_folders.setter
    def import_folders(self, folders: Sequence[str]) -> None:
        self._store.setValue("import/folders", list(folders))

    @property
    def export_folder(self) -> str:
        """The folder of the last export of notes, absolute; "" where there was none."""
        return self._text("export/folder")

    @export_folder.setter
    def export_folder(self, folder: str) -> None:
        self._store.setValue("export/folder", folder)

    @property
    def export_form(self) -> str:
        """What the files of the last export were made for; "" where there was none."""
        return self._text("export/form")

    @export_form.setter
    def export_form(self, form: str) -> None:
        self._store.setValue("export/form", form)

    @property
    def export_briefing(self) -> str:
        """What the briefing of the last export was grouped by, "" where it had none."""
        return self._text("export/briefing")

    @export_briefing.setter
    def export_briefing(self, briefing: str) -> None:
        self._store.setValue("export/briefing", briefing)

    @property
    def pdf_folder(self) -> str:
        """The folder of the last PDF, absolute; "" where there was none."""
        return self._text("paper/folder")

    @pdf_folder.setter
    def pdf_folder(self, folder: str) -> None:
        self._store.setValue("paper/folder", folder)

    @property
    def paper_size(self) -> str:
        """The paper of the last PDF or print; "" where there was none."""
        return self._text("paper/size")

    @paper_size.setter
    def paper_size(self, size: str) -> None:
        self._store.setValue("paper/size", size)

    @property
    def paper_notes(self) -> bool:
        """Whether highlights and notes go on paper too."""
        return self._text("paper/notes") != "false"

    @paper_notes.setter
    def paper_notes(self, shown: bool) -> None:
        self._store.setValue("paper/notes", shown)

    @property
    def export_agreed(self) -> list[str]:
        """Fingerprints of phrases like personal data that the person agreed to export."""
        return self._texts("export/agreed")

    @export_agreed.setter
    def export_agreed(self, fingerprints: Sequence[str]) -> None:
        self._store.setValue("export/agreed", list(fingerprints))

    @property
    def single_keys(self) -> bool:
        """Whether keys that type a character, such as H, work for actions."""
        return self._text("keys/single") != "false"

    @single_keys.setter
    def single_keys(self, on: bool) -> None:
        self._store.setValue("keys/single", on)

    @property
    def changed_keys(self) -> dict[str, tuple[str, ...]]:
        """The keys that the person gave to actions, by the action's name, as Qt writes them everywhere."""
        self._store.beginGroup(_CHANGED_KEYS)
        values = {name: self._store.value(name) for name in self._store.childKeys()}
        self._store.endGroup()
        return {name: tuple(keys.split()) for name, keys in values.items() if isinstance(keys, str)}

    @changed_keys.setter
    def changed_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        self._store.remove(_CHANGED_KEYS)
        for name, each in keys.items():
            self._store.setValue(f"{_CHANGED_KEYS}/{name}", " ".join(each))

    @property
    def geometry(self) -> QByteArray:
        """The window's place and size as Qt wrote it; empty where there is none."""
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("window/geometry", geometry)

    @property
    def pane_widths(self) -> tuple[int, int] | None:
        """The widths of the left and the right pane in pixels."""
        numbers = [n for text in self._texts("window/pane_widths") if (n := _number(text)) is not None]
        return (numbers[0], numbers[1]) if len(numbers) == 2 else None

    @pane_widths.setter
    def pane_widths(self, widths: tuple[int, int]) -> None:
        self._store.setValue("window/pane_widths", [str(width) for width in widths])

    @property
    def show_library(self) -> bool:
        """Whether the person wants the left pane."""
        return self._text("window/show_library") != "false"

    @show_library.setter
    def show_library(self, shown: bool) -> None:
        self._store.setValue("window/show_library", shown)

    @property
    def show_details(self) -> bool:
        """Whether the person wants the right pane."""
        return self._text("window/show_details") != "false"

    @show_details.setter
    def show_details(self, shown: bool) -> None:
        self._store.setValue("window/show_details", shown)

    @property
    def caret(self) -> bool | None:
        """Whether a caret stands in the article; None while the person has not said."""
        return {"true": True, "false": False}.get(self._text("reading/caret"))

    @caret.setter
    def caret(self, wanted: bool) -> None:
        self._store.setValue("reading/caret", wanted)

    def save(self) -> None:
        """Write what changed to the file now; Qt writes it by itself when the program is idle."""
        self._store.sync()

    def _text(self, name: str) -> str:
        value = self._store.value(name)
        if isinstance(value, bool):
            return str(value).lower()
        return str(value) if isinstance(value, str | int) else ""

    def _texts(self, name: str) -> list[str]:
        value = self._store.value(name)
        # An INI file does not tell a list of one from a single text.
        values = value if isinstance(value, list) else [value]
        return [each for each in values if isinstance(each, str) and each]

    def _bytes(self, name: str) -> QByteArray:
        value = self._store.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()


def _number(text: str) -> int | None:
    """What `text` says; None where it is no number, or one that nothing in a window has."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def _nearest(allowed: Sequence[int], value: int | None, otherwise: int) -> int:
    return otherwise if value is None else min(allowed, key=lambda each: abs(each - value))


def _one_of(members: Sequence[T], value: str, otherwise: T) -> T:
    return next((member for member in members if member == value), otherwise)
