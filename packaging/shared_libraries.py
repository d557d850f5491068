"""What of the bill of materials is no Python package: Qt, Python's libraries, the system's, and what is built
into the files of others. Every shared library of a bundle is named with what it belongs to.
"""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from typing import Any

_TABLE = tomllib.loads(Path(__file__).with_name("libraries.toml").read_text(encoding="utf-8"))
_NEVER = ("libssl", "libcrypto", "ssleay", "libeay", "libcurl", "libgnutls", "libQt6Network", "Qt6Network")
"""What could talk to a network, or is there for nothing else; a bundle that holds it is not built."""

Component = dict[str, Any]


def complete(bill: Path, binaries: Iterable[tuple[str, str, str]]) -> None:
    """Add to the bill of materials at `bill` what `binaries` are: place in the bundle, file, kind, as
    PyInstaller lists them.

    Ends the build where a library is not known, or must not be there.
    """
    document = json.loads(bill.read_text(encoding="utf-8"))
    there: dict[str, Component] = {each["bom-ref"]: each for each in document["components"]}
    for place, file, _ in sorted(binaries):
        name = Path(place).name
        if name.startswith(_NEVER):
            raise SystemExit(f"{place} must not be in the bundle (packaging/README.md).")
        owner = _owner(place.replace("\\", "/"), Path(file))
        owner = there[owner["bom-ref"]] = owner | there.get(owner["bom-ref"], {})
        inside = [_part(part, owner, Path(file)) for part in _parts_inside(name)]
        owner.setdefault("components", []).append(
            {"type": "file", "bom-ref": place, "name": place, **({"components": inside} if inside else {})}
        )
    for package in ("nh3",):
        there.update(_of_the_package(package, there))
    document["components"] = sorted(there.values(), key=lambda each: str(each["bom-ref"]).lower())
    known = {each["ref"] for each in document["dependencies"]}
    document["dependencies"] += [{"ref": reference} for reference in sorted(there.keys() - known)]
    bill.write_text(json.dumps(document, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _owner(place: str, file: Path) -> Component:
    """What the file at `place` of the bundle belongs to, as a component."""
    name, top = Path(place).name, place.partition("/")[0]
    if re.match(r"(lib)?icu(data|i18n|uc|dt|in)", name):
        found = re.search(r"(\d\d)(\.dll|\.dylib|$)", name)
        return _component("ICU", found[1] if found else None, "Unicode-3.0")
    if re.match(r"(PySide6/)?Qt|PySide6/(Qt6|plugins)", place) and not re.match(
        r"PySide6/Qt\w+\.(abi3|pyd)", place
    ):
        return _component("Qt", version("PySide6_Essentials"), "LGPL-3.0-only", purl="pkg:generic/qt")
    if top in ("PySide6", "shiboken6"):
        return _of_python(top, "PySide6_Essentials" if top == "PySide6" else "shiboken6")
    if "lib-dynload" in place or (file.suffix == ".pyd" and "/" not in place):
        return _of_python("CPython", None)
    if "/" in place:
        return _of_python(top, top)
    return _of_the_system(name, file)


def _of_the_system(name: str, file: Path) -> Component:
    known, small = _TABLE["system"], name.lower()
    # Backwards, so that libxcb2 would come before libxcb.
    found = next(
        (known[each] for each in sorted(known, reverse=True) if small.startswith(each.lower())), None
    )
    if found is None:
        raise SystemExit(f"{name}: look up its licence, and name it in packaging/libraries.toml.")
    if found["name"] == "CPython":
        return _of_python("CPython", None)
    package, number = _debian_package(file)
    purl = f"pkg:deb/debian/{package}@{number}" if package else None
    if found["name"] == "SQLite":
        number = sqlite3.sqlite_version  # as what the bill has of it already
    return _component(found["name"], number, found["licence"], purl=purl)


@cache
def _debian_package(file: Path) -> tuple[str | None, str | None]:
    """The package of Debian that a library comes from, and its version."""
    if not shutil.which("dpkg-query"):
        return None, None
    # Of a system whose /lib is a link to /usr/lib, either may be the name that it is known by.
    for path in (file, file.resolve(), Path("/", *file.resolve().parts[2:])):
        done = subprocess.run(["dpkg-query", "-S", str(path)], check=False, capture_output=True, text=True)
        if done.returncode == 0:
            package = done.stdout.split(":")[0]
            asked = ["dpkg-query", "-W", "-f=${Version}", package]
            return package, subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    return None, None


def _of_python(name: str, package: str | None) -> Component:
    """A stand-in for a component that the list of Python's packages has already."""
    import platform

    if package is None:
        return _component(name, platform.python_version(), "Python-2.0")
    try:
        found = distribution(package)
    except PackageNotFoundError:
        raise SystemExit(f"{name}/ is of no known Python package.") from None
    return {"bom-ref": f"{found.metadata['Name']}=={found.version}", "type": "library", "name": package}


def _component(name: str, number: str | None, licence: str, *, purl: str | None = None) -> Component:
    stated = {"expression": licence} if " " in licence else {"license": _licence(licence)}
    component: Component = {
        "type": "library",
        "bom-ref": f"{name}=={number}" if number else name,
        "name": name,
    }
    component |= {"version": number} if number else {}
    component |= {"purl": purl} if purl else {}
    return component | {"licenses": [stated]}


def _licence(name: str) -> dict[str, str]:
    return {"name": name} if name.startswith("LicenseRef") else {"id": name}


def _parts_inside(name: str) -> list[dict[str, str]]:
    return [part for each in _TABLE["inside"] if name.startswith(each["file"]) for part in each["parts"]]


def _part(part: dict[str, str], owner: Component, file: Path) -> Component:
    number = _version_of_part(part, file)
    component = _component(part["name"], number, part["licence"])
    return component | {"bom-ref": f"{component['bom-ref']} in {owner['name']}"}


def _version_of_part(part: dict[str, str], file: Path) -> str | None:
    if part["name"] in ("libxml2", "libxslt"):
        from lxml import etree

        numbers = (
            etree.LIBXML_COMPILED_VERSION if part["name"] == "libxml2" else etree.LIBXSLT_COMPILED_VERSION
        )
        return ".".join(map(str, numbers))
    found = re.search(part["version"].encode(), file.read_bytes()) if "version" in part else None
    return found[1].decode() if found else None


def _of_the_package(package: str, there: dict[str, Component]) -> dict[str, Component]:
    """The package's component with the parts that its own bill names (built into it, here of Rust)."""
    found = distribution(package)
    reference = f"{found.metadata['Name']}=={found.version}"
    bills = [file for file in found.files or () if "sboms" in file.parts and file.suffix == ".json"]
    parts = [
        {**{name: part[name] for name in ("type", "name", "version", "purl", "licenses") if name in part}}
        | {"bom-ref": f"{part['name']}=={part['version']} in {package}"}
        for file in bills
        for part in json.loads(file.read_text())["components"]
    ]
    component = there[reference]
    return {reference: {**component, "components": [*component.get("components", []), *parts]}}
