"""The bill of materials: `bill.py CYCLONEDX PYTHON DESTINATION`.

The tool `cyclonedx-py` (CYCLONEDX) lists what the environment of PYTHON holds; what is in it for the build
alone is taken out again, and the Python and SQLite that go into the bundle are added, which are no packages.
Qt and the other libraries are added when it is known which go in (`shared_libraries.py`).
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
# sqlite-utils asks for it, to install plug-ins; the bundle leaves it out.
NOT_SHIPPED = "pip"
_ASK_VERSIONS = "import platform, sqlite3; print(platform.python_version(), sqlite3.sqlite_version)"


def listed(tool: str, python: str) -> dict[str, Any]:
    """What the tool says of the environment, as a CycloneDX document."""
    command = [tool, "environment", "--pyproject", str(CHECKOUT / "pyproject.toml"), "--output-reproducible"]
    command += ["--spec-version", "1.6", "--gather-license-texts", python]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def needed(document: dict[str, Any]) -> set[str]:
    """The references of what the program itself needs, directly or not."""
    below = {each["ref"]: each.get("dependsOn", []) for each in document["dependencies"]}
    left_out = {each["bom-ref"] for each in document["components"] if each["name"] == NOT_SHIPPED}
    found: set[str] = set()
    ahead = [document["metadata"]["component"]["bom-ref"]]
    while ahead:
        reference = ahead.pop()
        if reference not in found and reference not in left_out:
            found.add(reference)
            ahead += below.get(reference, [])
    return found


def interpreter(python: str) -> list[dict[str, Any]]:
    """Components for Python and SQLite."""
    done = subprocess.run([python, "-c", _ASK_VERSIONS], check=True, capture_output=True, text=True)
    versions = done.stdout.split()
    licences = ("Python-2.0", "blessing")
    return [
        {
            "type": "framework" if name == "CPython" else "library",
            "bom-ref": f"{name}=={version}",
            "name": name,
            "version": version,
            "licenses": [{"license": {"id": licence}}],
        }
        for name, version, licence in zip(("CPython", "SQLite"), versions, licences, strict=True)
    ]


def main() -> None:
    tool, python, destination = sys.argv[1:]
    document = listed(tool, python)
    keep = needed(document)
    own = document["metadata"]["component"]["bom-ref"]
    added = interpreter(python)
    document["components"] = [each for each in document["components"] if each["bom-ref"] in keep - {own}]
    document["components"] += added
    document["dependencies"] = [
        {**each, "dependsOn": [below for below in each.get("dependsOn", []) if below in keep]}
        for each in document["dependencies"]
        if each["ref"] in keep
    ] + [{"ref": each["bom-ref"]} for each in added]
    Path(destination).parent.mkdir(parents=True, exist_ok=True)
    Path(destination).write_text(json.dumps(document, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
