"""The way to the terminal: every use of Textual's and Rich's private parts is in here."""
