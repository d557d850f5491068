"""Where the notebook is not safe: synced folders and network shares."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from reader.places import Mount, RiskyPlace, is_share, read_mounts, risk_of, risk_of_mounts, synced_by


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (PureWindowsPath(r"C:\Users\kim\OneDrive - Wells Council\Reader"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\kim\OneDrive\Documents\Reader"), "OneDrive"),
        (PureWindowsPath(r"G:\My Drive\Reader"), "Google Drive"),
        (PurePosixPath("/home/kim/Dropbox (Personal)/reader"), "Dropbox"),
        (PurePosixPath("/home/kim/Nextcloud/reader"), "Nextcloud"),
        (PurePosixPath("/Users/kim/Library/CloudStorage/GoogleDrive-kim@example.org/reader"), "Google Drive"),
        (PurePosixPath("/Users/kim/Library/Mobile Documents/com~apple~CloudDocs/reader"), "iCloud Drive"),
        (PurePosixPath("/home/kim/dropboxes/reader"), ""),
        (PurePosixPath("/home/kim/.local/share/regional-reader"), ""),
        (PureWindowsPath(r"C:\Users\kim\AppData\Local\regional-reader"), ""),
    ],
)
def test_a_synced_folder_is_known_by_the_names_above_it(
    path: PurePosixPath | PureWindowsPath, service: str
) -> None:
    assert synced_by(path) == service


def test_the_nearest_mount_counts_and_of_two_at_one_place_the_later() -> None:
    table = (
        "/dev/sda1 / ext4 rw 0 0\n"
        "server:/homes /home nfs4 rw 0 0\n"
        "/dev/sdb1 /home/kim/own\\040disk ext4 rw 0 0\n"
        "drive: /home/kim/cloud fuse.rclone rw 0 0\n"
        "short line\n"
    )
    mounts = read_mounts(table)
    assert Mount("/home/kim/own disk", "ext4") in mounts
    assert risk_of_mounts(PurePosixPath("/var/reader"), mounts) is None
    assert risk_of_mounts(PurePosixPath("/home/kim/reader"), mounts) == RiskyPlace()
    assert risk_of_mounts(PurePosixPath("/home/kim/own disk/reader"), mounts) is None
    assert risk_of_mounts(PurePosixPath("/home/kim/cloud/reader"), mounts) == RiskyPlace("a cloud service")
    covered = [Mount("/data", "nfs"), Mount("/data", "ext4")]
    assert risk_of_mounts(PurePosixPath("/data/reader"), covered) is None


def test_a_share_of_windows_is_known_by_its_path() -> None:
    assert is_share(PureWindowsPath(r"\\server\homes\kim"))
    assert not is_share(PureWindowsPath(r"C:\Users\kim"))


def test_what_a_service_puts_into_its_folder_tells_it(tmp_path: Path) -> None:
    synced = tmp_path / "Our papers"
    (synced / "reader").mkdir(parents=True)
    assert risk_of(synced / "reader") is None
    (synced / ".dropbox.cache").mkdir()
    assert risk_of(synced / "reader") == RiskyPlace("Dropbox")


def test_a_folder_that_is_not_there_yet_is_looked_at_too(tmp_path: Path) -> None:
    assert risk_of(tmp_path / "Dropbox" / "not" / "there") == RiskyPlace("Dropbox")
