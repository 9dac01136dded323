"""The way to the terminal: every reach into what Textual and Rich do not promise is in here."""
