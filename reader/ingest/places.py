"""Regions, policy committees and publishing bodies by the names that documents use for them.

The names stand in resources/regions.toml, read once.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from reader.model import Committee, Region
from reader.paths import resources

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that publishes; `region` where it speaks for one."""

    name: str
    region: Region | None
    domains: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names of regions.toml, ready to search."""

    region_pattern: re.Pattern[str]
    regions: dict[str, Region]
    committee_pattern: re.Pattern[str]
    committees: dict[str, Committee]
    organisations: tuple[Organisation, ...]


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer; read from resources/regions.toml on the first call."""
    with (resources() / "regions.toml").open("rb") as file:
        data = tomllib.load(file)
    regions = {_plain(n): Region(code) for code, entry in data["regions"].items() for n in _both(entry)}
    committees = {
        _plain(n): Committee(code) for code, entry in data["committees"].items() for n in _both(entry)
    }
    return Gazetteer(
        _any_of(data["regions"].values()),
        regions,
        _any_of(data["committees"].values()),
        committees,
        tuple(
            Organisation(
                entry["name"],
                Region(entry["region"]) if "region" in entry else None,
                tuple(entry["domains"]),
                _any_of([entry]),
            )
            for entry in data["organisations"]
        ),
    )


def regions_named(text: str) -> tuple[Region, ...]:
    """The regions that `text` (a title, a masthead) names, in its order, each once."""
    known = gazetteer()
    return _each_once(known.regions[_plain(match.group())] for match in known.region_pattern.finditer(text))


def committees_named(text: str) -> tuple[Committee, ...]:
    """The policy committees that `text` names or abbreviates, in its order, each once."""
    known = gazetteer()
    found = (known.committees[_plain(match.group())] for match in known.committee_pattern.finditer(text))
    return _each_once(found)


def organisation_at(address: str) -> Organisation | None:
    """The organisation whose web site `address` (a URL or host) belongs to."""
    host = re.sub(r"^[a-z]+://", "", address.casefold()).split("/")[0].removeprefix("www.")
    for one in gazetteer().organisations:
        if any(host == domain or host.endswith("." + domain) for domain in one.domains):
            return one
    return None


def organisation_named(text: str, *, regional: bool = False) -> Organisation | None:
    """The organisation that `text` names most often, of equals the first; None where it names none.

    regional: only those that speak for a region.
    """
    counted = [
        (len(places), -places[0].start(), one)
        for one in gazetteer().organisations
        if (one.region or not regional) and (places := list(one.pattern.finditer(text)))
    ]
    return max(counted, key=lambda entry: entry[:2])[2] if counted else None


def _both(entry: dict[str, list[str]]) -> list[str]:
    return entry["names"] + entry["codes"]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _any_of(entries: Iterable[dict[str, list[str]]]) -> re.Pattern[str]:
    """One pattern for all names (any case) and codes (as written), the longest first."""
    parts: list[tuple[int, str]] = []
    for entry in entries:
        parts += [(len(name), f"(?i:{_spaced(name)})") for name in entry["names"]]
        parts += [(len(code), _spaced(code)) for code in entry["codes"]]
    parts.sort(reverse=True)
    return re.compile(r"(?<![\w&])(?:" + "|".join(part for _, part in parts) + r")(?![\w&]|-\w)")


def _spaced(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())


def _each_once(found: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(found))
