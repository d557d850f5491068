"""What a screen reader on Linux is told while a person reads, searches and looks at notes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Colour, MarkKind
from reader.notebook import Notebook
from reader.noting import Noter
from reader.paths import Home
from tests import showcase
from tests.journeys.ear import Ear, listening, missing

pytestmark = [
    pytest.mark.display,
    pytest.mark.skipif(
        bool(missing()), reason=f"no AT-SPI to listen to: {missing()} (Debian: at-spi2-core python3-pyatspi)"
    ),
]

# Qt has no answer to what AT-SPI asks every program first, and speaks up when asked for what just went.
_BRIDGE_SAYS = ("AtSpiAdaptor::applicationInterface", "Could not find accessible on path")


@pytest.fixture
def ear(tmp_path: Path) -> Iterator[Ear]:
    with _reading(tmp_path, tmp_path / "home") as ear:
        yield ear


@contextmanager
def _reading(tmp_path: Path, folder: Path) -> Iterator[Ear]:
    """The program, open on the invented library with one note in `folder`, and an ear beside it."""
    home = Home(folder)
    home.folder.mkdir(parents=True)
    library = Library.open(home.library)
    showcase.fill(library)
    notebook = Notebook.open(home.notebook)
    key = next(each.key for each in library.articles.list() if each.title == showcase.EAST_JUNE)
    start = library.articles.reading_text(key).text.index("waiting lists")
    Noter(library, notebook).add(
        key, MarkKind.HIGHLIGHT, (start, start + 13), colour=Colour.GREEN, body="Ask how long they wait."
    )
    notebook.close()
    library.close()
    with listening(tmp_path, "regional-reader") as (ear, environment):
        command = [sys.executable, "-m", "reader", "--home", str(home.folder)]
        process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        try:
            pid = str(process.pid)
            window = _xdotool("search", "--sync", "--onlyvisible", "--pid", pid, "--name", "Reg").split()[-1]
            _xdotool("windowactivate", "--sync", window)
            ear.until(lambda: "focused" in ear.look().find("tree", "Library").states)
            yield ear
            press("ctrl+q")
            _, said = process.communicate(timeout=20)
        finally:
            process.kill()
            process.wait()
    assert process.returncode == 0
    assert [line for line in said.splitlines() if not any(known in line for known in _BRIDGE_SAYS)] == []


def press(*keys: str) -> None:
    _xdotool("key", "--clearmodifiers", "--delay", "60", *keys)


def _xdotool(*arguments: str) -> str:
    return subprocess.run(
        ["xdotool", *arguments], check=True, capture_output=True, text=True, timeout=20
    ).stdout


def test_the_tree_is_read_out_with_counts_and_what_is_unread(ear: Ear) -> None:
    tree = ear.look().find("tree", "Library")
    region = tree.find("table cell", "East Midlands, ")
    assert "expandable" in region.states
    assert " articles" in region.name
    assert " unread" in region.name
    chosen = next(each for each in tree.children if "selected" in each.states)
    assert chosen.name.startswith(showcase.NEWSLETTER)
    ear.heard()
    press("Down")
    told = ear.until_heard(lambda event: "focused" in event["type"] and event["role"] == "table cell")
    assert told["name"].endswith("unread")


def test_what_is_said_while_the_window_starts_is_heard(tmp_path: Path) -> None:
    with _reading(tmp_path, tmp_path / "OneDrive" / "home") as ear:
        said = ear.until_heard(lambda event: "announcement" in event["type"])
        assert said["text"].startswith("Your notes lie in an unsafe place")


def test_the_article_is_read_out(ear: Ear) -> None:
    article = ear.look().find("label", "Article")
    assert showcase.NEWSLETTER in article.text
    assert "Kinship care" in article.text
    document = ear.until(lambda: ear.look().find("document frame", showcase.NEWSLETTER))
    title, section = document.find("heading", showcase.NEWSLETTER), document.find("heading", "Kinship care")
    assert (title.description, section.description) == ("Heading level 1", "Heading level 3")
    assert len([part for part in document.children if part.role == "paragraph"]) > 2


def test_results_are_read_out(ear: Ear) -> None:
    ear.heard()
    press("ctrl+shift+f")
    ear.until_heard(lambda event: "focused" in event["type"] and event["name"] == "Search every article")
    _xdotool("type", "--delay", "25", "lantern")
    results = ear.until(lambda: ear.look().find("tree", "Search results"))
    assert ear.until(lambda: ear.look().find("table cell", showcase.EAST_JUNE))
    ear.until_heard(lambda event: "announcement" in event["type"] and event["text"] == "3 articles")
    assert "lantern" in " ".join(each.name for each in ear.look().find("tree", "Search results").children)
    ear.heard()
    press("Down")
    told = ear.until_heard(lambda event: "focused" in event["type"] and event["role"] == "table cell")
    assert "lantern" in told["name"]
    assert results.description


def test_notes_are_read_out(ear: Ear) -> None:
    ear.until(lambda: ear.look().find("label", "NOTES ON THIS ARTICLE"))  # the notebook is opened behind
    press("ctrl+shift+m")
    notes = ear.until(lambda: ear.look().find("tree", "Highlights, notes and bookmarks"))
    assert "Ask how long they wait." in notes.children[-1].name
