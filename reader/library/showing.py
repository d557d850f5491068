"""One found article as it is shown: its summary, every place where the query matched, a snippet."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from collections.abc import Sequence as Items
from typing import TYPE_CHECKING

from reader.library.hits import MOST_HITS, Marked, find_hits, make_snippet
from reader.library.packing import unpack_outline
from reader.library.rows import SUMMARY_COLUMNS, Row, summary, understood
from reader.library.scanning import find
from reader.model import Field, SearchResult

if TYPE_CHECKING:
    from reader.library.evaluation import Evaluation
    from reader.library.expression import Sequence
    from reader.library.tokens import Tokens
    from reader.model import Term

_FOUND = (
    f"SELECT articles.id, articles.key, text, outline, {SUMMARY_COLUMNS} "
    "FROM articles JOIN bodies ON article = articles.id WHERE articles.id IN "
)
_NOTES = "SELECT key, mark, text FROM notes WHERE key IN "
# So many articles are read by one statement: fewer calls, and each of a length that can be interrupted.
_AT_ONCE = 16

Groups = tuple[tuple["Sequence", ...], ...]
Note = tuple[int, Marked]
"""The number of the mark that it is on, and its text."""


class Showing:
    """Shows the articles that one query found. all_hits: with every place, however many there are."""

    def __init__(
        self, evaluation: Evaluation, tokens: Tokens, terms: Iterable[Term], *, all_hits: bool = False
    ) -> None:
        self._evaluation = evaluation
        self._most_hits = None if all_hits else MOST_HITS
        self._connection: sqlite3.Connection = evaluation.connection
        self._tokens = tokens
        wanted = [(term.field, group) for term in terms for group in evaluation.wanted(term)]

        def of(*fields: Field) -> Groups:
            return tuple(group for field, group in wanted if field in fields)

        self._in_title = of(Field.ANY, Field.TITLE)
        self._in_text = of(Field.ANY)
        self._in_notes = of(Field.ANY, Field.NOTE)

    def results(self, scored: Items[tuple[int, float]]) -> tuple[SearchResult, ...]:
        """The articles of these places, each with its score, in the same order. Raises `LibraryDamaged` where
        one makes no sense, `Cancelled`.
        """
        row_ids = [self._evaluation.snapshot.row_ids[place] for place, _ in scored]
        shown: list[SearchResult] = []
        for first in range(0, len(scored), _AT_ONCE):
            asked = row_ids[first : first + _AT_ONCE]
            rows = self._connection.execute(f"{_FOUND}({_holders(asked)})", asked)
            found = {row[0]: row for row in rows}
            notes = self._notes([row[1] for row in found.values()])
            for row_id, (_, score) in zip(asked, scored[first : first + _AT_ONCE], strict=True):
                self._evaluation.check()
                with understood("An article"):
                    shown.append(self._result(found[row_id], notes, score))
        return tuple(shown)

    def _result(self, row: Row, all_notes: dict[str, list[Note]], score: float) -> SearchResult:
        _, _, text, outline, *columns = row
        known = summary(columns)
        title = self._marked(self._in_title, known.title)
        body = self._marked(self._in_text, text)
        headings = unpack_outline(outline, text) if body.marks else ()
        notes = all_notes.get(known.key, [])
        shown = body
        if not body.marks and notes:
            shown = notes[0][1]
        hits = find_hits(title, body, headings, notes, self._most_hits)
        return SearchResult(known, score, make_snippet(shown.text, shown.marks), hits)

    def _marked(self, groups: Groups, text: str) -> Marked:
        return Marked(text, find(groups, text, self._tokens) if groups else [])

    def _notes(self, keys: Items[str]) -> dict[str, list[Note]]:
        """The person's notes in which something was found, by the key of the article that they are on."""
        found: dict[str, list[Note]] = {}
        if self._in_notes and self._evaluation.has_notes:
            rows = self._connection.execute(f"{_NOTES}({_holders(keys)}) ORDER BY mark", keys)
            for key, mark, text in rows:
                note = self._marked(self._in_notes, text)
                if note.marks:
                    found.setdefault(key, []).append((mark, note))
        return found


def _holders(values: Items[object]) -> str:
    return ", ".join("?" * len(values))
