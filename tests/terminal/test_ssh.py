"""Over a real sshd with keys and a configuration of its own, and no port that another may have."""

import getpass
import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from pseudo_terminal import GDTUI, SOON, Terminal, is_gone

SSHD = shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin:/sbin")

_MISSING = [name for name, found in (("sshd", SSHD), ("ssh", shutil.which("ssh"))) if not found]
pytestmark = pytest.mark.skipif(bool(_MISSING), reason=f"{' and '.join(_MISSING)} not installed")


class Server:
    """An OpenSSH server in a folder, started for each login in place of a connection to it."""

    def __init__(self, folder: Path, *settings: str) -> None:
        self.folder = folder
        for name in ("host", "client"):
            command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
            subprocess.run(command, check=True)
        shutil.copy(folder / "client.pub", folder / "authorized_keys")
        lines = [
            f"HostKey {folder}/host",
            f"AuthorizedKeysFile {folder}/authorized_keys",
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

    def login(self, *command: str) -> list[str]:
        """The command of a client with a terminal, whatever it asks for."""
        options = [
            *("-tt", "-q", "-F", "/dev/null", "-i", f"{self.folder}/client"),
            *("-o", f"ProxyCommand={SSHD} -i -q -f {self.folder}/config"),
            *("-o", "StrictHostKeyChecking=no", "-o", f"UserKnownHostsFile={self.folder}/known"),
            *("-o", "IdentitiesOnly=yes", "-o", "SendEnv=LANG"),
        ]
        ssh = shutil.which("ssh") or "ssh"
        return [ssh, *options, f"{getpass.getuser()}@here", *command]


@pytest.fixture
def server(tmp_path: Path) -> Server:
    """A server at which anything may be asked for."""
    return Server(tmp_path)


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A server that has the lines of `gdtui help kiosk`."""
    return Server(
        tmp_path_factory.mktemp("kiosk"),
        f"ForceCommand LANG=C.UTF-8 exec {shlex.join(GDTUI)} --kiosk",
        "DisableForwarding yes",
        "PermitUserRC no",
        "PermitUserEnvironment no",
    )


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


def test_a_client_that_is_killed_leaves_no_process(server: Server) -> None:
    mark = f"--epochs {os.getpid() + 1000}"
    with Terminal(server.login(remote(*mark.split())), (80, 24)) as terminal:
        terminal.wait_for("quit")
        terminal.press(" ")
        terminal.wait_for("Epoch 1:")
        (pid,) = gdtui_processes(mark)
        os.kill(terminal.pid, 9)
        # sshd has to notice first that the connection is gone.
        assert is_gone(pid, 2 * SOON)


def test_a_kiosk_gives_gdtui_whatever_is_asked_for(kiosk: Server) -> None:
    asked = f"gdtui; cat /etc/passwd; id > {kiosk.folder}/escaped"
    with Terminal(kiosk.login(asked), (80, 24)) as terminal:
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
