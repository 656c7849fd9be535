"""Running a module in a child process that can do no more harm than end.

Knows nothing of Django. The parent calls `run`; the child is this module as a program, which gives up its rights to
time and memory before it loads anything that reads files.
"""

import contextlib
import ctypes
import json
import os
import resource
import runpy
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]

SECONDS = 60  # on the clock
CPU_SECONDS = 30
_MEMORY = 1024**3
_LARGEST_FILE = 32 * 1024**2
_OPEN_FILES = 64
ANSWER = "answer.json"


class Stopped(Exception):
    """The child gave no answer; `code` says why: "slow" or "stopped"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def run(
    module: str,
    *arguments: str,
    folder: Path,
    seconds: float = SECONDS,
    cpu_seconds: int = CPU_SECONDS,
    memory: int = _MEMORY,
    largest_file: int = _LARGEST_FILE,
) -> dict[str, Any]:
    """Run `module` as a program and return what it has written to `answer.json` in `folder`.

    Args:
        module: the dotted name of a module; it gets the arguments as its own and runs in `folder`.
        *arguments: what the module is to know.
        folder: an empty folder for all that the child writes.
        seconds: when it is ended.
        cpu_seconds: how long it may compute.
        memory: how many bytes it may use.
        largest_file: how many bytes it may write into one file.

    Returns:
        The answer.

    Raises:
        Stopped: if it took too long, died, or left no answer.
    """
    child = subprocess.Popen(  # noqa: S603 - our own program; the names of the files are ours, too
        [sys.executable, "-P", "-m", __name__, *map(str, (cpu_seconds, memory, largest_file)), module, *arguments],
        # Not a place to load modules from (-P).
        cwd=folder,
        # None of the secrets that the environment holds.
        env={"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(_ROOT), "TMPDIR": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        status = child.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise Stopped("slow") from error
    finally:
        # Whatever happens here, an interrupted task included, neither the child nor its children stay behind.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    if status == -signal.SIGXCPU:
        raise Stopped("slow")
    try:
        answer = json.loads((folder / ANSWER).read_bytes())
    except (OSError, ValueError) as error:
        raise Stopped("stopped") from error
    if status or not isinstance(answer, dict):
        raise Stopped("stopped")
    return answer


def answer(**told: Any) -> None:
    """Write the child's answer into the folder where it runs."""
    Path(ANSWER).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def _limit(cpu_seconds: int, memory: int, largest_file: int) -> None:
    # Ends with its parent, also when that is killed (PR_SET_PDEATHSIG is 1).
    ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, largest_file),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        # An outer limit may be lower already. CPU time ends a little later for good: at first a signal tells why.
        _soft, hard = resource.getrlimit(what)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (soft, soft + 2 if what == resource.RLIMIT_CPU else soft))


if __name__ == "__main__":
    _limit(*map(int, sys.argv[1:4]))
    sys.argv = sys.argv[4:]
    runpy.run_module(sys.argv[0], run_name="__main__")
