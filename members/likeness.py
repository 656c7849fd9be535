"""Who may be the same person or organisation as somebody: found by the database, decided by people."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.search import TrigramSimilarity
from django.core.cache import cache
from django.db import connection
from django.db.models import Count, Exists, Func, OuterRef, Q, TextField, Value
from django.db.models.functions import Greatest, Lower
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.languages import CODES, sort_key
from members.addresses import Mailbox, institution_domain, mailbox
from members.models import DistinctPeople, Member, Organisation

# How alike two names of people, and of organisations, must be to be shown.
_ALIKE, _ALIKE_BODIES = 0.5, 0.35
_MOST = 5
# What one way of looking finds at most: more are shown when these have been dealt with.
MOST_PAIRS = 200
_MOST_BEARERS = 8
# Comparing a hundred thousand names takes seconds, so what was found serves for some minutes; who has been merged or
# told apart since is left out all the same.
_KEPT_FOR = 600

_SAME_MAILBOX = _("the same address, written otherwise")
_SAME_NAME_COUNTRY = _("the same name and country")
_SAME_NAME_BODY = _("the same name and organisation")
_NEAR_NAME = _("nearly the same name at the same organisation")


@dataclass(frozen=True, slots=True)
class Likeness:
    """A member who may be somebody else, too, and why."""

    member: Member
    reasons: list[str | Promise]


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two members who may be one person, and why."""

    one: Member
    other: Member
    reasons: list[str | Promise]

    @property
    def one_and_other(self) -> tuple[Member, Member]:
        """Both, to be shown side by side."""
        return self.one, self.other


def _same_body(one: Member, other: Member) -> bool:
    same_row = one.organisation_id is not None and one.organisation_id == other.organisation_id
    return same_row or sort_key(one.affiliation.strip()) == sort_key(other.affiliation.strip()) != ""


def reasons_for(one: Member, other: Member, alike: float) -> list[str | Promise]:
    """Return why two members may be one person; `alike` says how alike their names are, from 0 to 1."""
    found: list[str | Promise] = []
    if mailbox(one.email) == mailbox(other.email):
        found.append(_SAME_MAILBOX)
    if sort_key(one.name) == sort_key(other.name):
        if one.country_id is not None and one.country_id == other.country_id:
            found.append(_SAME_NAME_COUNTRY)
        if _same_body(one, other):
            found.append(_SAME_NAME_BODY)
    elif alike >= _ALIKE and _same_body(one, other):
        found.append(_NEAR_NAME)
    return found


def likely_doubles_of(member: Member) -> list[Likeness]:
    """Return members who may be the same person as `member`, with the reasons; one query."""
    known = DistinctPeople.objects.filter(
        Q(first=member, second=OuterRef("pk")) | Q(second=member, first=OuterRef("pk"))
    )
    near = Member.objects.exclude(pk=member.pk).exclude(Exists(known))
    near = near.annotate(box=Mailbox("email"), alike=TrigramSimilarity("name", member.name))
    # Both conditions are answered by an index.
    near = near.filter(Q(box=mailbox(member.email)) | Q(name__trigram_similar=member.name))
    rows = near.select_related("organisation", "country").order_by("-alike", "pk")[: _MOST * 4]
    found = [Likeness(row, reasons) for row in rows if (reasons := reasons_for(member, row, row.alike))]
    return found[:_MOST]


def likely_organisations(member: Member) -> list[Organisation]:
    """Return organisations whose name is nearly what an applicant wrote, or whose site is at her mail's domain."""
    written, domain = member.organisation_name.strip(), institution_domain(member.email)
    columns = [f"name_{code}" for code in CODES]
    rows = Organisation.objects.annotate(
        alike=Greatest(*(TrigramSimilarity(column, written) for column in columns)) if written else Value(0.0)
    )
    wanted = Q(pk=None)
    if written:
        wanted |= Q(alike__gte=_ALIKE_BODIES)
        for code in CODES:
            wanted |= Q(**{f"acronym_{code}__iexact": written})
    if domain:
        wanted |= Q(website__iregex=rf"^https?://([^/]+\.)?{_escaped(domain)}(/|:|$)")
    return list(rows.filter(wanted).select_related("country").order_by("-alike", "name", "pk")[:_MOST])


def _escaped(domain: str) -> str:
    return "".join(letter if letter.isalnum() or letter == "-" else f"\\{letter}" for letter in domain)


def colleagues_by_domain(member: Member) -> list[tuple[str, int]]:
    """Return at which organisations the approved members with addresses at the same domain are, the most first."""
    domain = institution_domain(member.email)
    if not domain:
        return []
    rows = Member.objects.approved().filter(email__iendswith=f"@{domain}").exclude(pk=member.pk).order_by()
    counted = rows.values_list("organisation__name", "organisation_name").annotate(n=Count("pk")).order_by("-n")
    return [(name or written, n) for name, written, n in counted[:_MOST]]


class _Plain(Func):
    """A name in small letters without accents."""

    template = "lower(unaccent(%(expressions)s))"
    output_field = TextField()


# Names at one organisation are compared if they share a word that few there bear: two slips in one name are rare, and
# all with all would take hours.
_NEAR = """
WITH spelled AS (
    SELECT id, lower(unaccent(name)) AS plain,
        coalesce(organisation_id::text, lower(nullif(trim(organisation_name), ''))) AS body,
        unnest(string_to_array(lower(unaccent(name)), ' ')) AS word
    FROM members_member WHERE organisation_id IS NOT NULL OR organisation_name <> ''
), counted AS (
    SELECT *, count(*) OVER (PARTITION BY body, word) AS bearers FROM spelled WHERE length(word) > 2
), words AS MATERIALIZED (
    SELECT * FROM counted WHERE bearers BETWEEN 2 AND %s
)
SELECT DISTINCT one.id, other.id FROM words one
JOIN words other ON one.body = other.body AND one.word = other.word AND one.id < other.id AND one.plain <> other.plain
WHERE similarity(one.plain, other.plain) >= %s
ORDER BY one.id DESC, other.id DESC LIMIT %s
"""


def likely_pairs(*, with_staff: bool) -> list[LikelyPair]:
    """Return members who may be one person, the newest first, without those known to be two.

    It takes the same few queries for any number; each way of looking finds `MOST_PAIRS` at most.

    Args:
        with_staff: whether people who may enter the administration are among them.
    """
    found_before = cache.get("members:likely-pairs")
    alike, near = found_before or _compared()
    if found_before is None:
        cache.set("members:likely-pairs", (alike, near), _KEPT_FOR)
    keys = alike | near
    known = DistinctPeople.objects.filter(first__in={first for first, _second in keys})
    keys -= set(known.values_list("first", "second"))
    members = Member.objects.select_related("organisation", "country").in_bulk({pk for pair in keys for pk in pair})
    found = []
    for first, second in sorted(keys, key=lambda pair: (-pair[1], -pair[0])):
        one, other = members.get(first), members.get(second)
        if one is None or other is None or (not with_staff and (one.is_staff or other.is_staff)):
            continue
        if reasons := reasons_for(one, other, float((first, second) in near)):
            found.append(LikelyPair(one, other, reasons))
    return found


def _compared() -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Return the pairs that share a mailbox or a name, and those with nearly the same name."""
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, [_MOST_BEARERS, _ALIKE, MOST_PAIRS])
        near = set(cursor.fetchall())
    return {pair for group in _groups() for pair in _pairs_in(group)}, near


def _groups() -> Iterable[list[int]]:
    """Yield the members who share a mailbox, or a name and a country or an organisation."""
    rows = Member.objects.order_by()
    plain = rows.annotate(plain=_Plain("name")).exclude(plain="")
    unlisted = plain.filter(organisation=None).annotate(body=Lower("organisation_name")).exclude(body="")
    ways: list[Any] = [
        rows.annotate(box=Mailbox("email")).values("box"),
        plain.filter(country__isnull=False).values("plain", "country"),
        plain.filter(organisation__isnull=False).values("plain", "organisation"),
        unlisted.values("plain", "body"),
    ]
    for way in ways:
        groups = way.annotate(keys=ArrayAgg("pk", order_by="-pk"), n=Count("pk")).filter(n__gt=1)
        yield from groups.order_by("-keys").values_list("keys", flat=True)[:MOST_PAIRS]


def _pairs_in(keys: list[int]) -> Iterable[tuple[int, int]]:
    # Of more than a handful with one name only the newest are compared.
    few = sorted(keys, reverse=True)[:_MOST]
    return ((second, first) for place, first in enumerate(few) for second in few[place + 1 :])
