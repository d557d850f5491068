"""Saved web pages to lines: structure, links, tables, facts."""

from __future__ import annotations

import pytest

from reader.errors import UnreadableDocument
from reader.ingest.document import Document, Line
from reader.ingest.formats.web_page import read_page, read_page_bytes
from reader.model import BlockType, SpanStyle

H, P, LI, Q, T = (
    BlockType.HEADING,
    BlockType.PARAGRAPH,
    BlockType.LIST_ITEM,
    BlockType.QUOTE,
    BlockType.TABLE,
)


def page(body: str, head: str = "") -> Document:
    return read_page("page.html", f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>")


def shapes(document: Document) -> list[tuple[BlockType | None, int, str]]:
    return [(line.role, line.level, line.text) for line in document.lines]


def table(line: Line) -> list[list[str]]:
    return [[cell.text for cell in row] for row in line.rows]


def test_blocks_have_their_roles() -> None:
    document = page(
        "<h1>Title</h1><p>One  two\n three&nbsp;four</p><h2>Part</h2><h3>Section</h3>"
        "<blockquote><p>Quoted.</p></blockquote>Loose text<div>In a box</div>"
    )
    assert shapes(document) == [
        (H, 1, "Title"),
        (P, 0, "One two three\u00a0four"),
        (H, 2, "Part"),
        (H, 3, "Section"),
        (Q, 0, "Quoted."),
        (P, 0, "Loose text"),
        (P, 0, "In a box"),
    ]


def test_lists_nest_and_number() -> None:
    document = page(
        "<ul><li>a<ul><li>b<ol start=4><li>c</li><li value=9>d</li><li>e</li></ol></li></ul></li>"
        "<li><p>f</p><p>g</p></li></ul>"
    )
    assert [(line.role, line.level, line.ordered, line.number, line.text) for line in document.lines] == [
        (LI, 1, False, None, "a"),
        (LI, 2, False, None, "b"),
        (LI, 3, True, 4, "c"),
        (LI, 3, True, 9, "d"),
        (LI, 3, True, 10, "e"),
        (LI, 1, False, None, "f"),
        (P, 1, False, None, "g"),
    ]


def test_lists_as_word_writes_them() -> None:
    item = "<p style='mso-list:l0 level{} lfo1'><span style='mso-list:Ignore'>{}</span>{}</p>"
    document = page(
        item.format(1, "·&nbsp;", "one") + item.format(2, "o ", "two") + item.format(1, "3.", "three")
    )
    assert [(line.role, line.level, line.number, line.text) for line in document.lines] == [
        (LI, 1, None, "one"),
        (LI, 2, None, "two"),
        (LI, 1, 3, "three"),
    ]


def test_spans_and_line_breaks() -> None:
    (line,) = page(
        "<p>A <b>bold <i>both</i></b>, <span style='font-weight:700'>styled</span>,<br>"
        "<b style='font-weight:normal'>plain</b> <code>x()</code></p>"
    ).lines
    assert line.text == "A bold both, styled,\nplain x()"
    assert [(line.text[span.start : span.end], span.style) for span in line.spans] == [
        ("bold both", SpanStyle.STRONG),
        ("both", SpanStyle.EMPHASIS),
        ("styled", SpanStyle.STRONG),
        ("x()", SpanStyle.CODE),
    ]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://example.org/a?b=1&amp;c=2", "https://example.org/a?b=1&c=2"),
        ("http://example.org", "http://example.org"),
        ("mailto:team@example.org", "mailto:team@example.org"),
        ("#part", "#part"),
        ("javascript:alert(1)", None),
        (" java\nscript:alert(1)", None),
        ("&#106;avascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//host.example.org/share", None),
        ("\\\\host\\share", None),
        ("/relative", None),
        ("relative.html", None),
        ("regional-reader://open", None),
        ("vbscript:x", None),
    ],
)
def test_only_safe_links_stay(written: str, kept: str | None) -> None:
    (line,) = page(f'<p>See <a href="{written}">the page</a>.</p>').lines
    assert line.text == "See the page."
    assert [span.href for span in line.spans] == ([kept] if kept else [])


def test_nothing_that_runs_or_loads_comes_through() -> None:
    document = page(
        "<p onclick=x()>Text</p><script>var a = '<p>no</p>'</script><style>p{}</style><img src=x onerror=y>"
        "<iframe src=x>no</iframe><svg><text>no</text></svg><object>no</object><form><input value=no>"
        "<textarea>no</textarea><select><option>no</select><p>In the form</p></form><!-- no "
        "--><noscript>no</noscript>"
        "<template><p>no</p></template>"
    )
    assert [line.text for line in document.lines] == ["Text", "In the form"]


def test_a_table_of_data_stays_one() -> None:
    document = page(
        "<table><caption>Who</caption><thead><tr><th>Area</th><th colspan=2>Lead</th></tr></thead>"
        "<tr><td rowspan=2>North</td><td>A "
        "<b>b</b></td><td>1</td></tr><tr><td>C</td><td><p>2</p><p>3</p></td></tr>"
        "<tr><td>South</td></tr></table>"
    )
    caption, line = document.lines
    assert (caption.role, caption.text, line.role) == (P, "Who", T)
    assert table(line) == [["Area", "Lead", ""], ["North", "A b", "1"], ["", "C", "2\n3"], ["South", "", ""]]


@pytest.mark.parametrize(
    "layout",
    [
        "<table><tr><td><p>One</p></td></tr><tr><td><h2>Two</h2></td></tr></table>",
        "<table><tr><td>One</td><td>Two</td></tr></table>",
        "<table role=presentation><tr><th>One</th></tr><tr><td>Two</td></tr></table>",
        "<table><tr><td><table><tr><td>One</td></tr></table></td></tr><tr><td>Two</td></tr></table>",
        "<table><tr><td>One</td><td></td></tr><tr><td>Two</td><td></td></tr></table>",
    ],
)
def test_a_table_that_lays_out_is_read_as_its_content(layout: str) -> None:
    document = page(layout)
    assert [line.text for line in document.lines] == ["One", "Two"]
    assert all(line.role in (P, H) for line in document.lines)


def test_a_table_inside_a_layout_table() -> None:
    document = page(
        "<table><tr><td>Menu</td><td><p>Before</p><table border=1><tr><td>a</td><td>b</td></tr>"
        "<tr><td>c</td><td>d</td></tr></table></td></tr></table>"
    )
    assert [line.text or table(line) for line in document.lines] == [
        "Menu",
        "Before",
        [["a", "b"], ["c", "d"]],
    ]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Coast Update May 2018 | Association of Coasts</title>", "Coast Update May 2018"),
        ("<title>COASTS | Coast Update May 2018</title>", "Coast Update May 2018"),
        ("<title>Coast Update - Spring - May</title>", "Coast Update - Spring - May"),
        (
            "<title>Coast Update - Coasts Together</title><meta property='og:site_name' content='Coasts "
            "Together'>",
            "Coast Update",
        ),
        (
            "<title>Short</title><meta property='og:title' content='The full &amp; whole title'>",
            "The full & whole title",
        ),
        ("<title></title>", None),
        ("", None),
    ],
)
def test_the_title_without_a_main_heading(head: str, title: str | None) -> None:
    assert page("<p>Text.</p>", head).title == title


def test_the_main_heading_is_the_title() -> None:
    document = page(
        "<header><h1>The site</h1></header><div><h1>Coast Update May 2018</h1><p>Text.</p></div>",
        "<title>Coast Update May 2018 | The site</title>",
    )
    assert document.title == "Coast Update May 2018"
    assert [line.text for line in document.lines] == ["Coast Update May 2018", "Text."]


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ("<meta property='article:published_time' content='2018-05-03T09:00:00+01:00'>", "", "2018-05-03"),
        ("<meta name=DC.date content=2018-05-03>", "", "2018-05-03"),
        ("<meta name=dcterms.issued content=2018-05>", "", "2018-05"),
        (
            '<script type="application/ld+json">{"datePublished": "2018-05-03T09:00"}</script>',
            "",
            "2018-05-03",
        ),
        ("", "<time class='entry-date' datetime='2018-05-03T09:00'>3 May</time>", "2018-05-03"),
        ("", "<span class=published-on><time datetime=2018-05-03>3 May</time></span>", "2018-05-03"),
        ("", "<p>The meeting is on <time datetime=2018-05-03>3 May</time></p>", None),
        ("<meta name=date content='3 May'>", "", None),
        ("<meta name=dc.date content='2018-02-31'>", "", None),
    ],
)
def test_the_day_of_publication(head: str, body: str, published: str | None) -> None:
    assert page(f"<h1>Title</h1>{body}<p>Text.</p>", head).metadata.get("published") == published


def test_headings_say_nothing_of_bold_type() -> None:
    heading, paragraph = page("<h2><b>Part</b></h2><p><b>Bold</b></p>").lines
    assert (heading.text, heading.spans) == ("Part", ())
    assert paragraph.spans


def test_other_facts_of_the_head() -> None:
    document = page(
        "<p>Text.</p>",
        "<meta property='og:site_name' content='Coasts  Together'><meta name=author content='A. Writer'>"
        "<link rel=canonical href='https://example.org/update'>",
    )
    assert document.metadata == {
        "site_name": "Coasts Together",
        "author": "A. Writer",
        "url": "https://example.org/update",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_the_encoding_of_a_page(encoding: str) -> None:
    text = f"<html><head><meta charset={encoding}></head><body><p>Café – “so”</p></body></html>"
    assert [line.text for line in read_page_bytes("p.html", text.encode(encoding)).lines] == ["Café – “so”"]


def test_a_declared_page_encoding_is_used() -> None:
    data = b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-7'><p>" + "Ωμέγα".encode(
        "iso-8859-7"
    )
    assert [line.text for line in read_page_bytes("p.html", data).lines] == ["Ωμέγα"]


def test_deep_text_is_not_lost() -> None:
    depth = 390
    assert [
        line.text for line in page("<div>" * depth + "deep" + "</div>" * depth + "<p>after</p>").lines
    ] == [
        "deep",
        "after",
    ]


@pytest.mark.parametrize(
    "broken",
    [
        "<p>a<p>b</div></b>",
        "<table><tr><td>a<p>b",
        "a<table><tr>b",
        "</html></body><p>a</p>b",
        "<p>a<!-- b -- ><p>b<!-- unclosed",
        "<![CDATA[x]]><p>a<p>b",
        "<b><p>a</b> b</p>",
        "\0<p>a</p>\0b",
        "<h2><h3>a</h2>b",
    ],
)
def test_broken_html_is_read_as_far_as_it_goes(broken: str) -> None:
    text = " ".join(line.text for line in page(broken).lines)
    assert "a" in text


@pytest.mark.parametrize(
    "empty", ["", "<p> </p>", "<p>&nbsp;</p>", "<img src=x>", "<script>x</script>", "<!-- x -->"]
)
def test_a_page_without_text_is_refused(empty: str) -> None:
    with pytest.raises(UnreadableDocument, match="no text"):
        page(empty)


def test_a_word_of_any_length_is_refused_before_the_window_sees_it() -> None:
    with pytest.raises(UnreadableDocument, match="word"):
        page(f"<p>{'x' * 200_000}</p>")
    assert page(f"<img src='data:image/png;base64,{'A' * 200_000}'><p>Text.</p>").lines[0].text == "Text."
