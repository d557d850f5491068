"""`docs/keys.md` is what the window's own table says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from reader.ui.actions import SPECS
from reader.ui.keys.guide import keys_guide

_FILE = Path(__file__).resolve().parents[3] / "docs" / "keys.md"


def test_the_guide_to_the_keys_is_current(qapp: QApplication) -> None:
    assert _FILE.read_text(encoding="utf-8") == keys_guide(), "run: python3 dev.py keys"


def test_the_guide_has_every_key() -> None:
    text = keys_guide()
    for spec in SPECS:
        for key in spec.keys:
            assert f"`{key}`" in text
