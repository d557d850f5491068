"""Generated edits of articles with marks on them, and where each mark's words really went.

The texts are the digests that ship with the program. All chance comes from one seed.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from reader.model import Anchor
from reader.notebook.anchoring import make_anchor
from reader.paths import corpus
from reader.render import from_markdown
from tests.notebook.tracked import Tracked

_SENTENCE = re.compile(r"[^\n]+?(?:[.?!](?=\s|$)|(?=\n|$))[ \n]*")
_WORD = re.compile(r"\w[\w’'-]*")
_SPARE_WORDS = (
    "harbour lantern walnut plainly several gathering orchard quicker bridge yellow counted timber weekly"
    " northern painter gently ledger ferry copper nineteen"
).split()


class Fate(Enum):
    """What became of a mark's words."""

    SURVIVES = "survives"  # at least three quarters of them stand together
    HALF = "half"  # fewer: to place the mark on what is left is right, to ask is too
    GONE = "gone"  # at most a quarter of them is left


@dataclass(frozen=True, slots=True)
class Edit:
    """kind: the name of what was done. place: where most of the anchor's words went, None where all went.

    also_right: another place that is as right: all of the words with what was put in between; for a point,
    after what it stood after.
    """

    kind: str
    earlier: str
    later: str
    anchor: Anchor
    fate: Fate
    place: tuple[int, int] | None
    also_right: tuple[int, int] | None = None


@cache
def digests() -> tuple[str, ...]:
    """The reading texts of the shipped digests, in the order of their names."""
    files = sorted(corpus().glob("*/*.md"))
    return tuple(from_markdown(file.read_text("utf-8").split("---\n", 2)[2]).text for file in files)


def edits(cases: int, seed: int) -> Iterator[Edit]:
    """`cases` edits, the same for the same seed, of every kind in turn."""
    for case in range(cases):
        chance = random.Random(f"{seed}/{case}")
        yield _edit(chance, KINDS[case % len(KINDS)])


# -- marks ---------------------------------------------------------------------------------------------------


def _selection(chance: random.Random, text: str) -> tuple[int, int]:
    """A stretch as people mark it: words, parts of sentences, sentences, paragraphs, a point."""
    size = chance.choices(
        ("point", "word", "phrase", "sentence", "sentences", "block", "blocks", "anything"),
        (10, 12, 25, 20, 10, 8, 5, 10),
    )[0]
    words = [found.span() for found in _WORD.finditer(text)]
    sentences = _sentences(text)
    number = chance.randrange(len(words))
    if size == "point":
        return words[number][0], words[number][0]
    if size == "word":
        return words[number][0], words[min(number + chance.randrange(2), len(words) - 1)][1]
    if size == "phrase":
        return words[number][0], words[min(number + chance.randint(3, 12), len(words) - 1)][1]
    if size == "sentence":
        return chance.choice(sentences)
    if size == "sentences":
        number = chance.randrange(len(sentences))
        return sentences[number][0], sentences[min(number + chance.randint(1, 3), len(sentences) - 1)][1]
    if size == "anything":
        start, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        return start, min(end, start + 700)
    blocks = _blocks(text)
    number = chance.randrange(len(blocks))
    last = min(number + (chance.randint(1, 2) if size == "blocks" else 0), len(blocks) - 1)
    return blocks[number][0], blocks[last][1]


def _sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences stand, each with the white space after it; a heading is one too."""
    return [found.span() for found in _SENTENCE.finditer(text)]


def _blocks(text: str) -> list[tuple[int, int]]:
    """Where the blocks stand, each with the line feed after it."""
    return [found.span() for found in re.finditer(r"[^\n]*(?:\n|$)", text) if found.group()]


def _around(spans: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """The stretch of all the spans that start to end touches."""
    touched = [span for span in spans if span[0] < max(end, start + 1) and start < span[1]]
    return (touched[0][0], touched[-1][1]) if touched else (start, end)


# -- edits ---------------------------------------------------------------------------------------------------
# Each takes the tracked text and where the mark's words stand in it, and changes the text.

Change = Callable[[random.Random, Tracked, int, int], None]


def _replace_words(chance: random.Random, text: Tracked, start: int, end: int) -> None:
    for _ in range(chance.randint(1, 6)):
        near = chance.random() < 0.5
        low, high = (max(start - 40, 0), end + 40) if near else (0, len(text.text))
        words = [found.span() for found in _WORD.finditer(text.text, low, high)]
        if words:
            text.replace(*chance.choice(words), chance.choice(_SPARE_WORDS))


def _reword_quotation(chance: random.Random, text: Tracked, start: int, end: int) -> None:
    words = [found.span() for found in _WORD.finditer(text.text, start, end)]
    for first, last in sorted(chance.sample(words, len(words) // chance.randint(6, 12)), reverse=True):
        text.replace(first, last, chance.choice(_SPARE_WORDS))


def _move_sentence(chance: random.Random, text: Tracked, start: int, end: int) -> None:
    sentences = _sentences(text.text)
    first, last = _around(sentences, start, end) if chance.random() < 0.3 else chance.choice(sentences)
    places = [place for place, _ in sentences if not first <= place <= last]
    if places:
        text.move(first, last, chance.choice(places))


def _add_paragraphs(chance: random.Random, text: Tracked, start: int, end: int) -> None:
    blocks = _blocks(text.text)
    first, last = _around(blocks, start, end)
    at = chance.choice((first, last)) if chance.random() < 0.4 else chance.choice(blocks)[0]
    other = chance.choice([digest for digest in digests() if digest[:40] not in text.text])
    added = [other[slice(*chance.choice(_blocks(other)))].strip() for _ in range(chance.randint(1, 3))]
    text.insert(at, "\n".join(added) + "\n")


def _drop_paragraph(chance: random.Random, text: Tracked, start: int, end: int) -> None:
    blocks = _blocks(text.text)
    first, last = _around(blocks, start, end)
    beside = [block for block in blocks if last == block[0] or block[1] == first] or blocks
    which = chance.random()
    text.delete(*((first, last) if which < 0.2 else chance.choice(beside if which < 0.5 else blocks)))


def _change_figures(chance: random.Random, text: Tracked, start: int, end: int) -> None:
    everywhere = chance.random() < 0.5
    low, high = (0, len(text.text)) if everywhere else _around(_sentences(text.text), start, end)
    for found in re.finditer(r"\d", text.text[low:high]):
        at = low + found.start()
        text.replace(at, at + 1, str((int(found.group()) + chance.randint(1, 9)) % 10))


def _change_case(chance: random.Random, text: Tracked, start: int, end: int) -> None:
    low, high = _around(_sentences(text.text), start, end)
    change = chance.choice((str.upper, str.lower, str.swapcase))
    if chance.random() < 0.5:
        low, high = 0, len(text.text)
    text.rewrite(lambda character: change(character), low, high)


_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "\xa0": " "})
_CURLY = str.maketrans({"'": "’", '"': "”", "-": "–", "…": "..."})


def _nfc(character: str) -> str:
    return unicodedata.normalize("NFC", character)


def _nfd(character: str) -> str:
    return unicodedata.normalize("NFD", character)


def _nfkd(character: str) -> str:
    return unicodedata.normalize("NFKD", character)


def _normalise(chance: random.Random, text: Tracked, start: int, end: int) -> None:
    form = chance.choice((_nfc, _nfd, _nfkd))
    changes: tuple[Callable[[str], str], ...] = (
        lambda character: character.translate(_STRAIGHT),
        lambda character: character.translate(_CURLY),
        form,
        lambda character: "\xa0" if character == " " and chance.random() < 0.2 else character,
        lambda character: "  " if character == " " and chance.random() < 0.2 else character,
        lambda character: " " if character == "\n" and chance.random() < 0.5 else character,
        lambda character: "\n" if character == " " and chance.random() < 0.05 else character,
        lambda character: (
            character + "\u00ad" if character.isalpha() and chance.random() < 0.1 else character
        ),
    )
    for change in chance.sample(changes, chance.randint(1, 4)):
        text.rewrite(change)


def _add_look_alike(chance: random.Random, text: Tracked, start: int, end: int) -> None:
    sentences = _sentences(text.text)
    twin = _look_alike(chance, text.text[slice(*_around(sentences, start, end))])
    text.insert(chance.choice(sentences)[0], twin.strip() + " ")


def _add_twin(chance: random.Random, text: Tracked, start: int, end: int) -> None:
    sentences = _sentences(text.text)
    first, last = _around(sentences, start, end)
    # Right beside each other nobody could say which of two equal sentences is the old one.
    places = [place for place, _ in sentences if not first <= place <= last]
    if places:
        text.insert(chance.choice(places), text.text[first:last].strip() + "\n")


def _delete_quotation(chance: random.Random, text: Tracked, start: int, end: int) -> None:
    first, last = (start, end) if chance.random() < 0.3 else _around(_sentences(text.text), start, end)
    text.delete(first, max(last, min(first + 40, len(text.text))))


def _other_article(chance: random.Random, text: Tracked, start: int, end: int) -> None:
    # Articles of a series repeat each other; one with a sentence of this one might be its next version.
    sentences = {text.text[slice(*sentence)].strip() for sentence in _sentences(text.text)}
    others = [other for other in digests() if not any(sentence in other for sentence in sentences)]
    text.delete(0, len(text.text))
    text.insert(0, chance.choice(others or ["Nothing of this is left."]))


def _several(chance: random.Random, text: Tracked, start: int, end: int) -> None:
    changes = (_replace_words, _move_sentence, _add_paragraphs, _drop_paragraph, _change_figures, _normalise)
    for change in chance.sample(changes, chance.randint(2, 3)):
        place = text.place_of(start, max(end, start + 1))
        if place is None or not text.text.strip():
            return
        change(chance, text, *place)


def _look_alike(chance: random.Random, sentence: str) -> str:
    """The sentence with other figures, or with one or two other words where it has none."""
    if any(character.isdigit() for character in sentence):
        return re.sub(r"\d", lambda found: str((int(found.group()) + chance.randint(1, 9)) % 10), sentence)
    words = [found.span() for found in _WORD.finditer(sentence)]
    for first, last in sorted(chance.sample(words, min(chance.randint(1, 2), len(words))), reverse=True):
        sentence = sentence[:first] + chance.choice(_SPARE_WORDS) + sentence[last:]
    return sentence


KINDS: tuple[tuple[str, Change, str], ...] = (
    ("words replaced", _replace_words, ""),
    ("quotation reworded", _reword_quotation, ""),
    ("sentence moved", _move_sentence, ""),
    ("paragraphs added", _add_paragraphs, ""),
    ("paragraph dropped", _drop_paragraph, ""),
    ("figures changed", _change_figures, ""),
    ("case changed", _change_case, ""),
    ("text normalised", _normalise, ""),
    ("several edits", _several, ""),
    ("look-alike added", _add_look_alike, ""),
    ("same sentence added", _add_twin, ""),
    ("quotation deleted", _delete_quotation, ""),
    ("deleted, a look-alike stays", _delete_quotation, "look-alike"),
    ("deleted, the same sentence stays", _delete_quotation, "twin"),
    ("another article", _other_article, ""),
)
"""Name, change, and what the article already has a second time when the mark is made."""


def _edit(chance: random.Random, kind: tuple[str, Change, str]) -> Edit:
    name, change, second = kind
    text = chance.choice(digests())
    start, end = _selection(chance, text)
    if second:
        text, start, end = _with_second(chance, text, start, end, second)
    anchor = make_anchor(text, start, end)
    tracked = Tracked(text)
    change(chance, tracked, anchor.start, anchor.end)
    made = _judged(name, text, tracked, anchor)
    if made.fate is Fate.GONE and _stands_as_before(made):
        # A look-alike that came to stand in the very place, with the same words on both sides: to a reader
        # the quotation is still there, and only what came after it has changed.
        return _edit(chance, kind)
    return made


def _stands_as_before(edit: Edit) -> bool:
    anchor = edit.anchor
    whole = anchor.prefix + anchor.exact + anchor.suffix
    return edit.later.startswith(whole, anchor.start - len(anchor.prefix))


def _with_second(chance: random.Random, text: str, start: int, end: int, second: str) -> tuple[str, int, int]:
    """The text with the marked sentences in it once more or nearly so, some with the sentence before them."""
    sentences = _sentences(text)
    first, last = _around(sentences, start, end)
    before = [sentence for sentence in sentences if sentence[1] == first]
    copied = text[first:last] if second == "twin" else _look_alike(chance, text[first:last])
    if before and chance.random() < 0.3:
        copied = text[slice(*before[0])] + copied
    # Right beside each other nobody could say which of two equal sentences is the old one.
    places = [place for place, _ in sentences if not first <= place <= last]
    if second == "look-alike" or not places:
        places += [last, last]
    tracked = Tracked(text)
    tracked.insert(chance.choice(places), copied.strip() + "\n")
    place = tracked.place_of(start, max(end, start + 1)) or (start, end)
    return tracked.text, place[0], place[0] if start == end else place[1]


def _judged(name: str, earlier: str, tracked: Tracked, anchor: Anchor) -> Edit:
    if anchor.start == anchor.end:
        return _judged_point(name, earlier, tracked, anchor)
    place = tracked.place_of(anchor.start, anchor.end)
    share = tracked.share_kept(anchor.start, anchor.end)
    fate = Fate.GONE if share <= 0.25 else Fate.SURVIVES if share >= 0.75 else Fate.HALF
    span = tracked.whole_span(anchor.start, anchor.end)
    return Edit(name, earlier, tracked.text, anchor, fate, place, span)


def _judged_point(name: str, earlier: str, tracked: Tracked, anchor: Anchor) -> Edit:
    """A point stands before the character that it stood before, or after the one that it stood after."""
    after = tracked.place_of(anchor.start, anchor.start + 1)
    before = tracked.place_of(anchor.start - 1, anchor.start)
    end = min(anchor.start + 32, len(earlier))
    whole = after is not None and anchor.start < end and tracked.share_kept(anchor.start, end) >= 0.75
    point = (after[0], after[0]) if after else None
    other = (before[1], before[1]) if before else None
    fate = Fate.SURVIVES if whole else Fate.HALF if point or other else Fate.GONE
    return Edit(name, earlier, tracked.text, anchor, fate, point, other)
