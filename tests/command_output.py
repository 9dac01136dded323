"""A command line, and what comes of it: its exit code, what it prints, what it complains of."""

from gdtui.cli.commands import main


def told(arguments, capsys):
    """The exit code of a command, and what it said on stdout and stderr."""
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def printed(arguments, capsys):
    """What a command that goes well prints on stdout."""
    code, out, err = told(arguments, capsys)
    assert (code, err) == (0, "")
    return out


def complaint(arguments, capsys):
    """The one line with which a command refuses bad input."""
    code, out, err = told(arguments, capsys)
    assert code == 2
    assert out == ""
    assert err.startswith("gdtui: error: ")
    assert err.endswith("\n")
    assert len(err.splitlines()) == 1
    return err
