"""What is said of a run in numbers: facts, equations that are true as printed, beats, the end."""
