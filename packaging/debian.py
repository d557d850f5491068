"""The Debian package: the bundle under /opt, without the libraries that Debian has itself, and its entries.

Needs `dpkg-dev` (dpkg-deb, dpkg-shlibdeps). The result is the same whenever it is built from one bundle.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import time
from pathlib import Path

LINUX = Path(__file__).resolve().parent / "linux"
RESOURCES = Path(__file__).resolve().parent.parent / "resources"
PLACE = Path("opt/regional-reader")
# What is ours or of the wheels; every other library beside them is a copy of one of Debian's.
_OWN_LIBRARIES = ("libpython", "libQt6", "libicu", "libpyside", "libshiboken")
_RECOMMENDED = ("printsupport",)
"""Folders of plug-ins that load where their libraries are, and are done without where they are not."""
_CHANGED = "  * See /opt/regional-reader/_internal/NOTICE.md for what is in it.\n"


def build(bundle: Path, work: Path, destination: Path, version: str, epoch: int) -> Path:
    """Build regional-reader_VERSION_ARCH.deb in the folder `destination`; returns its path.

    work: a folder for what is in between. epoch: seconds since 1970 that the files are dated with.
    """
    root = work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(bundle, root / PLACE, symlinks=True)
    _drop_system_libraries(root / PLACE / "_internal")
    _add_entries(root, work / "icons", version, epoch)
    architecture = _run("dpkg", "--print-architecture").strip()
    control = root / "DEBIAN"
    control.mkdir()
    fields = (LINUX / "control.in").read_text(encoding="utf-8")
    size = sum(file.stat().st_size for file in root.rglob("*") if file.is_file()) // 1024
    for name, value in (
        ("VERSION", version),
        ("ARCHITECTURE", architecture),
        ("SIZE", str(size)),
        ("DEPENDS", _dependencies(root, work)),
    ):
        fields = fields.replace(f"@{name}@", value)
    (control / "control").write_text(fields, encoding="utf-8")
    shutil.copy(LINUX / "postrm", control / "postrm")
    _settle(root, epoch)
    package = destination / f"regional-reader_{version}_{architecture}.deb"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
    command = ["dpkg-deb", "--root-owner-group", "-Zzstd", "--build", str(root), str(package)]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return package


def _run(*command: str, folder: Path | None = None) -> str:
    done = subprocess.run(command, check=False, cwd=folder, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed, as said above.")
    return done.stdout


def _drop_system_libraries(folder: Path) -> None:
    for library in folder.glob("lib*.so*"):
        if not library.name.startswith(_OWN_LIBRARIES):
            library.unlink()


def _dependencies(root: Path, work: Path) -> str:
    """The packages whose libraries the program loads, with the versions that it needs."""
    place = root / PLACE
    files = [file for file in place.rglob("*") if file.is_file() and _is_elf(file)]
    binaries = [str(file) for file in files if file.parent.name not in _RECOMMENDED]
    folders = {str(file.parent) for file in place.rglob("*.so*")}
    source = work / "shlibdeps"
    (source / "debian").mkdir(parents=True, exist_ok=True)
    stanzas = "Source: regional-reader\n\nPackage: regional-reader\nArchitecture: any\n"
    (source / "debian" / "control").write_text(stanzas, encoding="utf-8")
    found = _run(
        *("dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"),
        *(f"-l{folder}" for folder in sorted(folders)),
        *(f"-e{binary}" for binary in sorted(binaries)),
        folder=source,
    )
    return re.sub(r"^shlibs:Depends=", "", found.strip())


def _is_elf(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


def _add_entries(root: Path, icons: Path, version: str, epoch: int) -> None:
    """What the desktop and the shell find the program by."""
    share = root / "usr" / "share"
    day = time.strftime("%Y-%m-%d", time.gmtime(epoch))
    put(LINUX / "regional-reader.desktop", share / "applications" / "regional-reader.desktop")
    metainfo = put(
        LINUX / "org.regional_reader.regional_reader.metainfo.xml",
        share / "metainfo" / "org.regional_reader.regional_reader.metainfo.xml",
    )
    filled = metainfo.read_text(encoding="utf-8").replace("@VERSION@", version).replace("@DAY@", day)
    metainfo.write_text(filled, encoding="utf-8")
    hicolor = share / "icons" / "hicolor"
    put(RESOURCES / "icons" / "regional-reader.svg", hicolor / "scalable" / "apps" / "regional-reader.svg")
    for picture in sorted(icons.glob("*.png")):
        put(picture, hicolor / f"{picture.stem}x{picture.stem}" / "apps" / "regional-reader.png")
    documents = share / "doc" / "regional-reader"
    put(LINUX / "copyright", documents / "copyright")
    stamp = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(epoch))
    entry = f"regional-reader ({version}) stable; urgency=medium\n\n{_CHANGED}\n"
    entry += f" -- The Regional Reader developers <regional-reader@example.org>  {stamp}\n"
    compress(entry.encode(), documents / "changelog.gz")
    compress((LINUX / "regional-reader.1").read_bytes(), share / "man" / "man1" / "regional-reader.1.gz")
    command = root / "usr" / "bin" / "regional-reader"
    command.parent.mkdir(parents=True)
    command.symlink_to("/" + str(PLACE / "regional-reader"))


def put(source: Path, destination: Path) -> Path:
    destination.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(source, destination))


def compress(content: bytes, destination: Path) -> None:
    destination.parent.mkdir(parents=True, exist_ok=True)
    destination.write_bytes(gzip.compress(content, 9, mtime=0))


def _settle(root: Path, epoch: int) -> None:
    """Give every file the rights and the time that it is to have on the person's machine."""
    runs = {root / PLACE / "regional-reader", root / "DEBIAN" / "postrm"}
    for path in sorted(root.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path in runs else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)
    os.utime(root, (epoch, epoch))
