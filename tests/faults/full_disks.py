"""A full disk: what was saved stays, the error says so, and saving goes on once there is room.

Control: notes kept in a plain file that is written anew for each change.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reader.errors import EnvironmentFault, ReaderError
from reader.exporting import Exporter, Selection
from reader.model import Mark, MarkKind
from reader.notebook.backups.copying import flaw
from reader.noting import Noter
from tests.faults.finding import Finding
from tests.faults.homes import copy_home, make_home, open_home, problems_of
from tests.faults.small_disks import kind, small_disk

_LEAST, _MOST = 400_000, 3_000_000
_CONTROL_SIZES = 2


@dataclass
class _Full:
    number: int = 0
    saved: int = 0
    refused: int = 0
    lost: list[str] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)


def measure(cases: int, folder: Path) -> Finding:
    """cases: sizes of the disk."""
    home = make_home(folder / "home")
    used = sum(path.stat().st_size for path in home.iterdir())
    chance = random.Random(1)
    full = _Full()
    for number in range(cases):
        room = _LEAST + (_MOST - _LEAST) * number // cases + chance.randrange(4096)
        with small_disk(folder / f"disk{number}", used + room) as make_room:
            place = copy_home(home, folder / f"disk{number}" / "home")
            _fill(place, chance, full, make_room)
            shutil.rmtree(place)
    control = sum(_fill_plain_file(folder / f"plain{number}") for number in range(_CONTROL_SIZES))
    return Finding(
        cases=cases,
        figure=f"{len(full.lost)} of {full.saved:,} saved notes lost, {cases - len(full.stuck)} of {cases} "
        f"recover ({kind()}; {full.refused} refusals, each in three sentences)",
        held=not (full.lost or full.stuck),
        control=f"a plain file written anew: {control:,} lost",
        caught=control > 0,
        mistakes=(*full.lost, *full.stuck),
    )


def _fill(home: Path, chance: random.Random, full: _Full, make_room: Callable[[], None]) -> None:
    with open_home(home) as noter:
        saved = _type_until_full(noter, chance, full)
        full.saved += len(saved)
        full.lost += _missing(noter, saved, "while the disk is full")
        _other_work(noter, home, full)
    try:
        with open_home(home) as noter:
            full.lost += _missing(noter, saved, "after a new start")
    except EnvironmentFault as error:
        _check_wording(error, full)  # nothing can be opened without room for a journal; the file is whole
    make_room()
    try:
        with open_home(home) as noter:
            saved.append(_save(noter, chance))
            full.lost += _missing(noter, saved, "once there is room")
            full.stuck += problems_of(noter)
    except ReaderError as error:
        full.stuck.append(f"still refused: {error}")


def _type_until_full(noter: Noter, chance: random.Random, full: _Full) -> list[Mark]:
    """New notes and longer ones until neither can be saved, three times in a row."""
    saved: list[Mark] = []
    refused = 0
    while refused < 3:
        try:
            if saved and chance.random() < 0.5:
                place = chance.randrange(len(saved))
                saved[place] = noter.write(saved[place].id, body="More. " * chance.randrange(3_000))
            else:
                saved.append(_save(noter, chance))
            refused = 0
        except EnvironmentFault as error:
            refused += 1
            _check_wording(error, full)
    return saved


def _save(noter: Noter, chance: random.Random) -> Mark:
    key = chance.choice(noter.library.articles.list()).key
    return noter.add(key, MarkKind.NOTE, (4, 14), body="Words. " * chance.randrange(1_500))


def _other_work(noter: Noter, home: Path, full: _Full) -> None:
    """A backup and an export on the full disk are done whole, or refused and leave nothing."""
    try:
        noter.notebook.backups.make()
    except EnvironmentFault as error:
        _check_wording(error, full)
    full.lost += [f"torn backup {each.path.name}" for each in noter.notebook.backups.all() if flaw(each.path)]
    exporter, file = Exporter(noter.library, noter.notebook), home / "notes.json"
    try:
        exporter.write_annotations(exporter.plan(Selection.everything()), file)
    except EnvironmentFault as error:
        _check_wording(error, full)
        if file.exists():
            full.lost.append("a refused export left a file")
    else:
        json.loads(file.read_bytes())


def _check_wording(error: EnvironmentFault, full: _Full) -> None:
    full.refused += 1
    if not all(sentence.endswith(".") for sentence in (error.happened, error.safe, error.advice)):
        full.stuck.append(f"not three sentences: {error}")


def _missing(noter: Noter, saved: list[Mark], when: str) -> list[str]:
    there = {mark.id: mark for mark in noter.notebook.marks.select()}
    return [f"{mark.id} {when}" for mark in saved if there.get(mark.id) != mark]


def _fill_plain_file(folder: Path) -> int:
    """How many notes are gone that were saved before the disk was full."""
    with small_disk(folder, 200_000):
        file = folder / "notes.json"
        notes: list[str] = []
        while True:
            try:
                file.write_text(json.dumps([*notes, "Words. " * 1_500]), encoding="utf-8")
            except OSError:
                break
            notes.append("Words. " * 1_500)
        left = file.read_text(encoding="utf-8")
        try:
            return len(notes) - len(json.loads(left))
        except ValueError:
            return len(notes)
