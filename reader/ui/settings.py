"""What the window remembers between two runs: choices, layout, import folders. One small INI file.

A value that cannot be understood (an edited or damaged file) counts as not set; nothing here raises.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from reader.model import Digests, Grouping
from reader.ui.stored import Bytes, Choice, Flag, MaybeFlag, MaybeText, Number, Step, Text, Texts, as_number
from reader.ui.theme.tokens import (
    COLUMN_CHARACTERS,
    COLUMNS,
    LINE_HEIGHT,
    LINE_HEIGHTS,
    SPACINGS,
    TEXT_SIZE,
    TEXT_SIZES,
    TextFace,
    ThemeName,
)

if TYPE_CHECKING:
    from reader.model import Colour, SortOrder

_CHANGED_KEYS = "keys/changed"


def _yellow() -> Colour:
    from reader.model import Colour  # what the first window does not need

    return Colour.YELLOW


def _by_relevance() -> SortOrder:
    from reader.model import SortOrder

    return SortOrder.RELEVANCE


class Settings:
    """Typed access to the settings file. Each attribute is one value; setting it is enough to keep it."""

    theme = Choice("look/theme", lambda: ThemeName.AUTOMATIC)
    # The steps were others in earlier versions; what no version had is not taken.
    text_size = Step("look/text_size", TEXT_SIZES, TEXT_SIZE, bounded=True)
    """The size of the article's text in pixels."""
    line_height = Step("look/line_height", LINE_HEIGHTS, LINE_HEIGHT)
    """The height of an article's lines, in per cent of the letters' own."""
    column = Step("look/column", COLUMNS, COLUMN_CHARACTERS)
    """How many characters the lines of an article hold."""
    spacing = Step("look/spacing", SPACINGS, SPACINGS[0])
    """Space between an article's letters beyond the usual, in per cent of their size."""
    text_face = Choice("look/text_face", lambda: TextFace.SERIF)
    reduce_motion = Flag("look/reduce_motion", False)
    """Whether the person wants nothing to slide or fade."""

    grouping = Choice("tree/grouping", lambda: Grouping.REGION_YEAR)
    show_shipped = Flag("tree/show_shipped", True)
    """Whether the person wants to see the digests that ship with the program."""
    expanded = Texts("tree/expanded")
    """The open branches of the tree, by the ids that the tree's model gives them."""

    last_article = MaybeText("reading/last_article")
    """The key of the article last read."""
    last_place = Number("reading/last_place")
    """Where in the reading text of the article last read the person stopped, in code points."""
    tabs = Texts("reading/tabs")
    """The articles open in tabs, from left to right, as `tabs.tab.pack` wrote them; empty for one."""
    front_tab = Number("reading/front_tab")
    """Which of the tabs was read, from 0."""
    read_at_end = Flag("reading/read_at_end", True)
    """Whether an article counts as read as soon as its end was seen."""
    caret = MaybeFlag("reading/caret")
    """Whether a caret stands in the article; None while the person has not said."""
    welcome = Flag("help/welcome", False)
    """Whether the window is to say what to do first: from the first start until an article is opened."""

    highlight_colour = Choice("notes/highlight_colour", _yellow)
    """The colour in which the person highlighted last."""
    sort_order = Choice("search/sort_order", _by_relevance)
    """The order of search results."""
    show_facets = Flag("search/show_facets", False)
    """Whether the counts by which results can be narrowed show above them."""
    search_history = Texts("search/history")
    """What was searched for, the last one first."""
    commands_used = Texts("go_to/commands")
    """The names of the actions chosen in "Go to anything", the last one first."""

    place_accepted = Text("notes/place_accepted")
    """The folder of which the person does not want to hear again that it is no safe place for notes."""
    import_folders = Texts("import/folders")
    """The folders in which "Look for new files" looks, absolute, as the person chose them."""
    export_folder = Text("export/folder")
    """The folder of the last export of notes, absolute; "" where there was none."""
    export_form = Text("export/form")
    """What the files of the last export were made for; "" where there was none."""
    export_briefing = Text("export/briefing")
    """What the briefing of the last export was grouped by, "" where it had none."""
    export_agreed = Texts("export/agreed")
    """Fingerprints of phrases like personal data that the person agreed to export."""
    pdf_folder = Text("paper/folder")
    """The folder of the last PDF, absolute; "" where there was none."""
    paper_size = Text("paper/size")
    """The paper of the last PDF or print; "" where there was none."""
    paper_notes = Flag("paper/notes", True)
    """Whether highlights and notes go on paper too."""

    single_keys = Flag("keys/single", True)
    """Whether keys that type a character, such as H, work for actions."""
    geometry = Bytes("window/geometry")
    """The window's place and size as Qt wrote it; empty where there is none."""
    _widths = Texts("window/pane_widths")
    show_library = Flag("window/show_library", True)
    """Whether the person wants the left pane."""
    show_details = Flag("window/show_details", True)
    """Whether the person wants the right pane."""

    def __init__(self, path: Path) -> None:
        self.store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def digests(self) -> Digests:
        """Which digests tree, counts and searches hold."""
        return Digests.LONE if self.show_shipped else Digests.OWN

    @property
    def changed_keys(self) -> dict[str, tuple[str, ...]]:
        """The keys that the person gave to actions, by the action's name, as Qt writes them everywhere."""
        self.store.beginGroup(_CHANGED_KEYS)
        values = {name: self.store.value(name) for name in self.store.childKeys()}
        self.store.endGroup()
        return {name: tuple(keys.split()) for name, keys in values.items() if isinstance(keys, str)}

    @changed_keys.setter
    def changed_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        self.store.remove(_CHANGED_KEYS)
        for name, each in keys.items():
            self.store.setValue(f"{_CHANGED_KEYS}/{name}", " ".join(each))

    @property
    def pane_widths(self) -> tuple[int, int] | None:
        """The widths of the left and the right pane in pixels."""
        numbers = [n for text in self._widths if (n := as_number(text)) is not None]
        return (numbers[0], numbers[1]) if len(numbers) == 2 else None

    @pane_widths.setter
    def pane_widths(self, widths: tuple[int, int]) -> None:
        self._widths = [str(width) for width in widths]

    def save(self) -> None:
        """Write what changed to the file now; Qt writes it by itself when the program is idle."""
        self.store.sync()
