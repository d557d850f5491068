"""A process that is killed while it backs up, restores, exports, makes a home or imports leaves whole files
and a program that starts.

Control: a program that writes exported files straight under their names.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reader import paths
from reader.errors import ReaderError
from reader.exporting import Exporter
from reader.library import Library
from reader.model import Colour, Mark, MarkKind, Placement
from reader.notebook import Notebook
from reader.notebook.backups.copying import flaw
from reader.noting import Noter
from tests.faults.finding import Finding
from tests.faults.homes import copy_home, make_home, open_home, problems_of
from tests.faults.processes import kill_after, start
from tests.faults.typing_program import Typist
from tests.faults.working_program import NEW_HOMES, OUTPUT, export_once

_LONGEST_SECONDS = 0.4
_CONTROL_KILLS = 40
_LONG_AGO = 10_000


@dataclass
class _Scene:
    """What a kind of work starts from, and all that it may leave.

    said: all that a person can see in the notebook, in each of the states it may be in. contents: of each
    exported file all that it may hold.
    """

    folder: Path
    said: list[frozenset[Mark]] = field(default_factory=list)
    contents: dict[str, set[bytes]] = field(default_factory=dict)


def measure(cases: int, folder: Path) -> Finding:
    """cases: kills of each kind of work."""
    chance = random.Random(1)
    mistakes: list[str] = []
    for work, (prepare, look) in _WORK.items():
        scene = _Scene(folder / work)
        scene.folder.mkdir()
        prepare(scene)
        mistakes += [f"{work}: {mistake}" for mistake in _kill(work, scene, look, cases, chance)]
    scene = _Scene(folder / "careless")
    scene.folder.mkdir()
    _prepare_export(scene)
    control = _kill("careless", scene, _look_at_files, _CONTROL_KILLS, chance, until_wrong=True)
    torn = sum("torn" in mistake for mistake in mistakes)
    return Finding(
        cases=cases * len(_WORK),
        figure=f"{torn} torn files, {len(mistakes) - torn} starts that failed or found something wrong",
        held=not mistakes,
        control="files written straight under their names: " + ("torn" if control else "never torn"),
        caught=bool(control),
        mistakes=tuple(mistakes),
    )


def _kill(
    work: str,
    scene: _Scene,
    look: Callable[[_Scene], list[str]],
    cases: int,
    chance: random.Random,
    *,
    until_wrong: bool = False,
) -> list[str]:
    mistakes: list[str] = []
    for _ in range(cases):
        kill_after(start("working_program", work, scene.folder), chance.random() * _LONGEST_SECONDS)
        try:
            mistakes += look(scene)
        except ReaderError as error:
            mistakes.append(f"does not start: {error}")
        if until_wrong and mistakes:
            break
    return mistakes


def _seen(noter: Noter) -> frozenset[Mark]:
    return frozenset(noter.notebook.marks.select())


# Backups and restoring


def _prepare_backups(scene: _Scene) -> None:
    with open_home(make_home(scene.folder / "home")) as noter:
        typist = Typist(noter, "first", quiet=True)
        for _ in range(2):
            for _ in range(15):
                typist.change()
            scene.said.append(_seen(noter))
            noter.notebook.backups.make()


def _look_at_backups(scene: _Scene) -> list[str]:
    with open_home(scene.folder / "home") as noter:
        backups = noter.notebook.backups
        mistakes = problems_of(noter)
        mistakes += [f"torn backup {each.path.name}" for each in backups.all() if flaw(each.path)]
        made = backups.make()
        if backups.contents(made).different or flaw(made.path):
            mistakes.append("the next backup is not the notebook")
        mistakes += [f"left over: {path.name}" for path in backups.folder.glob("*.unfinished*")]
        for backup in backups.all()[:-2]:
            backup.path.unlink()
        return mistakes


def _look_at_restored(scene: _Scene) -> list[str]:
    with open_home(scene.folder / "home") as noter:
        known = _seen(noter) in scene.said
    return [*([] if known else ["torn notebook, neither the one nor the other"]), *_look_at_backups(scene)]


# Exports


def _prepare_export(scene: _Scene) -> None:
    home = make_home(scene.folder / "home")
    with open_home(home) as noter:
        for key in [summary.key for summary in noter.library.articles.list()]:
            for number in range(8):
                noter.add(key, MarkKind.NOTE, (number, number + 9), body="One. " * 200)
    copy_home(home, scene.folder / "other")
    with open_home(scene.folder / "other") as other:
        for mark in other.notebook.marks.select():
            other.write(mark.id, body="Another. " * 150)
    with open_home(home) as noter, open_home(scene.folder / "other") as other:
        # Twice in turn: from then on the same two states come again and again.
        for each in (noter, other, noter, other):
            export_once(Exporter(each.library, each.notebook), scene.folder)
            for path in (scene.folder / OUTPUT).iterdir():
                scene.contents.setdefault(path.name, set()).add(path.read_bytes())


def _look_at_files(scene: _Scene) -> list[str]:
    """Also puts things back as they were, for the next kill."""
    torn = []
    for path in (scene.folder / OUTPUT).iterdir():
        if path.name in scene.contents and path.read_bytes() not in scene.contents[path.name]:
            torn.append(f"torn export {path.name}")
            path.write_bytes(min(scene.contents[path.name]))
    return torn


def _look_at_exports(scene: _Scene) -> list[str]:
    mistakes = _look_at_files(scene)
    folder = scene.folder / OUTPUT
    for path in folder.iterdir():
        if path.name not in scene.contents:
            os.utime(path, (_LONG_AGO, _LONG_AGO))
    with open_home(scene.folder / "home") as noter:
        mistakes += problems_of(noter)
        export_once(Exporter(noter.library, noter.notebook), scene.folder)
    names = {path.name for path in folder.iterdir()}
    mistakes += [f"left over: {name}" for name in names - scene.contents.keys()]
    mistakes += [f"missing: {name}" for name in scene.contents.keys() - names]
    return mistakes + _look_at_files(scene)


# New homes


def _prepare_nothing(scene: _Scene) -> None:
    (scene.folder / NEW_HOMES).mkdir()


def _look_at_new_homes(scene: _Scene) -> list[str]:
    mistakes = []
    for folder in (scene.folder / NEW_HOMES).iterdir():
        home = paths.Home(folder)
        library, notebook = Library.open(home.library), Notebook.open(home.notebook)
        mistakes += [*library.health.check().problems, *notebook.health.check().problems]
        library.close()
        notebook.close()
        mistakes += [
            f"left over: {path.name}"
            for path in folder.iterdir()
            if path not in (home.library, home.notebook)
        ]
        shutil.rmtree(folder)
    return mistakes


# Imports


def _prepare_import(scene: _Scene) -> None:
    with open_home(make_home(scene.folder / "home")) as noter:
        for summary in noter.library.articles.list():
            text = noter.library.articles.reading_text(summary.key).text
            at = text.index("The lesson of the harbour")
            noter.add(summary.key, MarkKind.HIGHLIGHT, (at, len(text)), colour=Colour.PINK)
            noter.add(summary.key, MarkKind.NOTE, body="On all of it.")


def _look_at_import(scene: _Scene) -> list[str]:
    with open_home(scene.folder / "home") as noter:
        mistakes = problems_of(noter)
        marks = noter.notebook.marks.select()
        if len(marks) != 2 * noter.library.articles.count():
            mistakes.append(f"{len(marks)} marks")
        for mark in marks:
            text = noter.library.articles.reading_text(mark.article.key).text
            anchor = mark.anchor
            if mark.placement is not Placement.PLACED:
                mistakes.append(f"a mark that is {mark.placement}")
            elif anchor and text[anchor.start : anchor.end] != anchor.exact:
                mistakes.append("a mark in a wrong place")
        return mistakes


_WORK: dict[str, tuple[Callable[[_Scene], None], Callable[[_Scene], list[str]]]] = {
    "backup": (_prepare_backups, _look_at_backups),
    "restore": (_prepare_backups, _look_at_restored),
    "export": (_prepare_export, _look_at_exports),
    "creation": (_prepare_nothing, _look_at_new_homes),
    "import": (_prepare_import, _look_at_import),
}
