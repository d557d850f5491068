"""A note while it is written: which mark it belongs to, once there is one, and what was last saved of it."""

from __future__ import annotations

from reader.model import Mark, MarkKind
from reader.noting import Noter


class Draft:
    """One note, from the first letter on. Its methods belong to the notebook's lane, in the order of typing.

    key: the article. place: the stretch of the reading text `seen` that a new note is on, None for the whole
    article. mark: that of a note which is there already. title: what the note is on, as the editor says it.
    """

    def __init__(
        self,
        key: str,
        *,
        place: tuple[int, int] | None = None,
        seen: str | None = None,
        mark: Mark | None = None,
    ) -> None:
        self.key = key
        self.place = place
        self.seen = seen
        self.mark = mark
        self.title = ""

    def save(self, noter: Noter, text: str, tags: tuple[str, ...]) -> Mark | None:
        """Write the note down; returns its mark, None where nothing was written yet and nothing is to be.

        Raises as `Noter.add` does.
        """
        if self.mark is None:
            if text.strip() or tags:
                self.mark = noter.add(
                    self.key, MarkKind.NOTE, self.place, counted_in=self.seen, body=text, tags=tags
                )
            return self.mark
        if text != self.mark.body:
            self.mark = noter.write(self.mark.id, body=text)
        if tags != self.mark.tags:
            added = [tag for tag in tags if tag not in self.mark.tags]
            removed = [tag for tag in self.mark.tags if tag not in tags]
            noter.tag_marks([self.mark.id], added, removed)
            self.mark = noter.notebook.marks.get(self.mark.id)
        return self.mark

    def discard_empty(self, noter: Noter) -> None:
        """A note in which nothing is left is deleted; undo brings it back."""
        mark = self.mark
        if mark and mark.kind is MarkKind.NOTE and not mark.body.strip() and not mark.tags:
            noter.delete([mark.id])
