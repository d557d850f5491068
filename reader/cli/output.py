"""Writing to stdout: text, JSON, or one JSON object a line; always UTF-8."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import click

from reader.errors import EnvironmentFault

# What a hostile title could steer a terminal with; line feeds and tabs stay.
_TERMINAL_CONTROLS = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - {0x09, 0x0A})

# A reader that closed its end of the pipe; Windows calls it an invalid argument.
_NOBODY_READS = {errno.EPIPE, errno.EINVAL}


class Format(StrEnum):
    """How a command prints what it found."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


format_option = click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    callback=lambda _context, _parameter, value: Format(value),
    default=Format.TEXT.value,
    show_default=True,
    help="Text for people, JSON, or one JSON object a line.",
)


class OutputClosed(Exception):
    """Who reads our output wants no more of it (`| head`): a normal end, not a fault."""


class OutputRefused(EnvironmentFault):
    """What stdout goes to cannot take it: a full disk, a device gone."""


def speak_utf8() -> None:
    """UTF-8 whatever the terminal's language. A file name that is no UTF-8 comes out with its odd bytes as
    `\\udcXX`, which is what JSON writes for them too.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(text: str) -> None:
    """Raises `OutputClosed`, or `OutputRefused`."""
    try:
        sys.stdout.write(text)
    except OSError as error:
        raise _output_error(error) from error


def finish() -> None:
    """Hand on what is still buffered; raises as `write` does."""
    try:
        sys.stdout.flush()
    except OSError as error:
        raise _output_error(error) from error


def drop() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not complain of it when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def write_line(text: str = "") -> None:
    """A line for people, without what would steer a terminal."""
    write(text.translate(_TERMINAL_CONTROLS) + "\n")


def write_object(value: dict[str, Any], form: Format) -> None:
    """One JSON object: indented, or on one line for JSONL."""
    indent = 2 if form is Format.JSON else None
    write(json.dumps(value, ensure_ascii=False, indent=indent) + "\n")


def write_objects(values: Iterable[dict[str, Any]], form: Format) -> None:
    """A JSON array with one object a line, or the same lines alone for JSONL; each written as it comes."""
    if form is Format.JSONL:
        for value in values:
            write_object(value, form)
        return
    opening = "[\n"
    for value in values:
        write(opening + json.dumps(value, ensure_ascii=False))
        opening = ",\n"
    write("[]\n" if opening == "[\n" else "\n]\n")


def complain(text: str) -> None:
    """A line on stderr."""
    click.echo(text.translate(_TERMINAL_CONTROLS), err=True)


def _output_error(error: OSError) -> Exception:
    if error.errno in _NOBODY_READS:
        return OutputClosed()
    return OutputRefused(f"The output could not be written: {error.strerror}.")
