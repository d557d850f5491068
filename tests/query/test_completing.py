from __future__ import annotations

import pytest

from reader.query import Known, complete, parse

KNOWN = Known(tags=("kite making", "rugs"), publishers=("Kites", "Blue Rugs"))


def typed(text: str) -> list[str]:
    """What the text becomes with each completion, the cursor standing at "|"."""
    cursor = text.index("|")
    text = text.replace("|", "")
    return [text[: c.start] + c.insert + text[c.end :] for c in complete(text, cursor, KNOWN)]


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("publi|", ["publisher:", "kind:publication "]),
        ("a -tit|", ["a -title:"]),
        ("(has|", ["(has:"]),
        ("lond|", ["region:london "]),
        ("rug|", ["tag:rugs ", 'publisher:"Blue Rugs" ']),
        ("region:n|", ["region:north-east ", "region:north-west ", "region:national "]),
        ("region:nw|", ["region:north-west "]),
        ("region:lo|xyz a", ["region:london  a"]),
        ('region:"north w|', ["region:north-west "]),
        ("region:nw,lon|", ["region:nw,london "]),
        ("region: lon|", ["region: london "]),
        ("region:(nw OR lon|", ["region:(nw OR london "]),
        ("-committee:h|", ["-committee:HCAN "]),
        ("is:|", ["is:unread ", "is:read ", "is:bookmarked "]),
        ("has:|", ["has:note ", "has:highlight ", "has:action "]),
        ("tag:|", ['tag:"kite making" ', "tag:rugs "]),
        ('tag:"kite m|" a', ['tag:"kite making"  a']),
        ("publisher:blu|", ['publisher:"Blue Rugs" ']),
        ("title:a|", []),
        ("foo:a|", []),
        ("a |", []),
        ("|", []),
    ],
)
def test_completions(text: str, becomes: list[str]) -> None:
    assert typed(text) == becomes


def test_a_completion_says_what_it_is() -> None:
    (completion,) = complete("region:nw", 9)
    assert completion.label == "region North West"
    assert (completion.start, completion.end) == (7, 9)


@pytest.mark.parametrize("text", ["region:", "kind:", "committee:", "is:", "has:"])
def test_every_completion_is_understood(text: str) -> None:
    for completion in complete(text, len(text)):
        assert not parse(text + completion.insert).misreadings


@pytest.mark.parametrize("cursor", [-5, 0, 3, 99])
def test_any_cursor_is_fine(cursor: int) -> None:
    complete("reg", cursor)
