"""What a worker process does: reads files, one after the other, and sends back what came of each.

Started by `pool` with the method `spawn`; imports neither Qt nor SQLite.
"""

from __future__ import annotations

import contextlib
import pickle
import signal
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from reader import offline
from reader.errors import EnvironmentFault, ReaderError
from reader.ingest.parsing import Parsed, Pasted, read_file, read_pasted

# Of address space, where the system can limit it: some 40 times the largest page that is taken in.
_MOST_MEMORY = 1536 * 1024 * 1024

READY = b"ready"


class Answer(NamedTuple):
    """The articles of a file; or none, and the reason as a sentence. refused: it was the machine's fault."""

    articles: tuple[Parsed, ...] = ()
    failure: str | None = None
    refused: bool = False


def serve(connection: Connection) -> None:
    """Say `READY`, then answer each (keep_blocks, paths or pasted texts) that comes with one message for
    each of them, in order, until the other end closes.
    """
    # Ctrl+C in a terminal reaches every process there; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    offline.forbid()
    # For the first file: what these load must not count towards its time. Here and not above, since the
    # program itself, which imports this module to name it, has no need of them.
    import reader.ingest.formats.plain_text
    import reader.ingest.publishers  # noqa: F401

    with contextlib.suppress(EOFError, ConnectionError):
        connection.send_bytes(READY)
        while True:
            keep_blocks, wanted = connection.recv()
            for what in wanted:
                connection.send_bytes(pickle.dumps(_answer(what, keep_blocks), pickle.HIGHEST_PROTOCOL))


def _answer(what: str | Pasted, keep_blocks: bool) -> Answer:
    try:
        articles = read_pasted(what) if isinstance(what, Pasted) else read_file(Path(what))
    except ReaderError as error:
        return Answer(failure=error.happened, refused=isinstance(error, EnvironmentFault))
    except Exception as bug:  # noqa: BLE001 - one file must not stop the others, whatever we did wrong
        reason = f"Reading it failed through a fault in this program ({type(bug).__name__}: {bug})."
        return Answer(failure=reason)
    if keep_blocks:
        return Answer(articles)
    return Answer(tuple(replace(each, article=replace(each.article, blocks=())) for each in articles))


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    except (ImportError, ValueError, OSError):
        pass  # Windows has no such limit and macOS may refuse it; size limits and the time limit remain
