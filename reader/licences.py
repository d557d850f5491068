"""The parts that the program is made of, and their licences, as the installed packages state them."""

from __future__ import annotations

import platform
import re
from importlib import metadata
from typing import NamedTuple

_PROGRAM = "regional-reader"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_CLASSIFIER = "License :: "
_LONGEST = 80  # some packages put the whole text where its name belongs


class Part(NamedTuple):
    """licence: as its makers name it; "" where they do not say."""

    name: str
    version: str
    licence: str


def installed_parts() -> tuple[Part, ...]:
    """The program first, then what it needs, directly or not, by name. Reads files: not for the main thread.

    Where the program runs from a folder that was never installed, there is only Python to be told of.
    """
    found: dict[str, Part] = {}
    ahead = [_PROGRAM]
    while ahead:
        name = ahead.pop()
        if _same(name) in found:
            continue
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # another system's, or left out of a bundle
        found[_same(name)] = Part(package.metadata["Name"], package.version, _licence(package.metadata))
        needed = (each for each in package.requires or () if "extra ==" not in each)
        ahead += [name[0] for name in map(_NAME.match, needed) if name]
    program = found.pop(_PROGRAM, None)
    python = Part("Python", platform.python_version(), "Python-2.0")
    others = sorted([python, *found.values()], key=lambda part: part.name.lower())
    return (program, *others) if program else tuple(others)


def _same(name: str) -> str:
    """A package's name in the one spelling that all its spellings share."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _licence(about: metadata.PackageMetadata) -> str:
    """The licence expression, else the licence's name, else what the package is filed under."""
    for field in ("License-Expression", "License"):
        stated = (about.get_all(field) or [""])[0].strip()
        if stated and len(stated) <= _LONGEST and "\n" not in stated:
            return str(stated)
    filed = [each for each in about.get_all("Classifier") or [] if each.startswith(_CLASSIFIER)]
    return ", ".join(each.rpartition(" :: ")[2] for each in filed)
