"""The reference documents, scored against their hand labels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.ingest.reading import numbers, read, score, share

pytestmark = pytest.mark.reference


@pytest.fixture(scope="module")
def figures(reference_documents: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    labels = (reference_documents / "gold" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return score(
        reference_documents / "tools" / "score_parse.py",
        [json.loads(line) for line in labels],
        reference_documents / "seeds",
        tmp_path_factory.mktemp("score"),
    )


@pytest.mark.parametrize(
    ("figure", "may_miss"),
    [
        ("articles found", 0),
        ("title exact", 0),
        ("publisher", 0),
        ("emails", 0),
        ("urls", 0),
        ("regions", 1),
        ("issued (or none) exact", 1),
        ("committees", 1),
        ("kind", 2),
        ("issued evidence", 1),
        ("bracket overlaps where no date is stated", 2),
        ("newsletter items", 0),
        ("newsletter contacts", 0),
        ("newsletter table", 0),
        ("newsletter resources", 0),
    ],
)
def test_counts_meet_their_bars(figures: dict[str, str], figure: str, may_miss: int) -> None:
    good, total = share(figures[figure])
    assert total - good <= may_miss, figures[figure]


def test_headings_meet_their_bars(figures: dict[str, str]) -> None:
    f1 = float(figures["headings"].split("F1 ")[1].split()[0])
    right, total = share(figures["heading levels"])
    assert f1 >= 0.95
    assert right / total >= 0.93


def test_nothing_lost_added_or_out_of_order(figures: dict[str, str]) -> None:
    lost, added, _, disorder = numbers(figures["words"])
    assert (lost, disorder) == (0, 0)
    assert added <= 10
    assert share(figures["debris shown"])[0] == 0


def test_brackets_are_close(figures: dict[str, str]) -> None:
    median, widest = numbers(figures["bracket width, months"])
    assert median <= 3
    assert widest <= 24


def test_every_article_is_found_once_and_the_copy_twice(reference_documents: Path) -> None:
    articles = [
        article
        for path in sorted((reference_documents / "seeds").glob("*.txt"))
        for article in read(path.read_text(encoding="utf-8"), path.name)
    ]
    assert len(articles) == 104
    assert len({(article.title, article.issued.iso, article.blocks) for article in articles}) == 103
