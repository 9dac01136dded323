"""How each rule takes a step: pure functions, defined as PyTorch defines them.

From rate, slope, curvature, the state before and the parameters come the step and the next state.
"""

from __future__ import annotations

import math

State = tuple[float, ...]
"""What a rule remembers from step to step."""
Values = tuple[float, ...]
"""The parameters of a rule."""


def descent(
    rate: float, slope: float, _curvature: float, state: State, _: Values
) -> tuple[float, State]:
    """The slope times the rate."""
    return rate * slope, state


def momentum(
    rate: float, slope: float, _curvature: float, state: State, values: Values
) -> tuple[float, State]:
    """A velocity: the slope, and β of the velocity before."""
    velocity = values[0] * state[0] + slope
    return rate * velocity, (velocity,)


def nesterov(
    rate: float, slope: float, _curvature: float, state: State, values: Values
) -> tuple[float, State]:
    """The same, from where the velocity would lead."""
    beta = values[0]
    velocity = beta * state[0] + slope
    return rate * (slope + beta * velocity), (velocity,)


def adagrad(
    rate: float, slope: float, _curvature: float, state: State, _: Values
) -> tuple[float, State]:
    """Over the root of all squared slopes."""
    squares = state[0] + slope * slope
    return rate * slope / (math.sqrt(squares) + 1e-10), (squares,)


def rmsprop(
    rate: float, slope: float, _curvature: float, state: State, values: Values
) -> tuple[float, State]:
    """Over the root of the mean squared slope of late."""
    beta = values[0]
    squares = beta * state[0] + (1 - beta) * (slope * slope)
    return rate * slope / (math.sqrt(squares) + 1e-8), (squares,)


def adam(
    rate: float, slope: float, _curvature: float, state: State, values: Values
) -> tuple[float, State]:
    """The mean slope of late over the root of the mean square, both corrected for their start."""
    mean, squares, count = state
    beta, beta2 = values
    count += 1.0
    mean = beta * mean + (1 - beta) * slope
    squares = beta2 * squares + (1 - beta2) * (slope * slope)
    size = math.sqrt(squares / (1 - beta2**count)) + 1e-8
    return rate * (mean / (1 - beta**count)) / size, (mean, squares, count)


def sign(
    rate: float, slope: float, _curvature: float, state: State, _: Values
) -> tuple[float, State]:
    """As long as the rate."""
    return rate * (slope / abs(slope)) if slope else rate * slope, state


def newton(
    rate: float, slope: float, curvature: float, state: State, _: Values
) -> tuple[float, State]:
    """Over the curvature."""
    # Without a curvature there is nothing to divide by, and it stands.
    bends = curvature > 0 or curvature < 0
    return rate * slope / curvature if bends else 0.0 * slope, state
