"""The mouse: knobs are dragged, numbers and keys are clicked, the log is scrolled."""

SIZE = (80, 24)


def opened(explorer):
    app = explorer()

    def do(*what):
        """Send bytes, or press and let go at places of the screen, from 0."""
        for each in what:
            app.send(each) if isinstance(each, bytes) else app.click("screen", *each)
        return app.view

    def place(pane: str, column: int, row: int) -> tuple[int, int]:
        """A cell of a pane, as a place of the screen."""
        left, top, *_ = app.place(pane)
        return left + column, top + row

    do.app = app
    return do, place


def test_a_knob_goes_where_it_is_put_and_follows_the_mouse(explorer) -> None:
    do, place = opened(explorer)
    rate = place("rate", 10, 1)
    assert do((rate,)).race.lead.learning_rate == 0.5
    view = do((rate, place("rate", 21, 1)))
    assert view.race.lead.learning_rate == 1.0
    view = do((place("weight", 25, 1), place("weight", 5, 1)))
    assert (view.race.lead.weight, view.race.at) == (-7.0, 0)
    view = do((place("weight", 5, 1), place("weight", -30, 1)))
    assert view.race.lead.weight == -14.0


def marble(app) -> tuple[int, int]:
    """The cell of the first marble, as a place of the bowl."""
    rows = app.picture("bowl").rows
    ((column, row),) = [(text.index("●"), row) for row, text in enumerate(rows) if "●" in text]
    return column, row


def test_the_marble_is_dragged_along_the_curve_and_the_run_starts_anew(explorer) -> None:
    do, place = opened(explorer)
    before = do(b"nnn")
    app = do.app
    x, y = marble(app)
    for there in (12, 20, 30):
        view = do((place("bowl", *marble(app)), place("bowl", there, 2)))
        assert marble(app)[0] == there
        assert (view.race.at, view.playing, len(view.past)) == (0, False, 1)
        view = do(b"z")
        assert (view.race, marble(app)) == (before.race, (x, y))


def test_however_far_something_is_dragged_it_is_undone_at_once(explorer) -> None:
    do, place = opened(explorer)
    columns = [place("bowl", column, 5) for column in (30, 22, 20, 14, 12)]
    assert len(do((place("bowl", *marble(do.app)), *columns)).past) == 1
    assert do(b"z").race.lead.weight == 10.0
    assert len(do(tuple(place("rate", column, 1) for column in (3, 9, 12, 6))).past) == 1
    assert do(b"z").race.lead.learning_rate == 0.1


def test_a_press_on_the_marble_or_beside_it_alone_changes_nothing(explorer) -> None:
    do, place = opened(explorer)
    before = do(b"nn")
    x, y = marble(do.app)
    assert do((place("bowl", x, y),), (place("bowl", x + 1, y),)) == before
    assert do((place("bowl", x - 4, y), place("bowl", 20, y))) == before


def test_what_a_guide_gives_holds_still_and_says_so(explorer) -> None:
    do, place = opened(explorer)
    before = do(b"c")
    view = do((place("bowl", *marble(do.app)), place("bowl", 20, 5)))
    assert view.race == before.race
    assert view.said
    before = do(b"\x1b[27u", b"y\r")
    after = do((place("rate", 10, 1),), (place("weight", 20, 0),))
    assert after.saying("") == before


def test_a_mouse_that_was_not_pressed_on_a_knob_drags_nothing(explorer) -> None:
    do, place = opened(explorer)
    before = do()
    assert do((place("bowl", 9, 3), place("rate", 10, 1))) == before
    x, y = place("weight", 5, 1)
    assert do(f"\x1b[<32;{x + 1};{y + 1}M".encode()) == before
    after = do((place("rate", 10, 1),), f"\x1b[<32;{x + 1};{y + 1}M".encode())
    assert after.race.lead.weight == 10.0
    column, row = place("rate", 5, 1)
    held, right, dragged = (f"\x1b[<{code};{column + 1};{row + 1}M".encode() for code in (0, 2, 32))
    assert do(right) == after
    rate = do(held, b"]").race.lead.learning_rate
    assert do(dragged).race.lead.learning_rate == rate


def test_a_click_on_a_number_opens_its_field_and_closes_the_other(explorer) -> None:
    do, place = opened(explorer)
    view = do((place("weight", 20, 0),))
    assert view.top.setting.name == "weight"
    view = do(b"e\x15abc\r", (place("rate", 20, 0),))
    assert view.top.setting.name == "learning rate"
    assert (view.top.field.text, view.top.field.complaint) == ("0.1", "")
    assert do(b"\x1b[27u").top is None


def test_a_click_on_a_track_leaves_the_field_and_sets_the_number_but_not_below_a_complaint(
    explorer,
) -> None:
    do, place = opened(explorer)
    view = do(b"e", (place("rate", 10, 1),), b"n")
    assert (view.race.lead.learning_rate, view.top, view.race.at) == (0.5, None, 1)
    before = do(b"w\x15abc\r")
    assert do((place("weight", 9, 1),)) == before


def test_each_key_of_the_bar_can_be_clicked(explorer) -> None:
    do, _ = opened(explorer)
    row = SIZE[1] - 1
    bar = " space play  n step  ↑↓ rate  1-3 experiments  y learn"
    assert (do(((bar.index("n step"), row),))).race.at == 1
    assert (do(((bar.index("↑"), row),))).race.lead.learning_rate == 0.11
    assert (do(((bar.index("↓"), row),))).race.lead.learning_rate == 0.1
    assert (do(((bar.index("1-3") + 1, row),))).race.lead.learning_rate == 1.0
    assert (do(((bar.index("1-3") + 2, row),))).race.lead.learning_rate == 0.2
    assert (do(((bar.index("learn"), row),))).top


def test_the_wheel_scrolls_the_log_and_the_help(explorer) -> None:
    do, place = opened(explorer)
    x, y = place("log", 5, 1)
    view = do(b"\x1b[F", f"\x1b[<64;{x + 1};{y + 1}M".encode() * 2)
    assert (view.earlier, view.race.at) == (2, 50)
    assert do(f"\x1b[<65;{x + 1};{y + 1}M".encode()).earlier == 1
    x, y = place("bowl", 5, 5)
    assert do(f"\x1b[<64;{x + 1};{y + 1}M".encode()).earlier == 1
    assert do(b"?", f"\x1b[<65;{x + 1};{y + 1}M".encode()).top.row == 1


def test_a_click_is_taken_where_the_keys_before_it_have_put_the_panes(explorer) -> None:
    do, place = opened(explorer)
    do(b"v")
    where = place("whole", 10, 5)
    before = do(b"V")
    assert do((where,)).race == before.race
    view = do(b"v", (where,), b"V")
    assert (view.race.lead.learning_rate, view.shows) == (0.15, before.shows)
    before = do(b"j")
    after = do(b"?", (place("rate", 10, 1),), b"?")
    assert after == before.saying("")
