"""`note`, `bookmark`, `tag`, `backup`, `restore`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def key(filled: Run) -> str:
    return str(filled("list", "--format", "json").json[0]["key"])


@pytest.fixture
def words(filled: Run, key: str) -> str:
    """Words that stand once in the article."""
    text = filled("show", key, "--format", "json").json["text"]
    lines = (str(line) for line in text.split("\n"))
    return next(line for line in lines if len(line) > 20 and text.count(line) == 1)[:40].strip()


def test_a_note_on_words_of_the_article(filled: Run, key: str, words: str) -> None:
    made = filled(
        "note", "add", key, "--quote", words, "--text", "Ask **why**.", "--tag", "ferry", "--format", "json"
    )
    assert (made.code, made.json["quote"], made.json["text"]) == (0, words, "Ask **why**.")
    text = filled("show", key, "--format", "json").json["text"]
    assert text[made.json["start"] : made.json["end"]] == words
    (listed,) = filled("note", "list", "--format", "json").json
    assert listed == made.json
    assert "Ask **why**." in filled("note", "list").stdout


def test_a_note_on_the_whole_article_by_the_start_of_its_key(filled: Run, key: str) -> None:
    made = filled("note", "add", key[:10], "--text", "Read again", "--format", "json").json
    assert (made["key"], made["quote"]) == (key, None)


def test_a_quotation_with_other_quotes_and_spaces_is_found(filled: Run, key: str, words: str) -> None:
    made = filled("note", "add", key, "--quote", f"  {words.upper().replace(' ', '  ')} ", "--text", "x")
    assert made.code == 0


@pytest.mark.parametrize(
    ("copied", "words"),
    [
        ("- longer strings\n- a tartan tail", "longer strings\na tartan tail"),
        ("# Kite making in libraries", "Kite making in libraries"),
        ("**green** [kites](https://example.org) go", "green kites go"),
        ("| Kite making | in libraries |\n| --- | --- |", "Kite making in libraries"),
    ],
)
def test_a_quotation_may_be_copied_from_markdown(filled: Run, copied: str, words: str) -> None:
    kite = next(each["key"] for each in filled("list", "--format", "json").json if "West" in each["title"])
    made = filled("note", "add", kite, "--quote", copied, "--text", "x", "--format", "json")
    assert (made.code, made.json["quote"]) == (0, words)


def test_a_quotation_that_is_not_there_is_refused(filled: Run, key: str) -> None:
    outcome = filled("note", "add", key, "--quote", "a zeppelin full of owls", "--text", "x")
    assert outcome.code == 1
    assert "do not stand in the article" in outcome.stderr
    assert filled("note", "list").stdout == ""


def test_of_an_ambiguous_quotation_one_place_is_chosen(filled: Run, key: str) -> None:
    text = filled("show", key, "--format", "json").json["text"]
    outcome = filled("note", "add", key, "--quote", "the", "--text", "x")
    assert outcome.code == 1
    assert "--nth" in outcome.stderr
    made = filled("note", "add", key, "--quote", "the", "--nth", "2", "--text", "x", "--format", "json").json
    assert text[made["start"] : made["end"]] == "the"
    assert text[: made["start"]].count("the") == 1
    assert filled("note", "add", key, "--quote", "the", "--nth", "9999", "--text", "x").code == 1


def test_mistakes_are_said(filled: Run, key: str) -> None:
    assert filled("note", "add", "ffff", "--text", "x").code == 1
    assert filled("note", "add", key, "--text", " ").code == 2
    assert filled("note", "add", key).code == 2
    assert filled("note", "add", key, "--nth", "1", "--text", "x").code == 2
    assert filled("note", "add", key, "--quote", " ", "--text", "x").code == 2
    assert filled("note", "list").stdout == ""


def test_a_whole_article_is_bookmarked_once(filled: Run, key: str) -> None:
    first = filled("bookmark", "add", key, "--format", "json").json
    again = filled("bookmark", "add", key, "--label", "Here", "--tag", "ferry", "--format", "json").json
    assert (again["id"], again["label"], again["tags"]) == (first["id"], "Here", ["ferry"])
    assert filled("bookmark", "add", key, "--format", "json").json == again
    assert filled("bookmark", "list", "--format", "json").json == [again]


def test_notes_are_listed_by_an_article_that_is_no_longer_here(filled: Run, key: str) -> None:
    filled("note", "add", key, "--text", "Still mine")
    filled("remove", key)
    (listed,) = filled("note", "list", "--article", key[:8], "--format", "json").json
    assert listed["text"] == "Still mine"
    assert filled("note", "list", "--article", "ffff").code == 1


def test_bookmarks_and_tags(filled: Run, key: str, words: str) -> None:
    filled("bookmark", "add", key)
    filled("bookmark", "add", key, "--quote", words, "--label", "Here")
    listed = filled("bookmark", "list", "--format", "json").json
    assert [each["label"] for each in listed] == ["", "Here"]
    assert filled("tag", "add", key, "school places", "ferry").code == 0
    tags = filled("tag", "list", "--format", "json").json
    assert [(each["tag"], each["articles"]) for each in tags] == [("ferry", 1), ("school places", 1)]


def test_backing_up_and_going_back(filled: Run, key: str) -> None:
    filled("note", "add", key, "--text", "First")
    made = filled("backup", "--format", "json").json
    assert Path(made["path"]).exists()
    filled("note", "add", key, "--text", "Second")
    (held,) = filled("restore", "--format", "json").json
    assert (held["notes"], held["only_now"]) == (1, 1)
    assert filled("restore", "no-such-backup").code == 1
    done = filled("restore", made["name"])
    assert done.code == 0
    assert [each["text"] for each in filled("note", "list", "--format", "json").json] == ["First"]
    assert len(filled("restore", "--format", "json").json) == 2
    assert filled("check").code == 0
