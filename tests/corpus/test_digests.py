"""The shipped digests: read as any person's Markdown is, true to their sources, in words of their own."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from reader import paths
from reader.ingest import read_file

_CHECKOUT = Path(__file__).resolve().parent.parent.parent
_CORPUS = _CHECKOUT / "corpus"
_DIGESTS = sorted(path for path in _CORPUS.rglob("*.md") if path.parent != _CORPUS)


def front_matter(path: Path) -> dict[str, str]:
    head = path.read_text(encoding="utf-8").split("---\n")[1]
    return dict(line.split(": ", 1) for line in head.splitlines())


def listed(value: str) -> list[str]:
    return [each for each in value.strip("[]").split(", ") if each]


def test_there_is_one_for_each_of_the_sources() -> None:
    assert len(_DIGESTS) == 103


@pytest.mark.parametrize("path", _DIGESTS, ids=lambda path: path.stem)
def test_a_digest_is_read_as_its_front_matter_says(path: Path) -> None:
    said = front_matter(path)
    (parsed,) = read_file(path)
    article = parsed.article
    assert article.title == said["title"].strip('"').replace('\\"', '"')
    assert article.publisher == said["publisher"]
    assert article.kind == said["kind"]
    assert list(article.regions) == listed(said["regions"])
    assert list(article.committees) == listed(said["committees"])
    assert article.issued.iso == said.get("issued")
    if "issued_bracket" in said:
        assert [str(article.issued.earliest), str(article.issued.latest)] == listed(said["issued_bracket"])
    assert list(article.tags) == listed(said["tags"])
    assert said["digest"] == "true"


@pytest.mark.parametrize("path", _DIGESTS, ids=lambda path: path.stem)
def test_a_digest_is_filed_and_tagged_by_the_rules(path: Path) -> None:
    said = front_matter(path)
    themes = tomllib.loads((paths.resources() / "themes.toml").read_text(encoding="utf-8"))["themes"]
    assert set(listed(said["tags"])) <= set(themes)
    assert path.parent.name.replace("-", "_") in (listed(said["regions"]) or ["national"])
    when = said["issued"][:7] if "issued" in said else "undated"
    assert re.fullmatch(rf"{when}-[a-z0-9-]+", path.stem)


@pytest.mark.parametrize("path", _DIGESTS, ids=lambda path: path.stem)
def test_a_digest_gives_no_contact_details_and_no_long_heading(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"[\w.+-]+@[\w-]+\.\w+|\b0\d{3,4}\s?\d{5,6}\b", text)
    headings = [line.lstrip("# ") for line in text.splitlines() if line.startswith("#")]
    assert all(len(re.findall(r"[\w’'&/-]*\w[\w’'&/-]*", heading)) < 8 for heading in headings)


@pytest.mark.reference
def test_every_number_and_name_stands_in_the_source(reference_documents: Path) -> None:
    tool = reference_documents / "tools" / "check_digest_facts.py"
    sources = _CHECKOUT / "tests" / "corpus_sources.json"
    checked = subprocess.run(
        [sys.executable, str(tool), str(_CORPUS), "--map", str(sources)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.stdout.startswith("103 of 103 source articles have a digest; 0 findings"), checked.stdout


@pytest.mark.reference
def test_the_whole_project_is_in_its_own_words(reference_documents: Path) -> None:
    tool = reference_documents / "tools" / "check_own_words.py"
    checked = subprocess.run(
        [sys.executable, str(tool), str(_CHECKOUT)], capture_output=True, text=True, check=False
    )
    assert checked.stdout.startswith("0 passages"), checked.stdout
