"""`search` tells all of what was found, as JSON and for people; what it finds of notes is as they are now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library
from reader.paths import Home
from tests.cli.conftest import Run

_MANY = "Wind vane count\n\n" + " ".join(f"vane {number}" for number in range(450)) + "\n"
_ACRONYMS = "Wind gauge news\n\nThe Wind Gauge Board (WGB) met. Sailors like the WGB.\n"
_UNDATED = """---
title: Mill pond notes
issued_bracket: [2017-11, 2018-02]
---

The mill pond froze.
"""


@pytest.fixture
def noted(filled: Run) -> Run:
    """The three documents, with a note on the one of the North West."""
    filled("note", "add", _key(filled, "West"), "--text", "Ask who pays for the kites", "--tag", "Budget")
    return filled


def _key(run: Run, title: str) -> str:
    return str(next(each["key"] for each in run("list", "--format", "json").json if title in each["title"]))


def _search(run: Run, *arguments: str) -> Any:
    outcome = run("search", *arguments, "--format", "json")
    assert (outcome.code, outcome.stderr) == (0, "")
    return outcome.json


def test_hits_in_notes_name_their_mark(noted: Run) -> None:
    (note,) = noted("note", "list", "--format", "json").json
    (result,) = _search(noted, "note:kite")["results"]
    (hit,) = result["hits"]
    assert (hit["in"], hit["note"]) == ("note", note["id"])
    assert note["text"][hit["start"] : hit["end"]] == hit["text"] == "kites"
    assert "1 hit, 1 in your notes" in noted("search", "note:kite").stdout


def test_every_hit_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "many.txt").write_text(_MANY, encoding="utf-8")
    run("import", tmp_path / "many.txt")
    (result,) = _search(run, "vane")["results"]
    assert len([hit for hit in result["hits"] if hit["in"] == "text"]) == 450
    assert "451 hits" in run("search", "vane").stdout


def test_facets_count_what_was_found(noted: Run) -> None:
    facets = _search(noted, "the")["facets"]
    assert list(facets) == ["regions", "years", "kinds", "publishers", "tags"]
    assert {"value": "north_west", "articles": 1} in facets["regions"]
    assert {"value": None, "articles": 1} in facets["regions"]
    assert {"value": 2018, "articles": 1} in facets["years"]
    assert facets["tags"] == [{"value": "Budget", "articles": 1}]


def test_nothing_found_says_what_may_help(noted: Run) -> None:
    found = _search(noted, "lantren region:london")
    assert (found["total"], found["suggestions"][0]) == (0, "lantern region:london")
    assert "Did you mean: lantern region:london" in noted("search", "lantren region:london").stdout
    (excluded,) = _search(noted, "tartan region:london")["excluded"]
    assert excluded == {"filter": "region London", "articles": 1, "query": "tartan"}
    assert "Without “region London”: 1 article." in noted("search", "tartan region:london").stdout


def test_what_was_not_understood_is_said(noted: Run) -> None:
    (misread,) = _search(noted, "kite region:atlantis")["misreadings"]
    assert "kite region:atlantis"[misread["start"] : misread["end"]] == misread["text"] == "atlantis"
    assert misread["reason"] in noted("search", "kite region:atlantis").stdout


def test_acronyms_are_looked_for_unless_that_is_switched_off(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gauge.txt").write_text(_ACRONYMS, encoding="utf-8")
    run("import", tmp_path / "gauge.txt")
    found = _search(run, "wgb")
    assert found["expansions"] == [{"typed": "wgb", "others": ["Wind Gauge Board"]}]
    assert "Wind Gauge Board" in {hit["text"] for hit in found["results"][0]["hits"]}
    plain = _search(run, "wgb", "--no-acronyms")
    assert (plain["total"], plain["expansions"], plain["understood"]) == (1, [], "wgb")
    assert "Also looked for: Wind Gauge Board for wgb" in run("search", "wgb").stdout


def test_articles_that_may_belong_are_counted_apart(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pond.md").write_text(_UNDATED, encoding="utf-8")
    run("import", tmp_path / "pond.md")
    found = _search(run, "mill after:2018")
    assert (found["total"], found["may_belong"]) == (0, 1)
    assert "1 more article may belong" in run("search", "mill after:2018").stdout
    assert _search(run, "mill after:2017-11 before:2018-03")["total"] == 1


def test_the_order_can_be_chosen(filled: Run) -> None:
    def titles(order: str) -> list[str]:
        return [each["title"].split()[0] for each in _search(filled, "the", "--sort", order)["results"]]

    assert titles("newest") == ["London", "North", "Harbour"]
    assert titles("oldest") == ["North", "London", "Harbour"]
    assert titles("region") == ["London", "North", "Harbour"]


def test_notes_are_found_in_a_library_that_was_made_anew(noted: Run, home: Path, documents: Path) -> None:
    for file in home.glob("library.sqlite*"):
        file.unlink()
    assert noted("import", documents).code == 0
    assert _search(noted, "note:kites tag:budget has:note")["total"] == 1


def test_a_damaged_notebook_keeps_nobody_from_searching(noted: Run, home: Path) -> None:
    (home / "notebook.sqlite").write_bytes(b"no database" * 1000)
    outcome = noted("search", "tartan", "--format", "json")
    assert (outcome.code, outcome.json["total"]) == (0, 1)
    assert "notebook" in outcome.stderr
    assert (home / "notebook.sqlite").read_bytes() == b"no database" * 1000


def test_marks_find_their_places_after_an_import(filled: Run, documents: Path) -> None:
    key = _key(filled, "West")
    filled("note", "add", key, "--quote", "The lending books show that green kites go first.", "--text", "x")
    file = documents / "kite.txt"
    text = file.read_text(encoding="utf-8").replace(
        "Eleven of the libraries", "By now eleven of all the libraries"
    )
    file.write_text(text, encoding="utf-8")
    assert filled("import", file, "--format", "json").json["updated"] == 1
    library = Library.open(Home(documents.parent / "home").library)
    now = library.articles.reading_text(key).text
    library.close()
    (mark,) = filled("note", "list", "--format", "json").json
    assert mark["placement"] == "placed"
    assert now[mark["start"] : mark["end"]] == mark["quote"]


def test_an_import_says_how_many_marks_lost_their_place(filled: Run, documents: Path) -> None:
    filled("note", "add", _key(filled, "West"), "--quote", "somewhere to fly them", "--text", "Where?")
    file = documents / "kite.txt"
    text = file.read_text(encoding="utf-8").replace("somewhere to fly them", "a shed")
    file.write_text(text, encoding="utf-8")
    outcome = filled("import", file)
    assert outcome.code == 0
    assert "The place of 1 note or highlight in a changed text is not certain" in outcome.stderr
    assert filled("note", "list", "--format", "json").json[0]["placement"] == "review"
    assert filled("import", file).stderr == ""


def test_marks_wait_for_an_article_that_was_removed(filled: Run, documents: Path) -> None:
    key = _key(filled, "West")
    filled("note", "add", key, "--quote", "a tartan tail", "--text", "x")
    filled("remove", key)
    assert filled("note", "list", "--format", "json").json[0]["placement"] == "waiting"
    filled("import", documents)
    assert filled("note", "list", "--format", "json").json[0]["placement"] == "placed"
    assert json.loads(filled("search", "has:note", "--format", "json").stdout)["total"] == 1
