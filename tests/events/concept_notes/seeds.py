"""The two source documents, read where they lie: beside the repository, and never copied into it."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def folder() -> Path | None:
    """Return the nearest `shared/seeds` beside the repository or above it: a worktree lies one folder deeper."""
    return next((found for above in ROOT.parents if (found := above / "shared" / "seeds").is_dir()), None)


FOLDER = folder()
# They belong to others, so a copy of the repository alone has not got them.
needs_seeds = pytest.mark.skipif(
    FOLDER is None, reason="the source documents lie in ../shared/seeds, which is not here"
)


def seed(beginning: str) -> str:
    """Return the text of a source document by the beginning of its name."""
    assert FOLDER is not None
    return next(FOLDER.glob(f"{beginning}_*.txt")).read_text(encoding="utf-8")
