"""Acronyms found in documents, held against the lists that were made by reading."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.acronyms import find_pairs, meaning_of
from reader.ingest import read_file

_HERE = Path(__file__).resolve().parent
CHECKOUT = _HERE.parent.parent

Occurrence = tuple[str, str, str]
"""The digest's place in the corpus, which stands for its source too; acronym; meaning."""


@dataclass(frozen=True)
class Measured:
    """missed, wrong: in order of the articles."""

    expected: int
    right: int
    missed: tuple[Occurrence, ...]
    wrong: tuple[Occurrence, ...]

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.right / self.expected


def measure(listed: str, texts: Iterable[tuple[str, str]]) -> Measured:
    """listed: name of the list without ".json". texts: each with the place that the list gives it."""
    data: Mapping[str, list[dict[str, str]]] = json.loads(
        (_HERE / f"{listed}.json").read_text(encoding="utf-8")
    )
    expected = {
        (place, pair["short"], meaning_of(pair["long"])) for place, pairs in data.items() for pair in pairs
    }
    found = {(place, pair.short, meaning_of(pair.long)) for place, text in texts for pair in find_pairs(text)}
    return Measured(
        len(expected),
        len(expected & found),
        tuple(sorted(expected - found)),
        tuple(sorted(found - expected)),
    )


def corpus_texts() -> Iterable[tuple[str, str]]:
    """The reading text of every shipped digest."""
    folder = CHECKOUT / "corpus"
    for place in _places():
        (parsed,) = read_file(folder / place)
        yield place, parsed.rendered.text


def source_texts(documents: Path) -> Iterable[tuple[str, str]]:
    """The reading text of every reference article, by the place of its digest."""
    places = {(name, ordinal): place for place, (name, ordinal) in _places().items()}
    for path in sorted((documents / "seeds").iterdir()):
        for parsed in read_file(path):
            where = path.name, parsed.article.ordinal
            # One article stands in two of the documents, and has one digest.
            yield places.get(where, f"{where[0]} {where[1]}"), parsed.rendered.text


def _places() -> dict[str, tuple[str, int]]:
    stored = (CHECKOUT / "tests" / "corpus_sources.json").read_text(encoding="utf-8")
    return {place: (name, ordinal) for place, (name, ordinal) in json.loads(stored).items()}
