"""The history of the library: works, their parts, and the way they came."""

from hub.history.kept import keep
from resources.models import (
    Agreement,
    Creator,
    Edition,
    Law,
    Practice,
    Proposal,
    Relation,
    Resource,
    ResourcePlace,
    Review,
)

# What the worker finds in a file.
_READ = {"size", "mime_type", "checksum", "thumbnail", "processing", "processing_note", "processed_at"}

keep(Resource, lists={"publishers", "themes", "sectors", "audiences", "instruments", "framework_items"})
keep(Edition, part_of="resource", leaving_out=_READ)
for part in (ResourcePlace, Creator, Practice, Agreement, Law):
    keep(part, part_of="resource")
keep(Relation, part_of="source")
# What people wrote to each other about it stands on the page of the proposal itself.
keep(Proposal, only={"status", "member", "decided_by"})
keep(Review, part_of="proposal", only={"status", "reviewer"})
