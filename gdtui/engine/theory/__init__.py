"""What is known of a run: the parabola exactly, and what a run is observed to do anywhere."""
