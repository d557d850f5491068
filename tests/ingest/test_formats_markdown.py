"""Markdown files and their front matter."""

from __future__ import annotations

import pytest

from reader.errors import UnreadableDocument
from reader.ingest.formats.markdown import read_markdown, split_front_matter
from reader.ingest.front_matter import apply
from reader.model import (
    Article,
    BlockType,
    Committee,
    DateEvidence,
    Issued,
    Kind,
    Month,
    Region,
    TitleEvidence,
)

FRONT = """---
title: "Coast Update: May"   # the title
publisher: 'Coasts'' Own'
kind: newsletter
regions: [south_east, "East of England"]
committees:
  - HCAN
  - Workforce Development
issued_bracket: [2017-11, 2017-12]
tags: [one, "two, and three"]
digest: true
nothing:
empty: null
---
# Part

Words of the *body*.

- item
"""


def test_front_matter_becomes_metadata() -> None:
    document = read_markdown("m.md", FRONT.encode())
    assert document.title == "Coast Update: May"
    assert document.metadata == {
        "title": "Coast Update: May",
        "publisher": "Coasts' Own",
        "kind": "newsletter",
        "regions": "south_east; East of England",
        "committees": "HCAN; Workforce Development",
        "issued_bracket": "2017-11; 2017-12",
        "tags": "one; two, and three",
        "digest": "true",
        "nothing": "",
        "empty": "",
    }
    assert [(line.role, line.text) for line in document.lines] == [
        (BlockType.HEADING, "Part"),
        (BlockType.PARAGRAPH, "Words of the body."),
        (BlockType.LIST_ITEM, "item"),
    ]


@pytest.mark.parametrize(
    ("text", "fields", "body"),
    [
        ("# No front matter", {}, "# No front matter"),
        ("---\nnot closed: x\nwords", {}, "---\nnot closed: x\nwords"),
        ("---\n---\nbody", {}, "body"),
        ("---\na: b\n...\nbody", {"a": "b"}, "body"),
        ("--- \nA: b # c\n---  \nbody", {"a": "b"}, "body"),
        ("---\na: [x, y\n---\n", {"a": "x; y"}, ""),
        ("---\na: http://example.org/#x\n---\n", {"a": "http://example.org/#x"}, ""),
        ('---\na: "x \\" y"\n---\n', {"a": 'x " y'}, ""),
        ("---\na: ''\nb:c\n---\n", {"a": ""}, ""),
        ("---\na: {x: 1}\n  deeper: 2\n- lost\n---\nbody", {"a": "{x: 1}; lost"}, "body"),
    ],
)
def test_front_matter_in_all_its_forms(text: str, fields: dict[str, str], body: str) -> None:
    assert split_front_matter(text) == (fields, body)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "\n".join([": x"] * 5000),
        ">" * 3000 + " x",
        "* " * 3000,
        "\n".join("  " * depth + "- x" for depth in range(600)),
        "`" * 20_000,
        "x" * 200_000,
        "<div>" * 20_000,
        "---\n---\n",
        "---\na: b\n---\n",
    ],
)
def test_hostile_markdown_is_read_or_refused_quickly(text: str) -> None:
    try:
        assert read_markdown("m.md", text.encode()).lines
    except UnreadableDocument:
        pass


ARTICLE = Article("Guessed", (), kind=Kind.OTHER, title_evidence=TitleEvidence.MADE, tags=("old",))


def test_front_matter_wins_over_guesses() -> None:
    article = apply(ARTICLE, read_markdown("m.md", FRONT.encode()).metadata)
    assert (article.title, article.title_evidence) == ("Coast Update: May", TitleEvidence.STATED)
    assert (article.publisher, article.kind) == ("Coasts' Own", Kind.NEWSLETTER)
    assert article.regions == (Region.SOUTH_EAST, Region.EAST_OF_ENGLAND)
    assert article.committees == (Committee.HCAN, Committee.WD)
    assert (article.issued.earliest, article.issued.latest) == (Month(2017, 11), Month(2017, 12))
    assert article.tags == ("one", "two", "and three")


@pytest.mark.parametrize(
    ("metadata", "iso"),
    [
        ({"issued": "2019-10-25"}, "2019-10-25"),
        ({"issued": "2019-10"}, "2019-10"),
        ({"date": "2019-10-25T09:00:00Z"}, "2019-10-25"),
        ({"issued": "2019-10", "date": "2018-01-01", "issued_bracket": "2017-01..2017-02"}, "2019-10"),
    ],
)
def test_a_stated_date(metadata: dict[str, str], iso: str) -> None:
    issued = apply(ARTICLE, metadata).issued
    assert (issued.iso, issued.evidence) == (iso, DateEvidence.METADATA)


@pytest.mark.parametrize(
    "written", ["2017-11..2017-12", "2017-11; 2017-12", "2017-11/2017-12", "2017-11 to 2017-12"]
)
def test_a_bracket(written: str) -> None:
    issued = apply(ARTICLE, {"issued_bracket": written}).issued
    assert (issued.earliest, issued.latest) == (Month(2017, 11), Month(2017, 12))


@pytest.mark.parametrize(
    "metadata",
    [
        {},
        {"published": "2019-10-25", "site_name": "Elsewhere"},
        {"issued": "last week"},
        {"issued": "2019-02-31"},
        {"issued_bracket": "2018-01..2017-01"},
        {"kind": "poem", "regions": "Atlantis", "committees": "XX", "title": "", "tags": ";"},
    ],
)
def test_what_says_nothing_changes_nothing(metadata: dict[str, str]) -> None:
    assert apply(ARTICLE, metadata) == ARTICLE
    assert apply(ARTICLE, metadata).issued == Issued()


@pytest.mark.parametrize("written", ["Families, Communities & Young People", "fcyp", "FCYP"])
def test_committees_by_code_and_by_name(written: str) -> None:
    assert apply(ARTICLE, {"committees": written}).committees == (Committee.FCYP,)


@pytest.mark.parametrize(("said", "digest"), [("true", True), ("True ", True), ("false", False), ("", False)])
def test_a_digest_says_that_it_is_one(said: str, digest: bool) -> None:
    article = Article(title="An update", blocks=())
    assert apply(article, {"title": "Update", "digest": said}).digest is digest


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        ({"issued": "2017-11"}, "The document’s own details say November 2017."),
        ({"issued": "2017-11-03", "digest": "true"}, "The digest’s own details say 3 November 2017."),
        (
            {"issued_bracket": "2017-11..2017-12", "digest": "true"},
            "No date is stated; the digest’s own details name these months.",
        ),
        (
            {"issued_bracket": "2017-11..2017-12"},
            "No date is stated; the document’s own details name these months.",
        ),
    ],
)
def test_it_is_said_in_plain_words_what_the_date_rests_on(stated: dict[str, str], reason: str) -> None:
    assert apply(ARTICLE, stated).issued.reason == reason
