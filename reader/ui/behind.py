"""What the window needs soon after its first paint, read on a lane's thread: it answers meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import CancelToken


def load(token: CancelToken) -> None:
    """Load the modules that work behind the window, and read the icons. token: of the lane's job."""
    import reader.importing
    import reader.shipping
    import reader.ui.crash
    import reader.ui.importing.controller
    import reader.ui.importing.drop
    import reader.ui.notebook_actions
    import reader.ui.noting
    import reader.ui.requests
    import reader.ui.saved_searches
    import reader.ui.tree.onward  # noqa: F401
    from reader.ui.theme.icons import read_all

    read_all()
