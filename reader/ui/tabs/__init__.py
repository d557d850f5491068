"""Several articles open side by side, each in a tab with a history and a place of its own."""
