"""Library and notebook together: anchors of selections, the library's copy, and marks after an import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import UnknownArticle
from reader.library import Library
from reader.model import (
    Anchor,
    CarriedMark,
    CarryReport,
    Citation,
    Colour,
    Correction,
    Mark,
    MarkKind,
    PersonalFacts,
    Placement,
)
from reader.notebook import Notebook
from reader.notebook.anchoring import find
from reader.noting import Noter
from tests.library.samples import HARBOUR, LANTERN, add, incoming

OTHER = ("Nothing of what was there before is left in this text, not a word of it.",)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library.sqlite")
    add(opened, incoming(issued="2019-05"))
    yield opened
    opened.close()


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    opened = Notebook.open(tmp_path / "notebook.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def noter(library: Library, notebook: Notebook) -> Noter:
    return Noter(library, notebook)


@pytest.fixture
def key(library: Library) -> str:
    return library.articles.list()[0].key


def in_step(noter: Noter) -> bool:
    """Whether the library's copy says what the notebook says."""
    facts = {each.key: each for each in noter.notebook.facts()}
    copy = noter.library.personal.of(facts)
    return copy == facts and noter.library.personal.revision() == noter.notebook.revision()


def text_of(noter: Noter, mark: Mark) -> str:
    text = noter.library.articles.reading_text(mark.article.key).text
    assert mark.anchor is not None
    return text[mark.anchor.start : mark.anchor.end]


def change_text(noter: Noter, lines: tuple[str, ...]) -> bool:
    """Import the article again with another text."""
    add(noter.library, incoming(lines=lines, issued="2019-05", path="/documents/again.txt"))
    return noter.catch_up()


def test_a_mark_cites_its_article_and_is_anchored(noter: Noter, key: str) -> None:
    mark = noter.add(key, MarkKind.HIGHLIGHT, (15, 41), colour=Colour.BLUE, tags=["swimming"])
    assert mark.article == Citation(key, "Harbour swimming", "Quay Trust", "2019-05", "May 2019")
    assert mark.anchor is not None
    assert (mark.anchor.start, mark.anchor.prefix) == (16, "Harbour lessons\n")
    assert mark.anchor.exact == text_of(noter, mark)
    assert noter.of_article(key) == (mark,)
    with pytest.raises(UnknownArticle):
        noter.add("nothing", MarkKind.NOTE)
    with pytest.raises(UnknownArticle):
        noter.mark_read([key, "nothing"], True)
    assert in_step(noter)


def test_the_librarys_copy_follows_each_change(noter: Noter, key: str) -> None:
    mark = noter.add(key, MarkKind.HIGHLIGHT, (16, 40), colour=Colour.BLUE)
    assert in_step(noter)
    for act in (
        lambda: noter.write(mark.id, body="A thought"),
        lambda: noter.tag_marks([mark.id], ["swimming"]),
        lambda: noter.tag_articles([key], ["quay"]),
        lambda: noter.rename_tag("quay", "pier"),
        lambda: noter.star([key], True),
        lambda: noter.opened(key),
        lambda: noter.remember(key, 30),
        lambda: noter.mark_read([key], True),
        lambda: noter.correct(key, Correction("Harbour swims")),
        lambda: noter.save_search("Piers", "pier"),
        lambda: noter.recolour([mark.id], Colour.PINK),
        lambda: noter.delete([mark.id]),
        noter.undo,
        noter.redo,
        lambda: noter.star([key], False),
    ):
        revision = noter.notebook.revision()
        act()
        assert noter.notebook.revision() != revision
        assert in_step(noter)
    assert noter.library.articles.summary(key).title == "Harbour swims"
    while noter.undo():
        assert in_step(noter)
    assert noter.library.articles.summary(key).title == "Harbour swimming"
    assert noter.state(key).position == 30


def test_what_others_changed_is_made_up_for(noter: Noter, key: str) -> None:
    noter.mark_read([key], True)
    citation = Citation("b" * 20, "Elsewhere", None, None, "No date")
    noter.notebook.tags.set_article(citation, ["boats"])
    assert not in_step(noter)
    noter.star([key], True)
    assert in_step(noter)
    assert noter.library.personal.of([citation.key]) == {
        citation.key: PersonalFacts(citation.key, tags=("boats",))
    }
    noter.notebook.reading.mark_read(citation, True)
    assert noter.catch_up()
    assert in_step(noter)
    assert not noter.catch_up()


def test_another_librarys_copy_is_made_whole(noter: Noter, key: str, tmp_path: Path) -> None:
    noter.mark_read([key], True)
    library = Library.open(tmp_path / "new" / "library.sqlite")
    add(library, incoming(issued="2019-05"))
    other = Noter(library, noter.notebook)
    assert other.catch_up()
    assert in_step(other)
    library.close()


def test_a_copy_that_cannot_follow_costs_no_note(noter: Noter, key: str) -> None:
    noter.star([key], True)
    with noter.library._connections.writing() as connection:
        connection.execute("PRAGMA busy_timeout = 10")
    # The library is locked by somebody else: the note is kept all the same.
    holder = Library.open(noter.library._connections.path)
    with holder._connections.writing():
        mark = noter.add(key, MarkKind.NOTE, body="Kept")
    holder.close()
    assert noter.notebook.marks.get(mark.id).body == "Kept"
    assert not in_step(noter)
    noter.write(mark.id, body="Kept on")
    assert in_step(noter)


def test_marks_are_settled_after_an_import(noter: Noter, key: str) -> None:
    mark = noter.add(key, MarkKind.HIGHLIGHT, (16, 40))
    quote = text_of(noter, mark)
    assert not noter.catch_up()
    assert change_text(noter, ("A line that is new.", *HARBOUR))
    assert text_of(noter, noter.of_article(key)[0]) == quote
    assert noter.review() == ()

    assert change_text(noter, OTHER)
    (item,) = noter.review()
    assert item.mark.placement is Placement.REVIEW
    assert item.text == OTHER[0]
    assert not noter.catch_up()
    assert noter.place(mark.id, 0, 7).anchor is not None
    assert noter.review() == ()
    noter.undo()
    assert noter.keep(mark.id).placement is Placement.KEPT
    assert noter.review() == ()
    assert not noter.catch_up()


def test_a_mark_made_in_an_earlier_text_finds_its_place_in_the_present_one(noter: Noter, key: str) -> None:
    seen = noter.library.articles.reading_text(key).text
    quote = seen[16:40]
    assert quote.strip() == quote
    change_text(noter, ("A line that is new.", *HARBOUR))
    mark = noter.add(key, MarkKind.HIGHLIGHT, (16, 40), counted_in=seen, colour=Colour.BLUE)
    assert (mark.placement, text_of(noter, mark)) == (Placement.PLACED, quote)
    assert noter.of_article(key) == (mark,)
    assert in_step(noter)
    assert not noter.catch_up()
    assert noter.undo() == "Add a highlight"
    assert noter.of_article(key) == ()
    noter.redo()
    assert noter.of_article(key) == (mark,)

    change_text(noter, OTHER)
    lost = noter.add(key, MarkKind.NOTE, (16, 40), counted_in=seen, body="Said before")
    assert lost.placement is Placement.REVIEW
    assert lost.anchor is not None
    assert (lost.anchor.exact, lost.body) == (quote, "Said before")
    assert lost.id in {item.mark.id for item in noter.review()}


def test_a_deleted_mark_comes_back_into_another_text(noter: Noter, key: str) -> None:
    mark = noter.add(key, MarkKind.HIGHLIGHT, (16, 40))
    quote = text_of(noter, mark)
    noter.delete([mark.id])
    change_text(noter, ("A line that is new.", *HARBOUR))
    assert noter.undo() == "Delete a highlight"
    assert text_of(noter, noter.of_article(key)[0]) == quote


def test_marks_wait_for_an_article_that_was_taken_out(noter: Noter, key: str) -> None:
    mark = noter.add(key, MarkKind.HIGHLIGHT, (16, 40))
    noter.library.imports.remove([key])
    assert noter.catch_up()
    (item,) = noter.review()
    assert (item.mark.placement, item.text, item.candidates) == (Placement.WAITING, None, ())
    assert change_text(noter, HARBOUR)
    assert noter.of_article(key) == (mark,)


def test_carried_marks_find_their_article(noter: Noter, key: str) -> None:
    citation = Citation(key, "Harbour swimming", "Quay Trust", "2019-05", "May 2019")
    suffix = " learns to swim before the autum"
    anchor = Anchor(0, 0, "Every child near the harbour", "Harbour lessons\n", suffix, "")
    other = Citation("c" * 20, "Not here yet", None, None, "No date")
    stamp = "2024-01-01T00:00:00Z"
    carried = [
        CarriedMark("1" * 32, MarkKind.HIGHLIGHT, citation, anchor, Colour.BLUE, "", "", (), stamp, stamp),
        CarriedMark("2" * 32, MarkKind.NOTE, other, None, None, "Waits", "", ("a",), stamp, stamp),
    ]
    assert noter.carry(carried) == CarryReport(added=2)
    (mark,) = noter.of_article(key)
    assert mark.placement is Placement.PLACED
    assert text_of(noter, mark) == "Every child near the harbour"
    assert [item.mark.body for item in noter.review()] == ["Waits"]
    assert in_step(noter)
    assert noter.carry(carried) == CarryReport(unchanged=2)


def test_nothing_is_written_where_it_can_only_be_read(noter: Noter, key: str, tmp_path: Path) -> None:
    noter.star([key], True)
    noter.library.imports.add(noter.library.imports.begin(automatic=False), [incoming(lines=LANTERN)])
    reading = Noter(
        Library.open(tmp_path / "library.sqlite", read_only=True),
        Notebook.open(tmp_path / "notebook.sqlite", read_only=True),
    )
    assert not reading.catch_up()
    assert reading.of_article(key) == noter.of_article(key)
    reading.library.close()
    reading.notebook.close()


def test_the_text_of_a_mark_is_kept_though_the_library_was_lost(
    noter: Noter, key: str, tmp_path: Path
) -> None:
    """A new sentence stands before the marked one: with the earlier text at hand that is no question."""
    earlier = noter.library.articles.reading_text(key)
    marked = HARBOUR[-1]
    start = earlier.text.index(marked)
    mark = noter.add(key, MarkKind.HIGHLIGHT, (start, start + 30), colour=Colour.BLUE)
    assert mark.anchor is not None
    new = Library.open(tmp_path / "new.sqlite")
    lines = (*HARBOUR[:-1], f"Nobody had thought of the seals and their young. {marked}")
    add(new, incoming(lines=lines, issued="2019-05"))

    other = Noter(new, noter.notebook)
    other.catch_up()

    (settled,) = other.of_article(key)
    assert noter.notebook.review.kept_text(mark.anchor.text_hash) == earlier.text
    assert (settled.placement, text_of(other, settled)) == (Placement.PLACED, mark.anchor.exact)
    assert find(mark.anchor, new.articles.reading_text(key).text).place is None, "not by the anchor alone"
    new.close()
