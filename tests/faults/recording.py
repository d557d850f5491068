"""What a program does to the files of a folder, as strace sees it, in the order in which it happens."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.processes import CHECKOUT, command

_CALLS = (
    "openat,creat,mkdir,write,pwrite64,writev,pwritev,lseek,fsync,fdatasync,ftruncate,"
    "rename,renameat,renameat2,link,linkat,unlink,unlinkat"
)
_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_FILE = re.compile(r"^\d+<([^>]*)>")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Operation:
    """kind: "create", "write", "truncate", "sync", "rename", "unlink", "mkdir", or "say" for a line on the
    standard output. path: relative to the folder, "" for itself. data: bytes written or said. number: offset,
    or size. to: the new name.
    """

    kind: str
    path: str
    data: bytes = b""
    number: int = 0
    to: str = ""


def why_not() -> str:
    """Why nothing can be recorded here; "" where it can."""
    return "" if shutil.which("strace") else "needs strace"


def record(folder: Path, trace: Path, module: str, *arguments: object) -> list[Operation]:
    """Run a program of this package to its end and return what it did below `folder`.

    RuntimeError where it fails, or uses a call that is not understood here.
    """
    strace = ["strace", "-f", "-y", "-xx", "-s", "1000000", "-o", str(trace), "-e", f"trace={_CALLS}"]
    done = subprocess.run(
        [*strace, *command(module, *arguments)],
        cwd=CHECKOUT,
        capture_output=True,
        timeout=_SECONDS,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    with trace.open(encoding="ascii") as lines:
        return list(_operations(lines, f"{folder.resolve()}"))


def _operations(lines: Iterable[str], folder: str) -> Iterator[Operation]:
    places: dict[str, int] = {}
    for line in lines:
        call = _CALL.match(line)
        if call is None or int(call[3]) < 0:
            continue
        yield from _operation(call[1], call[2], int(call[3]), folder, places)


def _operation(
    name: str, arguments: str, result: int, folder: str, places: dict[str, int]
) -> Iterator[Operation]:
    """places: where the next `write` of each file goes."""
    strings = [_unescaped(each) for each in _STRING.findall(arguments)]
    given = _FILE.match(arguments)
    path = _within(_unescaped(given[1]).decode(), folder) if given else None
    if name == "write" and arguments.startswith("1<"):
        yield Operation("say", "", strings[0])
    elif given:
        if path is None:
            return
        if name == "pwrite64":
            yield Operation("write", path, strings[0], int(arguments.rsplit(", ", 1)[1]))
        elif name == "write":
            yield Operation("write", path, strings[0], places.get(path, 0))
            places[path] = places.get(path, 0) + result
        elif name == "lseek":
            places[path] = result
        elif name == "ftruncate":
            yield Operation("truncate", path, number=int(arguments.rsplit(", ", 1)[1]))
        elif name in ("fsync", "fdatasync"):
            yield Operation("sync", path)
        else:
            raise RuntimeError(f"{name} of {path} is not understood")
    else:
        yield from _operation_on_names(name, arguments, strings, folder, places)


def _operation_on_names(
    name: str, arguments: str, strings: list[bytes], folder: str, places: dict[str, int]
) -> Iterator[Operation]:
    within = [_within(each.decode(), folder) for each in strings]
    path = within[0]
    if path is None:
        return
    if name == "openat":
        places[path] = 0
        if "O_TRUNC" in arguments:
            yield Operation("truncate", path)
        elif "O_CREAT" in arguments:
            yield Operation("create", path)
    elif name == "mkdir":
        yield Operation("mkdir", path)
    elif name == "rename" and within[1] is not None:
        yield Operation("rename", path, to=within[1])
    elif name in ("unlink", "unlinkat"):
        yield Operation("unlink", path)
    else:
        raise RuntimeError(f"{name} of {path} is not understood")


def _unescaped(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _within(path: str, folder: str) -> str | None:
    """Relative to `folder`; None where it is outside."""
    path = path.removesuffix(" (deleted)")
    if path == folder:
        return ""
    return path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/") else None
