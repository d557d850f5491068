"""Everyone can use it: names, keys, sizes, contrast and what is read out, in every view and dialog."""
