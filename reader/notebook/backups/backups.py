"""The face of the backups.

A backup is a whole notebook in one file, `notebook-20261122T053107Z.sqlite`, copied while the notebook is in
use, verified by opening it and checking every row, and only then given its name. Restoring copies it back
through SQLite, in one transaction: an interruption leaves the notebook as it was.
"""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from reader.errors import EnvironmentFault, NotebookDamaged
from reader.files import drop, make_folder, sync_folder
from reader.model.backups import Backup, BackupContents
from reader.notebook.backups.contents import contents
from reader.notebook.backups.copying import Flaw, copy_to, flaw
from reader.notebook.backups.plain_copies import write_plain_copies
from reader.notebook.backups.thinning import to_keep
from reader.notebook.faults import our_errors
from reader.notebook.mark_rows import read_marks
from reader.notebook.opening import connect, refuse_newer
from reader.notebook.store import Store

_PREFIX, _SUFFIX = "notebook-", ".sqlite"
_STAMP = "%Y%m%dT%H%M%SZ"
_UNFINISHED = ".unfinished"
_NOTES = "notes"


class Backups:
    """All methods raise `EnvironmentFault` where the folder or the notebook cannot be used."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self.folder = folder

    def all(self) -> tuple[Backup, ...]:
        """Newest first."""
        found = []
        with our_errors(self.folder):
            for path in self.folder.glob(f"{_PREFIX}*{_SUFFIX}"):
                made = _made(path)
                if made is not None:
                    found.append(Backup(path, made.isoformat().replace("+00:00", "Z"), path.stat().st_size))
        return tuple(sorted(found, key=lambda backup: backup.made, reverse=True))

    def make(self) -> Backup:
        """Back the notebook up now, with a plain copy of every note beside it.

        An entry that is damaged does not keep the others from being backed up. Raises `NotebookDamaged` where
        the file as a whole cannot be read.
        """
        with our_errors(self.folder):
            make_folder(self.folder)
            unfinished = self.folder / f"{_PREFIX}now{_UNFINISHED}"
            _delete(unfinished)
            try:
                with self._store.reading() as connection:
                    marks = read_marks(self._store, connection)
                    copy_to(connection, unfinished)
                self._refuse_damaged(unfinished)
                path = self._new_path()
                unfinished.replace(path)
            finally:
                _delete(unfinished)
            sync_folder(self.folder)
            write_plain_copies(self.folder / _NOTES, marks)
            made = _made(path)
            assert made is not None
            return Backup(path, made.isoformat().replace("+00:00", "Z"), path.stat().st_size)

    def make_if_due(self) -> Backup | None:
        """The backup of the day: made where there is none of today yet.

        Older ones are thinned after it, unless entries of this one are damaged, which the older ones may hold
        as they were. Returns None where there is one, or nothing was ever written. Raises as `make` does.
        """
        now = self._store.clock().astimezone()
        if self._store.read_only or not self._store.revision():
            return None
        last = self._last()
        if last is not None and last.astimezone(now.tzinfo).date() == now.date():
            return None
        made = self.make()
        if flaw(made.path) is None:
            self.thin()
        return made

    def thin(self) -> None:
        """Delete the backups that are not to be kept any more: never the only ones of their time."""
        now = self._store.clock().astimezone()
        stamps = {made: backup for backup in self.all() if (made := _made(backup.path)) is not None}
        kept = to_keep(stamps, now)
        with our_errors(self.folder):
            for made, backup in stamps.items():
                if made not in kept:
                    backup.path.unlink(missing_ok=True)

    def contents(self, backup: Backup) -> BackupContents:
        """What it holds, and what would change. Raises `NotebookTooNew`, `NotebookDamaged` of the backup."""
        return contents(backup, self._store)

    def restore(self, backup: Backup) -> Backup | None:
        """Let the notebook be again what it was when `backup` was made.

        What it is now is backed up first; returns that backup, None where the present notebook is damaged and
        cannot be. Raises `NotebookTooNew` and `NotebookDamaged` where the backup is not whole; nothing is
        changed then, nor where it raises anything else.
        """
        with our_errors(backup.path):
            refuse_newer(backup.path)
            self._refuse_damaged(backup.path)
        before = self._back_up_first()
        with our_errors(backup.path), closing(connect(backup.path, "mode=ro")) as source:
            self._store.replace_content(source)
        return before

    def _back_up_first(self) -> Backup | None:
        try:
            return self.make()
        except NotebookDamaged:
            return None  # a damaged notebook is what one restores from

    def _refuse_damaged(self, path: Path) -> None:
        if flaw(path) is Flaw.FILE:
            raise NotebookDamaged(
                f"“{path.name}” is damaged and cannot be read as a notebook.",
                "Neither the notebook nor any backup was changed.",
                "Check the notebook (regional-reader check), or choose another backup.",
            )

    def _last(self) -> datetime | None:
        return max((made for backup in self.all() if (made := _made(backup.path))), default=None)

    def _new_path(self) -> Path:
        """Two backups within one second would have one name; the later one waits for no clock."""
        now = self._store.clock().astimezone(UTC)
        for second in range(now.second, 10_000):
            stamp = now.replace(second=0).timestamp() + second
            name = datetime.fromtimestamp(stamp, UTC).strftime(_STAMP)
            path = self.folder / f"{_PREFIX}{name}{_SUFFIX}"
            if not path.exists():
                return path
        raise EnvironmentFault(
            f"No more backups can be made in {self.folder}.",
            "The notebook and the backups that are there were not changed.",
            "Move some of the backups to another folder.",
        )


def _made(path: Path) -> datetime | None:
    """When the backup was made, by its name; None where it is not one of ours."""
    stamp = path.name.removeprefix(_PREFIX).removesuffix(_SUFFIX)
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _delete(unfinished: Path) -> None:
    for path in (unfinished, unfinished.with_name(unfinished.name + "-journal")):
        drop(path)
