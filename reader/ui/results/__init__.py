"""What a search found: in the left pane, in place of the tree."""
