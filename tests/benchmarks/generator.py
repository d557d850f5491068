"""Write a folder of generated articles: `python -m tests.benchmarks.generator FOLDER --articles 10000`.

Every 1,000 articles fill one subfolder: 980 files of one article each and one listing of the last 20.
The same seed and number give the same files, byte for byte.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.pages import Page, make_page

SEED = 2016
FOLDER_SIZE = 1000
LISTING_SIZE = 20


@dataclass(frozen=True, slots=True)
class TextFile:
    """One file: its path below the folder, and its pages in order."""

    path: str
    pages: tuple[Page, ...]

    @property
    def text(self) -> str:
        listed = len(self.pages) > 1
        return "".join(page.text(listed=listed) for page in self.pages)


def generate(articles: int, seed: int = SEED) -> Iterator[TextFile]:
    """The files that hold `articles` articles, in the order of their paths."""
    for start in range(0, articles, FOLDER_SIZE):
        numbers = range(start, min(start + FOLDER_SIZE, articles))
        folder = f"{start // FOLDER_SIZE:03}"
        single, listed = numbers[: FOLDER_SIZE - LISTING_SIZE], numbers[FOLDER_SIZE - LISTING_SIZE :]
        for number in single:
            yield TextFile(f"{folder}/{number:06}.txt", (make_page(seed, number),))
        if listed:
            pages = [make_page(seed, number, listable=True) for number in listed]
            yield TextFile(f"{folder}/listing.txt", _newest_first(pages))


def _newest_first(pages: list[Page]) -> tuple[Page, ...]:
    """As a site lists them: the dated ones newest first, the undated ones where they are, between them."""
    dated = iter(
        sorted((page for page in pages if page.issued), key=lambda page: page.issued or "", reverse=True)
    )
    return tuple(next(dated) if page.issued else page for page in pages)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: files, articles, and bytes of text."""

    files: int
    articles: int
    size: int


def write_articles(folder: Path, articles: int, seed: int = SEED) -> Written:
    """Write the files below `folder`, made where needed."""
    files = size = pages = 0
    for name, group in itertools.groupby(generate(articles, seed), lambda file: file.path.split("/")[0]):
        (folder / name).mkdir(parents=True, exist_ok=True)
        for file in group:
            data = file.text.encode()
            (folder / file.path).write_bytes(data)
            files, size, pages = files + 1, size + len(data), pages + len(file.pages)
    return Written(files, pages, size)


def main() -> None:
    parser = argparse.ArgumentParser(description="Write generated articles as text files.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    written = write_articles(chosen.folder, chosen.articles, chosen.seed)
    print(f"{written.articles} articles in {written.files} files, {written.size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
