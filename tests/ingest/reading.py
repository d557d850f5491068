"""Helpers of the ingest tests: invented documents, what is expected of them, and short ways to read text."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from reader.ingest.contract import as_contract
from reader.ingest.document import Line
from reader.ingest.formats.plain_text import read_plain_text
from reader.ingest.publishers import read_articles
from reader.model import Article, Block, BlockType

DOCUMENTS = Path(__file__).parent / "documents"


def read(text: str, name: str = "page.txt") -> tuple[Article, ...]:
    """The articles of a plain text."""
    return read_articles(read_plain_text(name, text))


def read_one(text: str) -> Article:
    """The one article of a plain text."""
    (article,) = read(text)
    return article


def lines_of(text: str) -> tuple[Line, ...]:
    return read_plain_text("page.txt", text).lines


def expected_of(document: Path) -> list[dict[str, Any]]:
    """What a person reads in the invented `document` (.txt), in the format of the reference labels."""
    labels: list[dict[str, Any]] = json.loads(document.with_suffix(".json").read_text(encoding="utf-8"))
    return labels


def headings(blocks: Iterable[Block]) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in blocks if block.type is BlockType.HEADING]


def texts(blocks: Iterable[Block]) -> list[str]:
    """The text of all blocks, a table's cells one by one."""
    found = []
    for block in blocks:
        found += [cell.text for row in block.rows for cell in row] if block.rows else [block.text]
    return found


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def score(tool: Path, labels: Sequence[dict[str, Any]], sources: Path, folder: Path) -> dict[str, str]:
    """The figures that the scorer prints for the texts in `sources`, by name; its files go to `folder`."""
    gold = folder / "labels.jsonl"
    gold.write_text("".join(json.dumps(label) + "\n" for label in labels), encoding="utf-8")
    parsed = folder / "parsed.jsonl"
    with parsed.open("w", encoding="utf-8") as file:
        for path in sorted(sources.glob("*.txt")):
            for article in read(path.read_text(encoding="utf-8"), path.name):
                file.write(json.dumps(as_contract(article)) + "\n")
    command = [sys.executable, str(tool), str(gold), str(parsed), "--sources", str(sources)]
    printed = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    figures = {}
    for line in printed.splitlines():
        name, _, figure = line.partition(": ")
        figures[name if figure else line.split()[0]] = figure or line
    return figures


def share(figure: str) -> tuple[int, int]:
    """ "53/54 = 0.981" as (53, 54)."""
    good, total = re.match(r"(\d+)/(\d+)", figure).groups()  # type: ignore[union-attr]
    return int(good), int(total)


def numbers(figure: str) -> list[float]:
    return [float(number) for number in re.findall(r"\d+(?:\.\d+)?", figure)]
