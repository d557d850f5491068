"""Taking over marks from elsewhere without loss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reader.model.marks import CarriedMark, CarryReport, Placement
from reader.notebook import wording
from reader.notebook.changing import Change, changing
from reader.notebook.mark_rows import anchor_fields
from reader.notebook.store import Store
from reader.notebook.tables import MARK_TAGS, MARKS, Fields
from reader.notebook.wording import clean

_OF_CONTENT = ("article", "kind", "colour", "body", "label", "created", "modified")


def carry(store: Store, marks: Iterable[CarriedMark]) -> CarryReport:
    """As `Marks.add_exact`."""
    counts: Counter[str] = Counter()
    with changing(store) as change:
        kinds = []
        for mark in marks:
            fate = _take(change, mark)
            counts[fate] += 1
            if fate in ("added", "updated"):
                kinds.append(mark.kind)
        change.words = f"Import {wording.marks(kinds)}"
    return CarryReport(counts["added"], counts["updated"], counts["unchanged"], counts["older"])


def _take(change: Change, mark: CarriedMark) -> str:
    """Returns the field of `CarryReport` that it counts in."""
    fields: Fields = {
        "uid": clean(mark.uid),
        "article": mark.article.key,
        "kind": mark.kind.value,
        "placement": Placement.WAITING.value,
        **anchor_fields(mark.anchor),
        "colour": mark.colour.value if mark.colour else None,
        "body": clean(mark.body),
        "label": clean(mark.label),
        "created": mark.created,
        "modified": mark.modified,
    }
    tags = {clean(tag) for tag in mark.tags}
    known = change.find(MARKS, "uid", fields["uid"])
    if known is None:
        change.article(mark.article)
        mark_id = change.insert(MARKS, fields)
    else:
        mark_id = known[0]
        old_tags = change.whole_rows(MARK_TAGS, "WHERE mark = ?", mark_id)
        same = all(known[1][column] == fields[column] for column in _OF_CONTENT)
        if same and {str(each["tag"]) for _, each in old_tags} == tags:
            return "unchanged"
        if str(known[1]["modified"]) >= mark.modified:
            return "older"
        change.article(mark.article)
        change.touch_row(MARKS, known[1])
        change.update(MARKS, *known, fields)
        for old in old_tags:
            change.delete(MARK_TAGS, *old)
    for tag in sorted(tags):
        change.insert(MARK_TAGS, {"mark": mark_id, "tag": tag})
    change.touch_row(MARKS, fields)
    return "updated" if known else "added"
