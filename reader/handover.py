"""One window a home: a second start hands what it was asked for to the window that is there, in a file.

Whoever holds the lock on `Home.window_lock` is that window; the system lets go of the lock however the
process ends, so that a crash blocks nothing. Requests are small JSON files in `Home.requests`, written whole,
which the window deletes as it takes them; that is how the second start knows that it was heard. No sockets.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import EnvironmentFault
from reader.paths import Home

if TYPE_CHECKING:
    from reader.model.requests import WindowRequest

_SUFFIX = ".request.json"
_LARGEST = 256 * 1024  # bytes of a request
_MOST_PATHS = 1000
_OLDEST = 60.0  # seconds; whoever wrote an older one has long given up
_PATIENCE = 15.0  # seconds that a second start waits to be heard
_LOOK_AGAIN = 0.02
_FAR_OUT = 1 << 30  # the byte that is locked on Windows, where the others stay readable


class WindowClaim:
    """The right to be the one window of a home, held until `release` or the end of the process."""

    def __init__(self, handle: int | None) -> None:
        """handle: of the locked file; None where this home cannot be locked, so that any window may open."""
        self._handle = handle

    def release(self) -> None:
        """Let another window open. May be called twice."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)


def claim_window(
    home: Home, request: WindowRequest | None = None, patience: float = _PATIENCE
) -> WindowClaim | None:
    """Become the window of `home`, whose folder is made; None where another one is open and has taken over
    the request.

    request: what else that window is to do than to come to the front.

    A home that cannot be written or locked, or whose window runs on another computer, keeps nobody from
    opening a window. Raises `EnvironmentFault` where a window is open and does not answer for `patience`
    seconds.
    """
    claim = _claim(home)
    if claim is not None:
        return claim
    if _held_elsewhere(home):
        return WindowClaim(None)
    try:
        written = _write(home, request)
    except OSError:
        return WindowClaim(None)  # a full disk, say: two windows do no harm to what is saved
    give_up = time.monotonic() + patience
    while time.monotonic() < give_up:
        if not written.exists():
            return None
        claim = _claim(home)  # it was just closing
        if claim is not None:
            _delete(written)
            return claim
        time.sleep(_LOOK_AGAIN)
    _delete(written)
    raise EnvironmentFault(
        "Regional Reader is open already, but its window does not answer.",
        "Nothing was changed.",
        "Wait a moment and try again, or close that window first.",
    )


def take_requests(home: Home) -> tuple[WindowRequest, ...]:
    """What was asked of the window since the last look, oldest first; the files are deleted.

    What is no request of ours, is too large or too old is deleted unheeded. Raises nothing: where the folder
    cannot be read there are none.
    """
    try:
        waiting = sorted(path for path in home.requests.iterdir() if path.name.endswith(_SUFFIX))
    except OSError:
        return ()
    taken = (_take(path) for path in waiting)
    return tuple(request for request in taken if request is not None)


def _claim(home: Home) -> WindowClaim | None:
    """None where another process holds the lock."""
    try:
        if not home.folder.is_dir():
            from reader.files import make_folder

            make_folder(home.folder)
        handle = os.open(home.window_lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    except OSError:
        return WindowClaim(None)
    try:
        _lock(handle)
    except OSError as error:
        os.close(handle)
        # Some network drives know no locks at all, which is another error than a lock that is held.
        return None if isinstance(error, BlockingIOError | PermissionError) else WindowClaim(None)
    _sign(handle)
    return WindowClaim(handle)


def _sign(handle: int) -> None:
    """Say in the locked file which computer holds it; mostly it says so from the last time."""
    name = _this_computer().encode()
    try:
        if os.read(handle, len(name) + 1) != name:
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, name)
    except OSError:
        pass  # a full disk: the lock holds all the same


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _FAR_OUT, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(handle, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _this_computer() -> str:
    name: Callable[[], os.uname_result] | None = getattr(os, "uname", None)
    return name().nodename if name else os.environ.get("COMPUTERNAME", "")


def _held_elsewhere(home: Home) -> bool:
    try:
        holder = home.window_lock.read_bytes().decode(errors="replace")
    except OSError:
        return False
    return bool(holder) and holder != _this_computer()


def _write(home: Home, request: WindowRequest | None) -> Path:
    # Imported late, as below: a start without a second one has no use for it.
    import json
    import secrets

    from reader.files import write_whole

    home.requests.mkdir(exist_ok=True)
    # Names sort by time, so that requests are done in the order in which they were made.
    path = home.requests / f"{time.time_ns():020d}-{secrets.token_hex(4)}{_SUFFIX}"
    said = {
        "version": 1,
        "open": str(request.open) if request and request.open else None,
        "import": [str(each) for each in request.imports] if request else [],
    }
    write_whole(path, json.dumps(said).encode())
    return path


def _take(path: Path) -> WindowRequest | None:
    try:
        about = path.lstat()
        fresh = abs(time.time() - about.st_mtime) <= _OLDEST
        data = path.read_bytes() if fresh and path.is_file() and about.st_size <= _LARGEST else b""
        path.unlink()
    except OSError:
        return None  # the other start has withdrawn it, or it cannot be deleted and would come again
    return _read(data)


def _read(data: bytes) -> WindowRequest | None:
    """The request that `data` is, None where it is none."""
    import json

    from reader.model.requests import Address, WindowRequest

    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or said.get("version") != 1:
        return None
    wanted, paths = said.get("open"), said.get("import", [])
    address = Address.read(wanted) if isinstance(wanted, str) else None
    if wanted is not None and address is None:
        return None
    if not isinstance(paths, list) or len(paths) > _MOST_PATHS:
        return None
    if not all(isinstance(each, str) and "\0" not in each and Path(each).is_absolute() for each in paths):
        return None
    return WindowRequest(address, tuple(map(Path, paths)))


def _delete(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        pass  # it is too old for anybody before long
