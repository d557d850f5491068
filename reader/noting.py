"""Use case: what a person makes of articles: marks, tags, reading state, corrections.

The notebook keeps it. The library holds a copy of what it searches, counts and sorts by; after each change
the copy follows, by what the notebook says has changed since the state that the copy was made of. So it also
makes up for what another program changed, and for a time in which it could not follow (a full disk, a crash).
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from reader.errors import LibraryError, ReaderError, UnknownArticle
from reader.library import Library
from reader.model import (
    ArticleSummary,
    CarriedMark,
    CarryReport,
    Citation,
    Colour,
    Correction,
    Mark,
    MarkKind,
    NewMark,
    ReadingState,
    ReviewItem,
    SavedSearch,
)
from reader.notebook import Notebook
from reader.notebook.anchoring import find, make_anchor


def cite(summary: ArticleSummary) -> Citation:
    """How the notebook names an article."""
    issued = summary.issued
    return Citation(summary.key, summary.title, summary.publisher, issued.iso, issued.label)


class Noter:
    """Writes and reads the person's own things. Every method may be called from any thread.

    What writes returns only after the notebook has it safely on the disk. It raises `EnvironmentFault` and
    `NotebookDamaged`, and nothing is changed then; `UnknownArticle` for a key that is not in the library, and
    `UnknownMark`. library, notebook: those it was made with; what needs one of them alone is asked of it.
    tree_version: another number whenever the tree may show any article otherwise than before.
    """

    def __init__(self, library: Library, notebook: Notebook) -> None:
        self.library = library
        self.notebook = notebook
        # Two threads that bring the library's copy up to date at once could write what is older last.
        self._following = threading.Lock()
        self.tree_version = 0

    # Marks

    def of_article(self, key: str) -> tuple[Mark, ...]:
        """The article's marks in document order, those on the whole of it first."""
        return self.notebook.marks.of_article(key)

    def add(
        self,
        key: str,
        kind: MarkKind,
        place: tuple[int, int] | None = None,
        *,
        counted_in: str | None = None,
        colour: Colour | None = None,
        body: str = "",
        label: str = "",
        tags: Sequence[str] = (),
    ) -> Mark:
        """Make a mark. place: start and end in the reading text (code points), None for the whole article.

        counted_in: the reading text that the person saw, in which `place` counts, where that may be another
        than the present one: an earlier text, or one that was changed meanwhile. The mark then finds its
        place in the present text, or joins those to be reviewed.
        """
        text = self.library.articles.reading_text(key)
        seen = text.text if counted_in is None else counted_in
        anchor = make_anchor(seen, *place) if place else None
        if anchor:
            self.notebook.review.keep_text(seen, anchor.text_hash)
        new = NewMark(kind, cite(text.summary), anchor, colour, body, label, tuple(tags))
        with self._following_after(settle=seen != text.text):
            (mark,) = self.notebook.marks.add(new)
        return mark if seen == text.text else self.notebook.marks.get(mark.id)

    def write(self, mark_id: int, *, body: str | None = None, label: str | None = None) -> Mark:
        """Change what a note or a bookmark says; None leaves it."""
        with self._following_after():
            return self.notebook.marks.change(mark_id, body=body, label=label)

    def recolour(self, mark_ids: Iterable[int], colour: Colour) -> int:
        """Returns how many highlights were of another colour."""
        with self._following_after():
            return self.notebook.marks.recolour(mark_ids, colour)

    def delete(self, mark_ids: Iterable[int]) -> int:
        """Delete marks, which undo brings back; returns how many there were."""
        with self._following_after():
            return self.notebook.marks.delete(mark_ids)

    def star(self, keys: Iterable[str], starred: bool) -> int:
        """Bookmark whole articles, or take those bookmarks away; returns how many were not so before."""
        chosen = list(dict.fromkeys(keys))
        stars = {
            key: [m.id for m in self.of_article(key) if m.kind is MarkKind.BOOKMARK and m.anchor is None]
            for key in chosen
        }
        if not starred:
            self.delete([mark for marks in stars.values() for mark in marks])
            return sum(bool(marks) for marks in stars.values())
        citations = self._cite(key for key in chosen if not stars[key])
        with self._following_after():
            self.notebook.marks.add(*(NewMark(MarkKind.BOOKMARK, citation) for citation in citations))
        return len(citations)

    def carry(self, marks: Iterable[CarriedMark]) -> CarryReport:
        """Take over marks from elsewhere; those whose article is in the library find their places in it."""
        with self._following_after(settle=True):
            return self.notebook.marks.add_exact(marks)

    # Tags

    def tag_marks(self, mark_ids: Iterable[int], add: Iterable[str] = (), remove: Iterable[str] = ()) -> None:
        with self._following_after():
            self.notebook.tags.set_marks(mark_ids, add, remove)

    def tag_articles(self, keys: Iterable[str], add: Iterable[str] = (), remove: Iterable[str] = ()) -> None:
        citations = self._cite(keys)
        with self._following_after():
            self.notebook.tags.set_article(citations, add, remove)

    def rename_tag(self, old: str, new: str) -> None:
        """Give a tag another name everywhere; one that is in use already takes the old one in."""
        with self._following_after():
            self.notebook.tags.rename(old, new)

    # Reading

    def state(self, key: str) -> ReadingState:
        return self.notebook.reading.state(key)

    def mark_read(self, keys: Iterable[str], read: bool) -> int:
        """Returns how many articles were not so before."""
        citations = self._cite(keys)
        with self._following_after():
            return self.notebook.reading.mark_read(citations, read)

    def opened(self, key: str) -> None:
        """The person opened the article now. No step of undo."""
        (citation,) = self._cite([key])
        with self._following_after():
            self.notebook.reading.opened(citation)

    def finished(self, key: str) -> None:
        """The person saw the end of the article, which is read now. No step of undo."""
        (citation,) = self._cite([key])
        with self._following_after():
            self.notebook.reading.finished(citation)

    def remember(self, key: str, position: int) -> None:
        """How far the person read: code points of the reading text. No step of undo."""
        (citation,) = self._cite([key])
        with self._following_after():
            self.notebook.reading.remember(citation, position)

    # Corrections and searches

    def correct(self, key: str, correction: Correction | None) -> None:
        """Put right what the source says about the article; None takes that back."""
        (citation,) = self._cite([key])
        with self._following_after():
            self.notebook.corrections.set(citation, correction)

    def save_search(self, name: str, query: str) -> SavedSearch:
        with self._following_after():
            return self.notebook.searches.add(name, query)

    # Undo

    def undo(self) -> str | None:
        """Take the last change back; returns what that was, in words, None where there is nothing.

        Raises `NotebookError` where what it changed is different since.
        """
        with self._following_after(settle=True):
            return self.notebook.history.undo()

    def redo(self) -> str | None:
        """Make the change undone last again; returns and raises as `undo`."""
        with self._following_after(settle=True):
            return self.notebook.history.redo()

    # Review

    def review(self) -> tuple[ReviewItem, ...]:
        """The marks whose place is not certain, with the present text and where in it they may belong."""
        return tuple(self._review_item(mark) for mark in self.notebook.review.queue())

    def place(self, mark_id: int, start: int, end: int) -> Mark:
        """Put a mark where the person says, in code points of its article's reading text."""
        text = self.library.articles.reading_text(self.notebook.marks.get(mark_id).article.key)
        self.notebook.review.keep_text(text.text, text.text_hash)
        with self._following_after():
            return self.notebook.review.place(mark_id, make_anchor(text.text, start, end))

    def keep(self, mark_id: int) -> Mark:
        """Leave a mark with its article, without a place in the present text, and out of the review."""
        with self._following_after():
            return self.notebook.review.keep(mark_id)

    # Keeping together

    def catch_up(self) -> bool:
        """Bring together what came apart: find the places of marks whose article has another text than they
        were made in, and bring the library's copy up to the notebook.

        To be called after a start, an import, and a change by another program. Returns whether anything was
        changed. Raises `EnvironmentFault`, `LibraryError`, `NotebookDamaged`.
        """
        with self._following:
            self.tree_version += 1  # another program may have brought the library's copy up already
        settled = self._settle()
        return self._follow() or settled

    def _review_item(self, mark: Mark) -> ReviewItem:
        try:
            text = self.library.articles.reading_text(mark.article.key).text
        except UnknownArticle:
            return ReviewItem(mark, None, ())
        if mark.anchor is None:
            return ReviewItem(mark, text, ())
        text_hash = mark.anchor.text_hash
        earlier = self.notebook.review.kept_text(text_hash) or self._earlier(mark.article.key).get(text_hash)
        outcome = find(mark.anchor, text, earlier)
        return ReviewItem(mark, text, (outcome.place,) if outcome.place else outcome.candidates)

    def _settle(self, keys: Iterable[str] | None = None) -> bool:
        """keys: of these articles alone."""
        if self.notebook.read_only:
            return False
        anchored = self.notebook.review.articles_anchored(keys)
        present = self.library.articles.text_hashes(anchored)
        changed = False
        for key, known in anchored.items():
            if known != {present.get(key, "")}:
                changed |= self._settle_article(key)
        return changed

    def _settle_article(self, key: str) -> bool:
        try:
            text = self.library.articles.reading_text(key)
            earlier = self._earlier(key)
        except UnknownArticle:
            return self.notebook.review.article_gone(key)
        return self.notebook.review.settle(key, text.text, text.text_hash, earlier)

    def _earlier(self, key: str) -> dict[str, str]:
        """The texts that the library has of the article from before, by their hashes, as far as they can be
        read: for marks that came from another notebook, which keeps the texts of its own.
        """
        texts = {}
        for version in self.library.articles.details(key).versions[1:]:
            try:
                texts[version.text_hash] = self.library.articles.text(key, version.number).text
            except LibraryError:
                continue  # it would only have made places more certain
        return texts

    @contextmanager
    def _following_after(self, *, settle: bool = False) -> Iterator[None]:
        """Where the block ends well, the library's copy follows. settle: marks may come in that count in
        other texts than the present ones.
        """
        before = self.notebook.revision() if settle else ""
        yield
        try:
            if settle:
                self._settle(self.notebook.changed_since(before))
            self._follow()
        except ReaderError:
            # The change itself is safe in the notebook; the copy follows with the next change or `catch_up`.
            pass

    def _follow(self) -> bool:
        with self._following:
            if self.library.read_only:
                return False
            personal = self.library.personal
            known = personal.revision()
            # Read before the facts: a change that comes in between is then looked at once more.
            revision = self.notebook.revision()
            if revision == known:
                return False
            changed = self.notebook.changed_since(known)
            if changed is None:
                personal.replace(self.notebook.facts(), revision)
                self.tree_version += 1
            elif personal.update(self.notebook.facts(changed), revision):
                self.tree_version += 1
            return True

    def _cite(self, keys: Iterable[str]) -> tuple[Citation, ...]:
        return tuple(cite(summary) for summary in self.library.articles.summaries(keys))
