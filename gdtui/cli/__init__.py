"""The command line: the commands, what each may be given, and what comes of it."""
