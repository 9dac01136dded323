"""Runs: what one starts from, one update, a stretch at one rate, and several in step."""
