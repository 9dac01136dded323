"""What the marks, the words and the symbols on the screen mean, in one sentence each."""

from __future__ import annotations

from gdtui.guide.words import table
from gdtui.plot.panes.reference import Topic

_TEXT = """
marks
● ◆ | the marble, and a second one | ball point
○ ◇ | where they were before; on the map the mirror image of η
× + | where the next step lands | ghost
△ ▽ | where it would go without the minus sign | uphill
□ | the second point of the secant, at w + h | gap
━ ╍ | an arrow as long as the step, and one drawn longer to be seen | beat
─ ╌ | the slope's own arrow, beside what the rule makes of it | velocity
■a ▲b | runs that are pinned, each with a letter | kept compare
▼ = ▲ × | the loss falls, stays, grows; at an edge of a picture: beyond it
⇄ · | the step crosses the bottom, stays on its side | zigzag overshoot
◀ ▶ | an arrow's head; at an edge: outside, on this side
┿ | on a track: where the regime changes | landmark
≈ | about: only the first digits fit | approximately

words
weight w | the number that is learned: where the marble lies | parameter position x
loss L(w) | how wrong a weight is: how high the marble lies | error cost objective height
data | points (x, y) for a line y = w·x: the loss is the mean of (w·x − y)² over them |
    regression fit residual file csv mean square
slope L′(w) | how steeply the loss rises to the right, 2w on w²; also called gradient or
    derivative | steepness
rate η | the learning rate: a step of plain descent is η times the slope | eta lr step size
    stepsize speed faster slower alpha
the rule | how a weight is moved: in plain descent w ← w − η·slope, against the slope | update
    gradient descent minus sign formula optimizer
epoch k | one step of the rule; epoch 0 is the start | iteration time
w′ | the weight after the step | next landing prime
tangent | the line that touches the curve at the marble: its slope | derivative
secant, h | the line through the curve at w and at w + h, where h is the gap; on w² its slope is
    2w + h, which is 2w once h is gone | gap difference quotient
computed as | what rounding in the computer makes of the secant's slope | float floats precision
zero loss | a loss below 0.00005, which is 0.0000 with four decimals | convergence converged
    arrived goal bottom minimum
by theory | worked out without taking the steps: on w² w = w₀·rᵏ at epoch k | predicted closed
    form exact formula
κ | of two bowls under one rate: how many times as much the steeper one curves | kappa condition
    number ravine valley
r | what each step multiplies w by: on w² r = 1 − 2η | factor ratio
regime | what a learning rate makes of a run: one of these six | kind behaviour

rules
velocity v | what momentum keeps: a share β of its last value, and the new slope | momentum
    nesterov memory inertia
β | how much a rule keeps of what it had: 0 is no memory, near 1 a long one | beta parameter
    momentum memory
adaptive | a rule that divides by the usual size of the slope, so that steps are about η long,
    steep or flat; with many weights each gets its own rate | adagrad rmsprop adam scaling per
    parameter
curvature c | how fast the slope changes: 2 on w²; below 0 on a hill, where newton climbs |
    newton second derivative hessian
schedule | the rate by epoch: it starts large, and shrinks so that the marble settles | step
    exponential cosine warmup decay annealing
noise S | by how much each slope is off, up or down by chance, as from a part of the data |
    stochastic random seed
batch N | each slope is that of N of the points, drawn by chance: right on average | data sample
    stochastic sgd minibatch seed
spread | the mean square distance from the bottom where noise keeps a run moving: by theory
    ηS²/(c(2 − ηc)), and measured from an epoch on | variance deviation noise jitter settle

regimes
frozen | η = 0, r = 1: nothing moves | regime
smooth convergence | η below 1/c, r from 1 to 0: down on one side | regime slow
one step | η = 1/c, 0.5 on w², r = 0: at the bottom at once | regime best newton
zigzag convergence | η from 1/c to 2/c, r from 0 to −1: across the bottom, lower each time |
    regime oscillation bounce
oscillation trap | η = 2/c, 1 on w², r = −1: from wall to wall for ever, as high as before |
    regime bounce
divergence | η above 2/c: higher each time | regime explode too large
"""
"""Of each chapter its title; then a head, what it means, and words to find it by.

The regimes are those on a parabola of curvature c.
"""
GLOSSARY = tuple(
    Topic(title, line[0], *line) for title, lines in table(_TEXT).items() for line in lines
)
"""What follows the keys in the help."""
