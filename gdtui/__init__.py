"""gdtui: a terminal explorer of gradient descent, on L(w) = w² and on any loss of one weight."""

__version__ = "0.1.0"
