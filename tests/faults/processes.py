"""Programs of the fault run as processes of their own, and ending them as a crash does."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
READY = "ready"
_SECONDS = 120


def command(module: str, *arguments: object) -> list[str]:
    """Runs a module of this package as a program."""
    return [sys.executable, "-m", f"tests.faults.{module}", *map(str, arguments)]


def start(module: str, *arguments: object) -> subprocess.Popen[bytes]:
    """Start a program and wait until it says that it is ready. RuntimeError where it does not."""
    process = subprocess.Popen(
        command(module, *arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=CHECKOUT
    )
    assert process.stdout is not None
    if process.stdout.readline().decode().strip() != READY:
        process.kill()
        raise RuntimeError(process.communicate()[1].decode())
    return process


def kill_after(process: subprocess.Popen[bytes], seconds: float) -> list[str]:
    """Let it work for `seconds`, kill it as nothing can prevent, and return the whole lines that it said.

    RuntimeError where it had ended by itself.
    """
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    said, complained = process.communicate(timeout=_SECONDS)
    if process.returncode != -signal.SIGKILL:
        raise RuntimeError(complained.decode())
    return whole_lines(said)


def whole_lines(said: bytes) -> list[str]:
    """Without a last line that was cut off."""
    return said.decode(errors="replace").split("\n")[:-1]


def why_not() -> str:
    """Why processes cannot be killed here; "" where they can."""
    return "kills with a POSIX signal" if sys.platform == "win32" else ""
