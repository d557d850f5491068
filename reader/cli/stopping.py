"""Ctrl+C during long work: asks it to stop where nothing is left half done."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from reader.model import CancelToken


@contextmanager
def stopped_by_ctrl_c() -> Iterator[CancelToken]:
    """Gives a token that Ctrl+C cancels; a second Ctrl+C ends the program as it always does."""
    token = CancelToken()
    before = signal.getsignal(signal.SIGINT)

    def on_interrupt(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, before)
        # Not on this thread: the handler may have interrupted it inside the token, whose lock it then holds.
        threading.Thread(target=token.cancel, daemon=True).start()

    signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield token
    finally:
        signal.signal(signal.SIGINT, before)
