"""A damaged file is set aside whole, and a new library holds everything that could still be read."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from reader.errors import LibraryDamaged, LibraryTooNew, ReaderError
from reader.library import Library
from reader.model import ArticleText
from reader.query import parse
from tests.library.samples import HARBOUR, LANTERN, add, incoming

ARTICLES = 150


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, ArticleText]]:
    """The bytes of a library of some hundred pages, and every text in it by its key."""
    path = tmp_path_factory.mktemp("sound") / "library.sqlite"
    library = Library.open(path)
    lines = [[*HARBOUR, f"Lesson {number} is on day {number}."] * 3 for number in range(ARTICLES)]
    add(
        library,
        *(
            incoming(f"Lesson {number}", each, ordinal=number, issued=f"20{10 + number % 10}-03")
            for number, each in enumerate(lines, start=1)
        ),
    )
    add(library, incoming("Lesson 1", LANTERN, ordinal=1, issued="2011-03"))
    texts = {each.key: library.articles.text(each.key) for each in library.articles.list()}
    library.close()
    return path.read_bytes(), texts


@pytest.fixture
def damaged(path: Path) -> Path:
    path.parent.mkdir()
    return path


def recovered(path: Path, texts: dict[str, ArticleText]) -> int:
    """Recover and check the outcome; returns how many articles came through, each with the text it had."""
    before = path.read_bytes()
    library, report = Library.recover(path)
    try:
        assert library.set_aside is not None
        assert library.set_aside.read_bytes() == before
        assert library.set_aside.parent == path.parent
        listed = library.articles.list()
        assert report.articles == library.articles.count() == len(listed)
        assert report.problems
        assert report.sound
        assert library.health.check().problems == ()
        for each in listed:
            assert library.articles.text(each.key).text == texts[each.key].text
        if listed:
            assert library.finder.search(parse("lesson")).total == len(listed)
        again = add(library, incoming("New", LANTERN, path="/new.txt"))
        assert again.added == 1
        return len(listed)
    finally:
        library.close()


def test_a_sound_library_comes_through_whole(
    damaged: Path, sound: tuple[bytes, dict[str, ArticleText]]
) -> None:
    data, texts = sound
    damaged.write_bytes(data)
    key = next(key for key, text in texts.items() if text.summary.title == "Lesson 1")

    assert recovered(damaged, texts) == ARTICLES
    library = Library.open(damaged)
    details = library.articles.details(key)
    assert [version.number for version in details.versions] == [2, 1]
    assert library.articles.text(key, 1).text.startswith("Harbour lessons")
    assert [source.path for source in details.sources] == ["/documents/harbour.txt"]
    library.close()


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_file_that_was_cut_short(
    damaged: Path, sound: tuple[bytes, dict[str, ArticleText]], share: float
) -> None:
    data, texts = sound
    damaged.write_bytes(data[: int(len(data) * share)])

    with pytest.raises(LibraryDamaged):
        Library.open(damaged)
    assert damaged.stat().st_size == int(len(data) * share)
    assert recovered(damaged, texts) <= ARTICLES


def test_most_of_a_file_with_flipped_bytes_comes_through(
    damaged: Path, sound: tuple[bytes, dict[str, ArticleText]]
) -> None:
    data, texts = sound
    chance = random.Random(7)
    counts = []
    for _ in range(4):
        changed = bytearray(data)
        for _ in range(5):
            # The first page holds the tables' names; without them nothing is left (the next test).
            changed[chance.randrange(8192, len(changed))] ^= 1 << chance.randrange(8)
        damaged.write_bytes(changed)
        counts.append(recovered(damaged, texts))

    assert max(counts) >= ARTICLES * 0.9
    assert min(counts) > 0


@pytest.mark.parametrize(
    "rubbish", [b"", b"not a database" * 1000, b"\x00" * 8192, b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_file_that_is_no_database(damaged: Path, rubbish: bytes) -> None:
    damaged.write_bytes(rubbish)
    try:
        Library.open(damaged).close()
    except LibraryDamaged:
        assert damaged.read_bytes() == rubbish
        assert recovered(damaged, {}) == 0


def test_another_programs_database_is_left_alone(damaged: Path) -> None:
    connection = sqlite3.connect(damaged)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    before = damaged.read_bytes()

    for read_only in (False, True):
        with pytest.raises(LibraryDamaged, match="not a library"):
            Library.open(damaged, read_only=read_only)
    assert damaged.read_bytes() == before
    assert recovered(damaged, {}) == 0


def test_damage_met_while_reading_is_said_so(
    damaged: Path, sound: tuple[bytes, dict[str, ArticleText]]
) -> None:
    """Whatever is flipped: an answer, or one of our errors, and never another article's words."""
    data, texts = sound
    chance = random.Random(11)
    for _ in range(15):
        changed = bytearray(data)
        for _ in range(40):
            changed[chance.randrange(100, len(changed))] ^= 1 << chance.randrange(8)
        for left in damaged.parent.glob(f"{damaged.name}-*"):  # by the one before, if it could not be closed
            left.unlink()
        damaged.write_bytes(changed)
        try:
            library = Library.open(damaged)
        except ReaderError:
            continue
        for key, text in texts.items():
            try:
                assert library.articles.text(key).text == text.text
            except ReaderError:
                continue
        for call in (library.articles.list, library.tree.counts, library.health.check):
            try:
                call()
            except ReaderError:
                continue
        try:
            library.finder.search(parse("lesson day"))
            library.imports.undo_last()
        except ReaderError:
            pass
        library.close()


def test_a_recovery_cut_short_at_the_end_is_taken_up(
    damaged: Path, sound: tuple[bytes, dict[str, ArticleText]]
) -> None:
    """The state between giving the damaged file another name and putting the new one in its place."""
    data, texts = sound
    damaged.with_name("library.sqlite.recovered").write_bytes(data)
    damaged.with_name("library.sqlite-wal").write_bytes(b"left over")
    library = Library.open(damaged)

    assert library.articles.count() == len(texts)
    library.close()
    assert [each.name for each in damaged.parent.iterdir()] == ["library.sqlite"]


def test_a_recovery_cut_short_before_leaves_the_damaged_file(
    damaged: Path, sound: tuple[bytes, dict[str, ArticleText]]
) -> None:
    data, texts = sound
    damaged.write_bytes(data[:-4096])
    damaged.with_name("library.sqlite.recovering").write_bytes(data[:5000])

    assert recovered(damaged, texts) > 0


def test_a_second_damaged_file_does_not_replace_the_first(damaged: Path) -> None:
    kept = set()
    for number in range(3):
        damaged.write_bytes(b"rubbish %d" % number * 100)
        library, _ = Library.recover(damaged)
        library.close()
        kept.add(library.set_aside)

    assert len(kept) == 3


def test_recovering_where_there_is_nothing_makes_an_empty_library(path: Path) -> None:
    path.parent.mkdir()
    library, report = Library.recover(path)

    assert (library.set_aside, report.articles) == (None, 0)
    library.close()


def test_a_newer_library_is_not_recovered(damaged: Path, sound: tuple[bytes, dict[str, ArticleText]]) -> None:
    damaged.write_bytes(sound[0])
    connection = sqlite3.connect(damaged)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = damaged.read_bytes()

    with pytest.raises(LibraryTooNew):
        Library.recover(damaged)
    assert damaged.read_bytes() == before
