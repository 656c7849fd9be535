"""Small pictures of files. Runs in a child process with limits on time and memory; knows nothing of Django."""

from pathlib import Path

from PIL import Image, ImageOps

from resources.files.extraction import Unreadable, open_pdf

WIDTH = 320
# A page from a roll of paper is cut, not squeezed.
_HEIGHT = 480
_BYTES = 15_000
_PIXELS = 60_000_000
# A long infographic is still wide enough at this size.
_LOADED = (12 * WIDTH, 12 * WIDTH)
_QUALITIES = (75, 60, 45, 30, 15, 1)


def draw(source: Path, target: Path, extension: str) -> tuple[int, int]:
    """Draw the first page of a PDF, or an image, as a WebP file of at most 15 kB; return its width and height.

    Raises:
        Unreadable: if the file is damaged or has a password.
    """
    picture = _first_page(source) if extension == "pdf" else _image(source)
    height = max(1, round(picture.height * WIDTH / picture.width))
    small = picture.resize((WIDTH, height), Image.Resampling.LANCZOS).crop((0, 0, WIDTH, min(height, _HEIGHT)))
    for quality in _QUALITIES:
        small.save(target, "WEBP", quality=quality, method=6)
        if target.stat().st_size <= _BYTES:
            break
    return small.size


def _first_page(source: Path) -> Image.Image:
    with open_pdf(source) as document:
        if not len(document):
            raise Unreadable("broken")
        page = document[0]
        width, height = page.get_size()
        # Twice as large as shown, for clear letters; a poster is no larger in memory than a page.
        scale = min(2 * WIDTH / max(width, 1), 4 * _HEIGHT / max(height, 1))
        return _on_white(page.render(scale=scale).to_pil())


def _image(source: Path) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = _PIXELS
    with Image.open(source, formats=["PNG", "JPEG"]) as opened:
        if opened.width * opened.height > _PIXELS:
            raise Unreadable("bomb")
        # JPEG files are read at a fraction of their size.
        opened.draft("RGB", _LOADED)
        picture = opened.convert("RGBA") if opened.mode == "P" else opened
        picture.thumbnail(_LOADED)
        ImageOps.exif_transpose(picture, in_place=True)
        return _on_white(picture)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in {"RGBA", "LA", "PA"}:
        picture = picture.convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(white, picture).convert("RGB")
    return picture.convert("RGB")
