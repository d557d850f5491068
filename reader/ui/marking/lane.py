"""The name of the lane on which everything is written into the notebook, one after the other."""

LANE = "notebook"
