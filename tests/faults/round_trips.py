"""Web Annotations out of one home, into another one, and out again are the same file.

Control: one thing changed in the other home in between.
"""

from __future__ import annotations

import random
from pathlib import Path

from reader.exporting import Exporter, Selection
from reader.model import Colour, Correction, DateEvidence, Issued, Kind, MarkKind, Region
from reader.noting import Noter
from tests.faults.finding import Finding
from tests.faults.homes import copy_home, make_home, open_home

_CONTROLS = 5
_WORDS = (
    *("boats", "Care leavers", "été", "👩‍👧", "שלום", "e\u0301", '"quoted"', "\\n", "<b>", "a\nb", "\u2028"),
    *("#tag", "[[link]]", "\t", "{}", "-->", "\u00a0", "null", "𝔘", "  two  "),
)


def measure(cases: int, folder: Path) -> Finding:
    full, bare = make_home(folder / "full"), folder / "bare"
    with open_home(bare):
        pass
    chance = random.Random(1)
    mistakes = []
    marks = 0
    for number in range(cases):
        # Every third time the other home holds no articles, and the marks wait there.
        other = bare if number % 3 == 2 else full
        same, carried = _round_trip(full, other, folder / f"case{number}", chance)
        marks += carried
        if not same:
            mistakes.append(f"case {number}")
    noticed = sum(
        not _round_trip(full, full, folder / f"control{number}", chance, tamper=True)[0]
        for number in range(_CONTROLS)
    )
    return Finding(
        cases=cases,
        figure=f"{cases - len(mistakes)} of {cases} identical byte for byte ({marks:,} marks)",
        held=not mistakes,
        control=f"one thing changed in between: {noticed} of {_CONTROLS} differ",
        caught=noticed == _CONTROLS,
        mistakes=tuple(mistakes),
    )


def _round_trip(
    template: Path, other: Path, folder: Path, chance: random.Random, *, tamper: bool = False
) -> tuple[bool, int]:
    """Whether both files are the same, and how many marks they carry."""
    folder.mkdir()
    with open_home(copy_home(template, folder / "one")) as noter:
        _fill(noter, chance)
        out = _exported(noter, folder / "out.json")
        carried = noter.notebook.marks.count()
    with open_home(copy_home(other, folder / "other")) as noter:
        Exporter(noter.library, noter.notebook, noter.catch_up).import_notes(folder / "out.json")
        if tamper:
            _tamper(noter, chance)
        return _exported(noter, folder / "back.json") == out, carried


def _exported(noter: Noter, file: Path) -> bytes:
    exporter = Exporter(noter.library, noter.notebook)
    exporter.write_annotations(exporter.plan(Selection.everything()), file)
    return file.read_bytes()


def _text(chance: random.Random, most: int = 12) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randrange(1, most)))


def _name(chance: random.Random) -> str:
    """A tag, a colour or a search has to have a letter in its name."""
    return f"{chance.choice('abcdé')}{_text(chance, 3)}"


def _fill(noter: Noter, chance: random.Random) -> None:
    """Something of everything that a person can make."""
    texts = {
        summary.key: noter.library.articles.reading_text(summary.key).text
        for summary in noter.library.articles.list()
    }
    for _ in range(chance.randrange(1, 15)):
        key = chance.choice(list(texts))
        _add_mark(noter, key, len(texts[key]), chance)
    for key, text in texts.items():
        if chance.random() < 0.5:
            noter.tag_articles([key], [_name(chance)])
        if chance.random() < 0.5:
            noter.mark_read([key], True)
            noter.remember(key, chance.randrange(len(text)))
        if chance.random() < 0.3:
            noter.correct(key, _correction(chance))
    for _ in range(chance.randrange(3)):
        noter.save_search(_name(chance), _text(chance, 4))
    noter.notebook.colours.rename(chance.choice(list(Colour)), _name(chance))


def _add_mark(noter: Noter, key: str, length: int, chance: random.Random) -> None:
    kind = chance.choice(list(MarkKind))
    start = chance.randrange(length - 1)
    place = (start, start if kind is MarkKind.BOOKMARK else chance.randrange(start + 1, length))
    noter.add(
        key,
        kind,
        place if kind is MarkKind.HIGHLIGHT or chance.random() < 0.7 else None,
        colour=chance.choice(list(Colour)) if kind is MarkKind.HIGHLIGHT else None,
        body="" if kind is MarkKind.BOOKMARK else _text(chance),
        label=_text(chance, 4) if kind is MarkKind.BOOKMARK else "",
        tags=[_name(chance) for _ in range(chance.randrange(3))],
    )


def _correction(chance: random.Random) -> Correction:
    return Correction(
        chance.choice((None, _text(chance))),
        chance.choice((None, (), (Region.LONDON, Region.NORTH_EAST))),
        chance.choice((None, Issued.stated("2018-03", DateEvidence.CORRECTION))),
        chance.choice((None, Kind.EVENT)),
    )


def _tamper(noter: Noter, chance: random.Random) -> None:
    mark = chance.choice(noter.notebook.marks.select())
    if chance.random() < 0.5:
        noter.delete([mark.id])
    else:
        noter.tag_marks([mark.id], ["a tag more"])
