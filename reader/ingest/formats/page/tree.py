"""Small questions to a page's tree, shared by the steps that take it apart."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

Element = etree._Element
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def text_of(element: Element) -> str:
    """All text below `element`, white space as single spaces."""
    return " ".join("".join(map(str, element.itertext())).split())


def drop(element: Element) -> None:
    """Take `element` out with everything in it; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        # A space, so that words before and behind do not run together.
        if before is not None:
            before.tail = f"{before.tail or ''} {element.tail}"
        else:
            parent.text = f"{parent.text or ''} {element.tail}"
    parent.remove(element)


def is_within(element: Element, *tags: str) -> bool:
    """Does `element` stand in one with one of these tags?"""
    return next(element.iterancestors(*tags), None) is not None


def common_ancestor(one: Element, *others: Element) -> Element:
    """The smallest element that holds all of them (perhaps one of them itself)."""
    line = [one, *one.iterancestors()]
    for other in others:
        theirs = {other, *other.iterancestors()}
        line = [step for step in line if step in theirs]
    return line[0]


def plain_lengths(body: Element) -> dict[Element, int]:
    """For each element, how many characters of text outside links it holds: what an article has and a
    menu lacks.
    """
    lengths: dict[Element, int] = {}
    for element in _bottom_up(body):
        length = sum(lengths[child] + len((child.tail or "").strip()) for child in element)
        if element.tag == "a" and element.get("href"):
            length = 0
        else:
            length += len((element.text or "").strip())
        lengths[element] = length
    return lengths


def _bottom_up(body: Element) -> Iterator[Element]:
    # Document order has every parent before its children.
    return reversed(list(body.iter()))
