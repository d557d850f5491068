"""Stopping work."""

from __future__ import annotations

import pytest

from reader.errors import Cancelled
from reader.model import CancelToken


def test_callbacks_run_once_and_only_while_wanted() -> None:
    calls: list[str] = []
    token = CancelToken()
    token.on_cancel(lambda: calls.append("kept"))
    forget = token.on_cancel(lambda: calls.append("taken back"))
    forget()
    token.check()
    token.cancel()
    token.cancel()
    assert calls == ["kept"]
    assert token.cancelled
    with pytest.raises(Cancelled):
        token.check()


def test_a_late_callback_runs_at_once() -> None:
    calls: list[int] = []
    token = CancelToken()
    token.cancel()
    token.on_cancel(lambda: calls.append(1))()
    assert calls == [1]
