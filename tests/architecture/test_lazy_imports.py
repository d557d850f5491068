"""What is loaded when: the window does not pay for the command line, nothing loads a network module."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from reader.importing import Importer
from reader.library import Library
from reader.paths import find_home
from reader.ui.behind import READING_ON, TREE, WITH_QT
from tests.invented import KITE

_PACKAGE = Path(__file__).resolve().parents[2] / "reader"
_NETWORK = {"ssl", "http.client", "urllib.request", "requests", "socketserver", "PySide6.QtNetwork"}
_PRINTING = "PySide6.QtPrintSupport"  # talks to the print service
_HEAVY = {"click", "sqlite_utils", "lxml", "markdown", "nh3", "multiprocessing", "_hashlib", _PRINTING}
_NOT_AT_START = _HEAVY | {
    f"reader.{name}"
    for name in (
        "ingest",
        "library.finder",
        "library.imports",
        "library.health",
        "library.recovery",
        "library.shipped",
        "model.article",
        "model.marks",
        "model.query",
        "model.search",
        "model.shelves",
        "query",
        "render",
        "ui.tree.branches",
        "ui.tree.shelf",
    )
}
_LAZY = ("reader.model", "reader.library")

_LOADING_BEHIND = """
import sys, reader.ui.behind as behind, reader.ui.start, reader.model
behind.load(reader.model.CancelToken())
steps, before = [], set(sys.modules)
for modules in behind.TREE, behind.READING_ON, behind.WITH_QT:
    for name, _ in zip(modules, behind.load_with_qt(modules)):
        steps.append((name, set(sys.modules) - before))
        before = set(sys.modules)
"""


def _run(code: str) -> list[str]:
    """What a new interpreter prints, by line."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        capture_output=True,
        text=True,
        cwd=_PACKAGE.parent,
        check=True,
    )
    return done.stdout.splitlines()


def _loaded_by(code: str) -> set[str]:
    """The modules that a new interpreter has loaded when it ran `code`."""
    report = "\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    return set(json.loads(_run(code + report)[-1]))


def _our_modules(*, with_window: bool) -> list[str]:
    names = []
    for file in sorted(_PACKAGE.rglob("*.py")):
        parts = file.relative_to(_PACKAGE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if with_window or not (name + ".").startswith("reader.ui."):
            names.append(name)
    return names


def _importing(names: list[str]) -> str:
    return "\n".join(f"import {name}" for name in names)


def test_nothing_below_the_window_loads_qt() -> None:
    loaded = _loaded_by(_importing(_our_modules(with_window=False)))
    assert not {name for name in loaded if name.startswith("PySide6")}


def test_nothing_of_ours_loads_a_network_module() -> None:
    assert not _loaded_by(_importing(_our_modules(with_window=True))) & _NETWORK


def test_one_module_alone_loads_what_talks_to_the_print_service() -> None:
    others = [name for name in _our_modules(with_window=True) if name != "reader.ui.printing.printer"]
    assert _PRINTING not in _loaded_by(_importing(others))


def test_a_start_with_an_article_loads_only_what_the_first_window_shows(tmp_path: Path) -> None:
    library = Library.open(find_home(str(tmp_path)).library)
    document = tmp_path / "kite.txt"
    document.write_text(KITE, encoding="utf-8")
    Importer(library).import_paths([document])
    library.close()
    code = f"""
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.argv[1:] = ["--home", {str(tmp_path)!r}, "--bench-start"]
from reader.__main__ import main
class Output:
    said = []
    def write(self, text):
        if not self.said:
            self.loaded = sorted(sys.modules)
            self.wizard = "QWizard" in vars(sys.modules["PySide6.QtWidgets"])
        self.said.append(text.partition(":")[0])
    def flush(self):
        pass
output, sys.stdout = sys.stdout, Output()
assert main() == 0
output, sys.stdout = sys.stdout, output
assert output.said == ["first article painted", "tree painted"], output.said
assert not output.wizard, "PySide went through every class of widget, to learn which one it was given"
import json
print(json.dumps(output.loaded))
"""
    loaded = set(json.loads(_run(code)[-1]))
    assert "PySide6.QtWidgets" in loaded
    assert not loaded & _NOT_AT_START


def test_an_import_in_the_window_reads_no_source_text() -> None:
    code = """
import builtins
from reader.ui.imports import import_plainly
import_plainly()
import linecache, reader.ui.window
assert not [name for name in linecache.cache if "reader" in name], list(linecache.cache)
assert builtins.__import__.__name__ != "__feature_import__"
"""
    assert "PySide6.QtWidgets" in _loaded_by(code)


@pytest.mark.parametrize("package", _LAZY)
def test_a_package_that_loads_lazily_gives_every_name_that_it_lists(package: str) -> None:
    face = import_module(package)
    assert [name for name in face.__all__ if not hasattr(face, name)] == []
    with pytest.raises(AttributeError, match="no_such_name"):
        face.no_such_name  # noqa: B018 - asked for on purpose


def test_without_a_display_not_even_qt_is_loaded(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux has machines without a display")
    code = f"""
import os, sys
for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
    os.environ.pop(name, None)
sys.argv[1:] = ["--home", {str(tmp_path)!r}]
from reader.__main__ import main
assert main() == 2
"""
    assert not {name for name in _loaded_by(code) if name.startswith(("PySide6", "sqlite3"))}


def test_what_a_lane_loads_at_the_start_has_nothing_to_do_with_qt() -> None:
    before = "import reader.ui.behind, reader.ui.theme.icons, reader.model\n"
    loading = "reader.ui.behind.load(reader.model.CancelToken())"
    loaded = _loaded_by(before + loading) - _loaded_by(before)
    assert "reader.importing" in loaded
    assert not {name for name in loaded if name.startswith(("PySide6", "shiboken6", "reader.ui"))}


def test_what_the_window_loads_behind_its_first_paint_is_all_that_it_needs() -> None:
    late = _importing(["reader.ui.importing.drop", "reader.ui.noting", "reader.ui.requests"])
    assert _loaded_by(_LOADING_BEHIND + late) == _loaded_by(_LOADING_BEHIND)


def test_no_module_that_is_loaded_behind_the_first_paint_brings_another_one_with_it() -> None:
    """Each has a turn of the event loop of its own: several together would hold up a key."""
    listed = {name.rpartition(".")[0] for name in (*TREE, *READING_ON, *WITH_QT)}
    _loaded_by(f"""{_LOADING_BEHIND}
assert len(steps) > 50
for name, loaded in steps:
    brought = {{each for each in loaded if each.startswith("reader.ui.")}} - {{name}} - {listed!r}
    assert not brought, (name, brought)
""")
