"""The mouse beside the column and over it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tests import showcase
from tests.ui.conftest import Reader


@pytest.mark.parametrize("button", [Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton])
@pytest.mark.parametrize("kind", [QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease])
def test_what_the_text_does_not_want_is_handed_on_once(
    reader: Reader, button: Qt.MouseButton, kind: QEvent.Type
) -> None:
    reader.open(showcase.EAST_JUNE)
    page = reader.parts.article.view.viewport()
    place = QPointF(page.rect().center())
    event = QMouseEvent(
        kind, place, page.mapToGlobal(place), button, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(page, event)
    assert reader.parts.article.view.article is not None
