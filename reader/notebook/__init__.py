"""The notebook: what a person made of the articles, kept on disk for good. `Notebook` is the whole face.

What others may use is named here and in `reader.notebook.anchoring`; the other modules are private.
"""

from __future__ import annotations

from reader.notebook.backups import Backups
from reader.notebook.colours import Colours
from reader.notebook.corrections import Corrections
from reader.notebook.health import Health
from reader.notebook.history import History
from reader.notebook.marks import Marks
from reader.notebook.notebook import Notebook
from reader.notebook.reading import Reading
from reader.notebook.review import Review
from reader.notebook.searches import Searches
from reader.notebook.tags import Tags

__all__ = [
    "Backups",
    "Colours",
    "Corrections",
    "Health",
    "History",
    "Marks",
    "Notebook",
    "Reading",
    "Review",
    "Searches",
    "Tags",
]
