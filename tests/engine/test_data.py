"""A landscape of data: what it comes to, exactly, what a file may be, and what batches are."""

import random
from fractions import Fraction
from math import isfinite, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text_tables import rows_of

from gdtui.engine import api
from gdtui.engine.landscapes.catalogue import DATA, landscape_of, named
from gdtui.engine.landscapes.data import fitted, landscape_of_data, points_in
from gdtui.engine.rules.method import Method, Noise, normal
from gdtui.engine.runs.setup import Setup, read_setup, start_on
from gdtui.engine.theory.parabola import theory_of
from gdtui.engine.theory.reasons import Ending, observed
from gdtui.engine.values import MOST_POINTS


def sets(count):
    """Points as people have them: of some digits, of some size, near a line or not, many or few."""
    dice = random.Random(7)
    for _ in range(count):
        size, slope, off = 10 ** dice.uniform(-3, 3), dice.uniform(-30, 30), dice.choice((0, 1, 9))
        xs = [size * dice.gauss(dice.choice((0, 2)), 1) for _ in range(dice.randint(1, 30))]
        ys = [slope * x + off * size * dice.gauss(0, 1) for x in xs]
        digits = dice.choice((4, 17))
        yield tuple(
            tuple(float(f"{v:.{digits}g}") for v in point) for point in zip(xs, ys, strict=True)
        )


def exactly(points):
    """Curvature, bottom and lowest loss of the decimals that the points are written as."""
    pairs = [(Fraction(repr(x)), Fraction(repr(y))) for x, y in points]
    squares, products = sum(x * x for x, _ in pairs), sum(x * y for x, y in pairs)
    bottom = products / squares
    lowest = sum((bottom * x - y) ** 2 for x, y in pairs) / len(pairs)
    return 2 * squares / len(pairs), bottom, lowest


def test_curvature_bottom_and_counted_epochs_are_those_of_the_points():
    # 10,000 sets were looked at once.
    assert fitted(DATA, "").valleys == named("regressor").valleys
    for points in sets(20):
        landscape = fitted(points, "points.csv")
        curvature, bottom, lowest = exactly(points)
        (valley,) = landscape.valleys
        assert valley.bottom == float(bottom)
        assert abs(Fraction(valley.curvature) / curvature - 1) < 1e-15
        assert landscape.loss(valley.bottom) == float(lowest)
        assert landscape_of(landscape.formula).valleys == landscape.valleys
        theory = theory_of(landscape)
        assert theory.landmarks == (0, 1 / valley.curvature, 2 / valley.curvature)
        run = Setup((landscape.left,), 1.7 / valley.curvature, 200, (landscape,)).race().lead
        assert run.to_end().zero_loss == theory.zero_loss_of(run)
        assert landscape.left < valley.bottom < landscape.right
        assert landscape.rate * valley.curvature <= 0.25
        assert start_on(landscape) == 10.0


def made(maker, given):
    """What a maker makes of what it is given, or its complaint in one line."""
    try:
        return maker(given)
    except ValueError as error:
        complaint = str(error)
    assert len(complaint.splitlines()) == 1
    return complaint


@given(st.lists(st.tuples(*[st.floats(allow_nan=False, allow_infinity=False)] * 2), max_size=9))
def test_any_points_are_a_parabola_or_refused_in_a_line(points):
    landscape = made(lambda points: fitted(tuple(points), "points.csv"), points)
    if not isinstance(landscape, str):
        assert theory_of(landscape)
        assert landscape.left < landscape.right
        assert all(landscape.is_inside(w) for w in (landscape.left, landscape.right))


ROWS = ((1.0, 2.0), (-0.5, 3e-7), (0.0, 0.0))


@pytest.mark.parametrize(
    "text",
    [
        "1,2\n-0.5,3e-7\n0,-0",
        "x,y\n1,2\n-0.5,3e-7\n0,0\n",
        '\ufeff"x", "y"\r\n "1", 2 \r\n\r\n-.5,+3E-7\r\n0,0.0\r\n\n',
    ],
)
def test_a_file_has_two_columns_with_or_without_a_header(text):
    assert points_in(text.encode()) == ROWS


def test_a_bad_file_is_refused_with_the_number_of_the_row(tmp_path):
    path = tmp_path / "points.csv"
    bad = [
        (text.encode().decode("unicode_escape").encode("latin-1"), words)
        for text, words in rows_of(__file__, "bad_files.txt")
    ]
    many = b"1,1\n" * (MOST_POINTS + 1), "more than 100000 points"
    for text, words in (*bad, many, (b" " * 2**25, "more than 16777216 bytes")):
        path.write_bytes(text)
        assert words in made(landscape_of_data, str(path))


def test_what_is_no_file_is_refused(tmp_path):
    for name in (tmp_path, tmp_path / "none.csv", "/dev/null", "a\0b"):
        assert isinstance(made(landscape_of_data, str(name)), str)


PIECES = [*'0123456789,,,\n\n\r\t ".-+eExy_;|\0²\ud7ff', "nan", "inf", "1e309", "1,2\n", "x,y\n"]


@given(st.lists(st.sampled_from(PIECES)).map("".join).map(str.encode) | st.binary())
def test_whatever_is_in_a_file_it_is_points_or_refused_in_a_line(data):
    points = made(points_in, data)
    if not isinstance(points, str):
        assert all(map(isfinite, (value for point in points for value in point)))


def test_a_file_is_read_again_once_it_has_changed(tmp_path):
    path = tmp_path / "points.csv"
    path.write_text("1,2\n")
    before = landscape_of_data(str(path))
    assert landscape_of_data(str(path)) is before
    path.write_text("1,2\n1,4\n")
    assert landscape_of_data(str(path)).minima == (3,)


# Batches


def batches(size, seed=0, deviation=0.0, points=DATA):
    return Setup(
        (9.0,), 0.05, 4000, (fitted(points, "f"),), Method(noise=Noise(deviation, seed, size))
    )


@pytest.mark.parametrize("size", [1, 8, 100])
def test_the_slope_of_a_batch_is_right_on_average_and_off_the_less_the_larger_it_is(size):
    setup = batches(size)._replace(learning_rate=0.0)
    run, slope = setup.race().lead.to_end(), setup.landscape.slope(9.0)
    given = [run.epoch(number).slope for number in range(1, run.at + 1)]
    singles = [2 * x * (9.0 * x - y) for x, y in DATA]
    assert sum(singles) / len(DATA) == pytest.approx(slope)
    variance = sum((each - slope) ** 2 for each in singles) / len(DATA) / size
    mean = sum(given) / len(given)
    assert abs(mean - slope) < 4 * sqrt(variance / len(given))
    assert sum((each - mean) ** 2 for each in given) / len(given) == pytest.approx(
        variance, rel=0.1
    )


@given(st.integers(0, 2**32 - 1), st.integers(1, 40), st.integers(1, MOST_POINTS))
def test_a_batch_follows_from_seed_and_epoch_and_has_so_many_of_the_points(seed, size, count):
    drawn = [[*Noise(0.0, seed, size).drawn(epoch, count)] for epoch in range(3)]
    assert all(len(each) == size and 0 <= min(each) <= max(each) < count for each in drawn)
    assert drawn == [[*Noise(5.0, seed, size).drawn(epoch, count)] for epoch in range(3)]


def test_each_point_is_drawn_as_often_and_what_is_drawn_says_nothing_of_the_noise():
    epochs, count = 6000, 6
    drawn = [next(Noise(0.0, 3, 1).drawn(epoch, count)) for epoch in range(epochs)]
    assert all(abs(drawn.count(each) - 1000) < 150 for each in range(count))
    shifted = [next(Noise(0.0, 4, 1).drawn(epoch, count)) for epoch in range(epochs)]
    assert sum(a == b for a, b in zip(drawn, shifted, strict=True)) < 1200
    for each in range(count):
        beside = [normal(3, epoch) for epoch in range(epochs) if drawn[epoch] == each]
        assert abs(sum(beside)) / len(beside) < 4 / sqrt(len(beside))


def test_where_the_line_goes_through_all_points_batches_of_one_come_to_rest():
    on_a_line = tuple((x, 3 * x) for x, _ in DATA)
    rests = observed(batches(1, points=on_a_line).race().lead.to_end())
    assert (rests.ending, rests.bottom) == (Ending.AT_THE_BOTTOM, 3.0)
    # Where one of the points alone leads away from the bottom it may leave again.
    steep = batches(1, points=((1.0, 3.0), (3.0, 9.0)))._replace(weights=(3.001,))
    assert observed(steep._replace(learning_rate=0.15).race().lead).ending is Ending.NEAR_THE_BOTTOM
    run = batches(1).race().lead.to_end()
    assert observed(run).ending is Ending.AROUND_THE_BOTTOM
    assert not run.landscape.valleys[0].holds(run.weights(3900, 4000))


def test_a_batch_needs_points_and_goes_with_them(tmp_path):
    with pytest.raises(ValueError, match="a batch is of points"):
        read_setup({"batch": "3"})
    (tmp_path / "points.csv").write_text("1,3\n2,6\n")
    setup = api.setup(data=str(tmp_path / "points.csv"), batch=3, seed=5)
    assert setup.landscape == landscape_of_data(str(tmp_path / "points.csv"))
    assert setup.method.noise == Noise(0.0, 5, 3)
    assert api.theory(setup) is None
    assert setup.on(landscape_of("w^4")).method.noise.batch == 0
    both = read_setup({"landscape": "regressor, w^2", "batch": "1"})
    assert read_setup({"landscape": "w^2"}, both).method.noise.batch == 0
    first, second = (run.to(1).epoch(1) for run in both.race().runs)
    assert (first.slope != named("regressor").slope(10.0), second.slope) == (True, 20.0)


def test_a_landscape_of_data_has_the_name_of_its_file_where_that_can_be_shown():
    for file, name in (
        ("/tmp/my points.csv", "my points.csv"),
        *((f"points{mark}.csv", "data") for mark in "`{}\n日"),
        ("-", "-"),
        ("", "data"),
    ):
        assert fitted(ROWS, file).name == name
    assert fitted(((1.0, 3.0), (-1.0, -3.0)), "").formula == "(w - 3)^2"
