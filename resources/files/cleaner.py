"""The child process that opens files first: `python -m resources.files.cleaner SOURCE TARGET EXTENSION [scrub]`.

Prints a JSON object: {"type": "application/pdf"}, or {"refused": code, "detail": what it is instead}.
"""

import json
import resource
import sys
from pathlib import Path

from resources.files.cleaning import clean
from resources.files.inspection import inspect
from resources.files.refusal import Refused

_MEGABYTE = 1024**2
# Seconds of work, bytes of memory, bytes of the largest file it writes.
_CPU_SECONDS, _MEMORY, _WRITES = 40, 1536 * _MEGABYTE, 300 * _MEGABYTE


def limit() -> None:
    """Take from this process what would let a hostile file take the machine with it."""
    for what, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _CPU_SECONDS),
        (resource.RLIMIT_FSIZE, _WRITES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def main() -> None:
    """Inspect and clean one file."""
    limit()
    source, target, extension, *how = sys.argv[1:]
    try:
        media_type = inspect(Path(source), extension)
        clean(Path(source), Path(target), extension, is_scrubbed="scrub" in how)
    except Refused as refused:
        answer = {"refused": refused.code, "detail": refused.detail}
    except (MemoryError, RecursionError):
        answer = {"refused": "bomb", "detail": ""}
    except Exception:  # noqa: BLE001 - whatever a library makes of a broken file, it does not come in
        answer = {"refused": "broken", "detail": ""}
    else:
        answer = {"type": media_type}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
