"""Making, changing, listing and deleting marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UnknownMark
from reader.model import (
    CarriedMark,
    CarryReport,
    Colour,
    Mark,
    MarkFilter,
    MarkKind,
    MarkOrder,
    NewMark,
    Placement,
)
from reader.notebook import Notebook
from reader.notebook.anchoring import make_anchor
from tests.notebook.samples import HARBOUR, LANTERN, TEXT, Watch, add_one, highlight, note, star


def test_a_mark_is_read_as_it_was_made(notebook: Notebook, path: Path) -> None:
    anchor = make_anchor(TEXT, 16, 40)
    new = NewMark(MarkKind.HIGHLIGHT, HARBOUR, anchor, Colour.BLUE, "Why *here*?", "", ("swimming", "Quay"))
    mark = add_one(notebook, new)

    assert (mark.kind, mark.article, mark.anchor, mark.colour) == (new.kind, HARBOUR, anchor, Colour.BLUE)
    assert (mark.body, mark.label, mark.tags) == ("Why *here*?", "", ("Quay", "swimming"))
    assert mark.placement is Placement.PLACED
    assert mark.created == mark.modified == "2026-03-01T09:30:00.000Z"
    assert len(mark.uid) == 32
    assert notebook.marks.get(mark.id) == notebook.marks.by_uid(mark.uid) == mark
    notebook.close()
    again = Notebook.open(path)
    assert again.marks.select() == (mark,)
    again.close()


def test_several_marks_are_one_step(notebook: Notebook) -> None:
    made = notebook.marks.add(note("one"), note("two"), star(LANTERN))
    assert [mark.body for mark in made] == ["one", "two", ""]
    assert notebook.history.next_undo() == "Add 3 marks"
    assert notebook.marks.add() == ()
    assert notebook.history.next_undo() == "Add 3 marks"


def test_marks_of_an_article_stand_in_document_order(notebook: Notebook) -> None:
    late, early, whole = notebook.marks.add(highlight(50, 60), highlight(16, 20), star())
    add_one(notebook, note(article=LANTERN))
    assert notebook.marks.of_article(HARBOUR.key) == (whole, early, late)
    assert notebook.marks.of_article("nothing") == ()


def test_changing_a_mark(notebook: Notebook, clock: Watch) -> None:
    mark = add_one(notebook, highlight())
    clock.wait(minutes=10)
    changed = notebook.marks.change(mark.id, body="A thought", colour=Colour.GREEN)
    assert (changed.body, changed.colour, changed.created) == ("A thought", Colour.GREEN, mark.created)
    assert changed.modified == "2026-03-01T09:40:00.000Z"
    anchor = make_anchor(TEXT, 50, 60)
    assert notebook.marks.change(mark.id, anchor=anchor, label="Here").anchor == anchor
    clock.wait(minutes=10)
    assert notebook.marks.change(mark.id, body="A thought").modified == changed.modified


def test_a_number_that_no_mark_has(notebook: Notebook) -> None:
    acts: tuple[Callable[[], Mark], ...] = (
        lambda: notebook.marks.get(7),
        lambda: notebook.marks.change(7, body="x"),
        lambda: notebook.review.keep(7),
    )
    for act in acts:
        with pytest.raises(UnknownMark) as caught:
            act()
        assert caught.value.safe
    assert notebook.marks.by_uid("f" * 32) is None
    assert notebook.marks.delete([7, 8]) == 0
    assert notebook.history.next_undo() is None


def test_recolouring_is_for_highlights(notebook: Notebook) -> None:
    one, two, text = notebook.marks.add(highlight(), highlight(colour=Colour.PINK), note())
    assert notebook.marks.recolour([one.id, two.id, text.id], Colour.PINK) == 1
    assert [mark.colour for mark in notebook.marks.select(MarkFilter(kinds=(MarkKind.HIGHLIGHT,)))] == [
        Colour.PINK,
        Colour.PINK,
    ]
    assert notebook.marks.get(text.id).colour is None
    assert notebook.history.next_undo() == "Recolour a highlight"


def test_a_number_is_never_used_again(notebook: Notebook) -> None:
    mark = add_one(notebook, note())
    assert notebook.marks.delete([mark.id]) == 1
    assert add_one(notebook, note()).id == mark.id + 1
    assert notebook.history.undo() == "Add a note"
    assert add_one(notebook, note()).id == mark.id + 2


def test_filters(notebook: Notebook, clock: Watch) -> None:
    blue = add_one(notebook, replace(highlight(colour=Colour.BLUE), tags=("swimming", "boats")))
    clock.wait(seconds=1)
    text = add_one(notebook, replace(note("Ask the ÉCOLE"), tags=("Boats",)))
    clock.wait(seconds=1)
    place = add_one(
        notebook, NewMark(MarkKind.BOOKMARK, LANTERN, make_anchor(TEXT, 50, 50), label="The door")
    )

    def found(filter: MarkFilter) -> list[Mark]:
        assert notebook.marks.count(filter) == len(notebook.marks.select(filter))
        return list(notebook.marks.select(filter))

    assert found(MarkFilter()) == [place, text, blue]
    assert found(MarkFilter(order=MarkOrder.OLDEST)) == [blue, text, place]
    assert found(MarkFilter(order=MarkOrder.ARTICLE)) == [text, blue, place]
    assert found(MarkFilter(kinds=(MarkKind.NOTE, MarkKind.BOOKMARK))) == [place, text]
    assert found(MarkFilter(colours=(Colour.BLUE,))) == [blue]
    assert found(MarkFilter(tags=("BOATS",))) == [text, blue]
    assert found(MarkFilter(tags=("boats", "swimming"))) == [blue]
    assert found(MarkFilter(keys=frozenset({LANTERN.key}))) == [place]
    assert found(MarkFilter(keys=frozenset())) == []
    assert found(MarkFilter(text="école")) == [text]
    assert found(MarkFilter(text="every child")) == [blue]
    assert found(MarkFilter(text="DOOR")) == [place]
    assert found(MarkFilter(placements=(Placement.REVIEW,))) == []
    assert notebook.marks.select(limit=1, offset=1) == (text,)


def carried(mark: Mark, **different: object) -> CarriedMark:
    fields = {name: getattr(mark, name) for name in CarriedMark.__dataclass_fields__}
    return CarriedMark(**{**fields, **different})


def test_marks_are_taken_over_exactly(notebook: Notebook, tmp_path: Path) -> None:
    add_one(notebook, replace(highlight(), body="Mine", tags=("Quay", "quay trust")))
    add_one(notebook, note())
    marks = notebook.marks.select()
    other = Notebook.open(tmp_path / "other" / "notebook.sqlite")
    assert other.marks.add_exact(map(carried, marks)) == CarryReport(added=2)
    assert {carried(mark) for mark in other.marks.select()} == {carried(mark) for mark in marks}
    assert {mark.placement for mark in other.marks.select()} == {Placement.WAITING}
    assert other.marks.add_exact(map(carried, marks)) == CarryReport(unchanged=2)
    newer = carried(marks[0], body="Later", modified="2027-01-01T00:00:00.000Z", tags=("new",))
    older = carried(marks[1], body="Sooner", modified="2020-01-01T00:00:00.000Z")
    assert other.marks.add_exact([newer, older]) == CarryReport(updated=1, older=1)
    assert carried(other.marks.select(MarkFilter(text="later"))[0]) == newer
    assert other.history.undo() == "Import a note"
    assert {carried(mark) for mark in other.marks.select()} == {carried(mark) for mark in marks}
    other.close()


TEXTS = st.text(st.characters(), max_size=80) | st.sampled_from(
    ["a\0b", "\0", "👩‍👩‍👧 é", "\r\n\u2028", "نص", "'\"--"]
)


@settings(max_examples=60, deadline=None)
@given(body=TEXTS, label=TEXTS)
def test_what_is_read_is_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, body: str, label: str
) -> None:
    path = tmp_path_factory.mktemp("text") / "notebook.sqlite"
    notebook = Notebook.open(path)
    mark = add_one(notebook, NewMark(MarkKind.BOOKMARK, HARBOUR, body=body, label=label))
    notebook.close()
    notebook = Notebook.open(path, read_only=True)
    # A half of a character has no place in any file; everything else has.
    kept = [
        text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") for text in (body, label)
    ]
    assert notebook.marks.get(mark.id) == mark
    assert [mark.body, mark.label] == kept
    assert notebook.health.check().problems == ()
    notebook.close()


def test_halves_of_characters(notebook: Notebook) -> None:
    mark = add_one(notebook, replace(note("\ud83d\ude00 and \ud83d"), tags=("tag \udc00",)))
    assert (mark.body, mark.tags) == ("😀 and �", ("tag �",))


def test_a_huge_note(notebook: Notebook, path: Path) -> None:
    body = "Ünïcödé 🛶 " * 320_000
    mark = add_one(notebook, note(body))
    notebook.marks.change(mark.id, body=body + "end")
    notebook.close()
    again = Notebook.open(path)
    assert again.marks.get(mark.id).body == body + "end"
    assert again.history.undo() == "Edit a note"
    assert again.marks.get(mark.id).body == body
    again.close()
