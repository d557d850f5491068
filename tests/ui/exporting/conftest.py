"""The window with a few notes, and a home of settings that no other test has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from reader.model import Colour, Mark, MarkKind
from reader.noting import Noter
from tests import showcase
from tests.ui.conftest import Reader

D = TypeVar("D", bound=QDialog)


class Desk:
    """The open window, its notes, and the dialogs that come up."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.key = reader.key_of(showcase.EAST_JUNE)
        reader.open(showcase.EAST_JUNE)

    @property
    def noter(self) -> Noter:
        noting = self.reader.window.commands.noting
        assert noting
        assert noting.noter
        return noting.noter

    def add(self, body: str, start: int = 10) -> Mark:
        return self.noter.add(self.key, MarkKind.NOTE, (start, start + 20), body=body)

    def trigger(self, name: str) -> None:
        self.reader.parts.actions[name].trigger()

    def dialog(self, kind: type[D], parent: QWidget | None = None) -> D:
        """Wait for an open dialog of this kind."""
        found: list[D] = []

        def here() -> bool:
            found[:] = [
                each for each in (parent or self.reader.window).findChildren(kind) if each.isVisible()
            ]
            return bool(found)

        self.reader.until(here)
        return found[-1]

    @property
    def dialogs(self) -> list[QDialog]:
        """Those that are open."""
        return [each for each in self.reader.window.findChildren(QDialog) if each.isVisible()]


@pytest.fixture
def desk(reader: Reader) -> Iterator[Desk]:
    desk = Desk(reader)
    desk.noter.add(desk.key, MarkKind.HIGHLIGHT, (0, 6), colour=Colour.GREEN, body="Ask in Ely")
    desk.noter.add(reader.library.articles.list()[-1].key, MarkKind.HIGHLIGHT, (0, 5), colour=Colour.BLUE)
    yield desk
    for dialog in reversed(desk.dialogs):
        dialog.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out" / "notes"
