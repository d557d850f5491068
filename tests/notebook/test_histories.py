"""Random histories of a notebook, compared with a plain dictionary.

NOTEBOOK_HISTORIES sets how many are run (50 in the tests, 2,000 in the fault run).
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, precondition, rule

from reader.model import Mark, MarkKind, NewMark
from reader.notebook import Notebook
from reader.notebook.anchoring import make_anchor, text_hash
from tests.notebook.samples import HARBOUR, LANTERN, TEXT, Watch

RUNS = int(os.environ.get("NOTEBOOK_HISTORIES", "50"))
STEPS = 30
State = dict[str, tuple[str, frozenset[str]]]
BODIES = st.text(st.characters(codec="utf-8"), max_size=20)
TAGS = st.sampled_from(["boats", "quay", "care leavers"])


class Histories(RuleBasedStateMachine):
    """The dictionary holds body and tags by uid; undo is a list of earlier dictionaries."""

    marks = Bundle("marks")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.watch = Watch()
        self.notebook = self.opened()
        self.state: State = {}
        self.done: list[State] = []
        self.undone: list[State] = []
        self.last_edited = ""
        self.lines = 0
        self.earlier: dict[str, str] = {}

    def opened(self) -> Notebook:
        return Notebook.open(self.folder / "notebook.sqlite", clock=self.watch)

    def change(self, state: State, edited: str = "") -> None:
        """What the person did now; edits of one note in a row are one step."""
        if state == self.state:
            return
        if not edited or edited != self.last_edited:
            self.done.append(self.state)
        self.last_edited = edited
        self.state = state
        self.undone = []

    @rule(target=marks, body=BODIES, tags=st.sets(TAGS), placed=st.booleans())
    def add(self, body: str, tags: set[str], placed: bool) -> str:
        text = self.text()
        anchor = make_anchor(text, len(text) - 40, len(text) - 10) if placed else None
        new = NewMark(MarkKind.NOTE, HARBOUR, anchor, body=body, tags=tuple(tags))
        (mark,) = self.notebook.marks.add(new)
        self.change({**self.state, mark.uid: (body, frozenset(tags))})
        return mark.uid

    @rule(uid=marks, body=BODIES)
    def edit(self, uid: str, body: str) -> None:
        mark = self.notebook.marks.by_uid(uid)
        assert (mark is not None) == (uid in self.state)
        if mark:
            self.notebook.marks.change(mark.id, body=body)
            self.change({**self.state, uid: (body, self.state[uid][1])}, uid)

    @rule(uid=marks, tag=TAGS, remove=st.booleans())
    def tag(self, uid: str, tag: str, remove: bool) -> None:
        mark = self.notebook.marks.by_uid(uid)
        if mark:
            self.notebook.tags.set_marks([mark.id], () if remove else [tag], [tag] if remove else ())
            body, tags = self.state[uid]
            self.change({**self.state, uid: (body, tags - {tag} if remove else tags | {tag})})

    @rule(uid=consumes(marks))
    def delete(self, uid: str) -> None:
        mark = self.notebook.marks.by_uid(uid)
        if mark:
            self.notebook.marks.delete([mark.id])
            self.change({key: value for key, value in self.state.items() if key != uid})

    @rule()
    def undo(self) -> None:
        said = self.notebook.history.undo()
        assert (said is not None) == bool(self.done)
        if self.done:
            self.undone.append(self.state)
            self.state = self.done.pop()
            self.last_edited = ""

    @rule()
    def redo(self) -> None:
        said = self.notebook.history.redo()
        assert (said is not None) == bool(self.undone)
        if self.undone:
            self.done.append(self.state)
            self.state = self.undone.pop()
            self.last_edited = ""

    @rule()
    def reopen(self) -> None:
        self.notebook.close()
        self.notebook = self.opened()

    @rule()
    def wait(self) -> None:
        self.watch.wait(minutes=6)
        self.last_edited = ""

    @rule()
    def import_again(self) -> None:
        """The article comes with one more line at its beginning."""
        before = self.text()
        self.earlier[text_hash(before)] = before
        self.lines += 1
        text = self.text()
        self.notebook.review.settle(HARBOUR.key, text, text_hash(text), self.earlier)

    @rule(position=st.integers(0, 10_000))
    def read_on(self, position: int) -> None:
        self.notebook.reading.remember(LANTERN, position)
        assert self.notebook.reading.state(LANTERN.key).position == position

    @precondition(lambda self: self.undone or self.done)
    @rule()
    def check(self) -> None:
        assert self.notebook.health.check().problems == ()

    @invariant()
    def is_what_the_dictionary_says(self) -> None:
        marks = self.notebook.marks.of_article(HARBOUR.key)
        assert {mark.uid: (mark.body, frozenset(mark.tags)) for mark in marks} == self.state
        facts = {note.text for each in self.notebook.facts() for note in each.notes}
        assert facts == {body for body, _ in self.state.values() if body}
        assert all(self.is_in_place(mark) for mark in marks)

    def is_in_place(self, mark: Mark) -> bool:
        return mark.anchor is None or mark.anchor.exact == TEXT[-40:-10].strip()

    def text(self) -> str:
        return "".join(f"Line {number} is new here.\n" for number in range(self.lines)) + TEXT

    def teardown(self) -> None:
        self.notebook.close()
        shutil.rmtree(self.folder)


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=RUNS,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
