"""Every highlight, note and bookmark in one list, in the left pane."""
