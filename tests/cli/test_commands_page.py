"""The page on the command line says what the commands are and what they print."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from reader.cli.main import program
from tests.cli.conftest import Run

_PAGE = (Path(__file__).resolve().parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| (`.+?) \| (.+) \|$", re.MULTILINE)


def _rows(section: str) -> dict[str, str]:
    """What a table of the page says, by the words of its first column."""
    return {
        named.split()[0] if section == "commands" else named: said
        for names, said in _ROW.findall(_part(section))
        for named in re.findall(r"`([^`]+)`", names)
    }


def _part(section: str) -> str:
    opening, _, rest = _PAGE.partition("\n## How a run ends")
    return opening if section == "commands" else rest.partition("\n## What is printed")[2]


def test_every_command_stands_on_the_page_and_no_other() -> None:
    assert set(_rows("commands")) == set(program.commands)


def test_every_option_that_the_page_names_is_one() -> None:
    for name, said in _rows("commands").items():
        command = program.commands[name]
        parts = command.commands.values() if isinstance(command, click.Group) else [command]
        options = {option for part in parts for each in part.params for option in each.opts}
        assert set(re.findall(r"--[a-z-]+", said)) <= options


@pytest.mark.parametrize(
    "command", ["list", "note list", "bookmark list", "tag list", "show", "search", "import"]
)
def test_every_field_stands_on_the_page_in_its_order(filled: Run, documents: Path, command: str) -> None:
    key = filled("list", "--format", "json").json[0]["key"]
    filled("note", "add", key, "--text", "Ask", "--tag", "ferry")
    filled("bookmark", "add", key)
    arguments = {"show": [key], "search": ["kite"], "import": [documents]}.get(command, [])
    printed = filled(*command.split(), *arguments, "--format", "json").json
    fields = list((printed[0] if isinstance(printed, list) else printed).keys())
    named = [word for word in re.findall(r"`([a-z_]+)`", _rows("fields")[command]) if word in fields]
    first = list(filled("list", "--format", "json").json[0]) if command == "show" else []
    assert first + named == fields
