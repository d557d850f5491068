"""The tree made to hold what is there now, row by row: what is open, chosen and scrolled to stays so."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from reader.ui.tree.branches import Branch

if TYPE_CHECKING:
    from reader.ui.tree.items import Rows
    from reader.ui.tree.rows import Portion, Signs


class Change(NamedTuple):
    """Rows `start` to `end` go, those of the new list from `new_start` to `new_end` come in their place."""

    start: int
    end: int
    new_start: int
    new_end: int


def changes(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Change]:
    """What makes `new` of `old`, the last change first, so that one does not move the place of another."""
    if old == new:
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, *places in reversed(matcher.get_opcodes()):
        if kind != "equal":
            yield Change(*places)


class Renewal:
    """Renews branches and their `rows` in place.

    signs: what the person did with the articles shown, renewed with them. articles: of leaves, by the
    branch's id, read already; other leaves keep those they have.
    """

    def __init__(self, rows: Rows, signs: dict[str, Signs], articles: Mapping[str, Portion]) -> None:
        self._rows = rows
        self._signs = signs
        self._before = dict(signs)  # an article may stand under several branches
        self._articles = articles
        self._changed: list[tuple[Branch, int, int]] = []

    def renew(self, old: Branch, new: Branch) -> None:
        """Let `old`, which stands in the model, say and hold what `new` does."""
        self._renew(old, new)
        # At the end: views lay out all rows anew when they are told between two rows that come or go.
        for branch, first, last in self._changed:
            self._rows.tell(branch, first, last)

    def _renew(self, old: Branch, new: Branch) -> bool:
        """Whether the branch itself says anything else now."""
        before = _said(old)
        old.take_from(new)
        if old.leaf:
            self._renew_leaf(old)
        elif self._rows.filled(old):
            self._renew_children(old, new.children)
        else:
            old.forget_children()
        return _said(old) != before

    def _renew_children(self, above: Branch, new: Sequence[Branch]) -> None:
        known = set(above.children)
        for change in changes([_name(each) for each in above.children], [_name(each) for each in new]):
            self._rows.take_branches(above, change.start, change.end)
            self._rows.put_branches(above, change.start, new[change.new_start : change.new_end])
        told = [
            row
            for row, (child, fresh) in enumerate(zip(above.children, new, strict=True))
            if child in known and self._renew(child, fresh)
        ]
        if told:
            self._changed.append((above, told[0], told[-1]))

    def _renew_leaf(self, leaf: Branch) -> None:
        portion = self._articles.get(leaf.id)
        if leaf.loading or (portion is None and not leaf.articles):
            return
        if portion is not None:
            self._renew_articles(leaf, portion)
        self._rows.set_trailing(leaf, 0 < len(leaf.articles) < leaf.count)
        if leaf.trailing:  # it says how many are left
            self._changed.append((leaf, len(leaf.articles), len(leaf.articles)))

    def _renew_articles(self, leaf: Branch, portion: Portion) -> None:
        new = portion.articles
        for change in changes([each.key for each in leaf.articles], [each.key for each in new]):
            self._rows.take_articles(leaf, change.start, change.end)
            self._rows.put_articles(leaf, change.start, new[change.new_start : change.new_end])
        told = []
        for row, summary in enumerate(new):
            sign = portion.signs.get(summary.key)
            if leaf.articles[row] != summary or self._before.get(summary.key) != sign:
                told.append(row)
                self._rows.say_article(leaf, row, summary)
        self._signs.update(portion.signs)
        for summary in new:
            if summary.key not in portion.signs:
                self._signs.pop(summary.key, None)
        if told:
            self._changed.append((leaf, told[0], told[-1]))


def _said(branch: Branch) -> tuple[object, ...]:
    return branch.label, branch.count, branch.unread, branch.search


def _name(branch: Branch) -> tuple[str, bool]:
    """A year that came to be divided into months is another branch than it was."""
    return branch.id, branch.leaf
