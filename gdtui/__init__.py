"""gdtui: a terminal explorer of gradient descent on the parabola L(w) = w²."""

__version__ = "0.1.0"
