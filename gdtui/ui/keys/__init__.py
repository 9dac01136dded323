"""Keys by name, and which of them are in force."""
