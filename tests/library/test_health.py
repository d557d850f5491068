"""Damage inside a sound file is found, named and put right."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import LibraryDamaged
from reader.library import Library, store
from reader.library.matching import by_key
from reader.library.opening import open_connections
from reader.library.packing import unpack
from reader.library.store import Body
from reader.query import parse
from reader.render import Rendered, from_markdown
from tests.library.samples import HARBOUR, LANTERN, add, elsewhere, incoming

Damage = Callable[[sqlite3.Connection], None]


def statement(sql: str) -> Damage:
    def apply(connection: sqlite3.Connection) -> None:
        connection.execute(sql)

    return apply


def change_a_letter(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE bodies SET text = replace(text, 'swim', 'skim')")


def cut_the_markdown(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE bodies SET markdown = substr(markdown, 1, length(markdown) - 5)")


def lose_an_index_page(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM search_data WHERE id = (SELECT max(id) FROM search_data)")


REPAIRABLE: dict[str, tuple[Damage, str]] = {
    "a changed letter": (change_a_letter, "cannot be read"),
    "damaged Markdown": (cut_the_markdown, "cannot be read"),
    "damaged HTML": (statement("UPDATE bodies SET html = x'00'"), "cannot be read"),
    "places of headings": (statement("UPDATE bodies SET outline = '[[1'"), "cannot be read"),
    "the tree": (statement("DELETE FROM placements"), "wrong place of the tree"),
    "the counts of the tree": (statement("UPDATE branches SET articles = 7"), "counts its articles"),
    "another branch": (statement("UPDATE placements SET month = 3"), "wrong place of the tree"),
    "an article not in the index": (statement("DELETE FROM search_docsize"), "search index"),
    "a lost page of the index": (lose_an_index_page, "search index"),
    "a title that the index does not know": (
        statement("UPDATE articles SET title = 'Kites'"),
        "search index",
    ),
    "no words": (statement("DELETE FROM words"), "forms of some words"),
    "an older layout": (statement("UPDATE bodies SET renderer = 0, html = html"), "another version"),
    "a source of nothing": (
        statement(
            "INSERT INTO sources (article, place, path, ordinal, imported, reading, batch) "
            "VALUES (77, 1, '/x', 1, '', x'', 1)"
        ),
        "belong to no article",
    ),
}


@pytest.fixture
def shelf(library: Library) -> Library:
    add(
        library,
        incoming("Harbour swimming", HARBOUR, issued="2019-05"),
        incoming("Lantern", LANTERN, ordinal=2),
    )
    return library


def damage(path: Path, apply: Damage) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    apply(connection)
    connection.close()


@pytest.mark.parametrize("name", REPAIRABLE)
def test_damage_is_found_and_put_right(shelf: Library, path: Path, name: str) -> None:
    apply, expected = REPAIRABLE[name]
    texts = {each.key: shelf.articles.text(each.key).text for each in shelf.articles.list()}
    damage(path, apply)

    checked = shelf.health.check()
    assert not checked.sound
    assert expected in " ".join(checked.problems)
    repaired = shelf.health.repair()
    assert repaired.problems[: len(checked.problems)] == checked.problems
    assert repaired.sound
    assert shelf.health.check().problems == ()
    assert {key: shelf.articles.text(key).text for key in texts} == texts
    assert [each.summary.key for each in shelf.finder.search(parse("instructor")).results] == [
        next(iter(texts))
    ]


def test_a_sound_library_has_nothing_to_repair(shelf: Library) -> None:
    assert shelf.health.check() == shelf.health.repair()
    assert shelf.health.check().articles == 2


def test_a_changed_text_is_never_shown(shelf: Library, path: Path) -> None:
    damage(path, change_a_letter)

    with pytest.raises(LibraryDamaged, match="check --repair"):
        shelf.articles.text(shelf.articles.list()[0].key)


def test_words_without_their_markdown_are_kept(shelf: Library, path: Path) -> None:
    key = shelf.articles.list()[0].key
    before = shelf.articles.text(key)
    damage(path, cut_the_markdown)
    report = shelf.health.repair()

    assert any("only the words" in each for each in report.repaired)
    after = shelf.articles.text(key)
    assert (after.text, after.headings) == (before.text, ())


def test_an_unreadable_article_is_named_and_can_be_imported_again(shelf: Library, path: Path) -> None:
    batch = shelf.imports.begin()
    shelf.imports.remember_files(batch, [("/documents/harbour.txt", 1, 1)])
    key = shelf.articles.list()[0].key
    damage(path, cut_the_markdown)
    damage(path, change_a_letter)
    report = shelf.health.repair()

    assert any("Harbour swimming" in each for each in report.repaired)
    assert shelf.health.check().problems == ()
    assert not shelf.imports.is_known("/documents/harbour.txt", 1, 1)
    assert add(shelf, incoming("Harbour swimming", HARBOUR, issued="2019-05"), automatic=True).keys == (key,)


def test_an_unreadable_earlier_text_is_taken_out_and_the_rest_stays(shelf: Library, path: Path) -> None:
    for line in ("Once.", "Twice."):
        add(shelf, incoming(lines=[*HARBOUR, line], issued="2019-05"))
    key = shelf.articles.list()[0].key
    damage(path, statement("UPDATE versions SET text = substr(text, 3) WHERE number = 1"))

    assert shelf.health.check().problems == ("Earlier texts that cannot be read: 1.",)
    assert shelf.health.repair().sound
    assert [version.number for version in shelf.articles.details(key).versions] == [3, 2]
    assert shelf.articles.text(key, 2).text.endswith("Once.")
    shelf.imports.undo_last()
    assert shelf.articles.text(key).text.endswith("Once.")
    shelf.imports.undo_last()
    assert shelf.health.check().problems == ()


def test_details_that_make_no_sense_take_one_article_with_them(shelf: Library, path: Path) -> None:
    damage(path, statement("UPDATE articles SET issued = '2019-77' WHERE title LIKE 'Harbour%'"))

    with pytest.raises(LibraryDamaged):
        shelf.articles.list()
    shelf.health.repair()
    assert [each.title for each in shelf.articles.list()] == ["Lantern"]


def test_text_that_is_no_utf_8_is_damage(shelf: Library, path: Path) -> None:
    damage(
        path, statement("UPDATE bodies SET text = CAST(x'ff' || text AS TEXT) WHERE text LIKE '%lantern%'")
    )

    assert not shelf.health.check().sound
    assert shelf.health.repair().sound
    assert shelf.health.check().problems == ()


def test_an_interrupted_repair_is_finished_at_the_next_opening(shelf: Library, path: Path) -> None:
    """The state that a repair leaves when it is ended in between; `test_kills.py` ends some."""
    damage(path, lose_an_index_page)
    damage(path, statement("INSERT INTO meta (name, value) VALUES ('rebuilding', '1')"))
    again = Library.open(path)

    assert again.health.check().problems == ()
    again.close()


def lay_out_as_before(path: Path, key: str) -> Rendered:
    """Store an article as an older version of the renderer might have laid it out. Returns that layout."""
    connections = open_connections(path)
    with connections.writing() as connection:
        known = by_key(connection, key)
        assert known is not None
        packed = connection.execute(
            "SELECT markdown FROM bodies WHERE article = ?", (known.row_id,)
        ).fetchone()[0]
        now = from_markdown(unpack(packed))
        before = Rendered(f"<div>{now.html}</div>", now.text.replace("\n", "\n\n"), (), now.markdown)
        store.change(connection, known.row_id, known.metadata, replace(Body.of(before), renderer=0))
    connections.close()
    return before


def test_what_an_older_renderer_laid_out_is_shown_until_repaired(shelf: Library, path: Path) -> None:
    key = shelf.articles.list()[0].key
    now = shelf.articles.text(key)
    before = lay_out_as_before(path, key)

    shown = shelf.articles.text(key)
    assert (shown.html, shown.text) == (before.html, before.text)
    (result,) = shelf.finder.search(parse("families")).results
    assert all(before.text[hit.start : hit.end] == "families" for hit in result.hits)
    assert shelf.health.check().problems == ("Articles laid out by another version: 1.",)
    assert shelf.health.repair().sound
    assert shelf.articles.text(key) == now
    assert shelf.health.check().problems == ()


def test_a_newer_renderer_makes_no_versions(shelf: Library, path: Path) -> None:
    key = shelf.articles.list()[0].key
    now = shelf.articles.text(key)
    lay_out_as_before(path, key)
    item = incoming("Harbour swimming", HARBOUR, issued="2019-05")

    assert add(shelf, elsewhere(item, "/copy.txt")).duplicates == 1
    assert shelf.articles.text(key) == now
    assert len(shelf.articles.details(key).versions) == 1
    assert shelf.health.check().problems == ()


def test_a_library_that_can_only_be_read_can_be_checked(shelf: Library, path: Path) -> None:
    damage(path, lose_an_index_page)
    shelf.close()
    reader = Library.open(path, read_only=True)

    assert "search index" in " ".join(reader.health.check().problems)
    reader.close()
