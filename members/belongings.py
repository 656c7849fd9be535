"""What this app itself passes on when two members are merged: addresses, choices, rights, and what staff has done."""

from typing import cast

from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.outbox.models import Suppression
from members.merging import Line, Pair, reassign, register
from members.models import DistinctPeople, Member


# ── Addresses ──────────────────────────────────────────────────────────────────────────────────────
def _addresses(pair: Pair) -> tuple[list[EmailAddress], list[EmailAddress]]:
    """Return the addresses that come along, and those that nobody has proven or that the other account has."""
    own = {row.email.lower() for row in EmailAddress.objects.filter(user=pair.kept)} | {pair.kept.email.lower()}
    theirs = list(EmailAddress.objects.filter(user=pair.gone).order_by("pk"))
    coming = [row for row in theirs if row.verified and row.email.lower() not in own]
    return coming, [row for row in theirs if row not in coming]


def _foresee_addresses(pair: Pair) -> list[Line]:
    coming, left = _addresses(pair)
    notes = []
    if coming:
        words = _("With %(addresses)s she signs in to the account that stays.")
        notes.append(words % {"addresses": ", ".join(row.email for row in coming)})
    if unproven := [row.email for row in left if not row.verified]:
        words = _("Nobody has proven %(addresses)s, so it opens nothing and is forgotten.")
        notes.append(words % {"addresses": ", ".join(unproven)})
    return [Line(_("Addresses"), len(coming), " ".join(notes))]


def _move_addresses(pair: Pair) -> None:
    coming, left = _addresses(pair)
    EmailAddress.objects.filter(pk__in=[row.pk for row in left]).delete()
    EmailAddress.objects.filter(pk__in=[row.pk for row in coming]).update(user=pair.kept, primary=False)


register("account.EmailAddress.user", foresee=_foresee_addresses, move=_move_addresses)


def _refusals(pair: Pair) -> list[Suppression]:
    """Return what the owner of the address that goes has unsubscribed from, and the other address has not."""
    reason = Suppression.Reason.UNSUBSCRIBED
    known = set(Suppression.objects.filter(email__iexact=pair.kept.email).values_list("category", flat=True))
    rows = Suppression.objects.filter(email__iexact=pair.gone.email, reason=reason).exclude(category__in=known)
    return list(rows)


def _foresee_refusals(pair: Pair) -> list[Line]:
    rows = _refusals(pair)
    return [Line(_("Unsubscribed from"), len(rows), ", ".join(row.get_category_display() for row in rows))]


def _move_refusals(pair: Pair) -> None:
    # The old address keeps its own: it may still stand in a list somewhere.
    fresh = [Suppression(email=pair.kept.email, category=r.category, reason=r.reason) for r in _refusals(pair)]
    Suppression.objects.bulk_create(fresh, ignore_conflicts=True)


register(foresee=_foresee_refusals, move=_move_refusals)


# ── Signing in ─────────────────────────────────────────────────────────────────────────────────────
def _foresee_factors(pair: Pair) -> list[Line]:
    count = apps.get_model("mfa.Authenticator").objects.filter(user=pair.gone).count()
    note = _("They end with the account: in the one that stays she sets up her own.") if count else ""
    return [Line(_("Second factors"), count, note)]


def _end_factors(pair: Pair) -> None:
    apps.get_model("mfa.Authenticator").objects.filter(user=pair.gone).delete()


register("mfa.Authenticator.user", foresee=_foresee_factors, move=_end_factors)


# ── What she has chosen, and what she may ──────────────────────────────────────────────────────────
def _foresee_chosen(name: str, pair: Pair) -> list[Line]:
    field = cast("models.ManyToManyField", Member._meta.get_field(name))  # noqa: SLF001 - public in all but name
    theirs = getattr(pair.gone, name).exclude(pk__in=getattr(pair.kept, name).values("pk"))
    return [Line(str(field.verbose_name), theirs.count())]


def _move_chosen(name: str, pair: Pair) -> None:
    getattr(pair.kept, name).add(*getattr(pair.gone, name).all())
    getattr(pair.gone, name).clear()


register(
    "members.Member_networks.member",
    foresee=lambda pair: _foresee_chosen("networks", pair),
    move=lambda pair: _move_chosen("networks", pair),
)
register(
    "members.Member_interests.member",
    foresee=lambda pair: _foresee_chosen("interests", pair),
    move=lambda pair: _move_chosen("interests", pair),
)


def _foresee_rights(pair: Pair) -> list[Line]:
    names = [str(group) for group in pair.gone.groups.exclude(pk__in=pair.kept.groups.values("pk"))]
    names += [str(right) for right in pair.gone.user_permissions.all()]
    if not names:
        return []
    words = (
        _("They come along: %(names)s.") if pair.with_rights else _("Only an administrator can move them: %(names)s.")
    )
    return [Line(_("Roles and rights"), len(names) if pair.with_rights else 0, words % {"names": ", ".join(names)})]


def _move_rights(pair: Pair) -> None:
    if pair.with_rights:
        pair.kept.groups.add(*pair.gone.groups.all())
        pair.kept.user_permissions.add(*pair.gone.user_permissions.all())
    pair.gone.groups.clear()
    pair.gone.user_permissions.clear()


register(
    "members.Member_groups.member", "members.Member_user_permissions.member", foresee=_foresee_rights, move=_move_rights
)


# ── What staff has done, and what is known of duplicates ───────────────────────────────────────────
def _drop_verdicts(pair: Pair) -> None:
    """Pass on who the other is not; that the two were held for different people is over."""
    rows = DistinctPeople.objects.filter(Q(first=pair.gone) | Q(second=pair.gone))
    others = {row.second_id if row.first_id == pair.gone.pk else row.first_id for row in rows} - {pair.kept.pk}
    rows.delete()
    fresh = [DistinctPeople(first_id=min(pair.kept.pk, other), second_id=max(pair.kept.pk, other)) for other in others]
    DistinctPeople.objects.bulk_create(fresh, ignore_conflicts=True)


register("members.DistinctPeople.first", "members.DistinctPeople.second", foresee=lambda _pair: [], move=_drop_verdicts)
reassign("members.ApplicationAnswer", "member", "author", label=gettext_lazy("Answers to applications"))
reassign("admin.LogEntry", "user", label=gettext_lazy("Entries in the log of changes"))
reassign("history.Entry", "actor", label=gettext_lazy("Entries in the history of changes"))
