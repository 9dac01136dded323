"""The one screen."""
