"""A disk that is full, for this process: no file may grow beyond a size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def full_disk(bytes_a_file: int = 64) -> Iterator[None]:
    """Within the block, writing beyond `bytes_a_file` of any file fails, as it does without room."""
    resource = pytest.importorskip("resource")  # which Windows does not have
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_a_file, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
