"""The page of accessibility names tests that are there, and leaves no criterion out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_CHECKOUT = Path(__file__).resolve().parents[3]
_PAGE = (_CHECKOUT / "docs" / "accessibility.md").read_text(encoding="utf-8")
_NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", _PAGE)))
# Levels A and AA of WCAG 2.2, without 4.1.1, which it took out.
_CRITERIA = """
1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11
1.4.12 1.4.13
2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2
2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8
4.1.2 4.1.3
""".split()


@pytest.mark.parametrize(("file", "test"), _NAMED)
def test_a_test_that_is_named_is_there(file: str, test: str) -> None:
    assert f"def {test}(" in (_CHECKOUT / file).read_text(encoding="utf-8")


def test_every_criterion_has_its_place() -> None:
    said = set(re.findall(r"\b\d\.\d\.\d+\b", _PAGE)) | {f"1.2.{number}" for number in range(1, 6)}
    assert set(_CRITERIA) <= said
    assert len(_NAMED) > 20
