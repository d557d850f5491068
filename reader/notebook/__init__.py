"""The notebook: what a person made of the articles, kept on disk for good."""
