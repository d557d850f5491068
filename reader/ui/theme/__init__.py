"""How the program looks: design tokens, and the style sheets, fonts and icons made from them."""
