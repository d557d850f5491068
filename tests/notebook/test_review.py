"""Marks keep their places in changed texts, or wait for the person's word."""

from __future__ import annotations

from reader.model import Placement
from reader.notebook import Notebook
from reader.notebook.anchoring import make_anchor, text_hash
from tests.notebook.samples import HARBOUR, LANTERN, TEXT, add_one, highlight, note
from tests.notebook.test_marks import carried

LONGER = "Brand new.\n" + TEXT
OTHER = "Nothing of what was there before is left in these words at all.\n"


def settle(notebook: Notebook, text: str) -> bool:
    return notebook.review.settle(HARBOUR.key, text, text_hash(text), {text_hash(TEXT): TEXT})


def test_marks_move_with_their_text(notebook: Notebook) -> None:
    mark, whole = notebook.marks.add(highlight(), note())
    assert not settle(notebook, TEXT)
    assert settle(notebook, LONGER)
    moved = notebook.marks.get(mark.id)
    assert moved.anchor == make_anchor(LONGER, 27, 51)
    assert (moved.placement, moved.modified) == (Placement.PLACED, mark.modified)
    assert notebook.marks.get(whole.id) == whole
    assert notebook.review.queue() == ()
    assert notebook.review.articles_anchored() == {HARBOUR.key: {text_hash(LONGER)}}
    assert notebook.history.next_undo() == "Add 2 marks"


def test_a_mark_whose_words_are_gone_waits_for_the_persons_word(notebook: Notebook) -> None:
    mark = add_one(notebook, highlight())
    assert settle(notebook, OTHER)
    (queued,) = notebook.review.queue()
    assert (queued.placement, queued.anchor) == (Placement.REVIEW, mark.anchor)
    assert notebook.review.articles_anchored() == {HARBOUR.key: {text_hash(OTHER)}}
    assert not settle(notebook, OTHER)

    place = make_anchor(OTHER, 0, 7)
    assert notebook.review.place(mark.id, place).placement is Placement.PLACED
    assert notebook.review.queue() == ()
    assert notebook.history.undo() == "Move a highlight"
    assert notebook.review.queue() == (queued,)

    assert notebook.review.keep(mark.id).placement is Placement.KEPT
    assert notebook.review.queue() == ()
    assert not settle(notebook, OTHER + "More.\n")
    assert notebook.review.queue() == ()
    assert settle(notebook, TEXT)
    assert notebook.marks.get(mark.id) == mark


def test_a_text_that_comes_back_brings_its_marks_back(notebook: Notebook) -> None:
    mark = add_one(notebook, highlight())
    settle(notebook, OTHER)
    assert settle(notebook, TEXT)
    assert notebook.marks.get(mark.id) == mark


def test_marks_wait_for_their_article(notebook: Notebook) -> None:
    mark, whole = notebook.marks.add(highlight(), note())
    assert notebook.review.article_gone(HARBOUR.key)
    assert not notebook.review.article_gone(HARBOUR.key)
    assert [each.placement for each in notebook.review.queue()] == [Placement.WAITING] * 2
    assert notebook.review.articles_anchored([HARBOUR.key, LANTERN.key]) == {HARBOUR.key: {""}}
    assert settle(notebook, TEXT)
    assert notebook.marks.of_article(HARBOUR.key) == (whole, mark)


def test_marks_from_elsewhere_find_their_places(notebook: Notebook) -> None:
    mark = add_one(notebook, highlight())
    notebook.marks.delete([mark.id])
    notebook.marks.add_exact([carried(mark)])
    assert notebook.review.articles_anchored() == {HARBOUR.key: {""}}
    settle(notebook, LONGER)
    placed = notebook.marks.by_uid(mark.uid)
    assert placed is not None
    assert placed.anchor == make_anchor(LONGER, 27, 51)
