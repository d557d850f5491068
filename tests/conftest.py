"""Fixtures for every test."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No test may depend on how busy the machine is.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# Qt ends the process where it finds no screen; without one the window draws into memory.
if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_CHECKOUT = Path(__file__).resolve().parent.parent


def _reference_folder() -> Path:
    given = os.environ.get("REFERENCE_DOCUMENTS")
    return Path(given) if given else _CHECKOUT.parent / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, with the reason, what needs reference documents or a display where they are not there."""
    no_reference = pytest.mark.skip(
        reason=f"reference documents not found at {_reference_folder()} (set REFERENCE_DOCUMENTS)"
    )
    no_display = pytest.mark.skip(reason="no X display (python3 dev.py test runs these through Xvfb)")
    for item in items:
        if item.get_closest_marker("reference") and not (_reference_folder() / "seeds").is_dir():
            item.add_marker(no_reference)
        if item.get_closest_marker("display") and not os.environ.get("DISPLAY"):
            item.add_marker(no_display)


@pytest.fixture(scope="session")
def reference_documents() -> Path:
    """The folder with seeds/, gold/ and tools/; only for tests marked `reference`."""
    return _reference_folder()
