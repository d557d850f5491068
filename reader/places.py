"""Whether a folder is a safe place for the notebook: one that is not synced, and on this machine's own disk.

A synced folder may bring two states of a file together by copies, and a network share may lose its locks and
what was written last; neither is noticed until notes are missing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class RiskyPlace:
    """What is wrong with a place. service: what syncs it ("OneDrive"); "" for a network share."""

    service: str = ""


class Mount(NamedTuple):
    """A place where a file system begins, and its type: "ext4", "nfs4", "fuse.rclone"."""

    point: str
    type: str


_SERVICES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "pcloud drive": "pCloud",
    "seafile": "Seafile",
}
# What the services put into the folder that they sync, whatever its name.
_SIGNS = {
    ".dropbox.cache": "Dropbox",
    ".dropbox": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
}
# After such a sign more may follow the service's name: "OneDrive - County Council", "Dropbox (Personal)".
_AFTER_NAME = (" - ", " (", "-")
_SHARED_TYPES = frozenset(
    (
        *("nfs", "nfs3", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "davfs", "9p"),
        *("fuse.sshfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.smbnetfs"),
    )
)
_SYNCED_TYPES = {
    "fuse.rclone": "a cloud service",
    "fuse.google-drive-ocamlfuse": "Google Drive",
    "fuse.onedriver": "OneDrive",
}
_REMOTE_DRIVE = 4  # what Windows calls DRIVE_REMOTE


def risk_of(folder: Path) -> RiskyPlace | None:
    """What is wrong with `folder` as a place for the notebook; None where nothing is known to be.

    Looks at the names of the folders above it, at what lies in them, and at what the system says of the
    disk. Nothing is raised: what cannot be found out counts as right.
    """
    try:
        whole = folder.resolve()
    except OSError:
        whole = folder
    service = synced_by(whole) or _signed(whole)
    if service:
        return RiskyPlace(service)
    return _risk_of_disk(whole)


def synced_by(folder: PurePath) -> str:
    """The service that syncs `folder`, by the names of the folders above it; "" for none."""
    for part in folder.parts:
        name = part.casefold()
        for known, service in _SERVICES.items():
            if name == known or any(name.startswith(known + after) for after in _AFTER_NAME):
                return service
    return ""


def risk_of_mounts(folder: PurePath, mounts: Iterable[Mount]) -> RiskyPlace | None:
    """What is wrong with the file system that holds `folder`: of those mounted, the one nearest to it."""
    above = {str(folder), *(str(parent) for parent in folder.parents)}
    holding = [mount for mount in mounts if mount.point in above]
    if not holding:
        return None
    # Of two at the same place the later one covers the earlier.
    nearest = max(enumerate(holding), key=lambda each: (len(each[1].point), each[0]))[1]
    if nearest.type in _SYNCED_TYPES:
        return RiskyPlace(_SYNCED_TYPES[nearest.type])
    return RiskyPlace() if nearest.type in _SHARED_TYPES else None


def read_mounts(table: str) -> Sequence[Mount]:
    """The mounts of Linux's table, as in /proc/self/mounts."""
    mounts = []
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) >= 3:
            point = fields[1]
            for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
                point = point.replace(code, sign)
            mounts.append(Mount(point, fields[2]))
    return mounts


def is_share(folder: PurePath) -> bool:
    """Whether a Windows path names another machine: "\\\\server\\share"."""
    return folder.drive.startswith("\\\\") and not folder.drive.startswith("\\\\?\\")


def _signed(folder: Path) -> str:
    for place in (folder, *folder.parents):
        for sign, service in _SIGNS.items():
            try:
                # Dropbox keeps its own settings in the home folder under the same name.
                if place != Path.home() and (place / sign).exists():
                    return service
            except (OSError, RuntimeError):
                continue
    return ""


def _risk_of_disk(folder: Path) -> RiskyPlace | None:
    if sys.platform == "win32":
        import ctypes

        remote = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOTE_DRIVE
        return RiskyPlace() if is_share(folder) or remote else None
    try:
        table = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None  # not Linux
    return risk_of_mounts(folder, read_mounts(table))
