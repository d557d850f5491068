"""The names that a person gives the colours, and where they show."""

from __future__ import annotations

from reader.model import Colour
from reader.ui.marking.colours_dialog import ColoursDialog
from tests.ui.conftest import Reader


def test_names_show_in_bar_menus_and_cards_and_are_taken_back(reader: Reader) -> None:
    reader.parts.actions["colour_names"].trigger()
    dialog = next(each for each in reader.window.findChildren(ColoursDialog) if each.isVisible())
    assert dialog.fields[Colour.YELLOW].placeholderText() == "Yellow"
    dialog.fields[Colour.YELLOW].setText("Funding & pay")
    dialog.accept()
    reader.settle()
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.marking is not None
    assert noting.marking.names[Colour.YELLOW] == "Funding & pay"
    assert reader.parts.actions["highlight_yellow"].text() == "Funding && pay"
    assert noting.marking.section.list.cards.names[Colour.YELLOW] == "Funding & pay"
    reader.parts.actions["undo"].trigger()
    reader.settle()
    assert noting.marking.names[Colour.YELLOW] == "Yellow"
