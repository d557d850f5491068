"""Builds what people install: `building.py wheel|bundle|deb`, run by `python3 dev.py build`.

Everything lands in dist/. The environment that runs it holds what requirements/bundle.txt locks.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import time
import tomllib
from pathlib import Path

import debian

CHECKOUT = Path(__file__).resolve().parent.parent
DIST, BUILD = CHECKOUT / "dist", CHECKOUT / "build"
BUNDLE = DIST / "bundle" / "regional-reader"
BILL = BUILD / "bill-of-materials.json"
# Archives built twice from one commit are the same: times come from it, never from the clock.
_EPOCH_WITHOUT_GIT = 1577836800


def version() -> str:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def epoch() -> int:
    """Seconds since 1970 that built files are dated with: those of the commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(command, cwd=CHECKOUT, check=False, capture_output=True, text=True)
    return int(done.stdout.strip() or _EPOCH_WITHOUT_GIT) if done.returncode == 0 else _EPOCH_WITHOUT_GIT


def size_of(path: Path) -> int:
    """Bytes of a file, or of all the files of a folder."""
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file() and not file.is_symlink())


def build_wheel() -> Path:
    """The wheel, with corpus and resources in it."""
    for old in DIST.glob("*.whl"):
        old.unlink()
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet", "--no-deps"]
    subprocess.run(
        [*command, "--no-build-isolation", "--wheel-dir", str(DIST), "."], check=True, cwd=CHECKOUT
    )
    return next(DIST.glob("*.whl"))


def build_bundle(bill_tool: str) -> Path:
    """The portable bundle, a folder and an archive of it, and the bill of materials beside them."""
    here = Path(__file__).parent
    subprocess.run([sys.executable, str(here / "icons.py"), str(BUILD / "icons")], check=True)
    subprocess.run([sys.executable, str(here / "bill.py"), bill_tool, sys.executable, str(BILL)], check=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(BUNDLE.parent), "--workpath", str(BUILD / "pyinstaller")]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch()), "PYTHONHASHSEED": "0"}
    subprocess.run([*command, str(here / "regional-reader.spec")], check=True, env=environment)
    name = f"regional-reader-{version()}-{sys.platform}-{platform.machine().lower()}"
    shutil.copy(BILL, DIST / f"{name}.cdx.json")
    parts = len(json.loads(BILL.read_text(encoding="utf-8"))["components"])
    print(f"Bill of materials: {parts} parts.")
    return pack(DIST / name)


def pack(stem: Path) -> Path:
    """An archive of the bundle as the system expects it: .zip on Windows, else .tar.gz."""
    if os.name == "nt":
        return Path(shutil.make_archive(str(stem), "zip", BUNDLE.parent, BUNDLE.name))
    archive = stem.with_name(stem.name + ".tar.gz")

    def dated(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.mtime, entry.uid, entry.gid, entry.uname, entry.gname = epoch(), 0, 0, "root", "root"
        return entry

    with tarfile.open(archive, "w:gz", compresslevel=6) as file:
        file.add(BUNDLE, BUNDLE.name, filter=dated)
    return archive


def build_deb() -> Path:
    """The Debian package, made of the bundle, which must be there."""
    if not BUNDLE.is_dir():
        raise SystemExit("There is no bundle yet: python3 dev.py build bundle")
    return debian.build(BUNDLE, BUILD, DIST, version(), epoch())


def main() -> None:
    kind, *rest = sys.argv[1:]
    DIST.mkdir(exist_ok=True)
    BUILD.mkdir(exist_ok=True)
    started = time.monotonic()
    built = {"wheel": build_wheel, "bundle": lambda: build_bundle(*rest), "deb": build_deb}[kind]()
    took = time.monotonic() - started
    print(f"{built.relative_to(CHECKOUT)}: {size_of(built) / 1e6:.1f} MB, built in {took:.0f} s")
    if kind == "bundle":
        print(f"{BUNDLE.relative_to(CHECKOUT)}: {size_of(BUNDLE) / 1e6:.1f} MB unpacked")


if __name__ == "__main__":
    main()
