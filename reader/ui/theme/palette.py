"""The theme's colours as Qt's palette, for everything that no style sheet reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from reader.ui.theme.tokens import Theme

_Role = QPalette.ColorRole


def palette(theme: Theme) -> QPalette:
    made = QPalette()
    colours = {
        _Role.Window: theme.side,
        _Role.WindowText: theme.ink,
        _Role.Base: theme.paper,
        _Role.AlternateBase: theme.side,
        _Role.Text: theme.ink,
        _Role.Button: theme.side,
        _Role.ButtonText: theme.ink,
        _Role.BrightText: theme.ink,
        _Role.PlaceholderText: theme.muted,
        _Role.ToolTipBase: theme.paper,
        _Role.ToolTipText: theme.ink,
        _Role.Highlight: theme.selection,
        _Role.HighlightedText: theme.ink,
        _Role.Accent: theme.accent,
        _Role.Link: theme.accent,
        _Role.LinkVisited: theme.accent,
        _Role.Light: theme.paper,
        _Role.Midlight: theme.rule,
        _Role.Mid: theme.rule,
        _Role.Dark: theme.line,
        _Role.Shadow: theme.line,
    }
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    return made
