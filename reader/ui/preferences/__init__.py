"""The page of preferences: how everything looks and works, each choice with effect at once."""
