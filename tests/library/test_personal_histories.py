"""Whatever is imported, amended, removed, undone, corrected and noted, in any order: the library is the one
that is made in one go of what then holds.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from reader.library import Incoming, Library
from reader.model import (
    Correction,
    DateEvidence,
    Digests,
    Issued,
    Kind,
    NewsletterItem,
    NoteText,
    PersonalFacts,
    PersonalPlace,
    PersonalShelf,
    Region,
    TreePlace,
    article_key,
)
from tests.library.samples import add, incoming

# Name of the document: title, date, whether it is a digest.
NAMES = {
    "boats": ("Boats", "2019-05", False),
    "boats told": ("Boats", "2019-05", True),
    "nets": ("Nets", "2019-05-04", False),
    "kites": ("Kites", "2017-12-31", False),
    "kites told": ("Kites", "2017-12-31", True),
}
SENTENCES = ["The keeper mends the nets.", "# A heading of boats", "Swimmers swim to the café."]
DATES = [Issued.stated(iso, DateEvidence.CORRECTION) for iso in ("2019-05", "2019-05-04", "2021-01")]
WORDS = ["lamp", "oars", "lamp and oars"]


class Pick(NamedTuple):
    """What a document says at one time."""

    lines: tuple[str, ...]
    kind: Kind
    regions: tuple[Region, ...]
    action: str


def document(name: str, pick: Pick) -> Incoming:
    title, iso, digest = NAMES[name]
    made = incoming(title, pick.lines, issued=iso, path=f"/{name}", kind=pick.kind, regions=pick.regions)
    items = (NewsletterItem("Harbour", action=pick.action),)
    return replace(made, article=replace(made.article, items=items, digest=digest))


def key_of(name: str) -> str:
    article = document(name, Pick((SENTENCES[0],), Kind.EVENT, (), "")).article
    return article_key(article.publisher, article.title, article.issued, "", digest=article.digest)


NAME = st.sampled_from(sorted(NAMES))
PICK = st.builds(
    Pick,
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(tuple),
    st.sampled_from([Kind.EVENT, Kind.SPEECH]),
    st.sampled_from([(Region.LONDON,), (Region.LONDON, Region.NORTH_EAST)]),
    st.sampled_from(["", "Send the list."]),
)
CORRECTION = st.builds(
    Correction,
    title=st.none() | st.sampled_from(["Boats", "Rivers"]),
    regions=st.none() | st.sampled_from([(), (Region.NORTH_EAST,)]),
    issued=st.none() | st.sampled_from(DATES),
    kind=st.none() | st.sampled_from([Kind.EVENT, Kind.OTHER]),
)


@st.composite
def personal_facts(draw: st.DrawFn) -> PersonalFacts:
    name = draw(NAME)
    number = sorted(NAMES).index(name)
    texts = draw(st.lists(st.sampled_from(WORDS), max_size=2))
    return PersonalFacts(
        key=key_of(name),
        read=draw(st.booleans()),
        opened=draw(st.none() | st.just(f"2024-01-0{number + 1}T00:00:00Z")),
        bookmarks=draw(st.integers(0, 1)),
        highlights=draw(st.integers(0, 1)),
        tags=draw(st.sampled_from([(), ("Boats",), ("boats", "Zoo")])),
        notes=tuple(NoteText(10 * number + place, text) for place, text in enumerate(texts)),
        correction=draw(st.none() | CORRECTION.filter(lambda each: each != Correction())),
    )


@dataclass
class Batch:
    added: set[str] = field(default_factory=set)
    amended: list[tuple[str, list[Pick]]] = field(default_factory=list)


def said(library: Library) -> dict[str, object]:
    """All that the library says of its articles and the person, but for when and in which order it came."""
    found: dict[str, object] = {"personal": library.personal.of(map(key_of, NAMES))}
    for summary in library.articles.list(digests=Digests.ALL):
        details = library.articles.details(summary.key)
        found[summary.key] = (
            summary,
            library.articles.text(summary.key),
            (details.own, details.items, details.counterpart),
            (details.versions[0].title, details.versions[0].text_hash),
        )
    for digests in Digests:
        found[f"listed {digests}"] = {each.key for each in library.articles.list(digests=digests)}
        found[f"counts {digests}"] = (
            library.articles.count(digests),
            set(library.tree.counts(digests)),
            library.tree.personal(digests),
        )
        for shelf in PersonalShelf:
            place = TreePlace(personal=PersonalPlace(shelf, "zoo"))
            keys = [each.key for each in library.articles.list(place, digests)]
            found[f"{shelf} {digests}"] = keys if shelf is PersonalShelf.RECENT else set(keys)
    with library._connections.reading() as connection:
        for index in ("search", "note_search"):
            for word in ("boats", "rivers", "lamp"):
                rows = connection.execute(f"SELECT count(*) FROM {index} WHERE {index} MATCH ?", (word,))
                found[f"{word} in {index}"] = rows.fetchone()[0]
        found["actions"] = set(connection.execute("SELECT key, actions FROM articles").fetchall())
    return found


class PersonalHistories(RuleBasedStateMachine):
    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "library.sqlite"
        self.library = Library.open(self.path)
        self.picks: dict[str, list[Pick]] = {}  # every state of each document, the present one last
        self.batches: list[Batch] = []
        self.facts: dict[str, PersonalFacts] = {}

    @rule(picks=st.dictionaries(NAME, PICK, min_size=1, max_size=3))
    def bring(self, picks: dict[str, Pick]) -> None:
        batch = Batch()
        for name, pick in picks.items():
            known = self.picks.get(name)
            if known is None:
                batch.added.add(name)
                self.picks[name] = [pick]
            elif known[-1] != pick:
                batch.amended.append((name, list(known)))
                known.append(pick)
        self.batches.append(batch)
        counts = add(self.library, *(document(name, pick) for name, pick in picks.items()))
        assert (counts.added, counts.updated) == (len(batch.added), len(batch.amended))

    @rule(name=NAME)
    def remove(self, name: str) -> None:
        if self.picks.pop(name, None) is None:
            return
        for batch in self.batches:
            batch.added.discard(name)
            batch.amended = [each for each in batch.amended if each[0] != name]
        assert self.library.imports.remove([key_of(name)]) == 1

    @rule()
    def undo(self) -> None:
        while self.batches and not (self.batches[-1].added or self.batches[-1].amended):
            self.batches.pop()
        self.library.imports.undo_last()
        if self.batches:
            batch = self.batches.pop()
            for name in batch.added:
                del self.picks[name]
            self.picks.update(batch.amended)

    @rule(facts=st.lists(personal_facts(), min_size=1, max_size=3, unique_by=lambda each: each.key))
    def update(self, facts: list[PersonalFacts]) -> None:
        self.facts.update((each.key, each) for each in facts)
        self.library.personal.update(facts, "later")

    @rule(facts=st.lists(personal_facts(), max_size=3, unique_by=lambda each: each.key))
    def replace(self, facts: list[PersonalFacts]) -> None:
        self.facts = {each.key: each for each in facts}
        self.library.personal.replace(facts, "anew")

    @rule()
    def repair(self) -> None:
        assert self.library.health.repair().problems == ()

    @rule()
    def recover(self) -> None:
        self.library.close()
        self.library, _ = Library.recover(self.path)

    @invariant()
    def the_library_is_the_one_made_in_one_go(self) -> None:
        assert self.library.health.check().problems == ()
        with tempfile.TemporaryDirectory() as folder:
            fresh = Library.open(Path(folder) / "library.sqlite")
            fresh.personal.replace(self.facts.values(), "one go")
            add(fresh, *(document(name, picks[-1]) for name, picks in self.picks.items()))
            expected = said(fresh)
            fresh.close()
        assert said(self.library) == expected

    def teardown(self) -> None:
        self.library.close()
        self.folder.cleanup()


TestPersonalHistories = PersonalHistories.TestCase
TestPersonalHistories.settings = settings(max_examples=8, stateful_step_count=10, deadline=None)
