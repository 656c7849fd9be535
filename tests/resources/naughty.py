"""Children that misbehave, run in the place of the one that reads files: `resources.files.confined` holds them."""

import os
import subprocess
import sys
import time
from pathlib import Path


def sleep():
    # A child of its own, which must not stay behind either.
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(sys.argv[2]).with_name("sleeper").write_text(str(sleeper.pid))
    time.sleep(600)


def eat():
    hoard = []
    while True:
        hoard.append(bytearray(64 * 1024**2))


def spin():
    while True:
        pass


def write():
    with Path("large").open("wb") as target:
        while True:
            target.write(b"x" * 1024**2)


def die():
    os.abort()


def mumble():
    Path("answer.json").write_text("[1,")


def look():
    Path("answer.json").write_text(f'{{"secrets": {int("SECRET_KEY" in os.environ or "DATABASE_URL" in os.environ)}}}')


if __name__ == "__main__":
    globals()[sys.argv[1]]()
