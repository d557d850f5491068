"""Changes by another program, while the window is open, show in the window."""

from __future__ import annotations

from reader.library import Library
from reader.model import Colour, MarkKind
from reader.notebook import Notebook
from reader.noting import Noter
from tests import showcase
from tests.ui.conftest import Reader


def test_a_note_that_another_program_writes_shows_in_the_open_article_and_the_tree(reader: Reader) -> None:
    key = reader.open(showcase.EAST_JUNE).summary.key
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.watch is not None
    noting.watch.look()
    reader.settle()
    library = Library.open(reader.home.library)
    other = Noter(library, Notebook.open(reader.home.notebook))
    other.add(key, MarkKind.HIGHLIGHT, (0, 6), colour=Colour.BLUE, body="From the command line")
    other.notebook.close()
    library.close()
    noting.watch.look()
    marking = noting.marking
    assert marking is not None
    reader.until(
        lambda: [mark.body for mark in marking.section.list.cards.marks] == ["From the command line"]
    )
    reader.settle()
    assert "With highlights or notes (1)" in reader.rows()


def test_what_the_window_writes_itself_is_no_news(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.watch is not None
    noting.watch.look()
    reader.window.watch.look()
    reader.settle()
    told: list[str] = []
    noting.watch.changed.connect(lambda: told.append("notebook"))
    reader.window.watch.changed.connect(lambda: told.append("library"))
    reader.parts.actions["star"].trigger()
    reader.settle()
    noting.watch.look()
    reader.window.watch.look()
    reader.settle()
    assert told == []


def test_the_tree_is_read_anew_only_where_it_shows_something_else(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    noting = reader.window.commands.noting
    assert noting is not None
    noter, writer = noting.noter, noting.writer
    assert noter is not None
    assert writer is not None
    key = reader.key_of(showcase.EAST_JUNE)
    reader.until(lambda: noter.state(key).opened)  # of which the tree has a branch, too
    reader.settle()
    counted: list[int] = []
    reader.parts.shelf.counted.connect(lambda *counts: counted.append(len(counted)))

    def write(place: tuple[int, int]) -> None:
        writer.write(lambda: noter.add(key, MarkKind.HIGHLIGHT, place, colour=Colour.BLUE), "Done")
        reader.settle()

    write((0, 4))
    assert len(counted) == 1
    assert "With highlights or notes (1)" in reader.rows()
    write((6, 9))
    reader.parts.actions["undo"].trigger()
    reader.settle()
    assert len(counted) == 1
    assert len(noter.of_article(key)) == 1
    reader.parts.actions["undo"].trigger()
    reader.settle()
    assert len(counted) == 2
    assert "With highlights or notes (1)" not in reader.rows()


def test_a_note_that_is_saved_as_it_is_typed_is_no_news(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.marking is not None
    editor = noting.marking.section.editor
    reader.parts.actions["note"].trigger()
    editor.field.setPlainText("Ask")
    reader.until(lambda: editor.state_text == "Saved")
    reader.settle()
    reader.window.watch.look()
    reader.settle()
    told: list[str] = []
    reader.window.watch.changed.connect(lambda: told.append("library"))
    reader.parts.shelf.counted.connect(lambda *counts: told.append("tree"))
    for typed in ("Ask when", "Ask when they meet"):
        editor.field.setPlainText(typed)
        editor.flush()
        reader.until(lambda: editor.state_text == "Saved")
        reader.settle()
        reader.window.watch.look()
        reader.settle()
    assert told == []
    assert [mark.body for mark in noting.marking.section.list.cards.marks] == ["Ask when they meet"]
