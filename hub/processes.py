"""Child processes that end with their parent, however it ends, and need no root to serve a root's checkout."""

import functools
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

NOBODY = 65534
_COMPLAINT = re.compile(r"FATAL|PANIC|CRITICAL|ERROR|[Ee]rror:|Failed")

# A root's servers run as "nobody", with the one capability that still lets them into a checkout under /root.
_SETPRIV = (
    "setpriv",
    f"--reuid={NOBODY}",
    f"--regid={NOBODY}",
    "--clear-groups",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
)

# Gives up root if told to, asks the kernel (PR_SET_PDEATHSIG is 1) for a signal when the parent dies, and becomes the
# program. A parent that died before the question was asked sends no signal, hence the look at it. This is a program
# of its own because code between fork and exec (preexec_fn) may deadlock in a process with threads.
_LAUNCHER = """
import ctypes, os, sys
parent, end_signal, user = map(int, sys.argv[1:4])
if user:
    # The group stays root's: a root that may not override permissions reaches the program's files through it.
    os.setgroups([])
    os.setgid(0)
    os.setuid(user)
if end_signal:
    ctypes.CDLL(None).prctl(1, end_signal, 0, 0, 0)
if os.getppid() == parent:
    os.execvp(sys.argv[4], sys.argv[4:])
"""


def spawn(
    argv: Sequence[str | Path],
    *,
    log: Path,
    end_signal: signal.Signals = signal.SIGTERM,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    unprivileged: bool = False,
) -> subprocess.Popen[bytes]:
    """Start a program that gets `end_signal` when this process dies, even by SIGKILL (on Linux).

    It has its own session, so that a Ctrl-C at the terminal leaves it to its parent when the program ends.

    Args:
        argv: the program and its arguments.
        log: the file to which it adds what it prints.
        end_signal: what the kernel sends to the program when this process has died.
        cwd: its working directory.
        env: its whole environment; this process's own when None.
        unprivileged: whether a root process starts it as "nobody".

    Returns:
        The process; its pid is the program's own.

    Raises:
        OSError: if the program cannot be started.

    """
    command = [str(part) for part in argv]
    # To the kernel the parent is a thread, so a passing one would take the program with it.
    dies_with_parent = sys.platform == "linux" and threading.current_thread() is threading.main_thread()
    drops_root = unprivileged and os.geteuid() == 0
    if drops_root and _setpriv_works():
        death = [f"--pdeathsig={end_signal.name.removeprefix('SIG')}"] if dies_with_parent else []
        command = [*_SETPRIV, *death, "--", *command]
    elif drops_root or dies_with_parent:
        numbers = [os.getpid(), int(end_signal) if dies_with_parent else 0, NOBODY if drops_root else 0]
        command = [sys.executable, "-I", "-S", "-c", _LAUNCHER, *map(str, numbers), *command]
    log.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as output:
        return subprocess.Popen(  # noqa: S603 - the callers' own programs, without a shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=cwd,
            env=env,
            start_new_session=True,
        )


@functools.cache
def _setpriv_works() -> bool:
    """Whether util-linux's setpriv is here and the kernel grants what an unprivileged child needs."""
    if not shutil.which("setpriv"):
        return False
    probe = [*_SETPRIV, "--pdeathsig=INT", "--", "true"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0  # noqa: S603 - a constant


def shares_group() -> bool:
    """Whether unprivileged children have root's group: their parent is a root that cannot hand on its capability."""
    return os.geteuid() == 0 and not _setpriv_works()


def give_to_nobody(path: Path) -> None:
    """Let unprivileged children own `path`; nothing changes when this process is not root."""
    if os.geteuid() == 0:
        os.chown(path, NOBODY, -1, follow_symlinks=False)


def last_words(log: Path) -> str:
    """Return the line of `log` that says best why its program ended: the last complaint, else the last line."""
    lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    complaints = [line for line in lines if _COMPLAINT.search(line)]
    return (complaints or lines or ["it printed nothing"])[-1]
