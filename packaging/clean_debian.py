"""A minimal Debian into which nobody has installed anything, to try the package in. Needs root, debootstrap.

It is made once and kept (SMOKE_ROOT says where); each run works on a copy.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trying import Failed, call, say

ROOT = Path(os.environ.get("SMOKE_ROOT", Path(tempfile.gettempdir()) / "regional-reader-smoke-root"))
SUITE = "bookworm"
_PERSON = {
    "HOME": "/root",
    "LC_ALL": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
}
# The print service's own library is recommended, not needed.
_MISSING = (
    "find /opt/regional-reader -name '*.so*' -type f -exec ldd {} + 2>/dev/null "
    "| grep 'not found' | grep -v libcups || true"
)


class CleanDebian:
    """root: where it lies. Paths of its own start with "/" as inside it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def inside(self, *command: str) -> str:
        """What a command prints that root runs in it."""
        return call(["chroot", str(self.root), *command], **_PERSON)

    def start(self, *command: str) -> None:
        """Run a command that starts a program which outlives it, and would hold on to what it prints into."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": {**os.environ, **_PERSON}}
        done = subprocess.run(["chroot", str(self.root), *command], check=False, timeout=60, **quiet)  # type: ignore[call-overload]
        if done.returncode:
            raise Failed(f"{' '.join(command)}: exit code {done.returncode}")

    def at(self, path: str) -> Path:
        return self.root / path.lstrip("/")

    def install(self, *packages: str) -> str:
        return self.inside("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)

    def remove(self, *, purge: bool = False) -> str:
        return self.inside("apt-get", "purge" if purge else "remove", "-y", "regional-reader")

    def version(self) -> str:
        """Of the installed package."""
        return self.inside("dpkg-query", "--show", "--showformat=${Version}", "regional-reader")

    def missing_libraries(self) -> str:
        return self.inside("sh", "-c", _MISSING)


@contextmanager
def clean_debian() -> Iterator[CleanDebian]:
    """A copy of the minimal Debian with /dev, /proc and what apt needs to download."""
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        raise Failed("The Debian package is tried in a clean Debian: that takes root and debootstrap.")
    if not (ROOT / "etc" / "debian_version").exists():
        say("making a minimal Debian, kept for the next time")
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
            debian = CleanDebian(root)
            debian.inside("apt-get", "update", "-qq")
            yield debian
        finally:
            for each in ("dev", "proc"):
                subprocess.run(["umount", "-l", str(root / each)], check=False)


def as_earlier_version(package: Path, version: str, scratch: Path) -> Path:
    """The same package under a lower version number, to upgrade from; returns its path below `scratch`."""
    tree = scratch / "earlier"
    call(["dpkg-deb", "--raw-extract", str(package), str(tree)])
    control = tree / "DEBIAN" / "control"
    lines = control.read_text("utf-8").splitlines(keepends=True)
    control.write_text(
        "".join(f"Version: {version}\n" if line.startswith("Version:") else line for line in lines), "utf-8"
    )
    earlier = scratch / f"regional-reader_{version}.deb"
    call(["dpkg-deb", "--root-owner-group", "-Znone", "--build", str(tree), str(earlier)])
    return earlier
