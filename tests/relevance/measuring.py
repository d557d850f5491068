"""How good the order of results is, against judgements made by reading: nDCG of the first ten."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.ingest import read_file
from reader.library import Incoming, Library
from reader.searching import Searcher

_HERE = Path(__file__).resolve().parent
_CORPUS = _HERE.parent.parent / "corpus"
_FIRST = 10


@dataclass(frozen=True)
class Judged:
    """A query with the articles that a person wants, by their place in the corpus, each from 1 to 3."""

    query: str
    half: str
    wanted: Mapping[str, int]


@dataclass(frozen=True)
class Scored:
    """A query, how good its first ten results are (0 to 1), and those: place in the corpus and judgement."""

    judged: Judged
    ndcg: float
    results: Sequence[tuple[str, int]]


def judgements() -> list[Judged]:
    data = tomllib.loads((_HERE / "judgements.toml").read_text(encoding="utf-8"))
    return [Judged(**query) for query in data["queries"]]


@contextmanager
def corpus_library() -> Iterator[tuple[Library, Mapping[str, str]]]:
    """A library of the shipped digests, and the place in the corpus of each key."""
    with TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.sqlite")
        try:
            places = _fill(library)
            yield library, places
        finally:
            library.close()


def score(library: Library, places: Mapping[str, str], judged: Judged) -> Scored:
    found = Searcher(library).search(judged.query, limit=_FIRST).results
    results = [(place, judged.wanted.get(place, 0)) for each in found for place in [places[each.summary.key]]]
    ideal = _gain(sorted(judged.wanted.values(), reverse=True)[:_FIRST])
    return Scored(judged, _gain([grade for _, grade in results]) / ideal, results)


def mean(scores: Sequence[Scored], half: str | None = None) -> float:
    chosen = [each.ndcg for each in scores if half in (None, each.judged.half)]
    return sum(chosen) / len(chosen)


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1.0) / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1))


def _fill(library: Library) -> dict[str, str]:
    places = {}
    batch = library.imports.begin()
    incoming = []
    for path in sorted(_CORPUS.rglob("*.md")):
        if path.parent != _CORPUS:
            (parsed,) = read_file(path)
            incoming.append(Incoming(parsed.article, parsed.rendered, str(path)))
            places[str(path)] = path.relative_to(_CORPUS).with_suffix("").as_posix()
    library.imports.add(batch, incoming)
    library.imports.settle()
    keys = {}
    for summary in library.articles.list():
        (source,) = library.articles.details(summary.key).sources
        keys[summary.key] = places[source.path]
    return keys
