"""Gradient descent on the parabola, in pure Python: nothing here knows of plots or terminals."""
