"""The lanes on which the notebook is written, one thing after the other, and is read for the window."""

LANE = "notebook"
SHOWING_LANE = "marks"
