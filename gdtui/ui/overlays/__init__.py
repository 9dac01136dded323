"""What lies over the screen: fields, the set-up, the help, the list of the commands, saving."""
