from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Run


def test_a_sound_library(filled: Run) -> None:
    assert filled("check").stdout == "The library is sound.\nIt holds 3 articles.\n"
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


def test_notes_are_checked_too(filled: Run, home: Path) -> None:
    key = filled("list", "--format", "json").json[0]["key"]
    filled("note", "add", key, "--text", "Ask about the ferry.")
    outcome = filled("check", "--format", "json")
    assert outcome.json["notebook"] == {"sound": True, "problems": []}
    with closing(sqlite3.connect(home / "notebook.sqlite")) as connection, connection:
        connection.execute("UPDATE marks SET body = 'Ask about the fairy.'")

    outcome = filled("check", "--format", "json")

    assert outcome.code == 1
    assert outcome.json["notebook"]["sound"] is False
    assert filled("check", "--repair").code == 0
    assert filled("check").code == 0


def test_a_damaged_notebook_is_made_anew_of_what_is_sound(filled: Run, home: Path) -> None:
    key = filled("list", "--format", "json").json[0]["key"]
    filled("note", "add", key, "--text", "Ask about the ferry.")
    notebook = home / "notebook.sqlite"
    notebook.write_bytes(b"no longer a database, says the kite" + notebook.read_bytes()[35:])
    assert filled("check").code == 1
    filled("check", "--repair")
    assert filled("check").code == 0
    assert len(list(home.glob("notebook*"))) > 1, "the damaged file is set aside"
