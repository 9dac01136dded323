"""What stands beside the bowl or lies over it: numbers to set, log, headline, help, set-up."""
