"""Backups of the notebook: made, verified, thinned, looked into, brought back."""

from __future__ import annotations

from reader.notebook.backups.backups import Backups

__all__ = ["Backups"]
