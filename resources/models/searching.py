"""What is kept beside the works so that they are found fast. All of it can be made anew from the works."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from hub.models import Dated


class IndexEntry(models.Model):
    """A published work as the search sees it. `resources.services.index` writes it; nobody else does.

    Hidden works have no entry.
    """

    resource = models.OneToOneField(
        "resources.Resource", models.CASCADE, primary_key=True, related_name="entry", serialize=False
    )
    # Everything that is written about the work, in three languages: what a query must match.
    words = SearchVectorField()
    # Title (A), names of its terms (B) and summary (C): what the rank is made of. A narrow vector is ranked fast.
    light = SearchVectorField()
    # The work's values on every axis, as numbers (resources/search/axes.py).
    facets = ArrayField(models.IntegerField(), default=list)
    is_public = models.BooleanField(default=True)
    # The languages of its editions.
    languages = ArrayField(models.CharField(max_length=2), default=list)
    year = models.PositiveSmallIntegerField(null=True)
    published_at = models.DateTimeField()
    # Titles without accents and capitals, since the embedded server sorts by code points only.
    sort_en = models.CharField(max_length=300)
    sort_fr = models.CharField(max_length=300)
    sort_es = models.CharField(max_length=300)
    # When what is said about the work last changed: the datestamp of OAI-PMH.
    changed_at = models.DateTimeField()
    # Tells whether it has changed.
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [
            # Which works have these words.
            GinIndex(fields=["words"], name="index_words", fastupdate=False),
            # Which of them have them in their title, names or summary: only those are ranked by their words.
            GinIndex(fields=["light"], name="index_light", fastupdate=False),
            # Which works have these values.
            GinIndex(fields=["facets"], name="index_facets", opclasses=["gin__int_ops"], fastupdate=False),
            # The newest works.
            models.Index(models.F("year").desc(nulls_last=True), models.F("published_at").desc(), name="index_newest"),
            # Nearly the same title: resources/services/duplicates.py.
            GinIndex(
                fields=["sort_en", "sort_fr", "sort_es"], name="index_titles_similar", opclasses=["gin_trgm_ops"] * 3
            ),
            # A harvest in the order of change.
            models.Index(fields=["changed_at", "resource"], name="index_changed"),
        ]

    def __str__(self) -> str:
        return f"index entry of {self.resource_id}"


class SearchWord(models.Model):
    """A word that occurs in the works, without accents and capitals: what "did you mean" chooses from."""

    word = models.CharField(max_length=60, unique=True)
    works = models.PositiveIntegerField(help_text="in how many works")

    class Meta:
        indexes = [
            GinIndex(fields=["word"], name="search_word_similar", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.word


class Tombstone(Dated):
    """A work that was shown once and is not any more, for those who have harvested it (OAI-PMH 2.0, 2.5.1)."""

    # The work's own; it comes back to life under the same one.
    uuid = models.UUIDField(unique=True)
    slug = models.SlugField(max_length=120)
    sets = ArrayField(models.CharField(max_length=80), default=list)
    deleted_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.slug
