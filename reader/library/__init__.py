"""The articles on disk, and finding them: one SQLite file with its index. `Library` is the whole face.

What others may use is named here; the modules behind it are this package's own.
"""

from __future__ import annotations

from reader.library.articles import Articles
from reader.library.counts import AddCounts, BatchInfo, Incoming, UndoReport
from reader.library.finder import Finder
from reader.library.health import Health
from reader.library.imports import Imports
from reader.library.library import Library
from reader.library.shipped import Shipped
from reader.library.tree import Tree

__all__ = [
    "AddCounts",
    "Articles",
    "BatchInfo",
    "Finder",
    "Health",
    "Imports",
    "Incoming",
    "Library",
    "Shipped",
    "Tree",
    "UndoReport",
]
