"""What the benchmarks share: generated articles and imported libraries, made once and kept.

Articles are made again when the generator changes, libraries when the code that writes them changes.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.benchmarks.generator import Written, write_articles
from tests.benchmarks.processes import CHECKOUT, Taken, run
from tests.invented import make_without_digests

_HERE = Path(__file__).resolve().parent
_GENERATING = [_HERE / name for name in ("generator.py", "pages.py", "vocabulary.py")]
_IMPORTING = [CHECKOUT / "reader" / name for name in ("ingest", "library", "model", "render", "importing.py")]


class Workspace:
    """A folder that holds what is measured. reuse: keep libraries although the code has changed since."""

    def __init__(self, folder: Path, *, reuse: bool = False) -> None:
        self.folder = folder
        self._reuse = reuse
        folder.mkdir(parents=True, exist_ok=True)

    def articles(self, count: int) -> tuple[Path, Written]:
        """The folder of `count` generated articles, and how much text that is."""
        folder, stamp_file = self.folder / f"articles-{count}", self.folder / f"articles-{count}.json"
        stamp = _stamp(_GENERATING)
        known = _read(stamp_file)
        if known.get("stamp") != stamp:
            print(f"Writing {count:,} articles", file=sys.stderr)
            remove(folder)
            written = write_articles(folder, count)
            known = {
                "stamp": stamp,
                "files": written.files,
                "articles": written.articles,
                "size": written.size,
            }
            stamp_file.write_text(json.dumps(known), encoding="utf-8")
        return folder, Written(known["files"], known["articles"], known["size"])

    def home(self, count: int) -> Path:
        """A home whose library holds the `count` articles; benchmarks read it and leave it as it is."""
        home, stamp_file = self.folder / f"home-{count}", self.folder / f"home-{count}.json"
        known = _read(stamp_file)
        if known and (self._reuse or known.get("stamp") == _stamp(_IMPORTING)):
            return home
        print(f"Importing {count:,} articles", file=sys.stderr)
        fresh, _ = self.imported(count)
        return self.keep_home(count, fresh)

    def imported(self, count: int) -> tuple[Path, Taken]:
        """Import the `count` articles into a fresh home; the home and what it took.

        The digests that ship with the program stay out, so that the figures are of these articles alone.
        """
        folder, _ = self.articles(count)
        fresh = self.folder / f"fresh-{count}"
        remove(fresh)
        make_without_digests(fresh)
        return fresh, run(import_command(fresh, folder))

    def keep_home(self, count: int, fresh: Path) -> Path:
        """Let `fresh`, made by `imported`, be the home of `count` articles from now on."""
        home, stamp_file = self.folder / f"home-{count}", self.folder / f"home-{count}.json"
        stamp_file.unlink(missing_ok=True)
        remove(home)
        fresh.rename(home)
        stamp_file.write_text(json.dumps({"stamp": _stamp(_IMPORTING)}), encoding="utf-8")
        return home


def reader_command(home: Path, *arguments: str) -> list[str]:
    """The program's command line on `home`."""
    return [sys.executable, "-m", "reader", "--home", str(home), *arguments]


def import_command(home: Path, folder: Path) -> list[str]:
    return reader_command(home, "import", str(folder), "--format", "json")


def remove(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)


def folder_size(folder: Path) -> int:
    """Bytes of all files below `folder`."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _read(stamp_file: Path) -> dict[str, Any]:
    if not stamp_file.is_file():
        return {}
    known: dict[str, Any] = json.loads(stamp_file.read_text(encoding="utf-8"))
    return known


def _stamp(paths: Iterable[Path]) -> str:
    """A hash over the Python files among and below `paths`."""
    digest = hashlib.sha256()
    for path in paths:
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
