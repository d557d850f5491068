"""What a person chooses for an export: which notes, where to, in which form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from reader.export import Briefing, Preset
from reader.exporting import Selection
from reader.ui.settings import Settings

FILE_NAME = "Regional Reader notes.jsonld"
_FOLDER_NAME = "Regional Reader notes"


class Form(StrEnum):
    """What the files are made for."""

    OBSIDIAN = "obsidian"
    LOGSEQ = "logseq"
    PLAIN = "plain"
    ANNOTATIONS = "webannotation"

    @property
    def label(self) -> str:
        return _LABELS[self][0]

    @property
    def help(self) -> str:
        """What it is good for, in one sentence."""
        return _LABELS[self][1]

    @property
    def preset(self) -> Preset | None:
        """None for the one file of annotations."""
        return None if self is Form.ANNOTATIONS else Preset(self.value)


_LABELS = {
    Form.OBSIDIAN: (
        "Obsidian",
        "For the note-taking program Obsidian: a file for each article, with links and tags.",
    ),
    Form.LOGSEQ: ("Logseq", "For the note-taking program Logseq: an outline for each article."),
    Form.PLAIN: (
        "Plain Markdown",
        "For any other program: a text file for each article, which every editor opens.",
    ),
    Form.ANNOTATIONS: (
        "Web Annotations (one file)",
        "Complete: for Regional Reader on another computer, or for other programs.",
    ),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """One answer to "which notes?". label: as the dialog shows it."""

    label: str
    selection: Selection


@dataclass(frozen=True, slots=True)
class Choice:
    """An export as the person wants it. place: the folder, or the file for annotations."""

    scope: Scope
    form: Form
    place: Path
    briefing: Briefing | None = None


def remembered(settings: Settings) -> tuple[Form, Path, Briefing | None]:
    """Form, folder and briefing of the last export; what suits most where there was none."""
    folder = settings.export_folder or str(
        Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation), _FOLDER_NAME)
    )
    form = next((form for form in Form if form == settings.export_form), Form.OBSIDIAN)
    briefing = next((each for each in Briefing if each == settings.export_briefing), None)
    return form, Path(folder), briefing


def remember(settings: Settings, choice: Choice) -> None:
    """Let the next export begin with these."""
    one_file = choice.form is Form.ANNOTATIONS
    settings.export_folder = str(choice.place.parent if one_file else choice.place)
    settings.export_form = choice.form.value
    settings.export_briefing = choice.briefing.value if choice.briefing else ""
