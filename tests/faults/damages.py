"""Damaged notebooks: nothing crashes, nothing wrong is shown, and what is sound is salvaged.

Control: a reader that trusts SQLite's own check of the file.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.errors import ReaderError
from reader.model import Citation, Colour, Mark, MarkKind, NewMark
from reader.notebook import Notebook
from reader.notebook.mark_rows import UNREADABLE_TITLE
from tests.faults.finding import Finding
from tests.notebook.samples import HARBOUR, LANTERN, add_one, highlight, note

_MARKS = 150
_PAGE = 4096
_CONTROL_FILES = 40
_NEW = "new"
Damage = Callable[[bytearray, random.Random], None]


def _flip_bits(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 3, 10, 40))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _cut_short(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(1, len(data)) :]


def _zero_pages(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 2, 5))):
        page = chance.randrange(len(data) // _PAGE)
        data[page * _PAGE : (page + 1) * _PAGE] = bytes(_PAGE)


def _overwrite_header(data: bytearray, chance: random.Random) -> None:
    length = chance.choice((16, 35, 100, 200, _PAGE))
    data[:length] = chance.choice((bytes(length), chance.randbytes(length)))


def _mix_pages_up(data: bytearray, chance: random.Random) -> None:
    one, other = (chance.randrange(len(data) // _PAGE) * _PAGE for _ in range(2))
    data[one : one + _PAGE] = data[other : other + _PAGE]


DAMAGES: dict[str, Damage] = {
    "bits flipped": _flip_bits,
    "cut short": _cut_short,
    "pages zeroed": _zero_pages,
    "header overwritten": _overwrite_header,
    "page in a wrong place": _mix_pages_up,
}


@dataclass
class _Seen:
    """shares: of each kind of damage the shares of marks that came through recovery."""

    wrong: list[str] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)
    shares: dict[str, list[float]] = field(default_factory=dict)

    def salvaged(self) -> str:
        kinds = (
            f"{kind} {statistics.median(shares):.0%} (worst {min(shares):.0%})"
            for kind, shares in self.shares.items()
        )
        return "median share of marks salvaged: " + ", ".join(kinds)


def measure(cases: int, folder: Path) -> Finding:
    data, marks = make_sound(folder / "sound")
    chance = random.Random(1)
    seen = _Seen()
    for number in range(cases):
        kind, damage = list(DAMAGES.items())[number % len(DAMAGES)]
        damaged = bytearray(data)
        damage(damaged, chance)
        _Case(folder / str(number), bytes(damaged), marks, seen, f"{number}, {kind}").look(kind)
    fooled = sum(_fools_sqlite(folder / "fooled.sqlite", data, marks, chance) for _ in range(_CONTROL_FILES))
    return Finding(
        cases=cases,
        figure=f"{len(seen.crashed)} crashes, {len(seen.wrong)} wrong texts shown; {seen.salvaged()}",
        held=not (seen.crashed or seen.wrong),
        control=f"SQLite's `integrity_check` alone, one bit flipped: wrong texts shown in {fooled} of "
        f"{_CONTROL_FILES} files",
        caught=fooled > 0,
        mistakes=(*seen.crashed, *seen.wrong),
    )


def make_sound(folder: Path) -> tuple[bytes, dict[str, Mark]]:
    """The bytes of a notebook that was used for a while, and every mark in it by its uid."""
    path = folder / "notebook.sqlite"
    notebook = Notebook.open(path)
    chance = random.Random(7)
    marks: list[NewMark] = []
    for number in range(_MARKS):
        article = LANTERN if number % 3 else HARBOUR
        new = note(f"Note {number}. " + "More of it. " * chance.randrange(40), article)
        marks.append(new if number % 4 else replace(highlight(colour=Colour.BLUE), body=new.body))
    notebook.marks.add(*marks)
    for mark in notebook.marks.select()[::5]:
        notebook.marks.change(mark.id, body=f"{mark.body} And later this.")
    notebook.marks.delete([mark.id for mark in notebook.marks.select()[::10]])
    add_one(notebook, note("A very long one. " * 2_000))
    add_one(notebook, NewMark(MarkKind.BOOKMARK, HARBOUR, label="The quay"))
    made = {mark.uid: mark for mark in notebook.marks.select()}
    notebook.close()
    return path.read_bytes(), made


class _Case:
    """One damaged file, read, worked with and recovered, from the same bytes each time."""

    def __init__(self, folder: Path, data: bytes, marks: dict[str, Mark], seen: _Seen, name: str) -> None:
        self._folder = folder
        self._path = folder / "notebook.sqlite"
        self._data = data
        self._marks = marks
        self._seen = seen
        self._name = name
        folder.mkdir()

    def look(self, kind: str) -> None:
        for part in (self._read, self._work, lambda: self._recover(kind)):
            self._path.write_bytes(self._data)
            try:
                part()
            except ReaderError:
                pass  # one of our own errors is an answer
            except Exception as error:  # noqa: BLE001 - anything else is what is looked for
                self._seen.crashed.append(f"{self._name}: {error!r}")
            finally:
                self._clean_up()

    def _clean_up(self) -> None:
        for path in self._folder.iterdir():
            if path.is_file():
                path.unlink()

    def _read(self) -> None:
        notebook = Notebook.open(self._path, read_only=True)
        with closing(notebook):
            self._compare(notebook)
            notebook.tags.all()
            list(notebook.facts())
            notebook.history.next_undo()
            notebook.health.check()

    def _work(self) -> None:
        """As somebody does who knows nothing of the damage."""
        notebook = Notebook.open(self._path)
        mark_id = next(iter(self._marks.values())).id
        acts: tuple[Callable[[], object], ...] = (
            lambda: add_one(notebook, note(_NEW)),
            lambda: notebook.marks.change(mark_id, body=_NEW),
            lambda: notebook.tags.set_article(HARBOUR, ["oars"]),
            lambda: notebook.reading.mark_read([HARBOUR, LANTERN], True),
            notebook.history.undo,
            notebook.history.redo,
            notebook.health.repair,
            notebook.backups.make,
        )
        with closing(notebook):
            for act in acts:
                try:
                    act()
                    self._compare(notebook)
                except ReaderError:
                    continue

    def _recover(self, kind: str) -> None:
        notebook, _ = Notebook.recover(self._path)
        with closing(notebook):
            found = self._compare(notebook)
            self._seen.shares.setdefault(kind, []).append(found / len(self._marks))
            if notebook.health.check().problems:
                self._seen.crashed.append(f"{self._name}: recovered, and still damaged")
            if notebook.set_aside is None or notebook.set_aside.read_bytes() != self._data:
                self._seen.crashed.append(f"{self._name}: the damaged file was not kept")

    def _compare(self, notebook: Notebook) -> int:
        """How many marks are shown as they were written; any other is noted."""
        right = 0
        for mark in notebook.marks.select():
            known = self._marks.get(mark.uid)
            if known is not None and replace(mark, tags=known.tags, article=known.article) == known:
                right += self._is_told_apart(mark, known)
            elif mark.body != _NEW:
                self._seen.wrong.append(f"{self._name}: mark {mark.id}")
        return right

    def _is_told_apart(self, mark: Mark, known: Mark) -> bool:
        """The article is the one it was; where its title is lost, that is said in its place."""
        lost = Citation(known.article.key, UNREADABLE_TITLE, None, None, mark.article.label)
        if mark.article not in (known.article, lost):
            self._seen.wrong.append(f"{self._name}: the article of mark {mark.id}")
            return False
        return True


def _fools_sqlite(path: Path, data: bytes, marks: dict[str, Mark], chance: random.Random) -> bool:
    """Whether the file passes SQLite's check with one bit flipped, and a note is not what was written."""
    damaged = bytearray(data)
    damaged[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(damaged)
    try:
        with closing(sqlite3.connect(path)) as connection:
            if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                return False
            shown = connection.execute("SELECT uid, body FROM marks").fetchall()
    except sqlite3.Error:
        return False
    return any(uid not in marks or body != marks[uid].body for uid, body in shown)
