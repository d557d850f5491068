"""Whatever is imported, amended, removed and undone, in any order: the library says what a plain dictionary
and a plain scan of the texts say, and its index is the one that a rebuild would make.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from reader.acronyms import find_pairs, meaning_of
from reader.library import Library
from reader.query import parse
from tests.library.samples import add, incoming

TITLES = [f"{name} of the harbour" for name in ("Boats", "Nets", "Swimmers", "Keepers", "Kites")]
DATES = dict(zip(TITLES, ["2019-05", "2019-05-04", "2018-01", "2017-12-31", "2019-05"], strict=True))
SENTENCES = [
    "The keeper mends the nets.",
    "Keepers keep the children’s boats.",
    "# Childrens nets and care-leavers",
    "A care leaver's boat, and the care leavers' nets.",
    "Swimmers swim; a swimmer swam to the café.",
    "The Harbour Swimming Board (HSB) keeps nets, and so do the Net Keepers (NKs).",
    "The Net Keeping Society is the NKS (net keeping society).",
]
# Query, and what it finds in words of lower case without apostrophes. The stems are Porter's.
PLAIN = {
    "keeper": {"keeper", "keepers"},
    "nets": {"net", "nets"},
    "swims": {"swim", "swims", "swimming"},
    "children's": {"children", "childrens"},
    "cafe": {"cafe"},
    "leaver": {"leaver", "leavers"},
}
PHRASES = ["the nets", "care leavers", "childrens boats", "childrens nets", "keepers keep", "nets the"]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub("['’]", "", text.lower()).replace("é", "e"))


@dataclass
class Batch:
    added: set[str] = field(default_factory=set)
    amended: list[tuple[str, list[tuple[str, ...]]]] = field(default_factory=list)


class Histories(RuleBasedStateMachine):
    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "library.sqlite"
        self.library = Library.open(self.path)
        self.texts: dict[str, list[tuple[str, ...]]] = {}  # every text of each title, the current one last
        self.batches: list[Batch] = []

    @rule(
        picks=st.lists(
            st.tuples(
                st.sampled_from(TITLES),
                st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(tuple),
            ),
            min_size=1,
            max_size=4,
            unique_by=lambda pick: pick[0],
        )
    )
    def bring(self, picks: list[tuple[str, tuple[str, ...]]]) -> None:
        batch = Batch()
        for title, lines in picks:
            known = self.texts.get(title)
            if known is None:
                batch.added.add(title)
                self.texts[title] = [lines]
            elif known[-1] != lines:
                batch.amended.append((title, list(known)))
                known.append(lines)
        self.batches.append(batch)
        counts = add(
            self.library,
            *(incoming(title, lines, issued=DATES[title], path=f"/{title}") for title, lines in picks),
        )
        assert (counts.added, counts.updated) == (len(batch.added), len(batch.amended))

    @rule(title=st.sampled_from(TITLES))
    def remove(self, title: str) -> None:
        if self.texts.pop(title, None) is None:
            return
        for batch in self.batches:
            batch.added.discard(title)
            batch.amended = [each for each in batch.amended if each[0] != title]
        key = next(each.key for each in self.library.articles.list() if each.title == title)
        assert self.library.imports.remove([key]) == 1

    @rule()
    def undo(self) -> None:
        while self.batches and not (self.batches[-1].added or self.batches[-1].amended):
            self.batches.pop()
        report = self.library.imports.undo_last()
        assert (report is None) == (not self.batches)
        if report is None:
            return
        batch = self.batches.pop()
        assert (report.removed, report.restored) == (len(batch.added), len(batch.amended))
        for title in batch.added:
            del self.texts[title]
        for title, before in batch.amended:
            self.texts[title] = before

    @rule()
    def settle(self) -> None:
        self.library.imports.settle()

    @rule()
    def repair(self) -> None:
        assert self.library.health.repair().problems == ()

    @rule()
    def reopen(self) -> None:
        self.library.close()
        self.library = Library.open(self.path)

    @invariant()
    def articles_are_those_of_the_dictionary(self) -> None:
        listed = self.library.articles.list()
        assert sorted(each.title for each in listed) == sorted(self.texts)
        for each in listed:
            texts = self.texts[each.title]
            for number, lines in enumerate(texts, start=1):
                expected = incoming(each.title, lines).rendered.text
                assert self.library.articles.text(each.key, number).text == expected
            assert len(self.library.articles.details(each.key).versions) == len(texts)
        dates = [each.issued.iso or "" for each in listed]
        assert dates == sorted(dates, reverse=True)

    @invariant()
    def the_index_is_the_one_a_rebuild_makes(self) -> None:
        assert self.library.health.check().problems == ()

    @invariant()
    def acronyms_are_those_that_a_scan_finds(self) -> None:
        said: Counter[tuple[str, str]] = Counter()
        for each in self.library.articles.list():
            pairs = find_pairs(self.library.articles.text(each.key).text)
            said.update({(pair.short, meaning_of(pair.long)) for pair in pairs})
        known = [each for each in self.library.acronyms.all() if each.newest]
        assert {(each.short, meaning_of(each.long)): each.articles for each in known} == said

    @invariant()
    def searches_find_what_a_scan_finds(self) -> None:
        pages = {}
        for each in self.library.articles.list():
            text = self.library.articles.text(each.key).text
            pages[each.title] = (words(each.title), words(text))
        for query, forms in PLAIN.items():
            expected = {title for title, parts in pages.items() if any(forms & {*part} for part in parts)}
            assert self.found(query) == expected, query
        for phrase in PHRASES:
            inside = f" {' '.join(words(phrase))} "
            joined = {title: [f" {' '.join(part)} " for part in parts] for title, parts in pages.items()}
            expected = {title for title, parts in joined.items() if any(inside in part for part in parts)}
            assert self.found(f'"{phrase}"') == expected, phrase

    def found(self, query: str) -> set[str]:
        results = self.library.finder.search(parse(query))
        assert results.total == len(results.results)
        return {result.summary.title for result in results.results}

    def teardown(self) -> None:
        self.library.close()
        self.folder.cleanup()


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=12, stateful_step_count=12, deadline=None)
