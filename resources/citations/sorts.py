"""What each kind of work is called by those who read our metadata."""

from typing import NamedTuple

from resources.models import Resource

_Kind = Resource.Kind


class Sort(NamedTuple):
    """The type of a work in other people's vocabularies.

    Attributes:
        bibtex: entry type that BibTeX and biber both know.
        ris: value of TY.
        csl: type of the Citation Style Language 1.0.2.
        schema: class of schema.org.
        dcmi: term of the DCMI Type Vocabulary.
        is_named: whether a reader is told what it is, since the title alone does not say how it is read.
    """

    bibtex: str
    ris: str
    csl: str
    schema: str
    dcmi: str
    is_named: bool = False


_REPORT = Sort("techreport", "RPRT", "report", "Report", "Text")

SORTS: dict[str, Sort] = {
    _Kind.PRACTICE: _REPORT._replace(schema="CreativeWork", is_named=True),
    _Kind.TOOL: _REPORT._replace(schema="CreativeWork"),
    _Kind.GUIDANCE: _REPORT._replace(schema="CreativeWork"),
    _Kind.REPORT: _REPORT,
    _Kind.BRIEF: _REPORT,
    _Kind.LAW: Sort("misc", "STAT", "legislation", "Legislation", "Text"),
    _Kind.STANDARD: Sort("misc", "STAND", "standard", "CreativeWork", "Text"),
    # RIS has no type for treaties; this is its rule that is no statute.
    _Kind.AGREEMENT: Sort("misc", "LEGAL", "treaty", "Legislation", "Text"),
    _Kind.CODE_OF_CONDUCT: _REPORT._replace(schema="CreativeWork"),
    _Kind.DATASET: Sort("misc", "DATA", "dataset", "Dataset", "Dataset", is_named=True),
    _Kind.TRAINING: Sort("misc", "MULTI", "webpage", "Course", "InteractiveResource", is_named=True),
    _Kind.RECORDING: Sort("misc", "VIDEO", "motion_picture", "VideoObject", "MovingImage", is_named=True),
    _Kind.INFOGRAPHIC: Sort("misc", "FIGURE", "graphic", "ImageObject", "StillImage", is_named=True),
    _Kind.MEDIA: Sort("misc", "ELEC", "webpage", "CreativeWork", "Text", is_named=True),
    _Kind.EVENT_DOCUMENT: Sort("misc", "GEN", "document", "DigitalDocument", "Text", is_named=True),
}
