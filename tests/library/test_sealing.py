"""The ready-made sets: made when an import is settled, checked, made again, needed for no answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import Cancelled
from reader.library import Library, sealing
from reader.library.connections import connect_writer
from reader.library.tokens import Tokens
from reader.model import CancelToken
from reader.query import parse
from tests.library.samples import add, incoming

MANY = 130


@pytest.fixture
def settled(library: Library) -> Library:
    words = ["kite", "boat", "lantern"]
    add(
        library,
        *(
            incoming(f"Note {number}", [f"A {words[number % 3]} at the quay."], path=f"/{number}")
            for number in range(MANY)
        ),
    )
    library.imports.settle()
    return library


def rows(path: Path, table: str) -> int:
    connection = connect_writer(path)
    try:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    finally:
        connection.close()


def change(path: Path, statement: str) -> None:
    connection = connect_writer(path)
    connection.execute(statement)
    connection.close()


def found(library: Library, text: str) -> int:
    return library.finder.search(parse(text)).total


def test_a_small_library_is_not_sealed(library: Library, path: Path) -> None:
    add(library, incoming())
    library.imports.settle()

    assert (rows(path, "seal"), rows(path, "postings")) == (0, 0)


def test_settling_seals_and_few_changes_do_not_seal_again(settled: Library, path: Path) -> None:
    assert rows(path, "seal") == 1
    assert rows(path, "changed") == 0
    sets = rows(path, "postings")

    add(settled, incoming("Another", ["A kite over the quay."], path="/another"))
    settled.imports.settle()

    assert rows(path, "postings") == sets
    assert rows(path, "changed") == 1
    assert found(settled, "kite") == MANY // 3 + 2
    assert found(settled, "over") == 1
    assert settled.health.check().problems == ()


def test_a_stopped_sealing_changes_nothing(library: Library, path: Path) -> None:
    add(library, *(incoming(f"Note {number}", path=f"/{number}") for number in range(MANY)))
    token = CancelToken()
    token.cancel()

    with pytest.raises(Cancelled):
        library.imports.settle(token)
    assert rows(path, "seal") == 0
    assert found(library, "harbour") == MANY


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE postings SET bits = (SELECT bits FROM postings WHERE token = 'boat') WHERE token = 'kite'",
        "UPDATE postings SET bits = x'00' WHERE token = 'kite'",
        "UPDATE seal SET articles = x'0000000000000000'",
        "DELETE FROM postings WHERE token = 'kind:regional_update'",
        "DELETE FROM seal",
    ],
)
def test_damage_is_noticed_and_repaired(settled: Library, path: Path, damage: str) -> None:
    change(path, damage)

    assert settled.health.check().problems == ("The search index does not agree with the articles.",)
    assert settled.health.repair().sound
    assert settled.health.check().problems == ()
    assert found(settled, "kite kind:update") == MANY // 3 + 1


def test_a_search_given_up_while_it_reads_what_changed_has_read_it_for_the_next(
    settled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(settled, "kite") == MANY // 3 + 1
    add(settled, *(incoming(f"Later {number}", ["A kite."], path=f"/later/{number}") for number in range(9)))
    token = CancelToken()
    tokens_of, read = sealing.tokens_of, []

    def giving_up(article: sealing.Entry, tokens: Tokens) -> Iterator[sealing.Key]:
        token.cancel()
        read.append(article)
        return tokens_of(article, tokens)

    monkeypatch.setattr(sealing, "tokens_of", giving_up)
    with pytest.raises(Cancelled):
        settled.finder.newest(parse("kite"), cancel=token)
    assert len(read) == 9
    assert settled.finder.newest(parse("kite")).total == MANY // 3 + 10
    assert len(read) == 9


def test_an_undone_import_leaves_the_sets_right(settled: Library) -> None:
    add(settled, incoming("Note 3", ["Nothing but fog."], path="/3"))
    assert found(settled, "fog") == 1
    before = found(settled, "kite")

    settled.imports.undo_last()

    assert found(settled, "fog") == 0
    assert found(settled, "kite") >= before
    assert settled.health.check().problems == ()
