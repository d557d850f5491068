"""Remembering what was done, as steps that can be undone."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from reader.notebook.tables import CHANGES, STEPS, Fields

if TYPE_CHECKING:
    from reader.notebook.changing import Change, RowChange

DONE, UNDONE, DROPPED = "done", "undone", "dropped"
"""States of a step; a dropped one can be neither undone nor redone, and is kept as long as the others."""

_JOINED_WITHIN = timedelta(minutes=5)
_KEPT_STEPS = 1_000
_KEPT_FOR = timedelta(days=90)


def remember(change: Change, words: str, topic: str) -> None:
    """Keep what `change` did as a step, or as more of the step before. topic: as in `changing`.

    What was undone can no longer be redone. Raises sqlite3 errors.
    """
    for undone in change.rows(STEPS, f"WHERE state = '{UNDONE}'"):
        change.update(STEPS, *undone, {"state": DROPPED}, undoable=False)
    done = list(change.done)
    step = _joinable(change, topic) if topic else None
    if step is None:
        fields: Fields = {"words": words, "topic": topic, "made": change.now, "state": DONE}
        step = change.insert(STEPS, fields, undoable=False)
        for each in done:
            _add(change, step, each)
        _forget_old(change)
        return
    known = {
        (old["place"], old["row"]): (row, old) for row, old in change.rows(CHANGES, "WHERE step = ?", step)
    }
    for each in done:
        earlier = known.get((each.table.name, each.row_id))
        if earlier and earlier[1]["before"] and earlier[1]["after"] and each.before and each.after:
            _join(change, *earlier, each.before, each.after)
        else:
            _add(change, step, each)


def _joinable(change: Change, topic: str) -> int | None:
    """The newest step, where it is still of this topic and young."""
    for step, fields in change.rows(STEPS, "ORDER BY id DESC LIMIT 1"):
        age = _moment(change.now) - _moment(fields["made"])
        young = timedelta(0) <= age < _JOINED_WITHIN
        if fields["topic"] == topic and fields["state"] == DONE and young:
            return step
    return None


def _add(change: Change, step: int, row: RowChange) -> None:
    fields: Fields = {
        "step": step,
        "place": row.table.name,
        "row": row.row_id,
        "before": _image(row.before),
        "after": _image(row.after),
    }
    change.insert(CHANGES, fields, undoable=False)


def _join(change: Change, row_id: int, earlier: Fields, before: Fields, after: Fields) -> None:
    """Two changes of one row become one: from the first before to the last after."""
    before = {**before, **json.loads(str(earlier["before"]))}
    after = {**json.loads(str(earlier["after"])), **after}
    new: Fields = {"before": _image(before), "after": _image(after)}
    change.update(CHANGES, row_id, earlier, new, undoable=False)


def _forget_old(change: Change) -> None:
    """A step goes when it is neither among the last thousand nor younger than 90 days."""
    since = (_moment(change.now) - _KEPT_FOR).isoformat(timespec="milliseconds")
    newest = change.connection.execute(
        "SELECT id FROM steps ORDER BY id DESC LIMIT 1 OFFSET ?", (_KEPT_STEPS,)
    ).fetchone()
    if newest is None:
        return
    old = "SELECT id FROM steps WHERE id <= ? AND made < ?"
    change.connection.execute(f"DELETE FROM changes WHERE step IN ({old})", (newest[0], since))
    change.connection.execute(f"DELETE FROM steps WHERE id IN ({old})", (newest[0], since))


def _moment(text: object) -> datetime:
    return datetime.fromisoformat(str(text)).astimezone(UTC)


def _image(fields: Fields | None) -> str | None:
    return None if fields is None else json.dumps(fields)
