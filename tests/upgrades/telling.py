"""All that a person has in a home, as plain values, to compare one version of the program with another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reader.library import Library
from reader.model import Backup, Digests, ReadingState
from reader.notebook import Notebook
from reader.noting import Noter
from reader.paths import Home
from reader.searching import Searcher
from reader.ui.settings import Settings

QUERIES = ("kites", "note:clothes", "tag:spring", "is:read", "is:bookmarked", "region:london OR swimming")
_SETTINGS = (
    *("theme", "text_size", "grouping", "show_shipped", "expanded", "last_article", "last_place"),
    *("highlight_colour", "sort_order", "show_facets", "search_history", "import_folders"),
    *("export_folder", "export_form", "single_keys", "changed_keys", "pane_widths", "show_library"),
)


@contextmanager
def opened(home: Home) -> Iterator[Noter]:
    """Library and notebook of `home`, brought up to date as at a start of the window."""
    library, notebook = Library.open(home.library), Notebook.open(home.notebook)
    try:
        noter = Noter(library, notebook)
        noter.catch_up()
        yield noter
    finally:
        notebook.close()
        library.close()


def tell(noter: Noter, home: Home) -> dict[str, Any]:
    """All that `noter` and the settings of `home` know, as JSON can hold it."""
    notebook = noter.notebook
    keys = sorted(summary.key for summary in noter.library.articles.list(digests=Digests.ALL))
    told = {
        "articles": {key: _article(noter.library, key) for key in keys},
        "found": {query: _found(noter.library, query) for query in QUERIES},
        "marks": {mark.uid: asdict(mark) for mark in notebook.marks.select()},
        "article_tags": {key: sorted(notebook.tags.of_article(key)) for key in keys},
        "tags": [asdict(tag) for tag in notebook.tags.all()],
        "reading": {key: asdict(noter.state(key)) for key in keys if noter.state(key) != ReadingState()},
        "recent": list(notebook.reading.recent(100)),
        "corrections": {key: asdict(each) for key, each in notebook.corrections.all().items()},
        "searches": [asdict(search) for search in notebook.searches.all()],
        "colours": dict(notebook.colours.names()),
        "to_check": sorted(mark.uid for mark in notebook.review.queue()),
        "next_undo": notebook.history.next_undo(),
        "backups": [_backup(notebook, each) for each in notebook.backups.all()],
        "settings": _settings(home.settings),
    }
    plain: dict[str, Any] = json.loads(json.dumps(told))
    return plain


def _article(library: Library, key: str) -> dict[str, Any]:
    text = library.articles.reading_text(key)
    return {**asdict(text.summary), "label": text.summary.issued.label, "text": text.text}


def _found(library: Library, query: str) -> list[str]:
    return sorted(result.summary.key for result in Searcher(library).search(query).results)


def _backup(notebook: Notebook, backup: Backup) -> dict[str, Any]:
    told = asdict(notebook.backups.contents(backup))
    del told["backup"]  # where it lies
    return told


def _settings(path: Path) -> dict[str, Any]:
    settings = Settings(path)
    return {name: getattr(settings, name) for name in _SETTINGS}


def different(told: object, expected: object, where: str = "") -> Iterator[str]:
    """Where `told` lacks what is expected, or says otherwise; a later version may say more of each thing."""
    if isinstance(told, dict) and isinstance(expected, dict):
        for name, value in expected.items():
            yield from different(told.get(name), value, f"{where}/{name}")
    elif isinstance(told, list) and isinstance(expected, list) and len(told) == len(expected):
        for number, value in enumerate(expected):
            yield from different(told[number], value, f"{where}/{number}")
    elif told != expected:
        yield f"{where}: {told!r}, not {expected!r}"
