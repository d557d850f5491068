"""What is told where the pointer rests: what an acronym stands for and where that was said, and what the date
above an article rests on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from reader.ui.texts import as_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCursor

    from reader.library import Library
    from reader.model import Meaning
    from reader.ui.article.view import ArticleView
    from reader.ui.jobs import Jobs

_LANE = "acronym"
_MOST = 3
_NEAR = 24  # pixels between the pointer and the word at most
_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z0-9&/-]*")
_PART_OF_WORD = re.compile(r"[A-Za-z0-9&/-]")


class AcronymHints(QObject):
    """Answers when the pointer rests on the text; the library is asked off the main thread."""

    def __init__(self, view: ArticleView, library: Library, jobs: Jobs) -> None:
        super().__init__(view)
        self._view = view
        self._library = library
        self._jobs = jobs
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        said, word = self.said_at(event.pos()), self.word_at(event.pos())
        if said:
            QToolTip.showText(event.globalPos(), as_tooltip(said), self._view.viewport())
        elif word:
            self._ask(word, event.globalPos())
        # Qt itself would look beside the place, by as much as the column stands away from the pane's edge.
        return True

    def said_at(self, place: QPoint) -> str:
        """What the text itself says of the words at a place of the viewport; "" where it says nothing."""
        cursor = self._cursor_at(place)
        return cursor.charFormat().toolTip() if cursor else ""

    def word_at(self, place: QPoint) -> str:
        """The acronym at a place of the viewport; "" where there is none."""
        cursor = self._cursor_at(place)
        return acronym_at(cursor.block().text(), cursor.positionInBlock()) if cursor else ""

    def _cursor_at(self, place: QPoint) -> QTextCursor | None:
        """In the words at a place; None where there are none."""
        view = self._view
        cursor = view.cursorForPosition(place)
        near = view.cursorRect(cursor).adjusted(-_NEAR, 0, _NEAR, 0).contains(place)
        return cursor if near and view.article else None

    def _ask(self, word: str, place: QPoint) -> None:
        def show(meanings: Sequence[Meaning]) -> None:
            # The pointer may be elsewhere by now.
            here = self._view.viewport().mapFromGlobal(place)
            if meanings and self.word_at(here) == word:
                QToolTip.showText(place, as_tooltip(told(meanings)), self._view.viewport())

        self._jobs.run(
            _LANE,
            lambda token: self._library.acronyms.expansions(word),
            show,
            lambda error: None,  # a hint that cannot be given is no reason to disturb anybody
            latest=True,
        )


def acronym_at(text: str, place: int) -> str:
    """The word around `place` (of a text as Qt counts it), if it has two capitals or more."""
    first = last = place
    while first > 0 and _PART_OF_WORD.fullmatch(text[first - 1]):
        first -= 1
    while last < len(text) and _PART_OF_WORD.fullmatch(text[last]):
        last += 1
    word = text[first:last].strip("-/&")
    return word if _ACRONYM.fullmatch(word) else ""


def told(meanings: Sequence[Meaning]) -> str:
    """What an acronym stands for, a line each, and where each was said."""
    lines = []
    for meaning in meanings[:_MOST]:
        lines.append(f"{meaning.short}: {meaning.long}")
        lines.append(f"Said in {where_said(meaning)}" if meaning.newest else where_said(meaning))
    if len(meanings) > _MOST:
        lines.append(f"and {len(meanings) - _MOST} more; see Help > Acronyms")
    return "\n".join(lines)


def where_said(meaning: Meaning) -> str:
    """ "“A title”, June 2019, and 3 more articles"; of one that no article spells out, who uses it so."""
    if meaning.newest is None:
        return f"Not spelled out here: {meaning.source}" if meaning.source else "Not spelled out here"
    said = f"“{meaning.newest.title}”, {meaning.newest.issued.label}"
    more = meaning.articles - 1
    return said if more < 1 else f"{said}, and {more:,} more {'article' if more == 1 else 'articles'}"
