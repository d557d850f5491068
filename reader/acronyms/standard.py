"""The acronyms that the field never spells out, from `resources/acronyms.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from reader import paths


class Standard(NamedTuple):
    """One meaning of an acronym in public usage. source: where it is in use, for the person."""

    short: str
    long: str
    source: str


@cache
def standard() -> Mapping[str, tuple[Standard, ...]]:
    """All of them by the acronym in lower case; read once."""
    # Imported late: a start needs no acronyms.
    import tomllib

    with (paths.resources() / "acronyms.toml").open("rb") as file:
        data = tomllib.load(file)
    found: dict[str, tuple[Standard, ...]] = {}
    for group in data["groups"]:
        for entry in group["acronyms"]:
            short = entry["short"]
            known = found.get(short.casefold(), ())
            found[short.casefold()] = (*known, Standard(short, entry["long"], group["source"]))
    return found
