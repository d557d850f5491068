from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export import choose_names, free_name
from reader.export.names import article_stem, folded, safe_stem
from reader.model import Citation
from tests.export.samples import HARBOUR, KITES

_KEYS = st.text("0123456789abcdef", min_size=20, max_size=20)
_TITLES = st.text(max_size=200) | st.sampled_from(["Update", "UPDATE", "Ｕpdate", "Straße", "STRASSE", "con"])


def test_date_and_title() -> None:
    assert article_stem(KITES) == "2018-05 North West update kites"
    assert article_stem(HARBOUR) == "Undated Harbour swimming"


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"),
        ("#tag ^id [[link]]", "tag id link"),
        ("ends with dots... ", "ends with dots"),
        ("..hidden", "hidden"),
        ("CON", "CON_"),
        ("nul.txt", "nul_.txt"),
        ("COM¹", "COM¹_"),
        ("console", "console"),
        ("a\u202eb\u200bc\x00d", "a b c d"),
        ("", "Untitled"),
        ("???", "Untitled"),
        ("e\u0301te\u0301", "été"),
    ],
)
def test_names_that_windows_and_links_take(title: str, stem: str) -> None:
    assert safe_stem(title) == stem


@given(_TITLES)
def test_any_title_makes_a_valid_name(title: str) -> None:
    stem = safe_stem(title)
    assert stem
    assert len(stem.encode()) <= 122
    assert not set(stem) & set('#^[]|:\\/*?"<>%{}')
    assert stem == stem.strip(" .")
    assert stem.isprintable()
    assert safe_stem(stem) == stem


@given(st.dictionaries(_KEYS, _TITLES, max_size=8), st.lists(_TITLES, max_size=3), st.randoms())
def test_names_never_collide(titles: dict[str, str], foreign: list[str], rng: random.Random) -> None:
    articles = [Citation(key, title, None, None, "No date") for key, title in titles.items()]
    taken = [f"Undated {safe_stem(each)}.md" for each in foreign]
    names = choose_names(articles, {}, taken)
    assert len({folded(name) for name in (*names.values(), *set(map(folded, taken)))}) == len(articles) + len(
        set(map(folded, taken))
    )
    shuffled = list(articles)
    rng.shuffle(shuffled)
    assert choose_names(shuffled, {}, taken) == names


def test_two_articles_of_one_title_stay_two() -> None:
    twin = replace(KITES, key="aaaabbbbccccddddeeee", title=KITES.title.upper())
    names = choose_names([KITES, twin], {}, [])
    assert names == {
        KITES.key: "2018-05 North West update kites (01234567).md",
        twin.key: "2018-05 NORTH WEST UPDATE KITES (aaaabbbb).md",
    }


def test_a_name_stays_though_the_title_was_corrected() -> None:
    corrected = replace(KITES, title="North West update: kites and lanterns", issued="2018-06")
    assert choose_names([corrected], {KITES.key: "My kites.md"}, []) == {KITES.key: "My kites.md"}


def test_a_foreign_file_keeps_its_name() -> None:
    names = choose_names([KITES], {}, ["2018-05 north west UPDATE kites.md"])
    assert names[KITES.key] == "2018-05 North West update kites (01234567).md"
    assert free_name("Index", ["index.MD", "Index 2.md"]) == "Index 3.md"
