"""What is told of work that was done: an import, a check of the library."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ImportFailure:
    """A document that could not be taken in, and why, in one sentence."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did. batch: its number, for undo; None where nothing was written.

    cancelled: the person stopped it; what was counted here is in the library.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicates: int = 0
    failed: tuple[ImportFailure, ...] = ()
    cancelled: bool = False
    batch: int | None = None
    first_key: str | None = None  # an article to open afterwards: the newest one added


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of the library found. problems: one plain sentence each; repaired: what was put right."""

    articles: int
    problems: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        return not self.problems or len(self.repaired) >= len(self.problems)
