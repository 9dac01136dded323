"""What an arrow makes of each number of a setup: the next mark upwards or down, near or far."""

from __future__ import annotations

from gdtui.engine.rules.method import Noise
from gdtui.engine.runs.setup import Setup
from gdtui.engine.values import (
    EPOCHS,
    LEARNING_RATE,
    NOISE,
    SEED,
    weight_on,
)


def by(step: str, upwards: bool) -> str:
    """A decimal with the sign of its direction."""
    return step if upwards else f"-{step}"


def next_weights(setup: Setup, upwards: bool, far: bool) -> Setup:
    """The first weight moved, as the keys move it."""
    lead, *others = setup.weights
    moved = weight_on(setup.landscape).stepped(lead, by("5" if far else "0.5", upwards))
    return setup._replace(weights=(moved, *others))


def next_rate(setup: Setup, upwards: bool, far: bool) -> Setup:
    """The first learning rate moved, as the keys move it."""
    rate = LEARNING_RATE.stepped(setup.learning_rate, by("0.1" if far else "0.01", upwards))
    return setup._replace(learning_rate=rate)


def next_epochs(setup: Setup, upwards: bool, far: bool) -> Setup:
    """More epochs, or fewer."""
    return setup._replace(epochs=EPOCHS.stepped(setup.epochs, by("100" if far else "10", upwards)))


def next_noise(setup: Setup, upwards: bool, far: bool) -> Setup:
    """More noise, or less."""
    noise = setup.method.noise
    deviation = NOISE.stepped(noise.deviation, by("1" if far else "0.1", upwards))
    return with_noise(setup, noise._replace(deviation=deviation))


def next_seed(setup: Setup, upwards: bool, far: bool) -> Setup:
    """Another seed."""
    noise = setup.method.noise
    seed = SEED.stepped(noise.seed, by("10" if far else "1", upwards))
    return with_noise(setup, noise._replace(seed=seed))


def with_noise(setup: Setup, noise: Noise) -> Setup:
    """A setup with another noise."""
    return setup._replace(method=setup.method._replace(noise=noise))
