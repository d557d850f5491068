"""Bringing articles in, and taking them out again: what the person sees of it."""
