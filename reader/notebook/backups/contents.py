"""What a backup holds, counted, beside what the notebook holds now."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from reader.model.backups import Backup, BackupContents
from reader.model.marks import Mark, MarkKind
from reader.notebook.mark_rows import read_marks
from reader.notebook.store import Store
from reader.notebook.tables import ARTICLE_TAGS, CORRECTIONS, READING, SEARCHES, Table


def contents(backup: Backup, present: Store) -> BackupContents:
    """Raises `NotebookTooNew`, `NotebookDamaged`, `EnvironmentFault` where one of the two cannot be read."""
    now = _marks(present)
    with closing(_Opened(backup.path)) as opened:
        there = _marks(opened.store)
        kinds = [mark.kind for mark in there.values()]
        read = [fields for fields in opened.rows(READING) if fields["read"]]
        return BackupContents(
            backup=backup,
            highlights=kinds.count(MarkKind.HIGHLIGHT),
            notes=kinds.count(MarkKind.NOTE),
            bookmarks=kinds.count(MarkKind.BOOKMARK),
            tagged=len({fields["article"] for fields in opened.rows(ARTICLE_TAGS)}),
            searches=len(opened.rows(SEARCHES)),
            corrections=len(opened.rows(CORRECTIONS)),
            read=len(read),
            changed=max((mark.modified for mark in there.values()), default=None),
            only_now=len(now.keys() - there.keys()),
            only_there=len(there.keys() - now.keys()),
            different=sum(_says(now[uid]) != _says(there[uid]) for uid in now.keys() & there.keys()),
        )


class _Opened:
    def __init__(self, path: Path) -> None:
        self.store = Store(path, read_only=True)

    def rows(self, table: Table) -> list[dict[str, str | int | None]]:
        with self.store.reading() as connection:
            return [fields for _, fields in self.store.rows(connection, table)]

    def close(self) -> None:
        self.store.close()


def _marks(store: Store) -> dict[str, Mark]:
    with store.reading() as connection:
        return {mark.uid: mark for mark in read_marks(store, connection)}


def _says(mark: Mark) -> tuple[object, ...]:
    return mark.article.key, mark.anchor, mark.colour, mark.body, mark.label, mark.tags
