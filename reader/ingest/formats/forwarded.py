"""The header that mail programs write above a forwarded message."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.ingest.document import Line

_MARK = re.compile(r"[-_ ]*(?:(?:original|forwarded) message|begin forwarded message:?)[-_ ]*", re.IGNORECASE)
_RULE = re.compile(r"[_-]{10,}")
_LABEL = re.compile(
    r"\*{0,2}(From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Importance|Attachments)\s?:\*{0,2}(?:\s+(.*)|$)",
    re.IGNORECASE,
)
_FURTHEST = 40  # lines of a text above a forwarded message's header
_FURTHEST_BELOW = 5  # of one forwarded in turn, below the first header
_MOST_RECIPIENT_LINES = 4  # that a long list goes on for below its label
_DEEPEST = 10


def without_forward_headers(lines: Sequence[Line]) -> tuple[tuple[Line, ...], dict[str, str]]:
    """`lines` without the header of a forwarded message near their start, and its fields "from", "date",
    "to" ... Of a message forwarded several times all headers go, and the fields are the original's.

    Only what is clearly such a header goes: sender, day, and recipients or subject, one after the other.
    """
    kept = list(lines)
    fields: dict[str, str] = {}
    start, furthest = 0, _FURTHEST
    for _ in range(_DEEPEST):
        found = next(
            (
                (at, *header)
                for at in range(start, min(len(kept), start + furthest))
                if (header := _header_at(kept, at))
            ),
            None,
        )
        if found is None:
            break
        at, end, said = found
        while at and _is_mark(kept[at - 1].text):
            at -= 1
        del kept[at:end]
        fields, start, furthest = said, at, _FURTHEST_BELOW
    return tuple(kept), fields


def _header_at(lines: Sequence[Line], at: int) -> tuple[int, dict[str, str]] | None:
    """The end of the header that begins with line `at`, and its fields; None where there is none."""
    fields: dict[str, str] = {}
    label, loose = "", 0
    end = at
    while end < len(lines):
        pieces = lines[end].text.split("\n")
        if end == at:
            pieces = [piece for piece in pieces if not _is_mark(piece)]
        for piece in pieces:
            found = _LABEL.fullmatch(piece.strip())
            if found:
                label, loose = found[1].lower(), 0
                fields.setdefault("date" if label == "sent" else label, (found[2] or "").strip(" *"))
            elif (
                label in ("to", "cc", "bcc")
                and ("@" in piece or ";" in piece)
                and loose < _MOST_RECIPIENT_LINES
            ):
                loose += 1
            else:
                return (end, fields) if _is_complete(fields) and piece == pieces[0] else None
        if not fields:
            return None
        end += 1
    return (end, fields) if _is_complete(fields) else None


def _is_mark(text: str) -> bool:
    return bool(_MARK.fullmatch(text) or _RULE.fullmatch(text))


def _is_complete(fields: dict[str, str]) -> bool:
    return {"from", "date"} <= fields.keys() and not fields.keys().isdisjoint({"to", "subject"})
