"""Notes whose place in a changed text is not certain: looked at one by one, and decided by the person."""
