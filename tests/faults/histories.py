"""Random histories of a notebook, compared with a plain dictionary (tests/notebook/test_histories.py).

Control: a notebook that forgets what was changed since it was opened when it is opened again.
"""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from reader.notebook import Notebook
from tests.faults.finding import Finding
from tests.notebook.test_histories import STEPS, Histories

_CONTROL_RUNS = 100


class Forgetful(Histories):
    """Opens the file as it was at the opening before."""

    first: bytes

    def opened(self) -> Notebook:
        path = self.folder / "notebook.sqlite"
        if path.exists():
            path.write_bytes(self.first)
        notebook = super().opened()
        self.first = path.read_bytes()
        return notebook

    @rule()
    def open_again(self) -> None:
        self.reopen()


def measure(cases: int, folder: Path) -> Finding:
    difference = _difference(Histories, cases)
    control = _difference(Forgetful, _CONTROL_RUNS)
    return Finding(
        cases=cases,
        figure=f"{'a difference' if difference else '0 differences'} in {cases:,} runs of {STEPS} steps",
        held=not difference,
        control="forgets what is new at each opening: " + ("a difference" if control else "no difference"),
        caught=bool(control),
        mistakes=(difference,) if difference else (),
    )


def _difference(machine: type[RuleBasedStateMachine], runs: int) -> str:
    """The first that is found; "" where there is none."""
    chosen = settings(
        max_examples=runs,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        derandomize=runs <= _CONTROL_RUNS,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(machine, settings=chosen)
    except Exception as error:  # noqa: BLE001 - whatever a history raises is a difference
        return repr(error)
    return ""
