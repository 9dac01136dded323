"""Over a real sshd on loopback, with keys, a port and a configuration of its own."""

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pseudo_terminal import GDTUI, Terminal, seconds_to_end

SSHD = shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin:/sbin")

_MISSING = [name for name, found in (("sshd", SSHD), ("ssh", shutil.which("ssh"))) if not found]
pytestmark = pytest.mark.skipif(bool(_MISSING), reason=f"{' and '.join(_MISSING)} not installed")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """An OpenSSH server in a folder, and how to log in to it."""

    def __init__(self, folder: Path, *settings: str) -> None:
        self.folder = folder
        self.port = free_port()
        for name in ("host", "client"):
            command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
            subprocess.run(command, check=True)
        shutil.copy(folder / "client.pub", folder / "authorized_keys")
        lines = [
            f"Port {self.port}",
            "ListenAddress 127.0.0.1",
            f"HostKey {folder}/host",
            f"AuthorizedKeysFile {folder}/authorized_keys",
            f"PidFile {folder}/pid",
            "StrictModes no",
            "UsePAM no",
            "PasswordAuthentication no",
            "AcceptEnv LANG",
            *settings,
        ]
        (folder / "config").write_text("\n".join(lines) + "\n", encoding="ascii")
        if os.geteuid() == 0:
            # Where sshd runs as root it wants this folder, which its package may not have made.
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        assert SSHD
        self.process = subprocess.Popen(
            [SSHD, "-D", "-e", "-f", str(folder / "config")], stderr=subprocess.PIPE, text=True
        )
        self._wait()

    def _wait(self) -> None:
        end = time.monotonic() + 10
        while time.monotonic() < end:
            if self.process.poll() is not None:
                assert self.process.stderr
                raise AssertionError(f"sshd ended: {self.process.stderr.read()}")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)
        raise AssertionError("sshd does not listen")

    def login(self, *command: str) -> list[str]:
        """The command of a client with a terminal, whatever it asks for."""
        options = [
            *("-tt", "-q", "-F", "/dev/null", "-p", str(self.port), "-i", f"{self.folder}/client"),
            *("-o", "StrictHostKeyChecking=no", "-o", f"UserKnownHostsFile={self.folder}/known"),
            *("-o", "IdentitiesOnly=yes", "-o", "SendEnv=LANG"),
        ]
        ssh = shutil.which("ssh") or "ssh"
        return [ssh, *options, f"{getpass.getuser()}@127.0.0.1", *command]

    def stop(self) -> None:
        """Stop listening."""
        self.process.terminate()
        self.process.communicate()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server at which anything may be asked for."""
    running = Server(tmp_path_factory.mktemp("sshd"))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that has the lines of `gdtui help kiosk`."""
    command = f"LANG=C.UTF-8 exec {shlex.join(GDTUI)} --kiosk"
    running = Server(
        tmp_path_factory.mktemp("kiosk"),
        f"ForceCommand {command}",
        "DisableForwarding yes",
        "PermitUserRC no",
        "PermitUserEnvironment no",
    )
    yield running
    running.stop()


def remote(*options: str) -> str:
    """What is typed at the other end."""
    return f"LANG=C.UTF-8 exec {shlex.join([*GDTUI, *options])}"


def gdtui_processes(mark: str) -> list[int]:
    """The processes whose command line has a mark."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if mark in line and "-m gdtui" in line and " -tt " not in line:
            found.append(int(folder.name))
    return found


def test_start_play_resize_quit_and_exit_code(server: Server) -> None:
    with Terminal(server.login(remote()), (80, 24)) as terminal:
        terminal.wait_for("quit")
        for key in "+++++ ":
            terminal.press(key)
        terminal.wait_for("50 epochs done")
        terminal.resize(120, 36)
        terminal.wait_for("loss by epoch")
        terminal.press("q")
        terminal.is_given_back(0)


def test_a_fault_of_the_command_line_is_the_exit_code_there(server: Server) -> None:
    with Terminal(server.login(remote("--lr", "-1")), (80, 24)) as terminal:
        assert terminal.wait_exit() == 2
        assert "gdtui: error: " in terminal.text


def test_a_client_that_is_killed_leaves_no_process(server: Server) -> None:
    mark = "--epochs 4242"
    with Terminal(server.login(remote(*mark.split())), (80, 24)) as terminal:
        terminal.wait_for("quit")
        terminal.press(" ")
        terminal.wait_for("Epoch 1:")
        (pid,) = gdtui_processes(mark)
        os.kill(terminal.pid, 9)
        # sshd has to notice first that the connection is gone.
        assert seconds_to_end(pid) < 1.5


@pytest.mark.parametrize(
    "asked",
    [(), ("gdtui; cat /etc/passwd; id > {folder}/escaped",)],
)
def test_a_kiosk_gives_gdtui_whatever_is_asked_for(kiosk: Server, asked: tuple[str, ...]) -> None:
    command = [part.format(folder=kiosk.folder) for part in asked]
    with Terminal(kiosk.login(*command), (80, 24)) as terminal:
        terminal.wait_for("quit")
        terminal.press("\x1a\x03n")
        terminal.wait_for("epoch 1/50")
        assert "root:" not in terminal.text
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert not (kiosk.folder / "escaped").exists()


def test_a_kiosk_without_a_terminal_is_one_line(kiosk: Server) -> None:
    command = [part for part in kiosk.login("id") if part != "-tt"]
    done = subprocess.run(
        command, check=False, text=True, capture_output=True, stdin=subprocess.DEVNULL
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("gdtui: error: not a terminal")
