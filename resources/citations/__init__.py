"""Works as reference managers and readers cite them: BibTeX, RIS, CSL-JSON, and a sentence."""

from resources.citations.citation import PARTS, Citation, Name, citation_of
from resources.citations.formats import FORMATS, LIMIT, Format, citations, respond

__all__ = ["FORMATS", "LIMIT", "PARTS", "Citation", "Format", "Name", "citation_of", "citations", "respond"]
