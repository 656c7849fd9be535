"""What the child process does with a file that wants to come in: its path, that of the clean copy, the ending, "scrub".

Its answer is {"type": "application/pdf"}, or {"refused": code, "detail": what it is instead}.
"""

import sys
from pathlib import Path

from resources.files import confined
from resources.files.cleaning import clean
from resources.files.inspection import inspect
from resources.files.refusal import Refused


def main(source: str, target: str, extension: str, *how: str) -> None:
    """Inspect and clean the file and write the answer."""
    try:
        media_type = inspect(Path(source), extension)
        clean(Path(source), Path(target), extension, is_scrubbed="scrub" in how)
    except Refused as refused:
        confined.answer(refused=refused.code, detail=refused.detail)
    except (MemoryError, RecursionError):
        confined.answer(refused="bomb")
    except Exception:  # noqa: BLE001 - whatever a library makes of a broken file, it does not come in
        confined.answer(refused="broken")
    else:
        confined.answer(type=media_type)


if __name__ == "__main__":
    main(*sys.argv[1:])
