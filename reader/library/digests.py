"""Which article a digest is a digest of.

The two agree in publisher and title, and their dates do not contradict each other. Where both dates are
stated that is enough. Else (two articles may share a title, and a page that was saved by itself may state no
date) the digest's own words must stand in the article's text too. Where two articles fit one digest, or two
digests one article, the nearer one must be nearer by far; otherwise nothing is linked, since a wrong link
would hide a digest whose article is not there.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from functools import cache
from typing import Any

from reader.library.matching import contradict
from reader.library.metadata import metadata
from reader.library.rows import issued_from, understood
from reader.model import Issued, comparable

SHARED = 0.5
"""Share of a digest's telling words that must stand in an undated article. In the reference documents the
right ones share more than 0.57, the wrong ones of the same title less than 0.48."""
_LEAD = 0.1
_TELLING = 4  # letters

_PAIRS = """
    SELECT digest.id, digest.own, digest.title, digest.publisher,
        digest.issued, digest.evidence, digest.earliest, digest.latest,
        source.id, source.own, source.title, source.publisher,
        source.issued, source.evidence, source.earliest, source.latest
    FROM articles AS digest CROSS JOIN articles AS source
    WHERE source.name_hash = digest.name_hash AND digest.digest = 1 AND source.digest = 0
"""

_MARKED = (
    "EXISTS (SELECT 1 FROM personal WHERE article = links.digest "
    "AND bookmarks + highlights + notes + tags > 0)"
)


@dataclass(frozen=True, slots=True)
class _Pair:
    digest: int
    source: int
    certain: bool  # both dates are stated, and agree


def relink(connection: sqlite3.Connection) -> None:
    """Link every digest to its source anew; to be called whenever articles came, went or changed."""
    with understood("An article"):
        pairs = [pair for row in connection.execute(_PAIRS) if (pair := _pair(*row))]
    links = [(pair.digest, pair.source) for pair in _clear(connection, pairs)]
    if links != connection.execute("SELECT digest, source FROM links ORDER BY digest").fetchall():
        connection.execute("DELETE FROM links")
        connection.executemany("INSERT INTO links (digest, source) VALUES (?, ?)", links)
    show_marked(connection)


def show_marked(connection: sqlite3.Connection) -> None:
    """Keep digests in sight that carry marks or tags; to be called whenever those may have changed."""
    connection.execute(f"UPDATE links SET marked = 1 - marked WHERE marked <> {_MARKED}")


def _pair(*columns: Any) -> _Pair | None:
    (digest, name, issued), (source, other_name, other_issued) = _known(*columns[:8]), _known(*columns[8:])
    if name != other_name or contradict(issued, other_issued):
        return None
    return _Pair(digest, source, certain=bool(issued.month and other_issued.month))


def _known(
    row_id: int, own: str | None, title: str, publisher: str | None, *dates: str | None
) -> tuple[int, tuple[str, str], Issued]:
    """Row id, what makes the name, and the date, as the source has them."""
    if own is not None:
        known = metadata(json.loads(own), "{}")
        return row_id, (comparable(known.publisher or ""), comparable(known.title)), known.issued
    iso, evidence, earliest, latest = dates
    issued = issued_from(iso, evidence, earliest, latest, "")
    return row_id, (comparable(publisher or ""), comparable(title)), issued


def _clear(connection: sqlite3.Connection, pairs: list[_Pair]) -> list[_Pair]:
    """The pairs that certainly belong together, by the digest's row id."""

    @cache
    def words(row_id: int) -> frozenset[str]:
        text = connection.execute("SELECT text FROM bodies WHERE article = ?", (row_id,)).fetchone()[0]
        return frozenset(comparable(text).split())

    @cache
    def share(pair: tuple[int, int]) -> float:
        telling = {word for word in words(pair[0]) if len(word) >= _TELLING or word.isdigit()}
        return len(telling & words(pair[1])) / (len(telling) or 1)

    def near(pair: _Pair) -> float:
        return share((pair.digest, pair.source))

    possible = [pair for pair in pairs if pair.certain or near(pair) >= SHARED]
    clear = []
    for pair in possible:
        rivals = [
            other for other in possible if (other.digest == pair.digest) != (other.source == pair.source)
        ]
        if all(near(pair) >= near(other) + _LEAD for other in rivals):
            clear.append(pair)
    return sorted(clear, key=lambda pair: pair.digest)
