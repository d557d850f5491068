"""What an export is asked for, what it will do, and what it did."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace

from reader.export import ArticleSheet, Carried, ColourNames, Outcome, PersonalData
from reader.model import Mark


@dataclass(frozen=True, slots=True)
class Selection:
    """Which marks go out: those of the articles that a query finds, of given articles, given marks by their
    numbers; all of them where none of these is set. Of those that are set, only the first counts.
    """

    marks: frozenset[int] | None = None
    articles: frozenset[str] | None = None
    query: str | None = None

    @classmethod
    def everything(cls) -> Selection:
        return cls()

    @classmethod
    def of_query(cls, query: str) -> Selection:
        return cls(query=query)

    @classmethod
    def of_articles(cls, keys: Iterable[str]) -> Selection:
        return cls(articles=frozenset(keys))

    @classmethod
    def of_marks(cls, mark_ids: Iterable[int]) -> Selection:
        return cls(marks=frozenset(mark_ids))

    @property
    def is_everything(self) -> bool:
        return self.marks is None and self.articles is None and self.query is None


@dataclass(frozen=True, slots=True)
class PersonalFinding:
    """A phrase of a mark's own text that looks like personal data. found counts in `text`."""

    mark: Mark
    text: str
    found: PersonalData

    @property
    def phrase(self) -> str:
        return self.text[self.found.start : self.found.end]


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What will be written: a sheet an article with marks, and all that Web Annotations carry.

    personal: what in the notes, labels and tags looks like personal data, for the person to decide on.
    """

    sheets: tuple[ArticleSheet, ...]
    colours: ColourNames
    carried: Carried
    personal: tuple[PersonalFinding, ...] = ()

    @property
    def marks(self) -> int:
        return len(self.carried.marks)

    def without(self, uids: Collection[str]) -> ExportPlan:
        """The same export without these marks, by their uids."""
        sheets = (
            replace(sheet, marks=tuple(mark for mark in sheet.marks if mark.uid not in uids))
            for sheet in self.sheets
        )
        carried = replace(
            self.carried, marks=tuple(mark for mark in self.carried.marks if mark.uid not in uids)
        )
        return ExportPlan(
            tuple(sheet for sheet in sheets if sheet.marks),
            self.colours,
            carried,
            tuple(finding for finding in self.personal if finding.mark.uid not in uids),
        )


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """How far an export is. done: articles written, of `total`; current: the file's name."""

    done: int
    total: int
    current: str


Report = Callable[[ExportProgress], None]


@dataclass(frozen=True, slots=True)
class ExportFailure:
    """A file that could not be written, and why, in one sentence."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export did, file by file. names: by what became of them.

    cancelled: the person stopped it; the files named here are whole.
    """

    names: dict[Outcome, tuple[str, ...]] = field(default_factory=dict)
    failed: tuple[ExportFailure, ...] = ()
    cancelled: bool = False

    def of(self, outcome: Outcome) -> tuple[str, ...]:
        return self.names.get(outcome, ())

    @property
    def written(self) -> tuple[str, ...]:
        """The files that are now other than they were, or were not there."""
        return (*self.of(Outcome.NEW), *self.of(Outcome.UPDATED), *self.of(Outcome.BESIDE))


@dataclass(frozen=True, slots=True)
class NotesImported:
    """What an import of notes did with the marks.

    added: new here. updated: replaced older ones. unchanged: were here already, or in a newer state. waiting:
    of those added or updated, marks whose article is not in the library; review: those whose place in its
    present text is not certain.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    waiting: int = 0
    review: int = 0
