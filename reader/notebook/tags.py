"""Tags of articles and of marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reader.model.marks import Citation
from reader.model.personal import TagCount
from reader.notebook import wording
from reader.notebook.changing import Change, changing
from reader.notebook.mark_rows import among
from reader.notebook.store import Store
from reader.notebook.tables import ARTICLE_TAGS, MARK_TAGS, MARKS
from reader.notebook.tagging import OWNER, Spelling, add_tags, remove_tags
from reader.notebook.wording import folded


class Tags:
    """Small and capital letters make no other tag; the first spelling stays until `rename`.

    All methods raise `EnvironmentFault` and `NotebookDamaged`; those that change something commit it
    before they return, as one step of undo, and raise `ReaderError` for a tag without a letter.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[TagCount, ...]:
        """Every tag that something bears, in alphabetical order."""
        counts = []
        with self._store.reading() as connection:
            for table in (ARTICLE_TAGS, MARK_TAGS):
                rows = self._store.rows(connection, table)
                counts.append(Counter(str(fields["tag"]) for _, fields in rows))
        on_articles, on_marks = counts
        names = sorted(on_articles | on_marks, key=lambda name: (folded(name), name))
        return tuple(TagCount(name, on_articles[name], on_marks[name]) for name in names)

    def of_article(self, key: str) -> tuple[str, ...]:
        """The tags of the article itself, without those of its marks, in alphabetical order."""
        with self._store.reading() as connection:
            rows = self._store.rows(connection, ARTICLE_TAGS, "WHERE article = ?", key)
            return tuple(sorted((str(fields["tag"]) for _, fields in rows), key=folded))

    def keys_tagged(self, tag: str) -> frozenset[str]:
        """The articles that bear `tag` themselves or on a mark."""
        keys = set()
        wanted = folded(tag)
        with self._store.reading() as connection:
            for _, fields in self._store.rows(connection, ARTICLE_TAGS):
                if folded(str(fields["tag"])) == wanted:
                    keys.add(str(fields["article"]))
            rows = self._store.rows(connection, MARK_TAGS)
            marks = [fields["mark"] for _, fields in rows if folded(str(fields["tag"])) == wanted]
            where, parameters = among("id", marks)
            keys |= {
                str(fields["article"])
                for _, fields in self._store.rows(connection, MARKS, where, *parameters)
            }
        return frozenset(keys)

    def set_article(
        self, citations: Citation | Iterable[Citation], add: Iterable[str] = (), remove: Iterable[str] = ()
    ) -> None:
        """Give articles the tags `add` and take `remove` from them."""
        chosen = [citations] if isinstance(citations, Citation) else list(citations)
        with changing(self._store) as change:
            names, gone = Spelling(change.connection).of(add), list(remove)
            change.words = _words(names, gone)
            for citation in chosen:
                key, before = change.article(citation), len(change.done)
                remove_tags(change, ARTICLE_TAGS, key, gone)
                add_tags(change, ARTICLE_TAGS, key, names)
                if len(change.done) > before:
                    change.touch([key])

    def set_marks(self, mark_ids: Iterable[int], add: Iterable[str] = (), remove: Iterable[str] = ()) -> None:
        """Give marks the tags `add` and take `remove` from them; marks that are not there are left out."""
        where, parameters = among("id", mark_ids)
        with changing(self._store) as change:
            names, gone = Spelling(change.connection).of(add), list(remove)
            change.words = _words(names, gone)
            for mark_id, fields in change.rows(MARKS, where, *parameters):
                before = len(change.done)
                remove_tags(change, MARK_TAGS, mark_id, gone)
                add_tags(change, MARK_TAGS, mark_id, names)
                if len(change.done) > before:
                    change.update(MARKS, mark_id, fields, {"modified": change.now})
                    change.touch_row(MARKS, fields)

    def rename(self, old: str, new: str) -> None:
        """Give a tag another name everywhere; one that is in use already takes the old one in."""
        with changing(self._store) as change:
            (name,) = Spelling(change.connection).of([new])
            if folded(name) == folded(old):
                name = wording.clean_tag(new)  # only its capitals change
            change.words = f"Rename {wording.tags([old])}"
            for table in (ARTICLE_TAGS, MARK_TAGS):
                for row_id, fields in change.rows(table):
                    if folded(str(fields["tag"])) != folded(old):
                        continue
                    owner = fields[OWNER[table.name]]
                    _rename_one(change, owner, (table.name, row_id), name)
                    change.touch_row(table, fields)


def _rename_one(change: Change, owner: object, row: tuple[str, int], name: str) -> None:
    table = ARTICLE_TAGS if row[0] == ARTICLE_TAGS.name else MARK_TAGS
    rows = change.rows(table, f"WHERE {OWNER[table.name]} = ?", owner)
    fields = next(fields for row_id, fields in rows if row_id == row[1])
    if any(row_id != row[1] and folded(str(each["tag"])) == folded(name) for row_id, each in rows):
        change.delete(table, row[1], fields)
    else:
        change.update(table, row[1], fields, {"tag": name})


def _words(add: list[str], remove: list[str]) -> str:
    if add and remove:
        return f"Change {wording.tags([*add, *remove])}"
    return f"Remove {wording.tags(remove)}" if remove else f"Add {wording.tags(add)}"
