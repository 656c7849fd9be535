"""Works of the library: real publications, summed up in words of our own, and a few documents that the demo writes."""

from hub.demo.works.accords import ACCORDS
from hub.demo.works.countries import COUNTRIES
from hub.demo.works.laws import STATUTES
from hub.demo.works.measuring import MEASURING
from hub.demo.works.media import MEDIA
from hub.demo.works.own import OWN
from hub.demo.works.recordings import RECORDINGS
from hub.demo.works.standards import STANDARDS
from hub.demo.works.studies import STUDIES
from hub.demo.works.tools import TOOLS
from hub.demo.works.written_here import WRITTEN_HERE

WORKS = (
    *STANDARDS, *TOOLS, *COUNTRIES, *MEASURING, *STUDIES, *MEDIA, *STATUTES, *ACCORDS, *RECORDINGS, *WRITTEN_HERE, *OWN,
)  # fmt: skip
