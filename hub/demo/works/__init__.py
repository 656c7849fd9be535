"""Works of the library: real publications, summed up in words of our own, and a few documents that the demo writes."""

from hub.demo.works.accords import ACCORDS
from hub.demo.works.asian_laws import ASIAN_STATUTES
from hub.demo.works.countries import COUNTRIES
from hub.demo.works.employers import EMPLOYERS
from hub.demo.works.fees import FEES
from hub.demo.works.laws import STATUTES
from hub.demo.works.measuring import MEASURING
from hub.demo.works.media import MEDIA
from hub.demo.works.own import OWN
from hub.demo.works.recordings import RECORDINGS
from hub.demo.works.standards import STANDARDS
from hub.demo.works.studies import STUDIES
from hub.demo.works.tools import TOOLS
from hub.demo.works.workers import WORKERS
from hub.demo.works.written_here import WRITTEN_HERE

WORKS = (
    *STANDARDS,
    *FEES,
    *TOOLS,
    *EMPLOYERS,
    *WORKERS,
    *COUNTRIES,
    *MEASURING,
    *STUDIES,
    *MEDIA,
    *STATUTES,
    *ASIAN_STATUTES,
    *ACCORDS,
    *RECORDINGS,
    *WRITTEN_HERE,
    *OWN,
)
