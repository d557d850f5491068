"""What a person does on the first day with a new version, in a home that an earlier one wrote."""

from __future__ import annotations

import json
import re
import statistics
import zipfile
from pathlib import Path

from trying import CHECKOUT, Failed, Findings, Run, expect

HOMES = CHECKOUT / "tests" / "upgrades" / "homes"
"""A home of each released version, with all that is in it."""
STARTS = 7
START = f"start to first painted article, median of {STARTS}"
FIRST_LIST = "first `list`, which loads the shipped library"
_DOCUMENT = """\
{place} Update {month}

{subject}

{text}

Tags assigned to this article:

Related Articles
"""
_DOCUMENTS = {
    "kite.txt": _DOCUMENT.format(
        place="North East",
        month="May 2018",
        subject="Kite making in libraries",
        text="Eleven of the libraries lend kites now. The lending books show that red kites go first.",
    ),
    "boat.txt": _DOCUMENT.format(
        place="South West",
        month="June 2019",
        subject="Boats for carers",
        text="Four of the harbours lend boats on Sundays, and one of them lends oars too.",
    ),
}


def write_document(folder: Path, name: str = "kite.txt") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(_DOCUMENTS[name], encoding="utf-8")
    return folder / name


def earlier_homes() -> list[str]:
    """The versions whose homes are there, the oldest first."""
    return sorted(
        (file.stem for file in HOMES.glob("*.zip")), key=lambda name: [int(part) for part in name.split(".")]
    )


def use(
    run: Run, home: str, documents: str, exported: str, version: str, findings: Findings, *, root: str = ""
) -> None:
    """Open what the earliest version left, import, search, note, export, and open the window.

    root: what stands before the paths as seen from here.
    """
    earliest = earlier_homes()[0]
    with zipfile.ZipFile(HOMES / f"{earliest}.zip") as archive:
        archive.extractall(root + home)
    expect(version in run("--version"), "the version is printed")
    with findings.timed(FIRST_LIST):
        shipped = json.loads(run("--home", home, "list", "--format", "json"))
    expect(len(shipped) > 50, f"the shipped library is there, not {len(shipped)} articles")
    notes = f"{exported}-{earliest}.jsonld"
    run("--home", home, "export", notes, "--preset", "webannotation")
    expect_marks(json.loads(Path(root + notes).read_text("utf-8")), earliest)
    imported = json.loads(run("--home", home, "import", documents, "--format", "json"))
    expect((imported["added"], imported["failed"]) == (1, []), f"one document came in: {imported}")
    found = json.loads(run("--home", home, "search", '"red kites"', "--format", "json"))
    expect(found["total"] == 1, f"it is found: {found['total']}")
    key = found["results"][0]["key"]
    run("--home", home, "note", "add", key, "--quote", "red kites", "--text", "Ask who sews them.")
    expect("sews" in run("--home", home, "note", "list"), "the note is kept")
    run("--home", home, "export", exported, "--preset", "plain")
    started = [open_window(run, home) for _ in range(STARTS)]
    findings.put(START, f"{statistics.median(started):.0f} ms")


def expect_marks(exported: dict[str, object], version: str) -> None:
    """Each mark that a home of `version` held is in what this version exported, word for word."""
    expected = json.loads((HOMES / f"{version}.json").read_text("utf-8"))["marks"]
    items = exported["first"]["items"]  # type: ignore[index]
    there = {
        item["id"].rpartition(":")[2].replace("-", ""): json.dumps(item, ensure_ascii=False) for item in items
    }
    expect(expected and expected.keys() <= there.keys(), f"every mark of {version} is there")
    for uid, mark in expected.items():
        for words in (mark["body"], mark["label"], *mark["tags"], (mark["anchor"] or {}).get("exact", "")):
            said = json.dumps(words, ensure_ascii=False)[1:-1]
            expect(said in there[uid], f"{words!r} of {version} is there")


def open_window(run: Run, home: str) -> float:
    """Milliseconds from the start of the process to the first painted article."""
    printed = run("--home", home, "--bench-start")
    measured = re.search(r"first article painted: (\d+) ms", printed)
    if not measured:
        raise Failed(f"the window opens: {printed}")
    return float(measured[1])
