"""A program that types notes for ever and acknowledges each change: `HOME NAME [--early] [--unsynced] ...`

A note begins with a name that no other one has and the number of its version, so that what was acknowledged
can be looked for later. Lines on standard output: "NAME VERSION" once a note is saved, "NAME going" before it
is deleted, "NAME gone" after.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Callable
from pathlib import Path

from reader.model import Colour, MarkKind
from reader.noting import Noter
from tests.faults.homes import open_home
from tests.faults.processes import READY

GOING, GONE = "going", "gone"
_LONGEST = 900
_BACKUP_EVERY = 40


def body_of(name: str, version: int) -> str:
    """The whole text of a note in one of its versions; up to some pages of the file."""
    chance = random.Random(f"{name} {version}")
    words = chance.choices(
        ("boats", "lanterns", "the café 🛶", "\n\n- one\n- two", "quay"), k=chance.randrange(40)
    )
    long = "More of it. " * chance.randrange(_LONGEST) if chance.random() < 0.1 else ""
    return f"{name} {version} {' '.join(words)}{long}"


def say(line: str) -> None:
    """In one write, which is in the pipe whole when this returns."""
    os.write(1, f"{line}\n".encode())


class Typist:
    """early: acknowledges a change before it is made, which is wrong. quiet: never acknowledges. name: begins
    the names of all notes.
    """

    def __init__(self, noter: Noter, name: str, *, early: bool = False, quiet: bool = False) -> None:
        self._noter = noter
        self._name = name
        self._early = early
        self._say: Callable[[str], None] = (lambda line: None) if quiet else say
        self._chance = random.Random(name)
        self._keys = [summary.key for summary in noter.library.articles.list()]
        self._notes: dict[str, tuple[int, int]] = {}
        self._made = 0

    def change(self) -> None:
        """One change of the notebook: a new note, more words in one, one tagged or deleted."""
        act = self._chance.random()
        if not self._notes or act < 0.25:
            self._add()
        elif act < 0.85:
            self._edit()
        elif act < 0.92:
            mark_id, _ = self._chance.choice(list(self._notes.values()))
            self._noter.tag_marks([mark_id], [self._chance.choice(("boats", "quay"))])
        else:
            self._delete()

    def back_up(self) -> None:
        self._say(f"backup {self._noter.notebook.backups.make().path.name}")

    def _add(self) -> None:
        self._made += 1
        name = f"{self._name}-{self._made}"
        if self._early:
            self._say(f"{name} 0")
        place = (3, 14) if self._made % 2 else None
        colour = Colour.BLUE if self._made % 4 == 1 else None
        kind = MarkKind.HIGHLIGHT if colour else MarkKind.NOTE
        mark = self._noter.add(
            self._chance.choice(self._keys), kind, place, colour=colour, body=body_of(name, 0)
        )
        self._notes[name] = mark.id, 0
        if not self._early:
            self._say(f"{name} 0")

    def _edit(self) -> None:
        name = self._chance.choice(list(self._notes))
        mark_id, version = self._notes[name]
        if self._early:
            self._say(f"{name} {version + 1}")
        self._noter.write(mark_id, body=body_of(name, version + 1))
        self._notes[name] = mark_id, version + 1
        if not self._early:
            self._say(f"{name} {version + 1}")

    def _delete(self) -> None:
        name = self._chance.choice(list(self._notes))
        self._say(f"{name} {GOING}")
        self._noter.delete([self._notes.pop(name)[0]])
        self._say(f"{name} {GONE}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("home", type=Path)
    parser.add_argument("name")
    parser.add_argument("--early", action="store_true", help="acknowledge before the change")
    parser.add_argument("--unsynced", action="store_true", help="let SQLite sync nothing")
    parser.add_argument("--impatient", action="store_true", help="do not wait for another program")
    parser.add_argument("--backups", action="store_true", help="back up now and then")
    parser.add_argument("--pause", type=float, default=0.0, metavar="SECONDS", help="between two changes")
    parser.add_argument("--changes", type=int, default=10**9)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    chosen = parser.parse_args()
    with open_home(chosen.home) as noter:
        # In a transaction neither of the two could be set.
        connection = noter.notebook._store._connection
        assert connection is not None
        if chosen.unsynced:
            connection.execute("PRAGMA synchronous = OFF")
        if chosen.impatient:
            connection.execute("PRAGMA busy_timeout = 0")
        typist = Typist(noter, chosen.name, early=chosen.early)
        say(READY)
        end = time.monotonic() + chosen.seconds
        for number in range(1, chosen.changes + 1):
            if time.monotonic() > end:
                break
            typist.change()
            if chosen.backups and number % _BACKUP_EVERY == 0:
                typist.back_up()
            if chosen.pause:
                time.sleep(chosen.pause)


if __name__ == "__main__":
    main()
