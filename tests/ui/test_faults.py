"""Faults of the environment told apart from bugs."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader.errors import EnvironmentFault, LibraryDamaged
from reader.ui.faults import as_fault, show_fault


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (errno.ENOSPC, "full"),
        (errno.EDQUOT, "full"),
        (errno.EACCES, "allow"),
        (errno.EROFS, "allow"),
        (errno.EBUSY, "Another program"),
        (errno.EIO, "does not answer"),
        (errno.ESTALE, "does not answer"),
        (errno.EMFILE, "Too many files"),
    ],
)
def test_the_system_s_refusals_become_three_sentences(number: int, word: str) -> None:
    fault = as_fault(OSError(number, "as the system words it", "/home/kim/settings.ini"))
    assert fault is not None
    assert word in fault.happened
    assert fault.safe
    assert fault.advice
    assert "/home" not in fault.happened


def test_a_windows_lock_is_told_from_a_missing_permission() -> None:
    error = PermissionError(errno.EACCES, "refused", "library.sqlite")
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]
    fault = as_fault(error)
    assert fault is not None
    assert fault.happened == "Another program is using “library.sqlite”."


def test_a_real_refusal_is_recognised(tmp_path: Path) -> None:
    device = Path("/dev/full")
    if not device.exists():
        pytest.skip("no /dev/full on this system")
    with pytest.raises(OSError, match="space") as caught:
        device.write_text("x", encoding="utf-8")
    assert as_fault(caught.value) is not None


def test_bugs_and_other_errors_are_not_faults() -> None:
    assert as_fault(ValueError("x")) is None
    assert as_fault(KeyError("x")) is None
    assert as_fault(FileNotFoundError(errno.ENOENT, "x", "y")) is None
    assert as_fault(LibraryDamaged("The library is damaged.")) is None


def test_our_own_fault_stays_as_it_is_and_memory_counts_as_one() -> None:
    fault = EnvironmentFault("The disk is full.", "Safe.", "Make room.")
    assert as_fault(fault) is fault
    assert as_fault(MemoryError()) is not None
    unnamed = as_fault(OSError(errno.ENOSPC, "full"))
    assert unnamed is not None
    assert "a file" in unnamed.happened


def test_three_sentences_are_shown_as_plain_text_and_only_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    error = EnvironmentFault("The disk <b>is</b> full.", "Your library is safe.", "Make room.")
    dialog = show_fault(window, error)
    again = show_fault(window, error)
    assert again is dialog
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert shown == ["The disk <b>is</b> full.", "Your library is safe.", "Make room."]
    assert dialog.findChildren(QLabel)[0].property("role") == "strong"
    other = show_fault(window, EnvironmentFault("Another program is using the library."))
    assert other is not dialog
    for each in (other, dialog):
        with qtbot.waitSignal(each.destroyed):
            each.reject()
