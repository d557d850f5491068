from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_a_sound_library(filled: Run) -> None:
    assert filled("check").stdout == "The library is sound: 3 articles.\n"
    outcome = filled("check", "--repair", "--format", "json")
    assert outcome.code == 0
    assert outcome.json["sound"] is True
    assert outcome.json["articles"] == 3
    assert outcome.json["problems"] == []


def test_a_damaged_library_is_reported_and_repaired(filled: Run, home: Path) -> None:
    library = home / "library.sqlite"
    whole = library.read_bytes()
    library.write_bytes(b"no longer a database, says the kite" + whole[35:])
    outcome = filled("check", "--format", "json")
    assert outcome.code == 1
    assert outcome.json["sound"] is False
    assert outcome.json["problems"]
    assert "check --repair" in outcome.stderr
    filled("check", "--repair")
    after = filled("check", "--format", "json")
    assert (after.code, after.json["sound"]) == (0, True)
    assert len(list(home.glob("library*"))) > 1, "the damaged file is set aside"
