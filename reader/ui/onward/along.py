"""Going along a series: the update before or after the open one, of the same region or committee."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from reader.model import Series
    from reader.ui.parts import Parts

_LANE = "series"


class AlongSeries(QObject):
    """Opens what stands beside the open article in its series, or says why there is nothing."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts

    def go(self, later: bool) -> None:
        """Open the next article of the series, or the previous one."""
        parts, key = self._parts, self._parts.reading.key
        if key is None:
            return

        def show(series: Sequence[Series]) -> None:
            if parts.reading.key != key:
                return  # another was opened meanwhile
            beside = [each.next if later else each.previous for each in series]
            wanted = next((summary for summary in beside if summary), None)
            if wanted:
                parts.reading.open(wanted.key)
            elif series:
                alone = all(each.previous is each.next is None for each in series)
                which = "only one" if alone else "newest" if later else "oldest"
                parts.status.show_notice(f"This is the {which} of the {series[0].name}.")
            else:
                parts.status.show_notice("This article does not belong to a series.")

        parts.jobs.run(_LANE, lambda token: parts.library.related.series(key), show, latest=True)
