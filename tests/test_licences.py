"""What the program says that it is made of, read from what is installed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from reader.licences import installed_parts

_CHECKOUT = Path(__file__).resolve().parent.parent
# Libraries whose business is the network, and those that bring them in.
_NETWORK = {
    *("requests", "httpx", "urllib3", "aiohttp", "httplib2", "tornado", "twisted", "websockets"),
    *("pycurl", "paramiko", "grpcio", "boto3", "certifi", "pyopenssl", "html5lib", "trafilatura", "selenium"),
    *("pyside6", "pyside6-addons", "qtpy", "anyio", "trio", "dnspython", "sentry-sdk"),
}
_TOLERATED = {"MIT", "BSD-3-Clause", "Apache-2.0", "Public Domain", "SIL OFL 1.1", "Python-2.0"}


def _spelt(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _locked(lock: str) -> set[str]:
    lines = (_CHECKOUT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8").splitlines()
    return {_spelt(line.partition("==")[0]) for line in lines if re.match(r"[A-Za-z]", line)}


def test_the_program_comes_first_and_every_part_states_its_licence() -> None:
    parts = installed_parts()
    assert (parts[0].name, parts[0].licence) == ("regional-reader", "MIT")
    assert {"PySide6_Essentials", "lxml", "sqlite-utils", "Python"} <= {part.name for part in parts}
    assert not [part.name for part in parts if not part.licence]
    assert not [part.name for part in parts if part.name in ("pytest", "ruff")]


def test_every_licence_may_be_given_on_with_the_program() -> None:
    for part in installed_parts():
        qt = "LGPL-3.0-only" in part.licence
        plain = any(name in part.licence for name in (*_TOLERATED, "Apache", "BSD", "Dual"))
        assert qt or plain, part


def test_no_network_library_is_needed() -> None:
    project = tomllib.loads((_CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {_spelt(re.split(r"[<>=~! ;\[]", each)[0]) for each in project["dependencies"]}
    needed = {_spelt(part.name) for part in installed_parts()}
    assert not (named | needed | _locked("run") | _locked("bundle")) & _NETWORK
