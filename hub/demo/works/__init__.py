"""Works of the library: real publications, summed up in words of our own, and a few documents that the demo writes."""

from hub.demo.works.countries import COUNTRIES
from hub.demo.works.own import OWN
from hub.demo.works.standards import STANDARDS
from hub.demo.works.tools import TOOLS

WORKS = (*STANDARDS, *TOOLS, *COUNTRIES, *OWN)
