"""The generated articles: the same every time, and in shapes that the app reads as they were meant."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.ingest import read_file
from tests.benchmarks.generator import generate, write_articles
from tests.benchmarks.pages import make_page
from tests.benchmarks.vocabulary import PROBES, topic


def test_same_seed_same_files(tmp_path: Path) -> None:
    written = write_articles(tmp_path / "a", 60)
    assert written == write_articles(tmp_path / "b", 60)
    assert written.articles == 60
    for file in (tmp_path / "a").rglob("*.txt"):
        assert file.read_bytes() == (tmp_path / "b" / file.relative_to(tmp_path / "a")).read_bytes()


def test_other_seed_other_files() -> None:
    assert [file.text for file in generate(20, seed=1)] != [file.text for file in generate(20, seed=2)]


def test_fewer_articles_are_the_first_of_more() -> None:
    more = {file.path: file.text for file in generate(1400)}
    fewer = {file.path: file.text for file in generate(1200) if file.path != "001/listing.txt"}
    assert fewer.items() <= more.items()


def test_a_subfolder_holds_a_thousand_articles_and_one_listing() -> None:
    files = list(generate(1000))
    assert len(files) == 981
    assert [len(file.pages) for file in files if file.path.endswith("listing.txt")] == [20]


def test_titles_differ() -> None:
    titles = [page.title for file in generate(3000) for page in file.pages]
    assert len(set(titles)) == len(titles)
    assert len({topic(number) for number in range(100_000)}) == 100_000


def test_probe_words_stand_in_their_share_of_articles() -> None:
    texts = [
        set(re.findall(r"[a-z]+", page.text().lower())) for file in generate(2000) for page in file.pages
    ]
    for probe, share in PROBES.items():
        found = sum(probe in words for words in texts) / len(texts)
        assert found == pytest.approx(share, abs=0.04)
        assert bool(found) == bool(share)


def test_length_and_size_are_those_of_real_articles() -> None:
    texts = [page.text() for file in generate(2000) for page in file.pages]
    assert 310 < sum(len(text.split()) for text in texts) / len(texts) < 390
    assert 2200 < sum(len(text.encode()) for text in texts) / len(texts) < 2700


def test_long_page_has_about_the_words_asked_for() -> None:
    assert 49_000 < len(make_page(1, 1, words=50_000).text().split()) < 53_000


def test_the_app_reads_what_was_written(tmp_path: Path) -> None:
    files = list(generate(1000))
    single, listing = files[:-1:9], files[-1]
    assert {page.kind for file in single for page in file.pages} > {"newsletter", "publication"}
    for number, file in enumerate((*single, listing)):
        path = tmp_path / f"{number}.txt"
        path.write_text(file.text, encoding="utf-8")
        read = [parsed.article for parsed in read_file(path)]
        assert [article.title for article in read] == [page.title for page in file.pages]
        for article, page in zip(read, file.pages, strict=True):
            assert article.kind == page.kind
            assert article.regions == ((page.region,) if page.region else ())
            assert article.issued.iso == page.issued
            assert article.tags == page.tags


@pytest.mark.reference
def test_no_sentence_of_the_source_documents(tmp_path: Path, reference_documents: Path) -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    write_articles(tmp_path, 400)
    subprocess.run([git, "init", "-q", str(tmp_path)], check=True)
    tool = reference_documents / "tools" / "check_own_words.py"
    checked = subprocess.run([sys.executable, str(tool), str(tmp_path)], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout
