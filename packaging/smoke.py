"""Installs what `building.py` built in a clean place, uses it as a person would, and takes it away again.

`smoke.py wheel|bundle|deb [--markdown PAGE]`, run by `python3 dev.py smoke`. Standard library only. What it
measures goes into the table of PAGE, where one is given.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import sys
import tarfile
import tempfile
import venv
from pathlib import Path

from clean_debian import CleanDebian, as_earlier_version, clean_debian
from desktop import NEEDED, start_from_the_menu
from first_day import open_window, use, write_document
from package_figures import put_figures
from trying import (
    BUILD,
    CHECKOUT,
    Failed,
    Findings,
    Run,
    call,
    expect,
    megabytes,
    newest,
    say,
    size_of,
    version_of,
)

DOWNLOADED, ON_DISK, INSTALLING = "what is downloaded", "on the disk", "installing"
_EARLIER = "0.0.9"
_PAIRS = 15
_WORTH_TELLING = 200_000  # bytes
_ENTRY = "/usr/share/applications/regional-reader.desktop"
_HOME = "/root/.local/share/regional-reader"


def smoke_wheel(scratch: Path, findings: Findings) -> None:
    """The wheel in a new environment, with what it needs."""
    wheel = newest("*.whl", "wheel")
    findings.put(DOWNLOADED, f"{size_of(wheel)}, and what it needs")
    place = scratch / "venv"
    venv.create(place, with_pip=True)
    tools = place / ("Scripts" if os.name == "nt" else "bin")
    python, empty = str(tools / "python"), size_of(place)
    pip = [python, "-m", "pip", "--disable-pip-version-check"]
    with findings.timed(INSTALLING):
        call([*pip, "install", "--quiet", str(wheel)])
    findings.put(ON_DISK, f"{size_of(place)} ({empty} of it an empty environment)")
    write_document(scratch / "documents")
    program = str(tools / "regional-reader")
    home, exported = scratch / "home", scratch / "exported"
    use(
        lambda *arguments: call([program, *arguments]),
        str(home),
        str(scratch / "documents"),
        str(exported),
        version_of(wheel.name),
        findings,
    )
    expect(any("sews" in file.read_text("utf-8") for file in exported.rglob("*.md")), "the note is exported")
    expect(any(place.rglob("reader/_data/guide/guide.md")), "the user guide is there")
    call([*pip, "uninstall", "--quiet", "--yes", "regional-reader"])
    expect(not Path(program).exists(), "the command is gone")
    expect((home / "notebook.sqlite").exists(), "the notebook stays")


def smoke_bundle(scratch: Path, findings: Findings) -> None:
    """The portable bundle out of its archive, with its data beside it."""
    archive = newest("regional-reader-*.tar.gz", "bundle")
    findings.put(DOWNLOADED, size_of(archive))
    with findings.timed(INSTALLING), tarfile.open(archive) as file:
        file.extractall(scratch, filter="data")
    folder = scratch / "regional-reader"
    findings.put(ON_DISK, size_of(folder))
    write_document(scratch / "documents")
    home, exported = folder / "data", scratch / "exported"
    moved = scratch / "stick"

    def run(*arguments: str) -> str:
        # Nothing of Python or Qt that this machine has may be needed.
        program = str((moved if moved.exists() else folder) / "regional-reader")
        return call([program, *arguments], PYTHONHOME="", PYTHONPATH="", QT_PLUGIN_PATH="", PATH="/nowhere")

    use(run, str(home), str(scratch / "documents"), str(exported), version_of(archive.name), findings)
    _compare_starts(run, str(home), findings)
    left_out = json.loads((BUILD / "left-out.json").read_text("utf-8"))
    for reason, size in left_out.items():
        if size > _WORTH_TELLING:
            findings.put(f"left out: {reason}", megabytes(size))
    _check_bill(folder / "_internal")
    printing = "PySide6/QtPrintSupport.abi3.so", "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so"
    for part in (*printing, "reader/_data/guide/guide.md"):
        expect((folder / "_internal" / part).exists(), f"{part} is there")
    folder.rename(moved)
    expect("sews" in run("--home", str(moved / "data"), "note", "list"), "all of it can be moved")


def _check_bill(folder: Path) -> None:
    """Each library that is there is in the bill of materials, every part has a licence, none is OpenSSL."""
    bill = json.loads((folder / "bill-of-materials.json").read_text("utf-8"))
    parts = [part for top in bill["components"] for part in (top, *top.get("components", []))]
    named = {part["name"] for part in parts if part["type"] == "file"}
    there = {str(file.relative_to(folder)) for file in folder.rglob("*.so*")}
    expect(there <= named, f"the bill of materials names {sorted(there - named)}")
    without = [part["name"] for part in parts if part["type"] != "file" and not part.get("licenses")]
    expect(not without, f"these have a licence: {without}")
    expect({"Qt", "CPython", "SQLite"} <= {part["name"] for part in parts}, "Qt, Python and SQLite are in it")
    expect(not any("ssl" in name or "crypto" in name for name in there), "OpenSSL is not there")
    say("bill of materials", f"{len(bill['components'])} parts, {len(there)} libraries")


def _compare_starts(run: Run, home: str, findings: Findings) -> None:
    """Starts of the bundle and of the Python that it was made with, in turn."""
    bin_folder = CHECKOUT / ".venv-bundle" / ("Scripts" if os.name == "nt" else "bin")
    unbundled = [str(bin_folder / "python"), "-m", "reader"]

    def run_unbundled(*arguments: str) -> str:
        return call([*unbundled, *arguments], PYTHONPATH=str(CHECKOUT))

    ratios = [open_window(run, home) / open_window(run_unbundled, home) for _ in range(_PAIRS)]
    found = statistics.median(ratios)
    findings.put("start, against the same unbundled", f"{found:.2f}×, median of {_PAIRS} pairs (bar 1.3×)")


def smoke_deb(scratch: Path, findings: Findings) -> None:
    """The Debian package in a minimal Debian: installed, used, removed, upgraded, purged."""
    package = newest("*.deb", "deb")
    findings.put(DOWNLOADED, f"{size_of(package)}, and libraries of Debian")
    earlier = as_earlier_version(package, _EARLIER, scratch)
    with clean_debian() as debian:
        for each in (package, earlier):
            shutil.copy(each, debian.at("/tmp"))
        with findings.timed(INSTALLING):
            debian.install(f"/tmp/{package.name}")
        findings.put(ON_DISK, size_of(debian.at("/opt/regional-reader")))
        entry = re.search(r"^Exec=(.+)$", debian.at(_ENTRY).read_text("utf-8"), re.MULTILINE)
        expect(entry, "the menu entry starts something")
        assert entry is not None
        program = entry[1].replace("%u", "").split()

        def run(*arguments: str) -> str:
            return debian.inside(*program, *arguments)

        write_document(debian.at("/tmp/documents"))
        version = version_of(package.name)
        use(run, _HOME, "/tmp/documents", "/tmp/exported", version, findings, root=str(debian.root))
        expect(not debian.missing_libraries(), "every library is there")
        _validate(debian)
        _try_desktop(debian, run)
        _expect_removed(debian, debian.remove())
        _upgrade(debian, run, package, earlier)
        _expect_removed(debian, debian.remove(purge=True))


def _validate(debian: CleanDebian) -> None:
    """What the desktop reads is as its standards have it, where the tools that know them are here."""
    for tool, *command in (
        ("desktop-file-validate", str(debian.at(_ENTRY))),
        ("appstreamcli", "validate-tree", "--no-net", "--pedantic", str(debian.root)),
    ):
        if shutil.which(tool):
            said = call([tool, *command])
            say(tool, said.strip().splitlines()[-1] if said.strip() else "passed")
        else:
            say(f"*** NOT RUN: {tool} (not here) ***")


def _try_desktop(debian: CleanDebian, run: Run) -> None:
    if "DISPLAY" not in os.environ:
        return  # dev.py has said so
    debian.install(*NEEDED)
    document = write_document(debian.at("/tmp/desktop"), "boat.txt")
    start_from_the_menu(debian.start, run, _ENTRY, f"/tmp/desktop/{document.name}")
    say("menu entry, import, links with a window and without", "worked")


def _expect_removed(debian: CleanDebian, said: str) -> None:
    expect(said.count(".local/share/regional-reader") == 1, f"removal says where the data lies: {said}")
    expect(debian.at(f"{_HOME}/notebook.sqlite").exists(), "the notebook stays")
    left = [path for path in ("/opt/regional-reader", "/usr/bin/regional-reader") if debian.at(path).exists()]
    expect(not left, f"nothing else stays: {left}")


def _upgrade(debian: CleanDebian, run: Run, package: Path, earlier: Path) -> None:
    """From a package of a lower version, with what the person had and wrote under it."""
    debian.install(f"/tmp/{earlier.name}")
    expect(debian.version() == _EARLIER, "the earlier package is installed")
    run("note", "add", next(iter(_keys(run))), "--text", "Written before the upgrade.")
    run("export", "/tmp/before.jsonld", "--preset", "webannotation")
    debian.install(f"/tmp/{package.name}")
    expect(debian.version() == version_of(package.name), "the package was upgraded")
    run("export", "/tmp/after.jsonld", "--preset", "webannotation")
    before, after = (debian.at(f"/tmp/{each}.jsonld").read_bytes() for each in ("before", "after"))
    expect(b"before the upgrade" in after and before == after, "every mark is as it was")
    say(f"upgrade from {_EARLIER}", f"{json.loads(after)['total']} marks, none changed")


def _keys(run: Run) -> list[str]:
    return [each["key"] for each in json.loads(run("list", "--format", "json"))]


def main() -> int:
    kinds = {"wheel": smoke_wheel, "bundle": smoke_bundle, "deb": smoke_deb}
    parser = argparse.ArgumentParser(prog="dev.py smoke", description=__doc__)
    parser.add_argument("kind", choices=kinds)
    parser.add_argument("--markdown", type=Path, metavar="PAGE", help="put the figures into docs/speed.md")
    chosen = parser.parse_args()
    print(f"Smoke test of the {chosen.kind}:", flush=True)
    findings = Findings()
    with tempfile.TemporaryDirectory(prefix=f"smoke-{chosen.kind}-") as scratch:
        try:
            kinds[chosen.kind](Path(scratch), findings)
        except Failed as failure:
            print(f"FAILED: {failure}", file=sys.stderr)
            return 1
    if chosen.markdown:
        put_figures(chosen.markdown, chosen.kind, findings.figures)
    print("Passed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
