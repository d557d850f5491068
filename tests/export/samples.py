"""Marks and articles made by hand, and all that Markdown might take for something else."""

from __future__ import annotations

import hashlib

from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.export import ArticleSheet, in_document_order
from reader.model import Anchor, Citation, Colour, Kind, Mark, MarkKind, Placement, Region
from reader.notebook.wording import clean_tag

KEY = "0123456789abcdef0123"
OTHER_KEY = "fedcba9876543210fedc"
KITES = Citation(KEY, "North West update: kites", "Kite Board", "2018-05", "May 2018")
HARBOUR = Citation(OTHER_KEY, "Harbour swimming", None, None, "No date")
NAMES = {Colour.YELLOW: "Funding", Colour.GREEN: "Green"}

HOSTILE = (
    "# heading",
    "#tag and (#tag)",
    "[[link]] ![[embed]] [a](b) ![a](b) [^1]",
    "%%hidden%% ==shown== ^^shown^^ ~~gone~~",
    "<b>bold</b> <!-- comment --> <script> &amp; &lt;",
    "> quoted",
    "- item",
    "* item",
    "+ item",
    "1. item",
    "2) item",
    "```python",
    "~~~",
    "| a | b |",
    "|---|---|",
    "---",
    "===",
    "    indented",
    "\tindented",
    "costs $5 and $6",
    "words ^block-id",
    "key:: value",
    "((block)) {{embed}}",
    "\\# \\[ back\\slash \\",
    "*a* _b_ __c__ **d** `e`",
    "https://example.org/a_b#c",
    "Café 👩‍👧 שלום e\u0301",
    "<!-- regional-reader:end sha256=0 -->",
    "Setext",
    "====",
    ":::",
    "![[",
)


def anchor(exact: str, start: int = 0) -> Anchor:
    return Anchor(start, start + len(exact), exact, "before ", " after", hashlib.sha256(b"text").hexdigest())


def mark(
    uid: str = "1",
    *,
    kind: MarkKind = MarkKind.HIGHLIGHT,
    article: Citation = KITES,
    exact: str | None = "Green kites go first.",
    start: int = 0,
    body: str = "",
    label: str = "",
    tags: tuple[str, ...] = (),
    colour: Colour | None = Colour.YELLOW,
) -> Mark:
    return Mark(
        id=1,
        uid=hashlib.sha256(uid.encode()).hexdigest()[:32],
        kind=kind,
        article=article,
        anchor=None if exact is None else anchor(exact, start),
        placement=Placement.PLACED,
        colour=colour if kind is MarkKind.HIGHLIGHT else None,
        body=body,
        label=label,
        tags=tags,
        created="2026-01-02T03:04:05.678+00:00",
        modified="2026-01-02T03:04:05.678+00:00",
    )


def sheet(*marks: Mark, article: Citation = KITES, tags: tuple[str, ...] = ()) -> ArticleSheet:
    return ArticleSheet(article, in_document_order(marks), (Region.NORTH_WEST,), Kind.REGIONAL_UPDATE, tags)


texts = st.lists(st.sampled_from([*HOSTILE, "word", " ", "\n", "\n\n", "."]), max_size=6).map(
    "".join
) | st.text(st.characters(codec="utf-8"), max_size=30)


def kept_tag(typed: str) -> str:
    """A tag as a notebook keeps it, "" where it would not."""
    try:
        return clean_tag(typed)
    except ReaderError:
        return ""


marks = st.builds(
    mark,
    st.integers(0, 10_000).map(str),
    kind=st.sampled_from(list(MarkKind)),
    exact=st.none() | texts,
    start=st.integers(0, 5000),
    body=st.just("") | texts,
    label=st.just("") | texts,
    tags=st.lists(texts.map(kept_tag).filter(bool), max_size=2, unique=True).map(tuple),
    colour=st.sampled_from(list(Colour)),
)
