from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_import_says_what_it_did(run: Run, documents: Path) -> None:
    first = run("import", documents)
    assert (first.code, first.stderr) == (0, "")
    assert first.stdout == "3 added, 0 updated, 0 unchanged, 0 duplicates, 0 failed\n"
    again = run("import", documents, "--format", "json")
    assert again.code == 0
    assert again.json == {"added": 0, "updated": 0, "unchanged": 3, "duplicates": 0, "failed": []}


def test_what_cannot_be_read_is_named_and_the_rest_goes_in(run: Run, documents: Path) -> None:
    (documents / "broken.txt").write_bytes(b"\x7fELF\x00\x01\x02\x00\x00\xff" * 40)
    (documents / "empty.txt").write_text("")
    outcome = run("import", documents, documents / "absent.txt", "--format", "json")
    assert outcome.code == 1
    assert outcome.json["added"] == 3
    failed = {Path(each["path"]).name: each["reason"] for each in outcome.json["failed"]}
    assert set(failed) == {"broken.txt", "empty.txt", "absent.txt"}
    for name, reason in failed.items():
        assert f"{name}: {reason}" in outcome.stderr


@pytest.mark.parametrize("command", ["import", "parse"])
def test_a_folder_of_documents_that_cannot_be_read_yet_says_so(
    run: Run, tmp_path: Path, command: str
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in ("paper.pdf", "minutes.docx", "picture.png"):
        (folder / name).write_bytes(b"whatever it holds")
    outcome = run(command, folder)
    assert outcome.code == 1
    assert f"{folder / 'paper.pdf'}: PDF files cannot be read yet; save this one as" in outcome.stderr
    assert f"{folder / 'minutes.docx'}: Word documents cannot be read yet" in outcome.stderr
    assert "picture.png" not in outcome.stderr


def test_parse_prints_the_parse_contract_in_source_order(run: Run, new_home: Path, documents: Path) -> None:
    lantern, kite = documents / "lantern.txt", documents / "kite.txt"
    outcome = run("--home", new_home, "parse", lantern, kite, "--format", "jsonl")
    assert (outcome.code, outcome.stderr) == (0, "")
    articles = outcome.lines
    assert [each["source"] for each in articles] == ["lantern.txt", "kite.txt"]
    assert [each["ordinal"] for each in articles] == [1, 1]
    assert [each["title"] for each in articles] == ["London Update March 2019", "North West Update May 2018"]
    assert articles[0]["regions"] == ["london"]
    assert articles[0]["issued"] == "2019-03"
    assert articles[0]["emails"] == ["pat.lantern@example.org"]
    assert articles[1]["blocks"][0] == {"type": "heading", "level": 1, "text": "Kite making in libraries"}
    assert not new_home.exists(), "parsing keeps nothing"


def test_parse_as_one_json_list_is_the_same(run: Run, documents: Path) -> None:
    listed = run("parse", documents, "--format", "json").json
    assert len(listed) == 3
    assert listed == run("parse", documents, "--format", "jsonl").lines


def test_parse_prints_text_for_people(run: Run, documents: Path) -> None:
    text = run("parse", documents / "kite.txt").stdout
    assert text.startswith("North West Update May 2018\n")
    assert "North West · May 2018" in text
    assert "- longer strings\n" in text


def test_parse_names_what_cannot_be_read(run: Run, documents: Path) -> None:
    outcome = run("parse", documents / "absent.txt", documents / "kite.txt", "--format", "jsonl")
    assert outcome.code == 1
    assert len(outcome.lines) == 1
    assert "absent.txt: There is no such file or folder." in outcome.stderr


def test_a_pattern_that_the_shell_left_is_read(run: Run, documents: Path) -> None:
    assert len(run("parse", documents / "*a*.txt", "--format", "jsonl").lines) == 2
    (documents / "[draft].txt").write_bytes((documents / "kite.txt").read_bytes())
    assert [
        each["source"] for each in run("parse", documents / "[draft].txt", "--format", "jsonl").lines
    ] == ["[draft].txt"]


@pytest.mark.parametrize("name", ["x" * 300, "**x", "a\nb", "kite.txt/below"])
def test_an_impossible_path_is_a_failure_by_name(run: Run, documents: Path, name: str) -> None:
    outcome = run("import", documents / name, "--format", "json")
    assert outcome.code == 1
    assert [each["path"] for each in outcome.json["failed"]] == [str(documents / name)]


@pytest.mark.reference
def test_the_reference_documents_go_in_once(run: Run, reference_documents: Path) -> None:
    seeds = reference_documents / "seeds"
    first = run("import", seeds, "--format", "json")
    assert first.code == 0
    assert first.json == {"added": 103, "updated": 0, "unchanged": 0, "duplicates": 1, "failed": []}
    again = run("import", seeds, "--format", "json").json
    assert (again["added"], again["updated"], again["failed"]) == (0, 0, [])
    assert again["unchanged"] + again["duplicates"] == 104
    assert len(run("list", "--format", "jsonl").lines) == 103
