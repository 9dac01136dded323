"""The widgets, one a file: each draws one frozen view."""
