from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import product
from pathlib import Path

import pytest

from reader.errors import EnvironmentFault, UnreadableDocument
from reader.importing import Importer, ImportProgress
from reader.ingest import ParserPool, Pasted
from reader.library import Library
from reader.model import CancelToken, ImportSummary
from tests.invented import KITE, LANTERN, write_documents


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library.sqlite")
    yield library
    library.close()


@pytest.fixture(scope="module")
def parsers() -> Iterator[ParserPool]:
    """Worker processes that all tests share."""
    with ParserPool(1) as pool:
        yield pool


@pytest.fixture
def importer(library: Library, parsers: ParserPool) -> Importer:
    return Importer(library, lambda: nullcontext(parsers))


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write_documents(tmp_path / "documents")


def test_everything_below_a_folder_goes_in_and_again_changes_nothing(
    importer: Importer, library: Library, documents: Path
) -> None:
    write_documents(documents / "older" / "still")
    (documents / "older" / "still" / "kite.txt").unlink()
    first = importer.import_paths([documents])
    assert (first.added, first.updated, first.unchanged, first.duplicates) == (3, 0, 0, 2)
    assert first.failed == ()
    assert not first.cancelled
    assert library.articles.count() == 3
    again = importer.import_paths([documents])
    assert (again.added, again.updated) == (0, 0)
    assert again.unchanged + again.duplicates == 5
    assert library.articles.count() == 3


def test_the_newest_article_added_is_named(importer: Importer, library: Library, documents: Path) -> None:
    key = importer.import_paths([documents]).first_key
    assert key is not None
    assert library.articles.summary(key).title == "London Update March 2019"
    assert importer.import_paths([documents]).first_key is None


def test_progress_counts_to_the_end(importer: Importer, documents: Path) -> None:
    told: list[ImportProgress] = []
    importer.import_paths([documents], told.append)
    assert told[0] == ImportProgress(0, None, "documents")
    assert told[1] == ImportProgress(0, 3, "")
    assert (told[-1].done, told[-1].total) == (3, 3)
    assert told[-1].current.endswith(".txt")
    assert [each.done for each in told] == sorted(each.done for each in told)


def test_what_cannot_be_read_fails_alone(importer: Importer, documents: Path) -> None:
    (documents / "noise.txt").write_bytes(bytes(range(256)) * 8)
    (documents / "empty.txt").touch()
    summary = importer.import_paths([documents, documents / "absent", documents / ("x" * 300)])
    assert summary.added == 3
    failed = {Path(failure.path).name: failure.reason for failure in summary.failed}
    assert set(failed) == {"noise.txt", "empty.txt", "absent", "x" * 300}
    assert all(reason.endswith(".") for reason in failed.values())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
def test_a_file_name_that_is_no_utf_8(importer: Importer, library: Library, documents: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(documents) + b"/kite\xff.txt"))
    file.write_text(KITE, encoding="utf-8")
    assert importer.import_paths([file]).added == 1
    assert importer.look_for_new_files([file]).unchanged == 0
    (source,) = library.articles.details(library.articles.newest() or "").sources
    assert source.path.endswith("kite?.txt")


def test_a_cancelled_import_keeps_what_was_complete(
    importer: Importer, library: Library, documents: Path
) -> None:
    # More than are read before the first report, however fast the machine.
    for month, year in product(("June", "July", "August", "September"), range(2000, 2100)):
        (documents / f"{month}{year}.txt").write_text(KITE.replace("May", month).replace("2018", str(year)))
    cancel = CancelToken()

    def cancel_early(progress: ImportProgress) -> None:
        if progress.done:
            cancel.cancel()

    summary = importer.import_paths([documents], cancel_early, cancel)
    assert summary.cancelled
    assert 0 < summary.added < 403
    assert library.articles.count() == summary.added
    rest = importer.import_paths([documents])
    assert rest.added + summary.added == 403


def test_cancelled_before_it_began(importer: Importer, library: Library, documents: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    summary = importer.import_paths([documents], cancel=cancel)
    assert summary.cancelled
    assert summary.batch is None
    assert library.articles.count() == 0


def test_only_new_files_are_looked_for(importer: Importer, library: Library, documents: Path) -> None:
    assert importer.look_for_new_files([documents]).added == 3
    again = importer.look_for_new_files([documents])
    assert (again.added, again.unchanged, again.duplicates, again.batch) == (0, 0, 0, None)
    file = documents / "kite.txt"
    file.write_text(KITE.replace("green kites", "purple kites"), encoding="utf-8")
    (documents / "new.txt").write_text(LANTERN.replace("March", "April"), encoding="utf-8")
    changed = importer.look_for_new_files([documents])
    assert (changed.added, changed.updated, changed.unchanged) == (1, 1, 0)


def test_a_removed_article_does_not_come_back_by_itself(
    importer: Importer, library: Library, documents: Path
) -> None:
    key = importer.look_for_new_files([documents]).first_key
    assert key is not None
    assert library.imports.remove([key]) == 1
    assert importer.look_for_new_files([documents]).added == 0
    assert importer.import_paths([documents]).added == 1


def test_a_missing_folder_is_a_failure(importer: Importer, documents: Path) -> None:
    summary = importer.look_for_new_files([documents / "gone", documents])
    assert summary.added == 3
    (failure,) = summary.failed
    assert failure.path == str(documents / "gone")
    assert failure.reason == "There is no such file or folder."


def test_undo_takes_back_what_the_import_added(importer: Importer, library: Library, documents: Path) -> None:
    importer.import_paths([documents / "kite.txt"])
    importer.import_paths([documents])
    assert library.imports.undo_last() is not None
    assert [summary.title for summary in library.articles.list()] == ["North West Update May 2018"]


def paste(importer: Importer, html: str | None, plain: str) -> ImportSummary:
    return importer.add_pasted(importer.read_pasted(Pasted(html, plain)))


def test_pasted_text_is_an_article(importer: Importer, library: Library) -> None:
    summary = paste(importer, None, KITE)
    assert summary.added == 1
    assert summary.first_key is not None
    assert library.articles.summary(summary.first_key).title == "North West Update May 2018"
    assert paste(importer, None, KITE).added == 0


def test_a_pasted_page_is_an_article(importer: Importer, library: Library) -> None:
    page = "<h1>London Update March 2019</h1><h2>Lantern walk</h2><p>Seven boroughs walk with lanterns.</p>"
    key = paste(importer, page, "London Update March 2019").first_key
    assert key is not None
    assert "Lantern walk" in library.articles.text(key).text


@pytest.mark.parametrize("plain", ["", "  \n", "word" * 500_000])
def test_pasted_nonsense_is_refused(importer: Importer, plain: str) -> None:
    with pytest.raises(UnreadableDocument):
        importer.read_pasted(Pasted(None, plain))


def test_a_broken_file_is_not_told_of_again_at_the_next_look(importer: Importer, documents: Path) -> None:
    (documents / "broken.html").write_bytes(bytes(range(256)) * 20)
    assert len(importer.look_for_new_files([documents]).failed) == 1
    assert importer.look_for_new_files([documents]).failed == ()
    assert len(importer.import_paths([documents]).failed) == 1  # but when asked for


def test_documents_that_cannot_be_read_yet_are_named_with_what_to_do(
    importer: Importer, documents: Path
) -> None:
    for name in ("paper.pdf", "minutes.docx", "picture.png"):
        (documents / name).write_bytes(b"whatever it holds")
    summary = importer.import_paths([documents])
    assert summary.added == 3
    assert [Path(failure.path).name for failure in summary.failed] == ["minutes.docx", "paper.pdf"]
    assert all("save this one as a web page" in failure.reason for failure in summary.failed)


def test_a_watched_folder_names_a_document_that_cannot_be_read_once(
    importer: Importer, library: Library, documents: Path
) -> None:
    paper = documents / "paper.pdf"
    paper.write_bytes(b"%PDF-1.7")
    (failure,) = importer.look_for_new_files([documents]).failed
    assert failure.path == str(paper)
    last = library.imports.last()
    (documents / "other.pdf").write_bytes(b"%PDF-1.7")
    assert [each.path for each in importer.look_for_new_files([documents]).failed] == [
        str(documents / "other.pdf")
    ]
    assert importer.look_for_new_files([documents]).failed == ()
    assert library.imports.last() == last, "what brought nothing in leaves nothing to undo"


def test_a_library_that_cannot_be_written_says_what_is_in(
    importer: Importer, library: Library, documents: Path
) -> None:
    importer.import_paths([documents / "kite.txt"])
    reader = Library.open(documents.parent / "library.sqlite", read_only=True)
    try:
        with pytest.raises(EnvironmentFault) as caught:
            Importer(reader).import_paths([documents])
    finally:
        reader.close()
    assert "Nothing of this import" in caught.value.safe
    assert library.articles.count() == 1
