"""What `gdtui help` tells beside the options: topics, each a few tables and a text.

A table is made from where the program has it, and what it is made from is imported when it is
printed. The man page has the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

WIDTH = 80

Rows = list[tuple[str, str]]
"""Heads, each with its words."""


class Topic(NamedTuple):
    """Something to read about: its name, what it is in a line, its text below its tables."""

    name: str
    summary: str
    text: str = ""
    tables: Callable[[], Iterable[tuple[str, Rows]]] = tuple
    """Each with its title."""

    def lines(self) -> list[str]:
        """All of it, in lines of 80 columns."""
        parts = [[f"{title}:", *_in_columns(rows)] for title, rows in self.tables()]
        parts += [self.text.strip("\n").split("\n")] if self.text else []
        return [line for part in parts for line in (*part, "")][:-1]


def _in_columns(rows: Rows) -> Iterator[str]:
    from textwrap import wrap

    left = max(len(head) for head, _ in rows) + 4
    for head, words in rows:
        indent = f"{'  ' + head:{left}}"
        for part in words.split("\n"):
            yield from wrap(part, WIDTH, initial_indent=indent, subsequent_indent=" " * left)
            indent = " " * left


def _keys() -> Iterator[tuple[str, Rows]]:
    from gdtui.ui.commands.catalogue import GROUPS

    for title, commands in GROUPS.items():
        yield title, [(each.names_of_keys(()), each.label) for each in commands]


def _words() -> Iterator[tuple[str, Rows]]:
    from itertools import groupby

    from gdtui.plot.panes.glossary import GLOSSARY

    for title, topics in groupby(GLOSSARY, key=lambda topic: topic.title):
        yield title, [(topic.head, topic.text) for topic in topics]


def _parts() -> Iterator[tuple[str, Rows]]:
    from gdtui.engine.landscapes.catalogue import ENTRIES
    from gdtui.engine.rules.method import RULES, SCHEDULES

    for title, listed in (("landscapes", ENTRIES), ("rules", RULES), ("schedules", SCHEDULES)):
        yield title, [(e.name, "\n".join((e.formula, *e.purpose[:1]))) for e in listed]


def _pictures() -> Iterator[tuple[str, Rows]]:
    from gdtui.plot.pictures.catalogue import PICTURES, WHOLE_PICTURES

    yield "pictures", [(name, PICTURES[name].said) for name in WHOLE_PICTURES]


_AT_THE_KEYS = """
The mouse drags the marble and the knobs of both tracks, opens a field with a
click on a number, goes to the run that lies at a place of a picture of the
whole, presses the keys of the last line and scrolls the log. Nothing needs it.

What you change can be undone, a hundred changes deep; steps are no changes. A
new learning rate in the middle of a run leaves the run where it is. At the end
of a run it is that of another run from the same start: space plays it.

An open field takes the keys; arrows, home, end, backspace, delete, ctrl+u and
ctrl+k edit it. In the help and in the list of the commands letters search, and
enter runs what is chosen. Keys that arrive together, as over SSH, do the same
as one by one.

Other keys for a command: gdtui help preferences.
"""

_SETUP = """
A run starts from a landscape, one weight or more, a learning rate, and a number
of epochs. The options are those of `gdtui run --help`; the explorer, plot and
record take them too, and the key o sets the same in the explorer.

  --landscape   one of the names above, or a formula (gdtui help formulas);
                again for a second marble in a bowl of its own, under the same
                rate and rule: one --weight is then where both start
  --data        in its place, a file with x,y in each row, with or without a
                header, or - for stdin: w is the slope of a line y = w*x through
                the points, the loss the mean of (w*x - y)^2
  --weight      again for a second marble; anywhere that the loss is a finite
                number. Without it the marble starts at 10, or nearer where that
                is out of view
  --lr          0.1,0.5@10 is 0.1, and 0.5 from epoch 10 on; such a change
                starts the schedule anew over the epochs that are left
  --rule        how the weight is moved, as PyTorch defines it; --beta and
                --beta2 are parameters of the rules that have them
  --noise       adds a normal number of this deviation to each slope. Which one
                follows from --seed and the epoch alone
  --batch       with points, takes each slope from so many of them, drawn anew
                for each epoch by --seed; a point may be drawn twice

What holds exactly on a parabola holds nowhere else. On other landscapes, by
other rules, with a schedule or noise, gdtui says what the run itself is seen to
do, and `gdtui sweep` runs each rate for up to 10000 epochs.
"""

_FORMULAS = """
A formula is a loss of one weight, of at most 200 characters:

  numbers       2  0.5  1e-3  pi  e
  the weight    w
  operators     + - * / ^ (or **), parentheses
  products      2w  3sin(w)  (w - 1)(w + 1)
  functions     sin cos tan sinh cosh tanh exp log sqrt abs sigmoid relu

^ binds as in Python: -w^2 is -(w^2), and 2^3^2 is 2^9. Slope and curvature are
derived by the rules of calculus; at a kink (abs, relu at 0) the slope is 0. A
run ends where there is no loss any more, such as the log of a negative weight.

  gdtui --landscape "w^4/4 - w^2/2" --weight 1.5
  gdtui run --landscape "sin(3w) + w^2/10" --format csv
"""

_FORMATS = """
gdtui run --format text, csv or json; the key S saves the same.

text   a line for the start and one for each epoch, with four decimals. With
       several weights the listings follow each other, an empty line between.
csv    epoch, learning_rate, gradient, weight, loss: a row for the start and one
       for each epoch, in full precision. gradient is the slope that the rule
       was given, noise included; it and learning_rate are those of the step
       that led to the row, and empty at the start. With several weights a
       column run comes first.
json   {"runs": [{"weight", "learning_rate", "landscape", "rule", "regime",
       "factor", "zero_loss_epoch", "outcome", "epochs": [...]}]}, with the same
       rows as epochs. regime and factor are null where no exact theory holds.
       zero_loss_epoch is the first epoch whose loss is within 0.00005 of that
       of the minimum that the weight is nearest to, or null.

outcome is "complete", "left the floats" or "left the landscape". A run that
leaves either ends at its last finite epoch, and a note on stderr says so: no
number is ever nan or infinite. --narrate tells the run in sentences, for a
screen reader.

gdtui sweep prints a row for each rate: what it does, and its zero loss epoch.

exit codes   0 when all is well; 2 with one line on stderr for bad input; 1
             after an internal fault, or when a file cannot be written; 128 + n
             after signal n
"""

_DRAWN = """
These take the place of the bowl: in the explorer with the keys v and V, those
that the run has, and with --picture. `gdtui plot` also has bowl and loss (by
epoch).

gdtui plot prints one picture of a run in the terminal, in its width and its own
colours, or writes it to FILE.svg or FILE.txt. An SVG needs no font, no script
and no link. gdtui record writes a run as the explorer plays it: FILE.cast for
asciinema, or FILE.svg, a picture that moves; one that would weigh more than
300 kB has fewer frames a second. Nothing is played in real time, so the same
command gives the same bytes. `gdtui record --help` says what --keys may be.

  gdtui plot --experiment trap --at 3 trap.svg
  gdtui plot --landscape double-well --weight 1.5 --lr 1.25 --picture long-run
  gdtui record --keys "n n wait:1 a a a a wait:1 t s wait:2" beats.svg

In the explorer S saves: a name in .csv or .json gets the run to its end, as
`gdtui run` prints it, one in .svg or .txt the picture that is seen. While a
lesson or the challenge hides something, only the picture can be saved.

A file is written whole or not at all, and none is overwritten unless --force,
or a second enter, says so. Without S the explorer writes no file.
"""

_SHARING = """
C copies a command line that brings back what is shown, also over SSH (OSC 52),
and shows it; quitting prints it in the shell, below the last picture where the
terminal has 24 rows or more. --quiet leaves both out. It looks like this:

  gdtui --landscape "w^4/4 - w^2/2" --lr 0.3,1.2@12 --weight 2 --at 30

The run is the same, at the same epoch, to the cell: its setup, the changes of
its rate, both marbles, what is pinned, the picture, what is switched on, speed
and theme. `gdtui --help` lists the options for that. Where preferences change
what is shown at first, the line has --no-config.

Not brought back: how far a lesson or the challenge has come, what can be
undone, an open field, where the log was scrolled to, whether it was playing.
"""

_PREFERENCES = """
One small file says how every explorer opens. `gdtui config` prints where it is
kept and all that is in force, as a file that would be read:

  gdtui config > mine.toml

Put it where its first line says, and leave out whatever is to stay as it is:

  theme = "contrast-dark"
  speed = 5
  motion = false

  [setup]
  landscape = "double-well"
  weight = 0.5
  lr = "0.1,0.5@10"

  [keys]
  step = ["N", "enter"]

theme    as with --theme. Text has a contrast of 4.5 to 1 or more, in the high
         contrast ones 7 to 1; in the ansi ones the colours are the terminal's
speed    a pace that + and - have, in epochs a second
motion   false: a marble goes to its place in one frame. The variable
         TEXTUAL_ANIMATIONS comes before it
[setup]  the options of a setup by their names, for the explorer alone: what
         prints keeps its defaults. What is typed comes first, entry by entry; a
         landscape or a rule that is typed leaves aside the weight, or the beta,
         that was meant for another
[keys]   the keys of a command in place of all that it had: a character, or up,
         pageup, f5, ctrl+p and the like; several in [ ], none with []. A key
         given to one command is taken from any other; ctrl+q always quits

A wrong entry is left out and the rest holds. The explorer says so in a line,
and `gdtui config` tells each with file, line and the nearest right name, and
exits 2. Which lessons are done is kept too, on Linux in
~/.local/state/gdtui/lessons.json. --no-config reads and keeps nothing, and
neither does a kiosk.
"""

_TERMINALS = """
It needs 40x12 cells. At 80x24 everything but the loss curve is in reach; from
120x36 on the loss curve and a picture of the whole stand beside the bowl. Below
80 columns the panes stack.

The pictures want UTF-8 and a font that has braille patterns. --ascii draws with
ASCII alone; where the locale is not UTF-8, and on the Linux console and on
terminals like a VT100 or VT220, gdtui does so by itself. Nothing is told by
colour alone. --mono, or the variable NO_COLOR, sends no colour.

It works inside tmux and screen, and over SSH. With TERM=dumb, a pipe or a file
the explorer is one line and exit code 2; the commands that print need no
terminal. TEXTUAL_ANIMATIONS=none lets the marble go to its place in one frame.
ctrl+z leads to the shell, and fg back.

Completion of commands, options and names, once gdtui is installed as
'.[completion]': eval "$(gdtui --print-completion bash)" in .bashrc, the same
with zsh in .zshrc below compinit; in config.fish
gdtui --print-completion fish | source
"""

_KIOSK = """
gdtui --kiosk is for an account whose only program it is. ctrl+z and the signal
behind it do nothing, no variable of the environment makes it write a file,
there is no shell, no other program, nothing that reads a file, and quitting
prints nothing. In sshd_config, with the path of your own installation:

  Match User gdtui
      ForceCommand LANG=C.UTF-8 exec /opt/gdtui/.venv/bin/gdtui --kiosk
      DisableForwarding yes
      PermitUserRC no
      PermitUserEnvironment no

or the same for one key, in the account's authorized_keys:

  restrict,pty,command="LANG=C.UTF-8 exec /opt/gdtui/.venv/bin/gdtui --kiosk" …

Whatever command a client asks for, it gets gdtui. This does not protect from
many logins at once (limit them with maxlogins in /etc/security/limits.conf),
from faults in Python, Textual or sshd, nor from an account that may change its
own configuration: let root own the files, and give the account no password and
no other key.
"""

TOPICS = (
    Topic("keys", "every key of the explorer, and the mouse", _AT_THE_KEYS, _keys),
    Topic("words", "what the marks and the words on the screen mean", tables=_words),
    Topic("setup", "what a run starts from: landscapes, rules, schedules", _SETUP, _parts),
    Topic("formulas", "how a loss is written", _FORMULAS),
    Topic("formats", "what run and sweep print, and the exit codes", _FORMATS),
    Topic("pictures", "plot, record, and saving from the explorer", _DRAWN, _pictures),
    Topic("sharing", "a command line that brings back what is shown", _SHARING),
    Topic("preferences", "your own theme, speed, start and keys", _PREFERENCES),
    Topic("terminals", "what it needs, ASCII, colours, completion", _TERMINALS),
    Topic("kiosk", "a public login over SSH", _KIOSK),
)
