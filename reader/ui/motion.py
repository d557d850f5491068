"""Whether anything may be seen to move: a page that slides is easier to follow, and makes some people ill."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from reader.ui.settings import Settings


def may_move(settings: Settings) -> bool:
    """False where the person, or the system as far as Qt tells it, wants things to stand still."""
    # Elsewhere Qt knows of no such wish, and says that there are no effects at all.
    stands_still = sys.platform == "win32" and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    return not (settings.reduce_motion or stands_still)
