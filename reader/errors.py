"""Every error that this program raises on purpose, under one root.

Each says to a person what happened, what is safe and what to do; the window and the command line show the
three sentences as they are. Faults of the environment (a full disk, a missing permission, a locked file) are
told apart from damage to our files and from input that cannot be read. Anything that is not a `ReaderError`
is a bug of ours and goes the crash path.
"""

from __future__ import annotations


class ReaderError(Exception):
    """Root of our errors.

    happened, safe, advice: one sentence each, in plain English, shown to the person in this order.
    """

    def __init__(self, happened: str, safe: str = "", advice: str = "") -> None:
        super().__init__(" ".join(part for part in (happened, safe, advice) if part))
        self.happened = happened
        self.safe = safe
        self.advice = advice


class EnvironmentFault(ReaderError):
    """The machine refused: disk full, no permission, file locked by another program, device gone."""


class InternalFault(ReaderError):
    """A fault of Regional Reader's own, which is reported elsewhere: for whoever waits for the outcome."""

    def __init__(self) -> None:
        super().__init__("Something went wrong inside Regional Reader.", "What was saved before is safe.")


class UnreadableDocument(ReaderError):
    """One document cannot be taken in; `happened` is the reason, the other documents go on."""


class LibraryError(ReaderError):
    """Root of what can be wrong with the library's own file."""


class LibraryTooNew(LibraryError):
    """The library was written by a newer version; it was not touched."""


class LibraryDamaged(LibraryError):
    """The library's file is damaged."""


class UnknownArticle(ReaderError):
    """No article in the library has this key."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"No article in the library has the key “{key}”.",
            "Nothing was changed.",
            "List the articles with their keys: regional-reader list.",
        )
        self.key = key


class AmbiguousKey(ReaderError):
    """Several articles in the library have keys that begin so."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"More than one article in the library has a key that begins with “{text}”.",
            "Nothing was changed.",
            "Give more of the key; regional-reader list shows them whole.",
        )


class NotebookError(ReaderError):
    """Root of what can be wrong with the notebook's own file."""


class NotebookTooNew(NotebookError):
    """The notebook was written by a newer version; it was not touched."""


class NotebookDamaged(NotebookError):
    """The notebook's file, or one entry in it, is damaged."""


class UnknownMark(ReaderError):
    """No highlight, note or bookmark has this number."""

    def __init__(self, mark: int) -> None:
        super().__init__(
            f"There is no highlight, note or bookmark with the number {mark}.",
            "Nothing was changed.",
            "It may have been deleted meanwhile: undo brings it back.",
        )
        self.mark = mark


class Cancelled(ReaderError):
    """The person, or a newer request, stopped the work; what was complete before stays."""

    def __init__(self) -> None:
        super().__init__("Stopped.")
