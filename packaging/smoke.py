"""Installs what `building.py` built in a clean place, uses it as a person would, and takes it away again.

`smoke.py wheel|bundle|deb`, run by `python3 dev.py smoke`. Standard library only. The deb needs root and
debootstrap; its clean place is a minimal Debian that is made once and kept (SMOKE_ROOT says where).
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
import venv
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
DIST = CHECKOUT / "dist"
ROOT = Path(os.environ.get("SMOKE_ROOT", Path(tempfile.gettempdir()) / "regional-reader-smoke-root"))
SUITE = "bookworm"
# Written by the earliest version that kept notes.
EARLIER = CHECKOUT / "tests" / "notebook" / "fixtures" / "notebook-1.sqlite"
_PATIENCE = 180
_STARTS = 7
_DOCUMENT = """\
North West Update May 2018

Kite making in libraries

Eleven of the libraries lend kites now. The lending books show that green kites go first.

Tags assigned to this article:

Related Articles
"""

Run = Callable[..., str]


class Failed(Exception):
    """What was installed does not do what it should."""


def say(what: str, value: str = "") -> None:
    print(f"  {what:<44} {value}".rstrip(), flush=True)


def expect(holds: object, what: str) -> None:
    if not holds:
        raise Failed(what)


def call(command: Sequence[str], **environment: str) -> str:
    """What `command` prints; `Failed` with its own words where it does not end well."""
    done = subprocess.run(
        list(command),
        env={**os.environ, **environment},
        check=False,
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        cwd="/" if os.name != "nt" else None,
    )
    if done.returncode:
        raise Failed(f"{' '.join(command[:6])}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def size_of(path: Path) -> str:
    files = [path] if path.is_file() else path.rglob("*")
    total = sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink())
    return f"{total / 1e6:.1f} MB"


@contextmanager
def timed(what: str) -> Iterator[None]:
    began = time.monotonic()
    yield
    say(what, f"{time.monotonic() - began:.1f} s")


def marks_of(notebook: Path) -> set[tuple[str, str]]:
    """The marks in a notebook, by the names that they keep for ever, and what was written in them."""
    with closing(sqlite3.connect(f"{notebook.as_uri()}?mode=ro", uri=True)) as connection:
        return set(connection.execute("SELECT uid, body FROM marks").fetchall())


def use(run: Run, home: str, documents: str, exported: str, version: str, *, root: str = "") -> None:
    """Everything that a person does on the first day, in a home whose notebook an earlier version wrote.

    run: starts the installed program with arguments. root: what stands before `home` as seen from here.
    """
    notebook = Path(root + home) / "notebook.sqlite"
    notebook.parent.mkdir(parents=True)
    shutil.copyfile(EARLIER, notebook)
    before = marks_of(notebook)
    expect(version in run("--version"), "the version is printed")
    with timed("first list, which loads the shipped library"):
        shipped = json.loads(run("--home", home, "list", "--format", "json"))
    expect(len(shipped) > 50, f"the shipped library is there, not {len(shipped)} articles")
    imported = json.loads(run("--home", home, "import", documents, "--format", "json"))
    expect((imported["added"], imported["failed"]) == (1, []), f"one document came in: {imported}")
    found = json.loads(run("--home", home, "search", '"green kites"', "--format", "json"))
    expect(found["total"] == 1, f"it is found: {found['total']}")
    key = found["results"][0]["key"]
    run("--home", home, "note", "add", key, "--quote", "green kites", "--text", "Ask who sews them.")
    expect("sews" in run("--home", home, "note", "list"), "the note is kept")
    run("--home", home, "export", exported, "--preset", "plain")
    expect(before and before < marks_of(notebook), "every mark of the earlier version is there, and the new")
    started = [open_window(run, home) for _ in range(_STARTS)]
    say(f"start to first painted article, median of {_STARTS}", f"{statistics.median(started):.0f} ms")


def open_window(run: Run, home: str) -> float:
    """Milliseconds from the start of the process to the first painted article."""
    printed = run("--home", home, "--bench-start")
    measured = re.search(r"first article painted: (\d+) ms", printed)
    if not measured:
        raise Failed(f"the window opens: {printed}")
    return float(measured[1])


def version_of(name: str) -> str:
    found = re.search(r"\d+\.\d+\.\d+", name)
    expect(found, f"a version in {name}")
    assert found is not None
    return found[0]


def newest(pattern: str, kind: str) -> Path:
    built = sorted(DIST.glob(pattern), key=lambda path: path.stat().st_mtime)
    if not built:
        raise Failed(f"Nothing is built yet: python3 dev.py build {kind}")
    return built[-1]


def write_document(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "kite.txt").write_text(_DOCUMENT, encoding="utf-8")


def smoke_wheel(scratch: Path) -> None:
    """The wheel in a new environment, with what it needs."""
    wheel = newest("*.whl", "wheel")
    say(wheel.name, size_of(wheel))
    place = scratch / "venv"
    venv.create(place, with_pip=True)
    tools = place / ("Scripts" if os.name == "nt" else "bin")
    python, before = str(tools / "python"), size_of(place)
    pip = [python, "-m", "pip", "--disable-pip-version-check"]
    with timed("pip install, with what it needs"):
        call([*pip, "install", "--quiet", str(wheel)])
    say("the environment, before and after", f"{before}, {size_of(place)}")
    write_document(scratch / "documents")
    program = str(tools / "regional-reader")
    home, exported = scratch / "home", scratch / "exported"
    use(
        lambda *arguments: call([program, *arguments]),
        str(home),
        str(scratch / "documents"),
        str(exported),
        version_of(wheel.name),
    )
    expect(any("sews" in file.read_text("utf-8") for file in exported.rglob("*.md")), "the note is exported")
    call([*pip, "uninstall", "--quiet", "--yes", "regional-reader"])
    expect(not Path(program).exists(), "the command is gone")
    expect((home / "notebook.sqlite").exists(), "the notebook stays")


def smoke_bundle(scratch: Path) -> None:
    """The portable bundle out of its archive, with its data beside it."""
    archive = newest("regional-reader-*.tar.gz", "bundle")
    say(archive.name, size_of(archive))
    with timed("unpacking"), tarfile.open(archive) as file:
        file.extractall(scratch, filter="data")
    folder = scratch / "regional-reader"
    say("unpacked", size_of(folder))
    write_document(scratch / "documents")
    home, exported = folder / "data", scratch / "exported"
    moved = scratch / "stick"

    def run(*arguments: str) -> str:
        # Nothing of Python or Qt that this machine has may be needed.
        program = str((moved if moved.exists() else folder) / "regional-reader")
        return call([program, *arguments], PYTHONHOME="", PYTHONPATH="", QT_PLUGIN_PATH="", PATH="/nowhere")

    use(run, str(home), str(scratch / "documents"), str(exported), version_of(archive.name))
    folder.rename(moved)
    expect("sews" in run("--home", str(moved / "data"), "note", "list"), "all of it can be moved")


@contextmanager
def clean_debian() -> Iterator[Path]:
    """A minimal Debian of this run alone, with /dev, /proc and a place for the X server's socket."""
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        raise Failed("The Debian package is tried in a clean Debian: that takes root and debootstrap.")
    if not (ROOT / "etc" / "debian_version").exists():
        with timed("making a minimal Debian, kept for the next time"):
            call(["debootstrap", "--variant=minbase", SUITE, str(ROOT)])
    with tempfile.TemporaryDirectory(prefix="smoke-deb-", dir=ROOT.parent) as place:
        root = Path(place) / "root"
        call(["cp", "-a", "--reflink=auto", str(ROOT), str(root)])
        try:
            for each in ("dev", "proc"):
                call(["mount", "--rbind", f"/{each}", str(root / each)])
                call(["mount", "--make-rslave", str(root / each)])
            shutil.copy("/etc/resolv.conf", root / "etc" / "resolv.conf")
            for settings in Path("/etc/apt/apt.conf.d").glob("*proxy*"):
                shutil.copy(settings, root / "etc" / "apt" / "apt.conf.d")
            yield root
        finally:
            for each in ("dev", "proc"):
                subprocess.run(["umount", "-l", str(root / each)], check=False)


def smoke_deb(scratch: Path) -> None:
    """The Debian package in a minimal Debian, started as its menu entry says."""
    package = newest("*.deb", "deb")
    say(package.name, size_of(package))
    with clean_debian() as root:
        person = {"HOME": "/root", "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
        person["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin"

        def inside(*command: str) -> str:
            return call(["chroot", str(root), *command], **person)

        shutil.copy(package, root / "tmp")
        write_document(root / "tmp" / "documents")
        inside("apt-get", "update", "-qq")
        with timed("apt-get install, with what it needs"):
            inside("apt-get", "install", "-y", "-qq", "--no-install-recommends", f"/tmp/{package.name}")
        say("of it on the disk", size_of(root / "opt" / "regional-reader"))
        entry = (root / "usr/share/applications/regional-reader.desktop").read_text("utf-8")
        command = re.search(r"^Exec=(.+)$", entry, re.MULTILINE)
        expect(command, "the menu entry starts something")
        assert command is not None
        program = command[1].replace("%u", "").split()

        def run(*arguments: str) -> str:
            return inside(*program, *arguments)

        home = "/root/.local/share/regional-reader"
        use(run, home, "/tmp/documents", "/tmp/exported", version_of(package.name), root=str(root))
        expect("not found" not in inside("sh", "-c", _MISSING), "every library is there")
        said = inside("apt-get", "remove", "-y", "regional-reader")
        expect(".local/share/regional-reader" in said, "removal says where the data lies")
        expect((root / home[1:] / "notebook.sqlite").exists(), "the notebook stays")
        left = [path for path in ("opt/regional-reader", "usr/bin/regional-reader") if (root / path).exists()]
        expect(not left, f"nothing else stays: {left}")


_MISSING = (
    "find /opt/regional-reader -name '*.so*' -type f -exec ldd {} + 2>/dev/null | grep 'not found' || true"
)


def main() -> int:
    kind = sys.argv[1]
    print(f"Smoke test of the {kind}:", flush=True)
    with tempfile.TemporaryDirectory(prefix=f"smoke-{kind}-") as scratch:
        try:
            {"wheel": smoke_wheel, "bundle": smoke_bundle, "deb": smoke_deb}[kind](Path(scratch))
        except Failed as failure:
            print(f"FAILED: {failure}", file=sys.stderr)
            return 1
    print("Passed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
