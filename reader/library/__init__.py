"""The articles on disk, and finding them: one SQLite file with its index. `Library` is the whole face.

What others may use is named here; the modules behind it are this package's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.lazy import load_lazily

if TYPE_CHECKING:
    from reader.library.acronyms import Acronyms
    from reader.library.articles import Articles
    from reader.library.counts import AddCounts, BatchInfo, Incoming, UndoReport
    from reader.library.finder import Finder
    from reader.library.health import Health
    from reader.library.imports import Imports
    from reader.library.library import Library
    from reader.library.personal import Personal
    from reader.library.related import RelatedArticles
    from reader.library.shipped import Shipped
    from reader.library.titles import Titles, TitlesState
    from reader.library.tree import Tree
else:
    # The names above, by the module that each comes from.
    __getattr__ = load_lazily(
        __name__,
        {
            "acronyms": "Acronyms",
            "articles": "Articles",
            "counts": "AddCounts BatchInfo Incoming UndoReport",
            "finder": "Finder",
            "health": "Health",
            "imports": "Imports",
            "library": "Library",
            "personal": "Personal",
            "related": "RelatedArticles",
            "shipped": "Shipped",
            "titles": "Titles TitlesState",
            "tree": "Tree",
        },
    )

__all__ = [
    "Acronyms",
    "AddCounts",
    "Articles",
    "BatchInfo",
    "Finder",
    "Health",
    "Imports",
    "Incoming",
    "Library",
    "Personal",
    "RelatedArticles",
    "Shipped",
    "Titles",
    "TitlesState",
    "Tree",
    "UndoReport",
]
