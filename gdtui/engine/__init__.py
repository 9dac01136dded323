"""Gradient descent on the parabola, in pure Python: nothing here knows of plots or terminals.

Its values are named tuples: frozen like dataclasses, but imported in a fraction of their time,
which is most of the time that `gdtui run` takes.
"""
