"""Taking steps back, and making them again; also those of an earlier day."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable

from reader.errors import NotebookError
from reader.notebook.changing import Change, changing
from reader.notebook.steps import DONE, DROPPED, UNDONE
from reader.notebook.store import Store
from reader.notebook.tables import BY_NAME, CHANGES, STEPS, Fields

_Step = tuple[int, Fields]
_NEWEST_DONE = f"WHERE state = '{DONE}' ORDER BY id DESC LIMIT 1"
_OLDEST_UNDONE = f"WHERE state = '{UNDONE}' ORDER BY id LIMIT 1"


class History:
    """What can be undone and redone. It is kept with the notebook and outlives the program's end; another
    window or command on the same notebook shares it.

    All methods raise `EnvironmentFault` and `NotebookDamaged`.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def next_undo(self) -> str | None:
        """What `undo` would take back, in words ("Delete 2 notes"); None where there is nothing."""
        return self._words(_NEWEST_DONE)

    def next_redo(self) -> str | None:
        """What `redo` would do again, in words; None where there is nothing."""
        return self._words(_OLDEST_UNDONE)

    def undo(self) -> str | None:
        """Take the last step back; returns it in words, None where there is nothing to undo.

        Raises `NotebookError` where something that the step changed is different since; nothing is changed
        then, and the step is passed over from now on.
        """
        return self._move(_NEWEST_DONE, UNDONE, _take_back)

    def redo(self) -> str | None:
        """Do the step undone last again; returns it in words, None where there is none. Raises as `undo`."""
        return self._move(_OLDEST_UNDONE, DONE, _do_again)

    def _words(self, which: str) -> str | None:
        with self._store.reading() as connection:
            for _, step in self._store.rows(connection, STEPS, which):
                return str(step["words"])
        return None

    def _move(self, which: str, state: str, move: Callable[[Change, int], None]) -> str | None:
        step: _Step | None = None
        try:
            with changing(self._store) as change:
                for step in change.rows(STEPS, which):
                    move(change, step[0])
                    # Without its topic: what is typed from now on is a step of its own.
                    change.update(STEPS, *step, {"state": state, "topic": ""}, undoable=False)
        except _Different as error:
            assert step is not None
            with changing(self._store) as change:
                change.update(STEPS, *step, {"state": DROPPED}, undoable=False)
            raise NotebookError(
                f"“{step[1]['words']}” could not be undone or redone: what it changed has changed again.",
                "Nothing was changed.",
                "Undo or redo again to go on with the step beyond it.",
            ) from error
        return str(step[1]["words"]) if step else None


class _Different(Exception):
    """A row is not as the step left it."""


def _take_back(change: Change, step: int) -> None:
    for row_id, fields in reversed(_changes(change, step)):
        _restore(change, row_id, fields, "after", "before")


def _do_again(change: Change, step: int) -> None:
    for row_id, fields in _changes(change, step):
        _restore(change, row_id, fields, "before", "after")


def _changes(change: Change, step: int) -> list[tuple[int, Fields]]:
    """Raises `_Different` where one of the step's changes cannot be read any more."""
    found = change.rows(CHANGES, "WHERE step = ? ORDER BY id", step)
    there = change.connection.execute("SELECT count(*) FROM changes WHERE step = ?", (step,)).fetchone()[0]
    if len(found) != there or any(fields["place"] not in BY_NAME for _, fields in found):
        raise _Different
    return found


def _restore(change: Change, row_id: int, fields: Fields, present: str, wanted: str) -> None:
    """Bring one row from its `present` image ("before" or "after") to the `wanted` one."""
    table = BY_NAME[str(fields["place"])]
    row = int(fields["row"] or 0)
    has, wants = _image(fields[present]), _image(fields[wanted])
    now = change.find(table, "id", row)
    if (now is None) != (has is None):
        raise _Different
    try:
        if now is None:
            if wants is not None:
                change.insert(table, wants, row_id=row, undoable=False)
                change.touch_row(table, wants)
        elif wants is None:
            change.touch_row(table, now[1])
            change.delete(table, *now, undoable=False)
            # As it was last, which may not be as the step left it: marks are given new places meanwhile.
            change.update(CHANGES, row_id, fields, {present: json.dumps(now[1])}, undoable=False)
        else:
            # What is as it is wanted already, such as an article read on to its end, is no hindrance.
            if any(now[1][column] not in (value, wants[column]) for column, value in (has or {}).items()):
                raise _Different
            change.update(table, *now, wants, undoable=False)
            change.touch_row(table, now[1])
    except sqlite3.IntegrityError as error:
        raise _Different from error


def _image(text: object) -> Fields | None:
    return None if text is None else json.loads(str(text))
