"""The proof that nothing leaves the machine: what this process did with the network since it started.

Python tells a hook of every connection, message and look-up that any of its libraries begins. Sockets that
end on this machine (to the display, between our own processes) are not counted.
"""

from __future__ import annotations

import sys
from typing import Any

_OPENING = frozenset(("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"))
_LOOKING_UP = frozenset(
    ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")
)
_WATCHED = _OPENING | _LOOKING_UP


class Tally:
    """connections: opened, listened for or written to; names: looked up; refused: what an article asked to
    have loaded from elsewhere, and did not get.
    """

    def __init__(self, connections: int = 0, names: int = 0, refused: int = 0) -> None:
        self.connections = connections
        self.names = names
        self.refused = refused


tally = Tally()
"""Of this process, since `watch`."""


def watch() -> None:
    """Count from now on, to the end of the process: Python takes no hook back. Called once."""
    sys.addaudithook(_count)


def forbid() -> None:
    """Let nothing in this process reach a network from now on: what tries gets a PermissionError. For the
    processes that read documents, which have no business there and whose numbers nobody sees.
    """
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _WATCHED and (event in _LOOKING_UP or _leaves_the_machine(arguments)):
        raise PermissionError("Nothing leaves this computer.")


def _count(event: str, arguments: tuple[Any, ...]) -> None:
    # Called for every file and every import too, so the one test that nearly all fail comes first.
    if event not in _WATCHED:
        return
    if event in _LOOKING_UP:
        tally.names += 1
    elif _leaves_the_machine(arguments):
        tally.connections += 1


def _leaves_the_machine(arguments: tuple[Any, ...]) -> bool:
    """Whether the socket is of a kind that reaches a network; one that stays on the machine is named by a
    path, every other by a tuple.
    """
    address = arguments[1] if len(arguments) > 1 else None
    return not isinstance(address, str | bytes)
