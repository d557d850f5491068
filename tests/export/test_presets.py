from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.export import Preset, article_draft
from reader.export.block import new_file
from reader.export.escaping import one_line, quoted_lines
from reader.export.front_matter import property_text, yaml_head
from reader.export.tags import logseq_tag, obsidian_tag
from reader.model import Mark, MarkKind
from tests.export import samples
from tests.export.samples import HOSTILE, KEY, NAMES, mark, sheet
from tests.export.yaml_subset import read_front_matter

_NOTE = "My *own* words\n\n- with a list\n\n```\nand code"


def written(preset: Preset, *marks: Mark, tags: tuple[str, ...] = ()) -> str:
    draft = article_draft(preset, sheet(*marks, tags=tags), "2018-05 North West update", NAMES)
    return new_file(draft).decode()


def shown(text: str) -> str:
    """What a CommonMark program shows of `text`, without mark-up."""
    found = []
    for token in MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(text):
        if token.type == "inline":
            children = token.children or []
            assert {child.type for child in children} <= {"text", "text_special", "softbreak"}, text
            found.append("".join(child.content or "\n" for child in children))
        else:
            assert token.type in ("paragraph_open", "paragraph_close"), text
    return "\n".join(found)


@pytest.mark.parametrize("line", HOSTILE)
def test_a_quotation_says_what_the_source_says(line: str) -> None:
    (quoted,) = quoted_lines(line)
    assert shown(quoted) == line.strip()


@given(samples.texts)
@example("a]:: b")
@example("[^1]::: and ]\\:: b")
@settings(max_examples=200, deadline=None)
def test_any_quotation_says_what_the_source_says(text: str) -> None:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for quoted, line in zip(quoted_lines(text), lines, strict=True):
        assert shown(quoted).split() == re.sub(r"[\x00-\x08\x0e-\x1b\x7f]", "\ufffd", line).split()


@pytest.mark.parametrize(
    "sign", ["#tag", "[[", "![[", "%%", "==", "^^", "^id", "((", "{{", "::", "$5", "<b>", "~~", "|"]
)
def test_signs_of_other_programs_are_escaped(sign: str) -> None:
    assert f" {sign}" not in one_line(f"a {sign} b")


def test_obsidian() -> None:
    text = written(
        Preset.OBSIDIAN,
        mark("b", exact="Second line", start=50, body=_NOTE, tags=("Kinship care", "2017")),
        mark("a", exact="First [[line]]\nof two", start=5),
        tags=("early help",),
    )
    fields, body = read_front_matter(text)
    assert fields == {
        "title": "North West update: kites",
        "publisher": "Kite Board",
        "issued": "2018-05",
        "regions": ["North West"],
        "kind": "Regional update",
        "key": KEY,
        "source": f"regional-reader://{KEY}",
        "tags": ["early-help"],
    }
    uid = mark("b").uid
    assert "> [!quote] Highlight · Funding (yellow)\n>\n> First \\[\\[line\\]\\]\n>\n> of two\n" in body
    assert f"> #Kinship-care #tag-2017 · [Open in Regional Reader](regional-reader://{KEY}#{uid})" in body
    assert "> **Note**\n>\n> My *own* words\n>\n> - with a list\n>\n> ```\n> and code\n\n^" + uid in body
    assert body.index("First") < body.index("Second")
    assert body.endswith("\n## My notes\n\n")
    assert "Source: *North West update\\:" not in body
    assert "Source: *North West update: kites*, Kite Board, May 2018. [Open" in body


def test_logseq() -> None:
    text = written(
        Preset.LOGSEQ, mark("a", body=_NOTE, tags=("Kinship care", "Early, help_")), tags=("early help",)
    )
    lines = text.split("\n")
    assert lines[0] == "title:: 2018-05 North West update"
    assert "article:: North West update: kites" in lines
    assert f"key:: {KEY}" in lines
    assert "tags:: early-help" in lines
    start = next(index for index, line in enumerate(lines) if line.startswith("- Highlight"))
    assert lines[start + 1].startswith("  id:: ")
    assert lines[start + 2 : start + 9] == [
        "  colour:: yellow",
        "  colour-name:: Funding",
        "  tags:: Kinship-care, Early-help",
        "\t- > Green kites go first.",
        "\t- My *own* words",
        "",
        "\t  - with a list",
    ]
    body = [line for line in lines[lines.index("") :] if line.strip()]
    assert all(line.lstrip("\t ").startswith("- ") or line.startswith((" ", "\t")) for line in body)


def test_plain() -> None:
    text = written(
        Preset.PLAIN, mark("a", body=_NOTE, tags=("Kinship care",)), mark("b", exact="Two", start=9)
    )
    _fields, body = read_front_matter(text)
    html = MarkdownIt("commonmark").render(body)
    assert html.count("<blockquote>") == 2
    assert "<p>Green kites go first.</p>" in html
    assert f'<a href="regional-reader://{KEY}#{mark("a").uid}">Open in Regional Reader</a>' in html
    assert "Tags: Kinship care" in html
    assert "<em>own</em>" in html
    assert html.index("and code") < html.index("Two") < html.index("<h2>My notes</h2>")
    assert "callout" not in text
    assert "[!" not in text


@pytest.mark.parametrize("preset", list(Preset))
def test_marks_of_every_kind(preset: Preset) -> None:
    text = written(
        preset,
        mark("star", kind=MarkKind.BOOKMARK, exact=None),
        mark("place", kind=MarkKind.BOOKMARK, exact="", start=8, label="Read *again*"),
        mark("whole", kind=MarkKind.NOTE, exact=None, body="On all of it"),
        mark("part", kind=MarkKind.NOTE, exact="Green", start=9, body="On a part"),
    )
    places = [text.index(words) for words in ("Bookmarked article", "Read \\*again\\*", "Green", "On a part")]
    assert places == sorted(places)
    assert text.index("On all of it") < text.index("On a part")
    for uid in ("star", "place", "whole", "part"):
        assert f"regional-reader://{KEY}#{mark(uid).uid}" in text


@pytest.mark.parametrize("preset", list(Preset))
@given(st.lists(samples.marks, max_size=4, unique_by=lambda each: each.uid))
@settings(max_examples=40, deadline=None)
def test_every_file_can_be_parsed(preset: Preset, made: list[Mark]) -> None:
    text = written(preset, *made)
    if preset is not Preset.LOGSEQ:
        _fields, text = read_front_matter(text)
    html = MarkdownIt("commonmark").render(text)
    # Whatever a note leaves open, the next mark's way back is a link again.
    for each in made:
        assert f'href="regional-reader://{KEY}#{each.uid}"' in html
    assert markdown.markdown(text)


@given(st.dictionaries(st.sampled_from(["title", "key"]), st.text()), st.lists(st.text(), max_size=3))
@settings(max_examples=100, deadline=None)
def test_any_text_makes_valid_front_matter(fields: dict[str, str], tags: list[str]) -> None:
    read, rest = read_front_matter(yaml_head({**fields, "tags": tags}) + "text")
    assert rest == "text"
    assert read == {name: value for name, value in {**fields, "tags": tags}.items() if value}


def test_half_a_character_makes_valid_front_matter() -> None:
    assert read_front_matter(yaml_head({"title": "a\ud800"}))[0] == {"title": "a\ufffd"}


def test_a_property_stays_on_its_line() -> None:
    assert property_text("a\nb:: c\r\n\td") == "a b:: c d"


@pytest.mark.parametrize(
    ("typed", "obsidian", "logseq"),
    [
        ("kinship care", "kinship-care", "kinship-care"),
        ("#SEND", "SEND", "SEND"),
        ("2017", "tag-2017", "tag-2017"),
        ("early_help", "early_help", "early-help"),
        ("region/north west", "region/north-west", "region/north-west"),
        ("a, b & c", "a-b-c", "a-b-c"),
        ("/", "tag", "tag"),
        ("Überblick", "Überblick", "Überblick"),
        ("x]] [[y", "x-y", "x-y"),
    ],
)
def test_tags(typed: str, obsidian: str, logseq: str) -> None:
    assert (obsidian_tag(typed), logseq_tag(typed)) == (obsidian, logseq)
