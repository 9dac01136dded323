"""The themes: all can be read, two keys go through them, and a terminal's own stay its own."""

import re

import pytest
from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet
from rich.terminal_theme import TerminalTheme
from staged_explorer import Staged
from text_tables import rows_of

from gdtui.plot.cells.picture import CURVE, PLAIN, TANGENT
from gdtui.ui.screen.theme import EDGE, LINE, Look, is_dark, looks, paints
from gdtui.ui.screen.theme import THEMES as NAMES
from gdtui.ui.terminal.wire import pen_of, pens_of

LINES = re.compile("[─-▟⠀-⣿]")
"""What is drawn with strokes and dots, and is no text."""

PALETTES = {
    "xterm": "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
    "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
    "vga": "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa "
    "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "tango": "2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf "
    "555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec",
}
"""The sixteen colours of well-known terminals; xterm's are not meant for white."""


def of_hex(text: str) -> tuple[int, int, int]:
    return tuple(bytes.fromhex(text))


def palette(colours: str, *, dark: bool) -> TerminalTheme:
    """A terminal's own colours, on black or on white."""
    ground, ink = ("000000", "e5e5e5") if dark else ("ffffff", "000000")
    return TerminalTheme(of_hex(ground), of_hex(ink), [of_hex(each) for each in colours.split()])


def luminance(colour: ColorTriplet) -> float:
    """As the contrast rules of the web define it."""
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(look: Look, own: TerminalTheme) -> float:
    """How an ink stands out from its paper in a terminal of such colours."""
    ink, ground = (Color.parse(each) for each in look[:2])
    ink, ground = ink.get_truecolor(own), ground.get_truecolor(own, foreground=False)
    lighter, darker = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def drawn(app: Staged) -> list[tuple[str, Look]]:
    """The texts on the screen and how they look."""
    sheet, seen = app.sheet(), looks(app.view.theme)
    size = range(len(sheet.rows))
    return [(text, seen[ink]) for y in size for text, ink in sheet.pieces(y, 0, app.view.size[0])]


def palettes_of(name: str) -> list[TerminalTheme]:
    """What a theme has to be read in; one that says its colours itself looks the same in all."""
    meant = [each for each in PALETTES if is_dark(name) or each != "xterm"]
    kept = meant if "ansi" in name else ["vga"]
    return [palette(PALETTES[each], dark=is_dark(name)) for each in kept]


def weakest(name: str, look: Look) -> float:
    return min(contrast(look, own) for own in palettes_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_text_and_every_line_stands_out_from_its_ground(explorer, name) -> None:
    alone = {ink: look for ink, look in looks(name).items() if ink < "\x80"}
    seen: dict[tuple[bool, Look], object] = {
        (ink in (LINE, EDGE, TANGENT), look): ink for ink, look in alone.items()
    }
    app = explorer(theme=name).sized((120, 36))
    for (keys,) in rows_of(__file__, "walk.txt"):
        app.press(*keys.split())
        for text, look in drawn(app):
            for character in set(text) - {" "}:
                seen.setdefault((bool(LINES.match(character)), look), (text, keys))
    text_needs = 7 if "contrast" in name else 4.5
    for (is_line, look), where in seen.items():
        assert weakest(name, look) >= (3 if is_line else text_needs), (look, where)


@pytest.mark.parametrize(
    ("name", "keys"), [("ansi-dark", []), ("dark", ["d"] * 4), ("ansi-light", ["n"])]
)
def test_the_terminals_own_colours_are_sent_by_their_numbers_alone(explorer, name, keys) -> None:
    app = explorer(theme=name).sized((120, 36))
    app.press(*keys, "s", "e")
    pens = {pen_of(look, ColorSystem.TRUECOLOR) for _, look in drawn(app)}
    inks, papers = ({int(getattr(pen, part)) for pen in pens} for part in ("ink", "paper"))
    assert inks <= {*range(30, 38), 39, *range(90, 98)}
    assert papers <= {*range(40, 48), 49, *range(100, 108)}
    assert len(inks) > 4


def test_in_sixteen_colours_curve_tangent_and_text_differ_in_every_theme() -> None:
    for name in NAMES:
        pens = pens_of(name, ColorSystem.STANDARD)
        assert len({pens[ink].ink for ink in (CURVE, TANGENT, PLAIN)}) == 3 or "contrast" in name
        if "contrast" not in name:
            own = pens_of(f"ansi-{name.removeprefix('ansi-')}", ColorSystem.TRUECOLOR)
            assert pens == own


def test_a_picture_in_a_file_has_colours_of_its_own_where_the_screen_has_the_terminals() -> None:
    assert paints("ansi-dark") == paints("dark")
    assert paints("ansi-light") == paints("light")
