"""The help menu's windows."""
