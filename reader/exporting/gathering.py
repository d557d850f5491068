"""Gathering what is to be exported from notebook and library."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace

from reader.acronyms import expand
from reader.errors import LibraryError, UnknownArticle
from reader.export import (
    ArticleSheet,
    Carried,
    CarriedArticle,
    CarriedSearch,
    find_personal_data,
    in_document_order,
)
from reader.exporting.plans import ExportPlan, PersonalFinding, Selection
from reader.library import Library
from reader.model import ArticleSummary, CancelToken, Citation, Colour, Digests, Mark, Placement
from reader.model.marks import CarriedMark, MarkFilter
from reader.notebook import Notebook
from reader.query import parse

_ALL = 1_000_000


class Gatherer:
    """Reads; changes nothing. Raises the errors of library and notebook, and `Cancelled`."""

    def __init__(self, library: Library, notebook: Notebook) -> None:
        self._library = library
        self._notebook = notebook

    def plan(self, selection: Selection, cancel: CancelToken) -> ExportPlan:
        marks = self._marks(selection, cancel)
        sheets = self.sheets(marks, cancel)
        colours = self._notebook.colours.names()
        carried = Carried(
            marks=tuple(map(_carried, marks)),
            articles=tuple(self._articles(selection, {mark.article.key for mark in marks}, cancel)),
            searches=self._searches() if selection.is_everything else (),
            colours={colour: name for colour, name in colours.items() if own_name(colour, colours)},
        )
        findings = personal_findings(mark for sheet in sheets for mark in sheet.marks)
        return ExportPlan(sheets, colours, carried, findings)

    def sheets(self, marks: Iterable[Mark], cancel: CancelToken) -> tuple[ArticleSheet, ...]:
        """One an article, those of regions and dates as in the library, in the order of the keys."""
        by_article: dict[str, list[Mark]] = {}
        for mark in marks:
            by_article.setdefault(mark.article.key, []).append(mark)
        sheets = []
        for key in sorted(by_article):
            cancel.check()
            sheets.append(self._sheet(key, in_document_order(tuple(by_article[key]))))
        return tuple(sheets)

    def marks_of(self, keys: Iterable[str]) -> tuple[Mark, ...]:
        return self._notebook.marks.select(MarkFilter(keys=frozenset(keys)))

    def summary(self, key: str) -> ArticleSummary | None:
        """None where the library does not hold the article."""
        try:
            return self._library.articles.summary(key)
        except UnknownArticle:
            return None

    def _marks(self, selection: Selection, cancel: CancelToken) -> tuple[Mark, ...]:
        cancel.check()
        if selection.marks is not None:
            wanted = selection.marks
            return tuple(mark for mark in self._notebook.marks.select() if mark.id in wanted)
        if selection.articles is not None:
            return self.marks_of(selection.articles)
        if selection.query is not None:
            # Read as the search box reads it, acronyms included.
            query = parse(selection.query)
            with self._library.acronyms.forms() as known:
                condition, _ = expand(query.condition, known)
            found = self._library.finder.search(
                replace(query, condition=condition), Digests.ALL, limit=_ALL, cancel=cancel
            )
            return self.marks_of(result.summary.key for result in found.results)
        return self._notebook.marks.select()

    def _sheet(self, key: str, marks: tuple[Mark, ...]) -> ArticleSheet:
        tags = self._notebook.tags.of_article(key)
        summary = self.summary(key)
        if summary is None:
            return ArticleSheet(marks[0].article, marks, tags=tags)
        article = Citation(key, summary.title, summary.publisher, summary.issued.iso, summary.issued.label)
        return ArticleSheet(article, marks, summary.regions, summary.kind, tags, self._headings(key, marks))

    def _headings(self, key: str, marks: tuple[Mark, ...]) -> Mapping[str, str]:
        placed = [mark for mark in marks if mark.anchor and mark.placement is Placement.PLACED]
        if not placed:
            return {}
        try:
            headings = self._library.articles.text(key).headings
        except LibraryError:
            return {}  # a damaged text keeps nobody from their notes
        starts = [heading.start for heading in headings]
        under = {}
        for mark in placed:
            before = bisect_right(starts, mark.anchor.start) if mark.anchor else 0
            if before:
                under[mark.uid] = headings[before - 1].text
        return under

    def _articles(
        self, selection: Selection, with_marks: set[str], cancel: CancelToken
    ) -> Iterable[CarriedArticle]:
        """Those that go out whole: all, those chosen, or those of the chosen marks."""
        keys = with_marks | (selection.articles or frozenset())
        corrections = self._notebook.corrections.all()
        known = self._notebook.citations()
        chosen = [key for key in known if selection.is_everything or key in keys]
        states = self._notebook.reading.states(chosen)
        for key in chosen:
            cancel.check()
            state = states.get(key)
            yield CarriedArticle(
                article=known[key],
                tags=self._notebook.tags.of_article(key),
                read=state.read if state else False,
                position=state.position if state else 0,
                correction=corrections.get(key),
            )

    def _searches(self) -> tuple[CarriedSearch, ...]:
        return tuple(CarriedSearch(each.name, each.query) for each in self._notebook.searches.all())


def own_name(colour: Colour, names: Mapping[Colour, str]) -> bool:
    """Whether the person gave the colour a name."""
    return names.get(colour, colour.value).casefold() != colour.value


def _carried(mark: Mark) -> CarriedMark:
    return CarriedMark(
        uid=mark.uid,
        kind=mark.kind,
        article=mark.article,
        anchor=mark.anchor,
        colour=mark.colour,
        body=mark.body,
        label=mark.label,
        tags=mark.tags,
        created=mark.created,
        modified=mark.modified,
    )


def personal_findings(marks: Iterable[Mark]) -> tuple[PersonalFinding, ...]:
    """What looks like personal data in what the person wrote; what the source says is published already."""
    return tuple(
        PersonalFinding(mark, text, found)
        for mark in marks
        for text in (mark.body, mark.label, *mark.tags)
        for found in find_personal_data(text)
    )
