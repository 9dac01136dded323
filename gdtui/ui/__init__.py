"""The terminal app: Textual screens and widgets. They hold frozen values and no mathematics."""
