"""Gradient descent in pure Python: nothing here knows of plots or terminals.

Programs of your own use gdtui.engine.api. The values here are named tuples: frozen like
dataclasses, but imported in a fraction of their time, which is most of what `gdtui run` takes.
"""
