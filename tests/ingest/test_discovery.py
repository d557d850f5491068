"""Which files an import takes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.errors import UnreadableDocument
from reader.ingest import find_files, read_file
from reader.ingest.formats import FORMATS, NOT_YET, format_of
from reader.model import CancelToken

_SAVE = "save this one as a web page or as plain text, and import that."


def _make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.")


def _names(folder: Path, found: list[Path]) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in found]


def test_folders_are_walked_in_sorted_order(tmp_path: Path) -> None:
    _make(tmp_path, "b.txt", "a/2.html", "a/1.md", "c.EML", "a/deep/x.mhtml", "Z.htm")
    assert _names(tmp_path, list(find_files([tmp_path]))) == [
        "Z.htm", "a/1.md", "a/2.html", "a/deep/x.mhtml", "b.txt", "c.EML",
    ]  # fmt: skip


def test_what_a_folder_holds_besides_documents_is_left(tmp_path: Path) -> None:
    _make(
        tmp_path, "picture.png", "style.css", "script.js", ".DS_Store", "Thumbs.db", ".hidden.txt",
        ".git/a.txt", "~$paper.docx", "page.html", "page_files/frame.html", "page_files/paper.pdf",
        "own_files/kept.txt",
    )  # fmt: skip
    assert _names(tmp_path, list(find_files([tmp_path]))) == ["own_files/kept.txt", "page.html"]


def test_documents_that_cannot_be_read_come_so_that_they_can_be_named(tmp_path: Path) -> None:
    names = [f"paper{ending}" for ending in sorted(NOT_YET)]
    _make(tmp_path, *names, "deep/Report.PDF", "notes.txt")
    assert _names(tmp_path, list(find_files([tmp_path]))) == ["deep/Report.PDF", "notes.txt", *names]


def test_links_back_do_not_go_round_for_ever(tmp_path: Path) -> None:
    _make(tmp_path, "a/b/one.txt")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert _names(tmp_path, list(find_files([tmp_path]))) == ["a/b/one.txt", "a/gone.txt"]


def test_a_file_given_by_name_comes_whatever_it_is(tmp_path: Path) -> None:
    _make(tmp_path, "paper.pdf", "notes.txt")
    given = [tmp_path / "paper.pdf", tmp_path / "missing.txt", tmp_path / "notes.txt"]
    assert list(find_files(given)) == given


def test_no_file_comes_twice(tmp_path: Path) -> None:
    _make(tmp_path, "in/one.txt")
    given = [tmp_path / "in" / "one.txt", tmp_path / "in", tmp_path / "in" / ".." / "in" / "one.txt"]
    assert list(find_files(given)) == [tmp_path / "in" / "one.txt"]


def test_finding_is_lazy_and_can_be_stopped(tmp_path: Path) -> None:
    _make(tmp_path, "a/1.txt", "b/2.txt")
    token = CancelToken()
    found = find_files([tmp_path], token)
    assert next(found) == tmp_path / "a" / "1.txt"
    token.cancel()
    assert list(found) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may open every folder")
def test_a_folder_that_cannot_be_opened_fails_by_name(tmp_path: Path) -> None:
    _make(tmp_path, "shut/one.txt", "open.txt")
    shut = tmp_path / "shut"
    shut.chmod(0)
    try:
        assert list(find_files([tmp_path])) == [tmp_path / "open.txt", shut]
        with pytest.raises(UnreadableDocument):
            read_file(shut)
    finally:
        shut.chmod(0o700)


@pytest.mark.parametrize(
    ("suffix", "reason"),
    [
        (".pdf", f"PDF files cannot be read yet; {_SAVE}"),
        (".DOCX", f"Word documents cannot be read yet; {_SAVE}"),
        (".msg", f"Outlook messages (.msg) cannot be read yet; {_SAVE}"),
        (
            ".pptx",
            "PowerPoint presentations cannot be read yet; copy what is in this one, and choose File > Paste "
            "as article.",
        ),
        (".zip", "Files ending in “.zip” cannot be read."),
        ("", "A file without an ending cannot be read."),
    ],
)
def test_kinds_that_cannot_be_read_say_so(suffix: str, reason: str) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        format_of(suffix)
    assert refusal.value.happened == reason


def test_every_supported_ending_has_its_format() -> None:
    assert set(FORMATS) == {".txt", ".html", ".htm", ".mhtml", ".mht", ".eml", ".md", ".markdown"}
    assert format_of(".HTML") is FORMATS[".html"]
