"""The one small file of preferences: where it is, what it may say, how it is written."""
