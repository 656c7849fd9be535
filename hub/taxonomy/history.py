"""The history of the vocabulary."""

from hub.history.kept import keep
from hub.taxonomy.models import (
    Audience,
    Framework,
    FrameworkItem,
    Instrument,
    Licence,
    Place,
    Sector,
    SynonymRing,
    Theme,
)

for model in (Theme, Sector, Place, Audience, Licence, Instrument, Framework, FrameworkItem, SynonymRing):
    keep(model)
