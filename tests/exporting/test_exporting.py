from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import UnreadableDocument
from reader.export import Briefing, Outcome, Preset
from reader.exporting import Exporter, Selection
from reader.importing import Importer
from reader.library import Library
from reader.model import CancelToken, Colour, MarkKind
from reader.notebook import Notebook
from reader.noting import Noter
from tests.invented import write_documents


def open_home(folder: Path, documents: Path | None) -> Noter:
    library = Library.open(folder / "library.sqlite")
    if documents:
        Importer(library).import_paths([documents])
    return Noter(library, Notebook.open(folder / "notebook.sqlite"))


@pytest.fixture
def noter(tmp_path: Path) -> Iterator[Noter]:
    """A home with three articles and some marks."""
    noter = open_home(tmp_path / "home", write_documents(tmp_path / "documents"))
    for summary in noter.library.articles.list():
        text = noter.library.articles.reading_text(summary.key).text
        place = (10, min(len(text), 40))
        noter.add(summary.key, MarkKind.HIGHLIGHT, place, colour=Colour.GREEN, tags=["winter"])
        noter.add(summary.key, MarkKind.NOTE, place, body="Ask *Pat*, DOB 03/04/2011")
        noter.add(summary.key, MarkKind.BOOKMARK)
    key = noter.library.articles.list()[0].key
    noter.tag_articles([key], ["SEND"])
    noter.mark_read([key], True)
    noter.remember(key, 12)
    noter.save_search("Kites", "kite")
    noter.notebook.colours.rename(Colour.GREEN, "Funding")
    yield noter
    noter.notebook.close()
    noter.library.close()


def exporter_of(noter: Noter) -> Exporter:
    return Exporter(noter.library, noter.notebook, noter.catch_up)


@pytest.mark.parametrize("preset", list(Preset))
def test_a_folder(noter: Noter, tmp_path: Path, preset: Preset) -> None:
    exporter, folder = exporter_of(noter), tmp_path / "out" / "notes"
    plan = exporter.plan(Selection.everything())
    report = exporter.write(plan, folder, preset, Briefing.REGION)
    assert len(report.of(Outcome.NEW)) == 5
    assert sorted(path.name for path in folder.iterdir()) == sorted(report.written)
    assert "2018-05 North West Update May 2018.md" in report.written
    assert "Funding (green)" in (folder / "2018-05 North West Update May 2018.md").read_text("utf-8")
    index = (folder / "Index of notes.md").read_text("utf-8")
    assert index.index("London") < index.index("North West") < index.index("National")
    again = exporter.write(exporter.plan(Selection.everything()), folder, preset, Briefing.REGION)
    assert len(again.of(Outcome.UNCHANGED)) == 5
    assert again.written == ()


@pytest.mark.parametrize("preset", list(Preset))
def test_notes_of_an_article_that_is_away_stand_under_no_region(
    noter: Noter, tmp_path: Path, preset: Preset
) -> None:
    (london,) = (each for each in noter.library.articles.list() if each.title.startswith("London"))
    noter.library.imports.remove([london.key])
    noter.catch_up()
    exporter = exporter_of(noter)
    exporter.write(exporter.plan(Selection.everything()), tmp_path, preset, Briefing.REGION)
    for name in ("Index of notes.md", "Briefing by region.md"):
        written = (tmp_path / name).read_text("utf-8")
        headings = ("North West\n", "National\n", "Not in the library\n")
        places = [written.index(heading) for heading in headings]
        assert places == sorted(places), name
        assert london.title not in written[: places[2]], name
        assert london.title in written[places[2] :], name


def test_a_later_export_of_some_keeps_the_others_in_the_index(noter: Noter, tmp_path: Path) -> None:
    exporter = exporter_of(noter)
    exporter.write(exporter.plan(Selection.everything()), tmp_path / "out", Preset.PLAIN)
    some = exporter.plan(Selection.of_query("kite"))
    assert [sheet.article.title for sheet in some.sheets] == ["North West Update May 2018"]
    report = exporter.write(some, tmp_path / "out", Preset.PLAIN, Briefing.TAG)
    assert report.of(Outcome.NEW) == ("Briefing by tag.md",)
    assert len(report.of(Outcome.UNCHANGED)) == 2
    assert "winter" in (tmp_path / "out" / "Briefing by tag.md").read_text("utf-8")


def test_selections(noter: Noter) -> None:
    exporter = exporter_of(noter)
    key = noter.library.articles.list()[0].key
    marks = noter.of_article(key)
    assert exporter.plan(Selection.of_articles([key])).marks == 3
    chosen = exporter.plan(Selection.of_marks([marks[0].id]))
    assert [mark for sheet in chosen.sheets for mark in sheet.marks] == [marks[0]]
    assert chosen.carried.searches == ()


def test_personal_data_is_pointed_out(noter: Noter) -> None:
    phrases = [finding.phrase for finding in exporter_of(noter).plan(Selection.everything()).personal]
    assert phrases == ["03/04/2011"] * 3


def test_foreign_files_and_own_words_stay(noter: Noter, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    foreign = folder / "2018-05 north west update may 2018.md"
    foreign.write_bytes(b"mine\r\n")
    exporter = exporter_of(noter)
    exporter.write(exporter.plan(Selection.everything()), folder, Preset.OBSIDIAN)
    (ours,) = folder.glob("2018-05 North West Update May 2018 (*.md")
    ours.write_bytes(ours.read_bytes() + b"my words")
    mark = noter.notebook.marks.by_uid(_first_uid(ours))
    assert mark is not None
    noter.write(mark.id, body="Another note")
    report = exporter.write(exporter.plan(Selection.everything()), folder, Preset.OBSIDIAN)
    assert ours.name in report.of(Outcome.UPDATED)
    assert ours.read_bytes().endswith(b"my words")
    assert foreign.read_bytes() == b"mine\r\n"


def _first_uid(file: Path) -> str:
    return next(line[1:] for line in file.read_text("utf-8").split("\n") if line.startswith("^"))


def test_one_file_that_cannot_be_written_keeps_no_other_back(
    noter: Noter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exporter, folder = exporter_of(noter), tmp_path / "out"
    folder.mkdir()
    plan = exporter.plan(Selection.everything())
    sync, calls = os.fsync, iter(range(100))

    def full_at_first(handle: int) -> None:
        if next(calls) == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(handle)

    monkeypatch.setattr(os, "fsync", full_at_first)
    report = exporter.write(plan, folder, Preset.PLAIN)
    (failure,) = report.failed
    assert "No space left on device" in failure.reason
    assert "your notes are safe" in failure.reason
    assert len(report.of(Outcome.NEW)) == 3
    assert sorted(path.name for path in folder.iterdir()) == sorted(report.written)


def test_a_stopped_export_says_so(noter: Noter, tmp_path: Path) -> None:
    exporter, stop = exporter_of(noter), CancelToken()
    plan = exporter.plan(Selection.everything())
    report = exporter.write(plan, tmp_path / "out", Preset.PLAIN, report=lambda _: stop.cancel(), cancel=stop)
    assert report.cancelled
    assert len(report.written) == 1


@pytest.mark.parametrize("with_articles", [True, False])
def test_into_another_home_and_out_again(noter: Noter, tmp_path: Path, with_articles: bool) -> None:
    exporter, file = exporter_of(noter), tmp_path / "notes.json"
    exporter.write_annotations(exporter.plan(Selection.everything()), file)
    other = open_home(tmp_path / "other", tmp_path / "documents" if with_articles else None)
    try:
        done = exporter_of(other).import_notes(file)
        assert (done.added, done.unchanged, done.review) == (9, 0, 0)
        assert done.waiting == (0 if with_articles else 9)
        back = tmp_path / "back.json"
        exporter_of(other).write_annotations(exporter_of(other).plan(Selection.everything()), back)
        assert back.read_bytes() == file.read_bytes()
        assert exporter_of(other).import_notes(file).unchanged == 9
    finally:
        other.notebook.close()
        other.library.close()


def test_a_broken_file_changes_nothing(noter: Noter, tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_bytes(b'{"items": [{}]}')
    before = noter.notebook.revision()
    with pytest.raises(UnreadableDocument):
        exporter_of(noter).import_notes(tmp_path / "broken.json")
    assert noter.notebook.revision() == before
