"""What the person put right in an article's metadata: laid over what the source says, kept in a column."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

from reader.library.metadata import Metadata
from reader.library.packing import storable
from reader.library.rows import issued_columns, issued_from
from reader.model import Correction, Kind, Region

FIELDS = tuple(field.name for field in fields(Correction))


def pack_correction(correction: Correction | None) -> str | None:
    """As one column; None where nothing is put right."""
    if correction is None or correction == Correction():
        return None
    packed: dict[str, Any] = {}
    if correction.title is not None:
        packed["title"] = storable(correction.title)
    if correction.regions is not None:
        packed["regions"] = correction.regions
    if correction.issued is not None:
        issued = replace(correction.issued, reason=storable(correction.issued.reason))
        packed["issued"] = issued_columns(issued)
    if correction.kind is not None:
        packed["kind"] = correction.kind
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


def unpack_correction(packed: str | None) -> Correction | None:
    """The reverse of `pack_correction`; raises ValueError, TypeError, KeyError where it makes no sense."""
    if packed is None:
        return None
    known = json.loads(packed)
    return Correction(
        title=known.get("title"),
        regions=tuple(map(Region, known["regions"])) if "regions" in known else None,
        issued=issued_from(*known["issued"]) if "issued" in known else None,
        kind=Kind(known["kind"]) if "kind" in known else None,
    )


def corrected(own: Metadata, correction: Correction | None) -> Metadata:
    """What is shown of an article of which the source says `own`."""
    if correction is None:
        return own
    issued = correction.issued
    if issued is None or issued.label == own.issued.label:
        issued = own.issued  # the source now says the same, and why
    return replace(
        own,
        title=own.title if correction.title is None else correction.title,
        regions=own.regions if correction.regions is None else correction.regions,
        issued=issued,
        kind=own.kind if correction.kind is None else correction.kind,
    )


def corrected_fields(own: Metadata, shown: Metadata) -> tuple[str, ...]:
    """The names of the fields in which the two differ, as `Correction` names them."""
    return tuple(name for name in FIELDS if getattr(own, name) != getattr(shown, name))
