"""A disk that may forget whatever was not synced: written bytes in any order and by sector, and names."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath

from tests.faults.recording import Operation

_SECTOR = 512


class Forgetting(StrEnum):
    """What becomes at a power cut of all that was not synced."""

    NOTHING = "nothing"
    ALL = "all"
    SOME = "some"  # by chance, the rest in any order
    TORN = "torn"  # likewise, by sector


@dataclass
class _File:
    """synced: what is safe. pending: writes (offset, bytes) and truncations (size, None) since."""

    synced: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        for each in self.pending:
            _apply(self.synced, *each)
        self.pending.clear()

    def after(self, forgetting: Forgetting, chance: random.Random) -> bytes:
        content = bytearray(self.synced)
        pending = [] if forgetting is Forgetting.ALL else list(self.pending)
        if forgetting is Forgetting.TORN:
            pending = [part for each in pending for part in _sectors(*each)]
        if forgetting in (Forgetting.SOME, Forgetting.TORN):
            kept = chance.random()
            pending = [each for each in pending if chance.random() < kept]
            chance.shuffle(pending)
        for each in pending:
            _apply(content, *each)
        return bytes(content)


class Disk:
    """Takes operations in, and gives at any time what a power cut would leave.

    A name that was made, renamed or deleted is safe only once its folder is synced, and until then each name
    is in any of the states that it had since. A folder is a name too: without it all below it is gone.
    """

    def __init__(self, folder: Path) -> None:
        """What lies in `folder` is safe."""
        self._names: dict[str, list[_File | None]] = {}
        self._folders: dict[str, bool] = {}
        for path in folder.rglob("*"):
            name = path.relative_to(folder).as_posix()
            if path.is_dir():
                self._folders[name] = True
            else:
                self._names[name] = [_File(bytearray(path.read_bytes()))]

    def do(self, operation: Operation) -> None:
        name = operation.path
        file = self._present(name)
        if operation.kind == "create" or (operation.kind == "truncate" and file is None):
            if file is None:
                self._names.setdefault(name, [None]).append(_File())
        elif operation.kind == "mkdir":
            self._folders[name] = False
        elif operation.kind == "write" and file:
            file.pending.append((operation.number, operation.data))
        elif operation.kind == "truncate" and file:
            file.pending.append((operation.number, None))
        elif operation.kind == "unlink":
            self._names[name].append(None)
        elif operation.kind == "rename":
            self._names.setdefault(operation.to, [None]).append(file)
            self._names[name].append(None)
        elif operation.kind == "sync":
            self._sync(name, file)

    def cut(self, folder: Path, forgetting: Forgetting, chance: random.Random) -> None:
        """Write into the new `folder` what a power cut in this moment leaves."""
        folder.mkdir()
        for name, safe in self._folders.items():
            if safe or forgetting is not Forgetting.ALL:
                (folder / name).mkdir(parents=True)
        for name, states in self._names.items():
            file = self._state_of(states, forgetting, chance)
            if file is not None and (folder / name).parent.is_dir():
                (folder / name).write_bytes(file.after(forgetting, chance))

    def _present(self, name: str) -> _File | None:
        states = self._names.get(name)
        return states[-1] if states else None

    def _sync(self, name: str, file: _File | None) -> None:
        if file:
            file.sync()
            return
        for other, states in self._names.items():
            if _folder_of(other) == name:
                del states[:-1]
        for other in self._folders:
            if _folder_of(other) == name:
                self._folders[other] = True

    @staticmethod
    def _state_of(states: list[_File | None], forgetting: Forgetting, chance: random.Random) -> _File | None:
        if forgetting is Forgetting.NOTHING:
            return states[-1]
        return states[0] if forgetting is Forgetting.ALL else chance.choice(states)


def _folder_of(name: str) -> str:
    folder = PurePosixPath(name).parent.as_posix()
    return "" if folder == "." else folder


def _apply(content: bytearray, number: int, data: bytes | None) -> None:
    """A write at `number`, or a cut to that size."""
    size = number if data is None else number + len(data)
    if len(content) < size:
        content.extend(bytes(size - len(content)))
    if data is None:
        del content[number:]
    else:
        content[number:size] = data


def _sectors(number: int, data: bytes | None) -> list[tuple[int, bytes | None]]:
    if data is None:
        return [(number, None)]
    ends = [*range((number // _SECTOR + 1) * _SECTOR, number + len(data), _SECTOR), number + len(data)]
    starts = [number, *ends[:-1]]
    return [(start, data[start - number : end - number]) for start, end in zip(starts, ends, strict=True)]
