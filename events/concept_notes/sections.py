"""The sections of a concept note: what stands below which heading or behind which label. Knows nothing of Django."""

from dataclasses import dataclass, field

from events.concept_notes.blocks import Block, Kind, Mark, Note
from events.concept_notes.headings import LONG, heading_key, is_mail_label, label_of
from events.concept_notes.sentences import Span

# What has no heading of its own.
PREFACE = ""
UNKNOWN = "?"
# What is told one by one.
_LISTED = frozenset({"topics", "documents", "resources", "speaker", "moderator", "facilitator"})


@dataclass(slots=True)
class Part:
    """A block, or what stands behind its label."""

    block: Block
    start: int = 0
    end: int = -1

    def __post_init__(self) -> None:
        if self.end < 0:
            self.end = len(self.block.text)

    @property
    def text(self) -> str:
        """Its words."""
        return self.block.text[self.start : self.end]

    @property
    def at(self) -> int:
        """Where it begins in the plain text of the note."""
        return self.block.at + self.start

    @property
    def span(self) -> Span:
        """Where it begins and ends in the plain text of the note."""
        return self.block.at + self.start, self.block.at + self.end

    @property
    def whole(self) -> Span:
        """Where it begins, with its label, and ends."""
        return self.block.at, self.block.at + self.end


@dataclass(slots=True)
class Section:
    """What stands below a heading, or behind one label."""

    key: str
    heading: Block | None = None
    parts: list[Part] = field(default_factory=list)
    # Whether all of it is one line with a label.
    is_label: bool = False

    @property
    def title(self) -> str:
        """The words of its heading or label."""
        if self.heading is not None:
            return self.heading.text
        return self.parts[0].block.text[: self.parts[0].start].rstrip(" :") if self.is_label else ""

    @property
    def lead(self) -> list[Span]:
        """The place of its heading; none if it has none."""
        return [(self.heading.at, self.heading.end)] if self.heading is not None else []

    @property
    def spans(self) -> list[Span]:
        """Every place of it, with heading and label."""
        return self.lead + [part.whole for part in self.parts]


@dataclass(slots=True)
class Outline:
    """The sections of a note in their order."""

    note: Note
    sections: list[Section]

    def named(self, *keys: str) -> list[Section]:
        """Return the sections about something."""
        return [section for section in self.sections if section.key in keys]

    def parts(self, *keys: str) -> list[Part]:
        """Return all parts of the sections about something."""
        return [part for section in self.named(*keys) for part in section.parts]


def outline(note: Note) -> Outline:
    """Return the sections of a note."""
    sections = [Section(PREFACE)]
    # What goes on after a single line with a label.
    around = sections[0]
    # Before the first heading that is known, any other may be the title.
    is_begun = False
    has_levels = any(block.kind == Kind.HEADING and block.level for block in note.blocks)
    for block in note.blocks:
        if block.kind == Kind.PARAGRAPH and is_mail_label(block.text):
            continue
        if block.kind == Kind.HEADING and not block.level and has_levels and not _heading(block):
            # Where real headings are, a line of strong words is a paragraph.
            block.kind = Kind.PARAGRAPH
            block.marks = [Mark(0, len(block.text), "strong")]
        if around.key == "topics" and block.kind == Kind.HEADING and _is_below(block, around):
            # The heading of one topic, whatever its words.
            around.parts.append(Part(block))
            continue
        key = _heading(block)
        if key or (block.kind == Kind.HEADING and is_begun and not _is_below(block, around)):
            around = Section(key or UNKNOWN, block)
            sections.append(around)
            is_begun = True
            continue
        key, start = _label(block)
        if key:
            labelled = Section(key, None, [Part(block, start)], is_label=True)
            sections.append(labelled)
            is_begun = True
            around = labelled if key in LONG else around
            continue
        if not _belongs(around, block):
            around = Section(PREFACE)
        elif sections[-1] is not around:
            around = Section(around.key)
        if sections[-1] is not around:
            sections.append(around)
        around.parts.append(Part(block))
    return Outline(note, [section for section in sections if section.parts or section.heading is not None])


def _belongs(section: Section, block: Block) -> bool:
    """Whether a block that has no heading of its own still is about what the section is about."""
    if section.key in {"date", "time", "zone", "duration"}:
        return len(block.text) <= 250 and (not section.parts or any(map(str.isdigit, block.text)))
    if section.key in {"title", "series"}:
        return not section.parts
    if section.key in {"format", "place"}:
        return len(block.text) <= 150
    if section.key in _LISTED and section.parts and section.parts[0].block.kind == Kind.ITEM:
        # What follows a list is not one of its items.
        return block.kind != Kind.PARAGRAPH
    return True


def _heading(block: Block) -> str:
    """Return what a block is the heading of."""
    if block.kind == Kind.ROW:
        return heading_key(block.text) if len(block.cells) == 1 else ""
    if block.kind == Kind.ITEM and block.number is None:
        return heading_key(block.text) if block.text.endswith(":") else ""
    return heading_key(block.text)


def _label(block: Block) -> tuple[str, int]:
    """Return what a line with a label, or a row of two cells, is about, and where its value begins."""
    if block.kind == Kind.ROW:
        if len(block.cells) == 2 and (
            key := heading_key(block.text[slice(*block.cells[0])].rstrip(" :"), is_label=True)
        ):
            return (key, block.cells[1][0]) if block.cells[1][0] < block.cells[1][1] else ("", 0)
        return "", 0
    key, start = label_of(block.text)
    return (key, start) if key and start < len(block.text) else ("", 0)


def _is_below(heading: Block, section: Section) -> bool:
    """Whether an unknown heading only divides the section in which it stands."""
    if section.heading is None or section.key == UNKNOWN:
        return False
    return section.heading.kind == Kind.HEADING and 0 < section.heading.level < heading.level
