from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.invented import KITE


def key_of(run: Run, title: str) -> str:
    return str(next(each["key"] for each in run("list", "--format", "jsonl").lines if title in each["title"]))


def test_list(filled: Run) -> None:
    outcome = filled("list", "--format", "json")
    assert outcome.code == 0
    titles = [each["title"] for each in outcome.json]
    assert titles[:2] == ["London Update March 2019", "North West Update May 2018"]
    kite = outcome.json[1]
    assert list(kite) == [
        *("key", "title", "publisher", "kind", "regions", "issued", "issued_bracket", "words", "digest")
    ]
    assert kite["kind"] == "regional_update"
    assert kite["regions"] == ["north_west"]
    assert (kite["issued"], kite["issued_bracket"]) == ("2018-05", None)
    assert kite["digest"] is False
    assert outcome.json == filled("list", "--format", "jsonl").lines


def test_list_for_people(filled: Run) -> None:
    lines = filled("list").stdout.splitlines()
    assert len(lines) == 3
    assert lines[1].split(maxsplit=1)[1].split("  ")[0] == "May 2018"
    assert lines[1].endswith("North West Update May 2018")


def test_an_empty_library_is_no_failure(run: Run) -> None:
    assert run("list").stdout == ""
    assert run("list", "--format", "json").json == []
    assert run("search", "kite", "--format", "json").json["total"] == 0
    assert run("list").code == run("search", "kite").code == 0


def test_show(filled: Run) -> None:
    key = key_of(filled, "North West")
    text = filled("show", key[:8]).stdout
    assert text.startswith("North West Update May 2018\n")
    assert "North West · May 2018" in text
    assert "\n# Kite making in libraries\n" in text
    shown = filled("show", key, "--format", "json").json
    assert shown["key"] == key
    assert "a tartan tail" in shown["text"]
    assert "- a tartan tail" in shown["markdown"]
    assert shown["version"] == 1
    assert [each["number"] for each in shown["versions"]] == [1]
    assert shown["sources"][0]["path"].endswith("kite.txt")


def test_an_earlier_text_is_kept(run: Run, documents: Path) -> None:
    file = documents / "kite.txt"
    run("import", file)
    file.write_text(KITE.replace("green kites", "purple kites"), encoding="utf-8")
    assert run("import", file, "--format", "json").json["updated"] == 1
    key = key_of(run, "North West")
    assert "purple kites" in run("show", key).stdout
    earlier = run("show", key, "--version", "1", "--format", "json").json
    assert "green kites" in earlier["text"]
    assert "green kites" in earlier["markdown"]
    assert earlier["version"] == 1
    missing = run("show", key, "--version", "7")
    assert missing.code == 1
    assert missing.stderr


@pytest.mark.parametrize(
    "arguments", [["show", "ffff"], ["show", ""], ["remove", "ffff"], ["show", "no key"]]
)
def test_an_unknown_key_is_said(filled: Run, arguments: list[str]) -> None:
    outcome = filled(*arguments)
    assert outcome.code == 1
    assert outcome.stderr.startswith("No article")
    assert "Traceback" not in outcome.stderr


def test_search(filled: Run) -> None:
    outcome = filled("search", "kite “tartan tail”", "--format", "json")
    assert outcome.code == 0
    found = outcome.json
    assert list(found) == [
        *("query", "understood", "total", "results"),
        *("may_belong", "expansions", "misreadings", "facets", "suggestions", "excluded"),
    ]
    assert found["query"] == "kite “tartan tail”"
    assert found["understood"] == "kite AND “tartan tail”"
    assert found["total"] == 1
    (result,) = found["results"]
    assert list(result) == [
        *("key", "title", "publisher", "kind", "regions", "issued", "issued_bracket", "words", "digest"),
        *("score", "snippet", "hits"),
    ]
    text = filled("show", result["key"], "--format", "json").json["text"]
    assert {"Kite", "kites", "tartan tail"} <= {hit["text"] for hit in result["hits"]}
    for hit in result["hits"]:
        assert list(hit) == ["in", "start", "end", "text", "heading", "note"]
        assert hit["in"] == "text"
        assert text[hit["start"] : hit["end"]] == hit["text"]
        assert hit["note"] is None
    assert result == filled("search", "kite “tartan tail”", "--format", "jsonl").lines[0]


def test_a_query_may_be_several_arguments_and_begin_with_a_hyphen(filled: Run) -> None:
    assert filled("search", "tartan", "tail", "--format", "json").json["query"] == "tartan tail"
    assert filled("search", "-helping", "kite", "--format", "json").json["query"] == "-helping kite"


def test_search_for_people(filled: Run) -> None:
    text = filled("search", "tartan").stdout
    assert text.startswith("1 article for tartan\n\nNorth West Update May 2018\n")
    limited = filled("search", "the", "--limit", "1").stdout
    assert "more: --limit" in limited


@pytest.mark.parametrize("query", ["zebra", "", "!!!", '"', "kite NOT", "title:", "\udc80", "a" * 5_000])
def test_no_hit_is_no_failure(filled: Run, query: str) -> None:
    outcome = filled("search", query)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert outcome.stdout


def test_remove(filled: Run) -> None:
    kite, lantern = key_of(filled, "North West"), key_of(filled, "London")
    outcome = filled("remove", kite, "ffff", "--format", "json")
    assert outcome.code == 1
    assert outcome.json["removed"] == 1
    assert [each["key"] for each in outcome.json["failed"]] == ["ffff"]
    assert "ffff" in outcome.stderr
    assert filled("remove", lantern).stdout == "1 article removed.\n"
    assert len(filled("list", "--format", "jsonl").lines) == 1
