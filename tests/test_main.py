from __future__ import annotations

import pytest

from reader.__main__ import WindowArguments, read_address, read_window_arguments


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], WindowArguments()),
        (["--home", "there"], WindowArguments("there")),
        (["--home=there", "--bench-start"], WindowArguments("there", bench_start=True)),
        (["--bench-start", "--home", "there"], WindowArguments("there", bench_start=True)),
    ],
)
def test_what_opens_the_window(arguments: list[str], window: WindowArguments) -> None:
    assert read_window_arguments(arguments) == window


@pytest.mark.parametrize(
    "arguments",
    [["list"], ["--home", "there", "list"], ["--help"], ["--home"], ["--fly"], ["--bench-start", "list"]],
)
def test_all_else_is_for_the_command_line(arguments: list[str]) -> None:
    assert read_window_arguments(arguments) is None


def test_an_address_alone_is_opened() -> None:
    address = "regional-reader://0123456789abcdef0123"
    assert read_address([address]) == ["open", address]
    assert read_address(["open", address]) == ["open", address]
    assert read_address([]) == []
