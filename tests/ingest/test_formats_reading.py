"""From a file, or the clipboard, to articles: which reader is taken, and that nothing else than a refusal is
raised.
"""

from __future__ import annotations

import os
import random
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import EnvironmentFault, ReaderError, UnreadableDocument
from reader.ingest import Parsed, Pasted, read_file
from reader.ingest.formats import FORMATS, NOT_YET
from reader.ingest.parsing import read_pasted

TITLE = "Coast Update May 2018"
BODY = "The nine coastal areas met in April and agreed to try one shared form for the plans of the year."
HTML = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{BODY}</p></body></html>"


def mail(html: bool = False) -> bytes:
    message = EmailMessage()
    message["Subject"] = TITLE
    message.set_content(HTML if html else BODY, subtype="html" if html else "plain")
    return message.as_bytes()


def mhtml() -> bytes:
    head = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n'
    )
    return f"{head}{HTML}\n--b--\n".encode()


def shown(parsed: tuple[Parsed, ...]) -> list[tuple[str, str]]:
    return [(one.article.title, one.rendered.text) for one in parsed]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", f"{TITLE}\n\n{BODY}\n".encode()),
        ("a.TXT", f"{TITLE}\r\n\r\n{BODY}\r\n".encode("utf-16")),
        ("a.html", HTML.encode()),
        ("a.htm", HTML.encode("utf-16")),
        ("a.mhtml", mhtml()),
        ("a.mht", mhtml()),
        ("a.eml", mail()),
        ("a.eml", mail(html=True)),
        ("a.md", f"---\ntitle: {TITLE}\n---\n{BODY}\n".encode()),
        ("a.markdown", f"# {TITLE}\n\n{BODY}\n".encode()),
        # The content decides where it says plainly what it is.
        ("page.txt", HTML.encode()),
        ("page.mhtml", HTML.encode()),
        ("archive.html", mhtml()),
    ],
)
def test_the_same_article_in_every_format(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (parsed,) = read_file(path)
    assert (parsed.article.title, parsed.rendered.text) == (TITLE, BODY)
    assert (parsed.article.source, parsed.article.ordinal) == (name, 1)


def test_pasted_pages_and_pasted_text() -> None:
    assert shown(read_pasted(Pasted(HTML, "ignored"))) == [(TITLE, BODY)]
    assert shown(read_pasted(Pasted(None, f"{TITLE}\n\n{BODY}"))) == [(TITLE, BODY)]
    assert shown(read_pasted(Pasted("<img src=x>", f"{TITLE}\n\n{BODY}"))) == [(TITLE, BODY)]
    assert read_pasted(Pasted(HTML, ""))[0].article.source == ""


@pytest.mark.parametrize(("html", "plain"), [(None, ""), ("", " \n"), ("<p></p>", ""), ("<div>" * 9999, " ")])
def test_pasting_nothing_is_refused(html: str | None, plain: str) -> None:
    with pytest.raises(UnreadableDocument):
        read_pasted(Pasted(html, plain))


def test_pasted_lone_surrogates_do_no_harm() -> None:
    (parsed,) = read_pasted(Pasted(None, f"{TITLE}\n\n{BODY} \ud83d"))
    assert parsed.rendered.text.encode()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "It is empty."),
        ("a.html", b"\n", "It is empty."),
        ("a.txt", b"%PDF-1.4", "It is a PDF file, not text, whatever its name says."),
        ("a.txt", bytes(range(256)) * 9, "It is a binary file, not text."),
        ("a.pdf", b"%PDF-1.4", NOT_YET[".pdf"]),
        ("a.xyz", b"text", "Files ending in “.xyz” cannot be read."),
        ("a.md", b" " * (4 * 1024 * 1024 + 1), "It is too large: 4 MB, where at most 4 MB can be read."),
    ],
)
def test_refusals_say_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableDocument) as refusal:
        read_file(path)
    assert refusal.value.happened == reason


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.txt", tmp_path / "a\0b.txt"):
        with pytest.raises(UnreadableDocument, match="no such file"):
            read_file(path)
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(UnreadableDocument, match="folder"):
        read_file(tmp_path / "folder.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_does_not_hold_the_reader(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableDocument, match="pipe"):
        read_file(tmp_path / "pipe.txt")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_fault_of_the_environment(tmp_path: Path) -> None:
    path = tmp_path / "shut.txt"
    path.write_text(BODY)
    path.chmod(0)
    with pytest.raises(EnvironmentFault, match="permission"):
        read_file(path)


@pytest.mark.skipif(os.name != "posix", reason="names of bytes are a matter of Unix")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text(f"{TITLE}\n\n{BODY}")
    (parsed,) = read_file(path)
    assert parsed.article.source == "caf\ufffd.txt"


HOSTILE = {
    "nested tables": "<table><tr><td>" * 20 + "x" + "</table>" * 20,
    "nested boxes": "<div>" * 20_000 + "x",
    "long word": "<p>" + "x" * 200_000,
    "longest word": "x" * 1_000_000,
    "ampersands": "<p>" + "& " * 100_000,
    "entities": '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;&b;</p>',
    "brackets": "[" * 20_000,
    "marks": "* " * 20_000 + "_ " * 20_000,
    "definitions": "\n".join(["term", ": x"] * 5000),
    "quotes": "> " * 5000 + "x",
    "unclosed": "<p title='" + "<b>" * 5000,
    "comment": "<!-- " * 5000,
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(20_000)) + ">x",
    "wide table": "<table border=1>" + ("<tr>" + "<td colspan=9999 rowspan=9999>x" * 60) * 60 + "</table>",
    "lists": "<ul><li>" * 180 + "x",
    "lines": "x\n" * 10_000,
    "blank": " \n" * 20_000 + "x",
    "headers": "Subject: x\n" * 20_000 + "\n" + BODY,
    "addresses": "a@" * 20_000 + " http://" * 5000,
    "dates": "1 May 2018 " * 1000,
    "colons": "a: " * 20_000,
}


@pytest.mark.parametrize("suffix", sorted(FORMATS.keys() - {".htm", ".mht", ".markdown"}))
@pytest.mark.parametrize("shape", HOSTILE)
def test_hostile_files_are_read_or_refused(tmp_path: Path, suffix: str, shape: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text(HOSTILE[shape])
    try:
        for parsed in read_file(path):
            assert "\0" not in parsed.rendered.html
    except ReaderError as refusal:
        assert refusal.happened.endswith(".")  # noqa: PT017 - being read is as good


_PIECES = (
    "<p>", "</p>", "<div class=content>", "</div>", "<table>", "<tr>", "<td>", "</table>",
    "<ul><li>", "</ul>", "<ol start=x>", "<h1>", "</h1>", "<b>", "</b>", "<a href='javascript:x'>",
    "<!--", "-->", "&amp;", "&#0;", "&", "<", ">", "Content-Type: text/html\n", "\n\n", "--b\n",
    "---\n", "title: x\n", "To: b\n", "Subject: x\n", "From: a@example.org\n", "Sent: 1 May 2018\n",
    "Tags assigned to this article:\n", "Related Articles\n", "Update May 2018\n", "• x\n", "1. ",
    "\t", "\u00a0", "\u2028", "é", "\ufeff", "Programme: x\n", "|", "*", "_",
    "words of a sentence that ends. ", "`", ">", "[",
)  # fmt: skip


@given(
    st.one_of(
        st.binary(max_size=300),
        st.lists(st.sampled_from(_PIECES), max_size=60).map(lambda pieces: "".join(pieces).encode()),
    ),
    st.sampled_from(sorted(FORMATS)),
)
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_bytes_give_articles_or_a_refusal(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(data)
    try:
        articles = read_file(path)
    except UnreadableDocument:
        return
    for parsed in articles:
        (parsed.article.title + parsed.rendered.text + parsed.rendered.html).encode()
        assert "javascript:" not in parsed.rendered.html


def test_a_document_cut_anywhere_is_read_or_refused(tmp_path: Path) -> None:
    chance = random.Random(5)
    for data, suffix in ((HTML.encode(), ".html"), (mhtml(), ".mhtml"), (mail(html=True), ".eml")):
        for _ in range(20):
            path = tmp_path / f"cut{suffix}"
            path.write_bytes(data[: chance.randrange(len(data))])
            try:
                read_file(path)
            except UnreadableDocument:
                pass
