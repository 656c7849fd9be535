"""MP3 files: whether there is sound in one, and the sound without what is noted beside it.

Runs in a child process; knows nothing of Django. Read in pieces: a recording may be larger than the memory.
"""

import shutil
from pathlib import Path
from typing import IO

_ID3_HEAD, _ID3_TAIL, _APE = 10, 128, 32
# How far behind the tag the first frame may stand: encoders fill up with zeros.
_PADDING = 64 * 1024
_FRAMES = 3
_LONGEST_FRAME = 4096

# ISO/IEC 11172-3, 2.4.2.3: kilobits per second by number, for MPEG 1 (layers I, II, III) and MPEG 2 (I, II and III).
_RATES = {
    (1, 1): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (1, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (1, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (2, 1): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (2, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (2, 3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_SAMPLING = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}


def has_frames(path: Path) -> bool:
    """Whether frames of sound follow one another behind the tags, as a chance sequence of bytes does not."""
    with path.open("rb") as opened:
        opened.seek(_begin(opened))
        head = opened.read(_PADDING + (_FRAMES + 1) * _LONGEST_FRAME)
    return any(
        _follow(head, start) for start in range(min(len(head), _PADDING)) if head[start] == 0xFF and _size(head, start)
    )


def _follow(head: bytes, at: int) -> bool:
    for _number in range(_FRAMES):
        size = _size(head, at)
        if not size:
            return False
        at += size
        if at == len(head):
            # A sound so short that it has ended.
            return True
    return True


def _size(head: bytes, at: int) -> int:
    """Return the length of the frame that begins there, 0 if none does."""
    if len(head) < at + 4 or head[at] != 0xFF or head[at + 1] & 0xE0 != 0xE0:
        return 0
    version, layer = head[at + 1] >> 3 & 3, 4 - (head[at + 1] >> 1 & 3)
    rate, sampling, padding = head[at + 2] >> 4, head[at + 2] >> 2 & 3, head[at + 2] >> 1 & 1
    if version == 1 or layer == 4 or rate in {0, 15} or sampling == 3:
        return 0
    bits = _RATES[1 if version == 3 else 2, layer][rate] * 1000
    hertz = _SAMPLING[version][sampling]
    if layer == 1:
        return (12 * bits // hertz + padding) * 4
    return (72 if layer == 3 and version != 3 else 144) * bits // hertz + padding


def write_without_tags(source: Path, target: Path) -> None:
    """Write the sound without its tags: ID3v2 in front (id3.org, 3.1), ID3v1 and APE at the end."""
    with source.open("rb") as old, target.open("wb") as new:
        begin, end = _begin(old), _end(old)
        old.seek(begin)
        shutil.copyfileobj(old, new)
        new.truncate(max(0, end - begin))


def _begin(opened: IO[bytes]) -> int:
    at = 0
    while True:
        opened.seek(at)
        head = opened.read(_ID3_HEAD)
        if len(head) < _ID3_HEAD or not head.startswith(b"ID3"):
            return at
        size = 0
        for byte in head[6:10]:
            size = (size << 7) | (byte & 0x7F)
        at += _ID3_HEAD + size


def _end(opened: IO[bytes]) -> int:
    end = opened.seek(0, 2)
    if _bytes(opened, end - _ID3_TAIL, 3) == b"TAG":
        end -= _ID3_TAIL
    foot = _bytes(opened, end - _APE, _APE)
    if foot.startswith(b"APETAGEX"):
        # Its size counts the foot, but not the head, which a flag tells of.
        size = int.from_bytes(foot[12:16], "little") + (_APE if foot[23] & 0x80 else 0)
        end = max(0, end - size)
    return end


def _bytes(opened: IO[bytes], at: int, count: int) -> bytes:
    if at < 0:
        return b""
    opened.seek(at)
    return opened.read(count)
