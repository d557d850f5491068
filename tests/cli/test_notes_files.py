from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.ui.full_disk import full_disk

_ANNOTATION = {
    "id": "urn:uuid:00000000-0000-4000-8000-000000000001",
    "type": "Annotation",
    "motivation": "commenting",
    "created": "2026-01-02T03:04:05.678Z",
    "body": [{"type": "TextualBody", "value": "Ring 07700 900123", "purpose": "commenting"}],
    "target": {
        "source": "https://example.org/kites",
        "title": "North West Update May 2018",
        "selector": {"type": "TextQuoteSelector", "exact": "green kites go first"},
    },
}


@pytest.fixture
def noted(filled: Run, tmp_path: Path) -> Run:
    """A library with one note, which came from another program."""
    file = tmp_path / "other.json"
    file.write_text(json.dumps([_ANNOTATION]), encoding="utf-8")
    outcome = filled("import-notes", file, "--format", "json")
    assert outcome.code == 0
    assert outcome.json == {"added": 1, "updated": 0, "unchanged": 0, "waiting": 0, "review": 0}
    return filled


def test_export_to_a_folder(noted: Run, tmp_path: Path) -> None:
    outcome = noted("export", tmp_path / "out", "--preset", "obsidian", "--briefing", "tag")
    assert outcome.code == 0
    assert outcome.stdout.splitlines()[-1] == "3 new, 0 updated, 0 unchanged, 0 failed"
    assert "Looks like a telephone number: “07700 900123”" in outcome.stderr
    again = noted("export", tmp_path / "out", "--preset", "obsidian", "--format", "json").json
    assert (again["articles"], again["marks"], again["personal_data"]) == (1, 1, 1)
    assert len(again["files"]["unchanged"]) == 2


def test_export_to_one_file_and_back(noted: Run, tmp_path: Path) -> None:
    file = tmp_path / "notes.json"
    assert noted("export", file, "--preset", "webannotation", "--query", "kite").code == 0
    assert json.loads(file.read_bytes())["total"] == 1
    outcome = noted("import-notes", file)
    assert outcome.stdout == "0 added, 0 updated, 1 already here, 0 waiting for their article, 0 to check\n"


def test_a_full_disk_keeps_nobody_from_reading_or_from_taking_notes_elsewhere(
    noted: Run, tmp_path: Path
) -> None:
    """Elsewhere has room; on the disk of the home no file may be longer than 20 kB."""
    with full_disk(20_000):
        assert noted("search", "kites").code == 0
        assert noted("export", tmp_path / "out", "--preset", "plain").code == 0
        refused = noted("remove", noted("list", "--format", "json").json[0]["key"])
    assert refused.code == 1
    assert "the disk is full" in refused.stderr
    assert len(list((tmp_path / "out").iterdir())) == 2
    assert noted("list", "--format", "json").code == 0


def test_nothing_to_export_is_no_failure(filled: Run, tmp_path: Path) -> None:
    assert filled("export", tmp_path / "out", "--preset", "plain").code == 0


def test_a_query_finds_by_acronyms_as_a_search_does(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "gauge.txt").write_text(
        "Wind gauge news\n\nThe Wind Gauge Board (WGB) met again this spring.\n", encoding="utf-8"
    )
    (tmp_path / "mast.txt").write_text(
        "Mast news\n\nA mast was lent to the wind gauge board.\n", encoding="utf-8"
    )
    filled("import", tmp_path / "gauge.txt", tmp_path / "mast.txt")
    for found in filled("search", "wgb", "--format", "json").json["results"]:
        filled("note", "add", found["key"], "--text", "Ask the board")
    file = tmp_path / "notes.json"
    assert filled("export", file, "--preset", "webannotation", "--query", "wgb").code == 0
    assert json.loads(file.read_bytes())["total"] == 2


@pytest.mark.parametrize("preset", ["plain", "webannotation"])
def test_a_name_that_cannot_be_is_said(noted: Run, tmp_path: Path, preset: str) -> None:
    outcome = noted("export", tmp_path / ("long" * 100), "--preset", preset)
    assert outcome.code == 1
    assert "your notes are safe" in outcome.stderr


def test_what_cannot_start(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert filled("export", tmp_path / "out").code == 2
    assert filled("export", tmp_path / "file", "--preset", "plain").code == 2
    assert filled("export", tmp_path, "--preset", "webannotation").code == 2
    assert filled("export", tmp_path / "f", "--preset", "webannotation", "--briefing", "tag").code == 2
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("content", [None, b"not json"])
def test_a_file_that_holds_no_notes(filled: Run, tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "notes.json").write_bytes(content)
    outcome = filled("import-notes", tmp_path / "notes.json")
    assert outcome.code == 1
    assert "Nothing was imported." in outcome.stderr
