"""Exporting again over files that a person edited: what they wrote is kept, byte for byte.

`run(cases, seed)` makes that many generated edits and counts those after which a byte of theirs was lost;
with `overwrite`, a program that writes its files anew takes the place of ours and must be caught.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.export import ArticleSheet, Draft, Preset, article_draft
from reader.export.block import merge, new_file
from reader.model import Anchor, Citation, Colour, Kind, Mark, MarkKind, Placement, Region

_WORDS = (
    *("mine", "#tag", "[[page]]", "- item", "key:: value", "---", "```", "<!-- mine -->", "é", "👩‍👧", ""),
    *("regional-reader:end", "<!-- regional-reader:begin -->", "title: mine", "# Heading", "> quoted"),
)


@dataclass(frozen=True, slots=True)
class ReExportFigures:
    """cases: edits made. lost: those after which something that the person wrote was not there any more.
    stale: those after which the present notes did not stand in the file.
    """

    cases: int
    lost: int
    stale: int


Rewrite = Callable[[bytes, Draft], bytes]


def run(cases: int, seed: int, *, overwrite: bool = False) -> ReExportFigures:
    """Deterministic for `seed`."""
    rng = random.Random(seed)
    rewrite: Rewrite = _overwritten if overwrite else _merged
    lost = stale = 0
    for _ in range(cases):
        case = _Case(rng, rewrite)
        case.play()
        lost += case.lost
        stale += case.stale
    return ReExportFigures(cases, lost, stale)


def _merged(present: bytes, draft: Draft) -> bytes:
    return merge(present, draft)[0]


def _overwritten(_present: bytes, draft: Draft) -> bytes:
    return new_file(draft)


class _Case:
    """One file: exported, edited, exported again with other notes, some times over."""

    def __init__(self, rng: random.Random, rewrite: Rewrite) -> None:
        self._rng = rng
        self._rewrite = rewrite
        self._preset = rng.choice(list(Preset))
        self._number = 0
        self._written: list[bytes] = []
        self.lost = self.stale = False

    def play(self) -> None:
        draft = self._draft()
        present = new_file(draft)
        for _ in range(self._rng.randint(1, 4)):
            edited = self._edit(present)
            # Sometimes nothing has changed in the notebook since.
            is_new = self._rng.random() < 0.8
            draft = self._draft() if is_new else draft
            present = self._rewrite(edited, draft)
            again = self._rewrite(present, draft)
            self.lost |= not self._is_kept(edited, present) or again != present
            self.stale |= is_new and draft.body.split("\n")[-2].encode() not in present
            present = again

    def _draft(self) -> Draft:
        rng, self._number = self._rng, self._number + 1
        article = Citation("0123456789abcdef0123", "Kites", "Kite Board", "2018-05", "May 2018")
        marks = tuple(_mark(rng, article, number) for number in range(rng.randint(1, 3)))
        sheet = ArticleSheet(article, marks, (Region.NORTH_WEST,), Kind.REGIONAL_UPDATE)
        return article_draft(self._preset, sheet, "2018-05 Kites", {})

    def _edit(self, present: bytes) -> bytes:
        """One to three edits as a person or their editor makes them; each leaves a word to be found again."""
        edited = present
        for _ in range(self._rng.randint(1, 3)):
            edited = self._rng.choice(_EDITS)(self._rng, edited, self._new_word())
        return edited

    def _new_word(self) -> bytes:
        word = f"own{self._rng.getrandbits(48):012x}".encode()
        self._written.append(word)
        return word

    def _is_kept(self, edited: bytes, present: bytes) -> bool:
        """All that stood outside our untouched part is there, in one piece on either side of it; so is every
        word that was ever written and not deleted since.
        """
        if any(word in edited and word not in present for word in self._written):
            return False
        before, after = _common(edited, present)
        gone = edited[before : len(edited) - after]
        return not any(word in gone for word in self._written) and _is_ours(gone, edited)


def _common(one: bytes, other: bytes) -> tuple[int, int]:
    """The lengths of what both begin and end with."""
    most = min(len(one), len(other))
    before = next((place for place in range(most) if one[place] != other[place]), most)
    left = most - before
    after = next((place for place in range(left) if one[-1 - place] != other[-1 - place]), left)
    return before, after


def _is_ours(gone: bytes, edited: bytes) -> bool:
    """Whether what was replaced lies between the first and the last line that an export wrote."""
    if not gone:
        return True
    start = edited.find(gone)
    head = edited[:start] + gone
    return b"regional-reader" in head


def _mark(rng: random.Random, article: Citation, number: int) -> Mark:
    words = " ".join(rng.choices(("green", "kites", "fly", "==high==", "#1", "[[x]]"), k=6))
    moment = "2026-01-02T03:04:05.678+00:00"
    return Mark(
        id=number,
        uid=f"{rng.getrandbits(128):032x}",
        kind=MarkKind.HIGHLIGHT,
        article=article,
        anchor=Anchor(number * 100, number * 100 + len(words), words, "", "", "0" * 64),
        placement=Placement.PLACED,
        colour=rng.choice(list(Colour)),
        body=rng.choice(("", "a note", "two\n\nparagraphs", "```\nleft open", "<!-- left open")),
        label="",
        tags=(),
        created=moment,
        modified=moment,
    )


Edit = Callable[[random.Random, bytes, bytes], bytes]


def _own_lines(rng: random.Random, word: bytes) -> bytes:
    lines = [rng.choice(_WORDS).encode() for _ in range(rng.randint(0, 3))]
    lines.insert(rng.randint(0, len(lines)), word)
    return rng.choice((b"\n", b"\r\n")).join(lines)


def _insert_anywhere(rng: random.Random, present: bytes, word: bytes) -> bytes:
    place = rng.randint(0, len(present))
    return present[:place] + word + present[place:]


def _insert_line(rng: random.Random, present: bytes, word: bytes) -> bytes:
    lines = present.split(b"\n")
    lines.insert(rng.randint(0, len(lines)), _own_lines(rng, word))
    return b"\n".join(lines)


def _append(rng: random.Random, present: bytes, word: bytes) -> bytes:
    return present + _own_lines(rng, word) + rng.choice((b"", b"\n", b"\r\n", b"\n\n\n", b"  "))


def _put_before(rng: random.Random, present: bytes, word: bytes) -> bytes:
    return _own_lines(rng, word) + b"\n" + present


def _change_front_matter(_rng: random.Random, present: bytes, word: bytes) -> bytes:
    return present.replace(b"\n", b"\naliases: " + word + b"\n", 1)


def _delete_some(rng: random.Random, present: bytes, word: bytes) -> bytes:
    start, end = sorted((rng.randint(0, len(present)), rng.randint(0, len(present))))
    end = min(end, start + 200)
    return present[:start] + word + present[end:]


def _convert_line_ends(_rng: random.Random, present: bytes, word: bytes) -> bytes:
    return present.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") + word


def _add_byte_order_mark(_rng: random.Random, present: bytes, word: bytes) -> bytes:
    return b"\xef\xbb\xbf" + present.removeprefix(b"\xef\xbb\xbf") + word


def _add_broken_bytes(_rng: random.Random, present: bytes, word: bytes) -> bytes:
    return present + b"\xff\xfe\x00" + word


def _copy_a_part(rng: random.Random, present: bytes, word: bytes) -> bytes:
    start, end = sorted((rng.randint(0, len(present)), rng.randint(0, len(present))))
    return present + word + present[start:end]


_EDITS: Sequence[Edit] = (
    _insert_anywhere,
    _insert_line,
    _append,
    _put_before,
    _change_front_matter,
    _delete_some,
    _convert_line_ends,
    _add_byte_order_mark,
    _add_broken_bytes,
    _copy_a_part,
)
