"""What a typing program acknowledged, compared with what the notebook holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reader.model import Mark
from reader.notebook import Notebook
from tests.faults.typing_program import GOING, GONE, body_of


@dataclass
class Acknowledged:
    """versions: of each note the last one that was acknowledged. going: notes whose deletion had begun.
    gone: notes whose deletion was acknowledged. backups: names of the files of acknowledged backups.
    """

    versions: dict[str, int] = field(default_factory=dict)
    going: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    backups: set[str] = field(default_factory=set)
    count: int = 0

    def take(self, lines: Iterable[str]) -> None:
        """Lines that a typing program said."""
        for line in lines:
            name, _, what = line.partition(" ")
            if name == "backup":
                self.backups.add(what)
            elif what == GOING:
                self.going.add(name)
            elif what == GONE:
                self.gone.add(name)
            elif what.isdigit():
                self.versions[name] = int(what)
            self.count += bool(what) and what != GOING

    def lost(self, notebook: Notebook) -> list[str]:
        """Every acknowledged change that the notebook does not hold, and every text that nobody wrote."""
        mistakes = []
        found = _found(notebook)
        for mark in notebook.marks.select():
            name, version = _named(mark)
            if mark.body != body_of(name, version):
                mistakes.append(f"{name} {version} is not what was written")
        for name, version in self.versions.items():
            if name in self.gone:
                if name in found:
                    mistakes.append(f"{name} was deleted and is there")
            elif name not in found:
                if name not in self.going:
                    mistakes.append(f"{name} {version} is not there")
            elif not version <= found[name] <= version + 1:
                mistakes.append(f"{name} {version} is {found[name]}")
        return mistakes

    def settle(self, notebook: Notebook) -> None:
        """What was in hand when the program was killed was saved or not: from now on it is as found."""
        found = _found(notebook)
        self.gone |= self.versions.keys() - found.keys()
        self.versions |= found
        self.going.clear()


def _found(notebook: Notebook) -> dict[str, int]:
    return dict(map(_named, notebook.marks.select()))


def _named(mark: Mark) -> tuple[str, int]:
    name, version = mark.body.split(" ")[:2]
    return name, int(version)
