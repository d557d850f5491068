"""What a screen reader is told, over AT-SPI: a program of its own, for the Python that has Debian's pyatspi.

A line on its input is a question, a line of JSON on its output the answer: "look NAME" gives the tree of what
the program NAME shows ({role, name, description, states, text, children}), "heard" the events since the last
question ({type, role, name, text}). It says "ready" first, and ends with its input.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import pyatspi  # type: ignore[import-not-found]
from gi.repository import GLib  # type: ignore[import-not-found]

_EVENTS = (
    "object:state-changed:focused",
    "object:state-changed:selected",
    "object:active-descendant-changed",
    "object:announcement",
    "object:text-caret-moved",
    "object:text-selection-changed",
)
_DEEPEST, _MOST_CHILDREN, _LONGEST = 16, 60, 4000
_TOLD = ("focused", "focusable", "selected", "expandable", "expanded", "checked", "checkable", "showing")

_heard: list[dict[str, Any]] = []


def look(program: str) -> dict[str, Any] | None:
    desk = pyatspi.Registry.getDesktop(0)
    for number in range(desk.childCount):
        application = desk.getChildAtIndex(number)
        if application is not None and application.name == program:
            return _seen_if_there(application, 0)
    return None


def _seen_if_there(thing: Any, depth: int) -> dict[str, Any] | None:
    try:
        return _seen(thing, depth)
    except GLib.GError:
        return None  # it went while it was looked at


def _seen(thing: Any, depth: int) -> dict[str, Any]:
    states = [state.value_nick for state in thing.getState().getStates()]
    children = []
    if depth < _DEEPEST and thing.getRoleName() not in ("menu bar", "scroll bar"):
        for number in range(min(thing.childCount, _MOST_CHILDREN)):
            child = thing.getChildAtIndex(number)
            if child is not None and (seen := _seen_if_there(child, depth + 1)):
                children.append(seen)
    return {
        "role": thing.getRoleName(),
        "name": thing.name,
        "description": thing.description,
        "states": [state for state in states if state in _TOLD],
        "text": _text(thing),
        "children": children,
    }


def _text(thing: Any) -> str:
    try:
        text = thing.queryText()
    except NotImplementedError:
        return ""
    return str(text.getText(0, min(text.characterCount, _LONGEST)))


def _on_event(event: Any) -> None:
    told = event.any_data
    try:
        _heard.append(
            {
                "type": event.type.name if hasattr(event.type, "name") else str(event.type),
                "on": bool(event.detail1),
                "role": event.source.getRoleName() if event.source else "",
                "name": event.source.name if event.source else "",
                "text": told if isinstance(told, str) else getattr(told, "name", ""),
            }
        )
    except GLib.GError:
        pass  # what it was about is gone already


def _on_question(source: Any, condition: Any) -> bool:
    line = sys.stdin.readline().strip()
    if not line:
        pyatspi.Registry.stop()
        return False
    word, _, rest = line.partition(" ")
    if word == "look":
        _answer(look(rest))
    else:
        _answer(list(_heard))
        _heard.clear()
    return True


def _answer(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    pyatspi.Registry.registerEventListener(_on_event, *_EVENTS)
    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, _on_question)
    _answer("ready")
    pyatspi.Registry.start()
