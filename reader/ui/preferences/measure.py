"""A slider that stands on certain numbers only, with the one it stands on said beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QLabel, QSlider, QWidget

from reader.ui.theme.tokens import SPACE_3

_SAID_WIDTH = 96
_Action = QAbstractSlider.SliderAction


class Measure(QWidget):
    """`chosen` carries the number that the person moved to, one of `numbers` (ascending).

    said: how a number is written.
    """

    chosen = Signal(int)

    def __init__(self, name: str, numbers: Sequence[int], said: Callable[[int], str]) -> None:
        super().__init__()
        self._numbers = tuple(numbers)
        self._say = said
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(self._numbers[0], self._numbers[-1])
        self.slider.setAccessibleName(name)
        self._said = QLabel()
        self._said.setFixedWidth(_SAID_WIDTH)
        self._said.setProperty("role", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self._said)
        self.setFocusProxy(self.slider)
        self.slider.actionTriggered.connect(self._on_slider_action)
        self.slider.valueChanged.connect(self._on_slider_value_changed)

    @property
    def said(self) -> str:
        """What stands beside the slider."""
        return self._said.text()

    def show_number(self, number: int) -> None:
        """Stand on `number`, which the person chose elsewhere; `chosen` is not said."""
        self.slider.blockSignals(True)
        self.slider.setValue(number)
        self.slider.blockSignals(False)
        self._tell(number)

    def _on_slider_action(self, action: int) -> None:
        """Take the place that a key or the mouse wants to the nearest number; a step goes to the next one."""
        wanted, before = self.slider.sliderPosition(), self.slider.value()
        if action in (_Action.SliderMove.value, _Action.SliderToMinimum.value, _Action.SliderToMaximum.value):
            stop = min(self._numbers, key=lambda number: abs(number - wanted))
        elif wanted > before:
            stop = min(number for number in self._numbers if number > before)
        elif wanted < before:
            stop = max(number for number in self._numbers if number < before)
        else:
            stop = before
        self.slider.setSliderPosition(stop)

    def _on_slider_value_changed(self, number: int) -> None:
        self._tell(number)
        self.chosen.emit(number)

    def _tell(self, number: int) -> None:
        self._said.setText(self._say(number))
        self.slider.setAccessibleDescription(self._say(number))
