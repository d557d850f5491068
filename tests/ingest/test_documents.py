"""Invented documents of other years and publishers, against what a person reads in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from reader.model import Article, BlockType, comparable
from tests.ingest.reading import DOCUMENTS, expected_of, headings, numbers, read, score, share, texts, words

_ALL = sorted(DOCUMENTS.glob("*.txt"))
_CASES = [
    pytest.param(path, at, id=f"{path.stem}-{at + 1}")
    for path in _ALL
    for at in range(len(expected_of(path)))
]


def _article(path: Path, at: int) -> tuple[Article, dict[str, Any]]:
    articles = read(path.read_text(encoding="utf-8"), path.name)
    assert len(articles) == len(expected_of(path))
    return articles[at], expected_of(path)[at]


@pytest.mark.parametrize(("path", "at"), _CASES)
def test_what_it_is(path: Path, at: int) -> None:
    article, expected = _article(path, at)
    assert article.source == path.name
    assert article.ordinal == at + 1
    assert article.title == expected["title"]
    assert article.publisher == expected["publisher"]
    assert article.kind == expected["kind"]
    assert list(article.regions) == expected["regions"]
    assert list(article.committees) == expected["committees"]
    assert list(article.tags) == expected["tags"]
    assert list(article.emails) == expected["emails"]
    assert list(article.urls) == expected["urls"]


@pytest.mark.parametrize(("path", "at"), _CASES)
def test_when_it_was_issued(path: Path, at: int) -> None:
    article, expected = _article(path, at)
    issued = article.issued
    assert issued.iso == expected["issued"]
    assert issued.evidence == expected["issued_evidence"]
    assert bool(issued.reason) == bool(expected["issued"] or expected["bracket"])
    bracket = [str(issued.earliest), str(issued.latest)] if issued.earliest else None
    assert bracket == expected["bracket"]


@pytest.mark.parametrize(("path", "at"), _CASES)
def test_how_it_is_built(path: Path, at: int) -> None:
    article, expected = _article(path, at)
    names = {item.programme for item in article.items}
    found = [list(heading) for heading in headings(article.blocks) if heading[1] not in names]
    assert found == expected["headings"]
    levels = Counter(min(block.level, 2) for block in article.blocks if block.type is BlockType.LIST_ITEM)
    assert levels[1] == expected["list_items"]
    assert levels[2] == expected["list_items_2"]
    if "items" not in expected:
        paragraphs = sum(block.type is BlockType.PARAGRAPH for block in article.blocks)
        assert paragraphs == expected["paragraphs"] + bool(expected["terminator"])


@pytest.mark.parametrize(("path", "at"), _CASES)
def test_no_debris_is_shown(path: Path, at: int) -> None:
    article, expected = _article(path, at)
    shown = texts(article.blocks)
    for fragment in expected["artefacts"]:
        assert not any(comparable(fragment) == comparable(text) for text in shown)
        assert len(fragment.split()) <= 3 or not any(fragment in text for text in shown)


@pytest.mark.parametrize("path", _ALL, ids=lambda path: path.stem)
def test_nothing_is_added(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    articles = read(source, path.name)
    shown = Counter(words(" ".join(text for article in articles for text in texts(article.blocks))))
    assert not shown - Counter(words(source))


@pytest.mark.parametrize(
    "path", [path for path in _ALL if "items" in expected_of(path)[0]], ids=lambda path: path.stem
)
def test_newsletter_parts(path: Path) -> None:
    article, expected = _article(path, 0)
    items = [(item.programme, bool(item.update), bool(item.action), item.section) for item in article.items]
    assert items == [
        (item["programme"], item["has_update"], item["has_action"], item["section"])
        for item in expected["items"]
    ]
    contacts = [
        {
            "role": one.role,
            "name": one.name,
            "organisation": one.organisation,
            "email": one.email,
            "phone": one.phone,
        }
        for one in article.contacts
    ]
    assert contacts == expected["contacts"]
    assert len(article.resources) == expected["resources"]
    tables = [[[cell.text for cell in row] for row in block.rows] for block in article.blocks if block.rows]
    assert tables == ([expected["table"]] if "table" in expected else [])


@pytest.mark.reference
def test_the_scorer_agrees(reference_documents: Path, tmp_path: Path) -> None:
    labels = [{**label, "ambiguous": []} for path in _ALL for label in expected_of(path)]
    figures = score(reference_documents / "tools" / "score_parse.py", labels, DOCUMENTS, tmp_path)
    for name, figure in figures.items():
        if " = " in figure:
            good, total = share(figure)
            assert good == total, name
    assert "F1 1.000" in figures["headings"]
    assert share(figures["debris shown"])[0] == 0
    lost, added, _, disorder = numbers(figures["words"])
    assert (lost, added, disorder) == (0, 0, 0)
