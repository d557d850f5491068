"""Other search programs on the same articles: tantivy from PyPI and Recoll's `recollq`, where installed.

Both are asked what their own language says of a query, for the 20 best by their own ranking. Recoll is a
program that is started for every query; that is part of its time, and told.
"""

from __future__ import annotations

import importlib
import importlib.util
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.floors import read_texts, recoll_configuration
from tests.benchmarks.workspace import folder_size, remove

LIMIT = 20
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Other:
    """Another program with its index. size: of the index, in bytes. build: seconds to make it, None where it
    was kept from an earlier run. ask: runs one query.
    """

    name: str
    size: int
    build: float | None
    ask: Callable[[str], object]

    def milliseconds(self, query: str) -> float:
        taken = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            self.ask(query)
            taken.append((time.perf_counter() - started) * 1000)
        return statistics.median(taken)


def tantivy_index(files: Path, folder: Path) -> Other | None:
    """None where tantivy is not installed."""
    if importlib.util.find_spec("tantivy") is None:
        return None
    tantivy: Any = importlib.import_module("tantivy")
    build = None
    if not folder.is_dir():
        print("Building the index of tantivy", file=sys.stderr)
        build = _build_tantivy(tantivy, files, folder)
    index = tantivy.Index.open(str(folder))
    searcher = index.searcher()

    def ask(query: str) -> object:
        required = index.parse_query(_all_required(query), ["title", "body"])
        return [searcher.doc(address)["title"] for _, address in searcher.search(required, LIMIT).hits]

    return Other("tantivy", folder_size(folder), build, ask)


def _build_tantivy(tantivy: Any, files: Path, folder: Path) -> float:
    builder = tantivy.SchemaBuilder()
    for name in ("title", "body"):
        builder.add_text_field(name, stored=True, tokenizer_name="en_stem")
    unfinished = folder.with_name(folder.name + "-unfinished")
    remove(unfinished)
    unfinished.mkdir(parents=True)
    started = time.perf_counter()
    index = tantivy.Index(builder.build(), path=str(unfinished))
    writer = index.writer()
    for title, body in read_texts(files):
        document = tantivy.Document()
        document.add_text("title", title)
        document.add_text("body", body)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    taken = time.perf_counter() - started
    unfinished.rename(folder)
    return taken


def recoll_index(files: Path, folder: Path) -> Other | None:
    """None where Recoll is not installed."""
    if shutil.which("recollq") is None or shutil.which("recollindex") is None:
        return None
    environment = {"RECOLL_CONFDIR": str(folder), "DISPLAY": "", "PATH": "/usr/bin:/bin", "HOME": str(folder)}
    build = None
    if not folder.is_dir():
        print("Building the index of Recoll", file=sys.stderr)
        recoll_configuration(files, folder)
        started = time.perf_counter()
        subprocess.run(["recollindex", "-z"], env=environment, check=True, capture_output=True)
        build = time.perf_counter() - started

    def ask(query: str) -> object:
        command = ["recollq", "-n", str(LIMIT), "-q", query]
        return subprocess.run(command, env=environment, check=True, capture_output=True).stdout

    return Other("recollq, started anew", folder_size(folder), build, ask)


def _all_required(query: str) -> str:
    """As tantivy writes it: every word and every phrase with a plus."""
    pieces, phrase = query.split('"'), False
    required = []
    for piece in pieces:
        required += [f'+"{piece}"'] if phrase else [f"+{word}" for word in piece.split()]
        phrase = not phrase
    return " ".join(required)
