"""Whatever bytes arrive at the keyboard, the app lives on, and q works afterwards."""

BYTES = {
    "invalid UTF-8": b"\xff\xfe\xc3\x28\xf0\x28\x8c\x28\x80",
    "a split character": b"\xce",
    "NUL and other controls": bytes(code for code in range(32) if code not in (17, 26)),
    "an oversized escape": b"\x1b[" + b"9" * 5000 + b"u",
    "a code point that is none": b"\x1b[9999999999999u\x1b[1114112u\x1b[55296u",
    "a kitty key of many parts": b"\x1b[1:2:3;4:5;6:7:8999999999u",
    "mouse reports out of range": b"\x1b[<0;99999;99999M\x1b[<0;-5;0m\x1b[<99999999;1;1M",
    "an old mouse report": b"\x1b[M\x00\xff\xff",
    "a resize to nothing": b"\x1b[48;0;0;0;0t\x1b[<0;5;5M",
    "a resize beyond all windows": b"\x1b[48;99999999;99999999;1;1t",
    "a cursor report out of range": b"\x1b[99999999999;9999999R",
    "a paste that ends twice": b"\x1b[200~x\x1b[201~\x1b[201~",
    "an empty paste into a field": b"w\x1b[200~\x1b[201~\x1b",
    "a paste of line ends into a field": b"w\x1b[200~\r\n\r\n\x1b[201~\x1b",
    "half an escape": b"\x1b[",
    "a device report": b"\x1b[?64;1;2c\x1b]11;rgb:ffff/ffff/ffff\x07\x1bP1+r\x1b\\",
    "an unfinished paste": b"\x1b[200~never ends qqq",
}


def test_it_lives_on(open_gdtui) -> None:
    terminal = open_gdtui()
    for data in BYTES.values():
        terminal.send(data)
        terminal.settle(quiet=0.05, first=0.05)
    for _ in range(80):
        # ctrl+q quits from a field and from the help, which some bytes may have opened.
        terminal.press("\x11")
        terminal.listen(0.1)
        if terminal.ended:
            break
    assert terminal.wait_exit() == 0
    assert terminal.left_on == set()


def test_a_megabyte_pasted_is_taken_and_changes_nothing(open_gdtui) -> None:
    terminal = open_gdtui()
    terminal.send(b"\x1b[200~" + b"nq " * 350_000 + b"\x1b[201~")
    terminal.press("n")
    terminal.wait_for("epoch 1/50")
    terminal.press("w")
    terminal.send(b"\x1b[200~" + b"1" * 1_000_000 + b"\x1b[201~\r")
    terminal.settle(quiet=0.5)
    terminal.press("\x1b")
    terminal.settle(quiet=0.3)
    terminal.press("q")
    assert terminal.wait_exit() == 0


def test_a_key_held_for_ever_takes_no_memory_and_q_comes_through(open_gdtui) -> None:
    terminal = open_gdtui()
    before = terminal.memory
    for key in (b"n", b"l"):
        terminal.send(key * 4_000)
        assert terminal.memory - before < 10_000_000
    terminal.press("q")
    assert terminal.wait_exit() == 0
