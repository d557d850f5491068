"""The digests that ship with the program, from the command line."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.app import run_command
from tests.cli.conftest import Outcome, Run

DIGESTS = 103


@pytest.fixture(scope="module")
def stocked_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home as the first command of all leaves it; to be copied."""
    home = tmp_path_factory.mktemp("stocked") / "home"
    assert run_command(["--home", str(home), "search", "kites"]) == 0
    return home


@pytest.fixture
def stocked(run: Run, home: Path, stocked_home: Path) -> Run:
    shutil.copytree(stocked_home, home, dirs_exist_ok=True)
    return run


@pytest.mark.parametrize("command", [["list", "--format", "jsonl"], ["check"]])
def test_the_first_command_puts_them_in(
    new_home: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["--home", str(new_home), *command]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert len(printed.out.splitlines()) == DIGESTS or f"{DIGESTS} articles" in printed.out


def test_they_say_that_they_are_digests(stocked: Run) -> None:
    listed = stocked("list", "--format", "json").json
    assert [each["digest"] for each in listed] == [True] * DIGESTS
    assert all(line.endswith("(digest)") for line in stocked("list").stdout.splitlines())
    key = listed[0]["key"]
    assert f"Digest of “{listed[0]['title']}” (not in the library)" in stocked("show", key).stdout
    shown = stocked("show", key, "--format", "json").json
    assert (shown["digest"], shown["counterpart"], shown["sources"]) == (True, None, [])


def test_a_list_with_them_or_without(stocked: Run, documents: Path) -> None:
    assert stocked("list", "--digests", "no").stdout == ""
    done = stocked("import", documents, "--format", "json").json
    assert (done["added"], done["unchanged"], done["duplicates"]) == (3, 0, 0)
    assert len(stocked("list", "--digests", "no", "--format", "json").json) == 3
    assert len(stocked("list", "--digests", "yes", "--format", "json").json) == DIGESTS + 3
    assert stocked("list", "--digests", "perhaps").code == 2


def test_what_was_removed_does_not_come_back(stocked: Run) -> None:
    key = stocked("list", "--format", "jsonl").lines[0]["key"]
    assert stocked("remove", key).code == 0
    assert len(stocked("list", "--format", "jsonl").lines) == DIGESTS - 1


@pytest.mark.reference
def test_sources_take_the_place_of_their_digests(stocked: Run, reference_documents: Path) -> None:
    """Every one of the digests belongs to one source, and comes back without it."""
    seeds = reference_documents / "seeds"
    assert _counts(stocked("import", seeds, "--format", "json")) == (103, 0, 0, 1)
    assert _counts(stocked("import", seeds, "--format", "json"))[0] == 0
    listed = stocked("list", "--format", "json").json
    assert len(listed) == 103
    assert not any(each["digest"] for each in listed)

    digests = [
        each for each in stocked("list", "--digests", "yes", "--format", "json").json if each["digest"]
    ]
    linked = {each["key"]: _counterpart(stocked, each["key"]) for each in digests}
    assert set(linked.values()) == {each["key"] for each in listed}
    assert max(Counter(linked.values()).values()) == 1
    for digest, source in list(linked.items())[:3]:
        assert _counterpart(stocked, str(source)) == digest
        assert f"Digest available: {digest}" in stocked("show", str(source)).stdout

    digest, source = next(iter(linked.items()))
    stocked("remove", str(source))
    back = stocked("list", "--format", "json").json
    assert [each["key"] for each in back if each["digest"]] == [digest]
    assert len(back) == 103


def _counts(outcome: Outcome) -> tuple[int, int, int, int]:
    done = outcome.json
    assert done["failed"] == []
    return done["added"], done["updated"], done["unchanged"], done["duplicates"]


def _counterpart(run: Callable[..., Outcome], key: str) -> str | None:
    counterpart: str | None = run("show", key, "--format", "json").json["counterpart"]
    return counterpart


def test_notes_on_an_article_wait_for_it_where_only_its_digest_is(
    stocked: Run, new_home: Path, stocked_home: Path, tmp_path: Path
) -> None:
    digest = next(each for each in stocked("list", "--format", "json").json if each["issued"])
    page, notes = tmp_path / "page.md", tmp_path / "notes.json"
    head = [f"{name}: {json.dumps(digest[name])}" for name in ("title", "publisher", "issued", "kind")]
    page.write_text("\n".join(["---", *head, "---", "", "A heron nested on the weir."]), encoding="utf-8")
    stocked("import", page)
    (article,) = stocked("list", "--digests", "no", "--format", "json").json
    assert stocked("show", article["key"], "--format", "json").json["counterpart"] == digest["key"]
    stocked("note", "add", article["key"], "--quote", "nested on the weir", "--text", "Which weir?")
    stocked("export", notes, "--preset", "webannotation")

    shutil.copytree(stocked_home, new_home)
    taken = stocked("--home", new_home, "import-notes", notes, "--format", "json").json
    assert (taken["added"], taken["waiting"], taken["review"]) == (1, 1, 0)
    stocked("--home", new_home, "import", page)
    (mark,) = stocked("--home", new_home, "note", "list", "--format", "json").json
    assert (mark["key"], mark["placement"]) == (article["key"], "placed")
