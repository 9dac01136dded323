"""The explorer as it is played, in a file: nothing here is imported before that is asked for."""
