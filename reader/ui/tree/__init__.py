"""The tree of the library: regions or months, years, articles."""
