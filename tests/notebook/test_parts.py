"""Tags, reading, saved searches, corrections, colours, and what the library is told of all of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.errors import ReaderError
from reader.model import (
    NOT_DATED,
    Colour,
    Correction,
    DateEvidence,
    Issued,
    Kind,
    MarkKind,
    NewMark,
    NoteText,
    PersonalFacts,
    ReadingState,
    Region,
    SavedSearch,
    TagCount,
)
from reader.notebook import Notebook
from reader.notebook.anchoring import make_anchor
from tests.notebook.samples import HARBOUR, LANTERN, TEXT, Watch, add_one, highlight, note, star


def test_tags(notebook: Notebook) -> None:
    mark = add_one(notebook, replace(note(), tags=(" #care   leavers ", "SEND")))
    notebook.tags.set_article([HARBOUR, LANTERN], ["send", "boats", "Boats"])
    assert mark.tags == ("care leavers", "SEND")
    assert notebook.tags.all() == (
        TagCount("boats", 2, 0),
        TagCount("care leavers", 0, 1),
        TagCount("SEND", 2, 1),
    )
    assert notebook.tags.of_article(LANTERN.key) == ("boats", "SEND")
    assert notebook.tags.keys_tagged("Send") == {HARBOUR.key, LANTERN.key}
    assert notebook.tags.keys_tagged("CARE leavers") == {HARBOUR.key}
    notebook.tags.set_article(HARBOUR, ["oars"], ["BOATS"])
    assert notebook.history.next_undo() == "Change 2 tags"
    notebook.tags.set_marks([mark.id, 99], (), ["send", "unknown"])
    assert notebook.marks.get(mark.id).tags == ("care leavers",)
    assert notebook.tags.of_article(HARBOUR.key) == ("oars", "SEND")


def test_a_tag_is_renamed_everywhere(notebook: Notebook) -> None:
    mark = add_one(notebook, replace(note(), tags=("boats", "ships")))
    notebook.tags.set_article(HARBOUR, ["boats"])
    notebook.tags.rename("Boats", "SHIPS")
    assert notebook.tags.all() == (TagCount("ships", 1, 1),)
    notebook.tags.rename("ships", "Ships")
    assert notebook.tags.all() == (TagCount("Ships", 1, 1),)
    notebook.history.undo()
    notebook.history.undo()
    assert notebook.marks.get(mark.id).tags == ("boats", "ships")


@pytest.mark.parametrize("name", ["", "  ", "#", "\0"])
def test_a_tag_needs_a_letter(notebook: Notebook, name: str) -> None:
    with pytest.raises(ReaderError):
        notebook.marks.add(note("kept out"), replace(note(), tags=(name,)))
    assert notebook.marks.count() == 0
    with pytest.raises(ReaderError):
        notebook.tags.set_article(HARBOUR, [name])


def test_reading(notebook: Notebook, clock: Watch) -> None:
    assert notebook.reading.state(HARBOUR.key) == ReadingState()
    notebook.reading.opened(HARBOUR)
    clock.wait(seconds=90)
    notebook.reading.opened(LANTERN)
    notebook.reading.remember(HARBOUR, 321)
    assert notebook.reading.mark_read([HARBOUR, LANTERN], True) == 2
    assert notebook.reading.mark_read(HARBOUR, True) == 0
    assert notebook.reading.states([HARBOUR.key, LANTERN.key, "other"]) == {
        HARBOUR.key: ReadingState(True, 321, "2026-03-01T09:30:00Z"),
        LANTERN.key: ReadingState(True, 0, "2026-03-01T09:31:30Z"),
    }
    assert notebook.reading.recent(5) == (LANTERN.key, HARBOUR.key)
    assert notebook.reading.recent(1) == (LANTERN.key,)


def test_saved_searches(notebook: Notebook) -> None:
    one = notebook.searches.add("  Quays ", 'quay OR "pier"')
    assert one == SavedSearch(1, "Quays", 'quay OR "pier"')
    two = notebook.searches.add("boats", "boat*")
    assert notebook.searches.all() == (two, one)
    assert notebook.searches.add("QUAYS", "quay") == SavedSearch(1, "QUAYS", "quay")
    assert notebook.searches.rename(2, "Ships").name == "Ships"
    with pytest.raises(ReaderError):
        notebook.searches.rename(2, "quays")
    with pytest.raises(ReaderError):
        notebook.searches.rename(9, "x")
    with pytest.raises(ReaderError):
        notebook.searches.add(" ", "x")
    assert notebook.searches.delete([1, 2, 3]) == 2
    assert notebook.searches.all() == ()


def test_corrections(notebook: Notebook) -> None:
    whole = Correction(
        "Harbour swims",
        (Region.LONDON, Region.NORTH_EAST),
        Issued.stated("2018-03-04", DateEvidence.CORRECTION),
        Kind.SPEECH,
    )
    notebook.corrections.set(HARBOUR, whole)
    notebook.corrections.set(LANTERN, Correction(regions=(), issued=NOT_DATED))
    assert notebook.corrections.get(HARBOUR.key) == whole
    assert notebook.corrections.all() == {
        HARBOUR.key: whole,
        LANTERN.key: Correction(regions=(), issued=NOT_DATED),
    }
    notebook.corrections.set(HARBOUR, Correction())
    assert notebook.corrections.get(HARBOUR.key) is None
    notebook.corrections.set(HARBOUR, None)
    assert notebook.history.next_undo() == "Take back a correction"


def test_names_of_colours(notebook: Notebook) -> None:
    assert notebook.colours.names()[Colour.YELLOW] == "Yellow"
    notebook.colours.rename(Colour.YELLOW, " To  do ")
    notebook.colours.rename(Colour.YELLOW, "Later")
    assert notebook.colours.names()[Colour.YELLOW] == "Later"
    notebook.colours.rename(Colour.YELLOW, "")
    assert notebook.colours.names()[Colour.YELLOW] == "Yellow"


def test_facts(notebook: Notebook) -> None:
    point = make_anchor(TEXT, 50, 50)
    text, place, _, coloured = notebook.marks.add(
        replace(note("Ask"), tags=("quay",)),
        NewMark(MarkKind.BOOKMARK, HARBOUR, point, label="door"),
        star(),
        replace(highlight(), body="Why?"),
    )
    notebook.tags.set_article(HARBOUR, ["Anchor", "quay"])
    notebook.reading.mark_read(HARBOUR, True)
    notebook.corrections.set(HARBOUR, Correction("New"))
    notebook.reading.remember(LANTERN, 9)
    facts = PersonalFacts(
        key=HARBOUR.key,
        read=True,
        starred=True,
        bookmarks=2,
        highlights=1,
        tags=("Anchor", "quay"),
        notes=(NoteText(text.id, "Ask"), NoteText(coloured.id, "Why?")),
        correction=Correction("New"),
    )
    assert place.label == "door"
    assert list(notebook.facts()) == [facts]
    keys = ["nothing", HARBOUR.key, LANTERN.key, HARBOUR.key]
    assert list(notebook.facts(keys)) == [PersonalFacts("nothing"), facts, PersonalFacts(LANTERN.key)]


def test_what_has_changed_since(notebook: Notebook) -> None:
    assert notebook.changed_since(None) is None
    assert notebook.revision() == ""
    notebook.marks.add(note())
    first = notebook.revision()
    assert notebook.changed_since(first) == frozenset()
    notebook.tags.set_article(LANTERN, ["boats"])
    assert notebook.changed_since(first) == frozenset({LANTERN.key})
    second = notebook.revision()
    notebook.reading.remember(HARBOUR, 5)
    notebook.colours.rename(Colour.BLUE, "Sea")
    assert notebook.revision() != second
    assert notebook.changed_since(second) == frozenset()
    notebook.history.undo()
    notebook.history.undo()
    assert notebook.changed_since(second) == frozenset({LANTERN.key})
    for unknown in ("", "1-0000000000000000", "99-aa", "-", "1", "²-x", "9" * 30 + "-x"):
        assert notebook.changed_since(unknown) is None


def test_no_change_leaves_no_trace(notebook: Notebook) -> None:
    mark = add_one(notebook, note())
    state, version = notebook.revision(), notebook.data_version()
    notebook.marks.change(mark.id, body=mark.body)
    notebook.tags.set_article(HARBOUR)
    notebook.marks.delete([])
    assert (notebook.revision(), notebook.data_version()) == (state, version)
    assert notebook.history.next_undo() == "Add a note"
