"""The series that an article belongs to: its region's or committee's updates, its publisher's newsletters."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from reader.library import nearness
from reader.library.hiding import shown
from reader.library.rows import SUMMARY_COLUMNS, summary
from reader.model import NATIONAL, ArticleSummary, Digests, Kind, Related, Series

_KINDS = (Kind.REGIONAL_UPDATE, Kind.POLICY_COMMITTEE_UPDATE, Kind.NEWSLETTER)
_LOOKED_AT = 60  # committee updates before or after, to find one of the same committee
_VISIBLE = (
    f"{{id}} <> ?1 AND {shown('{id}', Digests.LONE)} "
    "AND {id} NOT IN (SELECT source FROM links WHERE digest = ?1 "
    "UNION SELECT digest FROM links WHERE source = ?1)"
)
_BESIDE = (
    f"SELECT {SUMMARY_COLUMNS} FROM placements JOIN articles ON articles.id = placements.article "
    "WHERE placements.region = ?2 AND placements.kind = ?3 AND placements.article {than} ?1 "
    f"AND publisher IS ?4 AND {_VISIBLE.format(id='placements.article')} "
    "ORDER BY placements.article {order} LIMIT ?5"
)


class Subject(NamedTuple):
    """The article around which others are looked for."""

    row_id: int
    summary: ArticleSummary


def beside(connection: sqlite3.Connection, subject: Subject) -> Iterator[Related]:
    """The ones before it, then those after it: of each region one, where there is one, with the reason."""
    for before in (True, False):
        for region in _regions(subject.summary):
            if related := _beside(connection, subject, region, before):
                yield related


def series(connection: sqlite3.Connection, subject: Subject) -> Iterator[Series]:
    """The series around it, one for each of its regions."""
    for region in _regions(subject.summary):
        previous = _beside(connection, subject, region, before=True)
        following = _beside(connection, subject, region, before=False)
        yield Series(
            nearness.series_name(subject.summary, region),
            previous.summary if previous else None,
            following.summary if following else None,
        )


def _regions(known: ArticleSummary) -> tuple[str, ...]:
    """The regions whose series it belongs to, `NATIONAL` among them; none for what is no part of a series."""
    if known.kind not in _KINDS or known.issued.sort_month is None or known.publisher is None:
        return ()
    if known.kind is Kind.REGIONAL_UPDATE and not known.regions:
        return ()
    if known.kind is Kind.POLICY_COMMITTEE_UPDATE and not known.committees:
        return ()
    return known.regions or (NATIONAL,)


def _beside(connection: sqlite3.Connection, subject: Subject, region: str, before: bool) -> Related | None:
    known = subject.summary
    statement = _BESIDE.format(than="<" if before else ">", order="DESC" if before else "ASC")
    most = _LOOKED_AT if known.kind is Kind.POLICY_COMMITTEE_UPDATE else 1
    for row in connection.execute(statement, (subject.row_id, region, known.kind, known.publisher, most)):
        other = summary(row)
        shared = [committee for committee in known.committees if committee in other.committees]
        if other.issued.sort_month is None:
            return None
        if shared or known.kind is not Kind.POLICY_COMMITTEE_UPDATE:
            return Related(other, nearness.series_reason(before, other, shared))
    return None
