"""What the hub knows: works and their editions, how they came here, and what readers keep of them."""

from resources.models.details import Agreement, Law, Practice
from resources.models.edition import (
    Edition,
    LinkCheck,
    Passage,
    discard,
    edition_path,
    extension_of,
    files_waiting,
    thumbnail_path,
)
from resources.models.intake import Proposal, ProposalComment, Review
from resources.models.kept import DownloadCount, ReadingList, ReadingListItem, SavedResource, SavedSearch
from resources.models.relation import Creator, Relation, ResourcePlace
from resources.models.resource import Resource, ResourceQuerySet, sees_hidden_works, sees_members_works
from resources.models.search_count import SearchCount
from resources.models.searching import IndexEntry, SearchWord, Tombstone

__all__ = [
    "Agreement",
    "Creator",
    "DownloadCount",
    "Edition",
    "IndexEntry",
    "Law",
    "LinkCheck",
    "Passage",
    "Practice",
    "Proposal",
    "ProposalComment",
    "ReadingList",
    "ReadingListItem",
    "Relation",
    "Resource",
    "ResourcePlace",
    "ResourceQuerySet",
    "Review",
    "SavedResource",
    "SavedSearch",
    "SearchCount",
    "SearchWord",
    "Tombstone",
    "discard",
    "edition_path",
    "extension_of",
    "files_waiting",
    "sees_hidden_works",
    "sees_members_works",
    "thumbnail_path",
]
