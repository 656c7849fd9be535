"""Which links of the library do not work: for readers, and for those who mend them."""

from django.db.models import Case, Count, Q, QuerySet, Value, When

from resources.models import LinkCheck, Resource

State = LinkCheck.State
# What a reader meets who follows them, the worst first.
REPORTED = (State.DEAD, State.MOVED)


def reported_links(user: object) -> QuerySet[LinkCheck]:
    """Return the dead and the moved links of the works that `user` may see, those of one work beside each other."""
    worst_first = Case(*(When(state=state, then=Value(rank)) for rank, state in enumerate(REPORTED)))
    return (
        _visible(user)
        .filter(state__in=REPORTED)
        .select_related("edition__resource")
        .order_by(worst_first, "failing_since", "edition__resource", "pk")
    )


def counts(user: object) -> dict[str, int]:
    """Return how many links of the works that `user` may see are in which state, and `total`."""
    each = {state: Count("pk", filter=Q(state=state)) for state in State.values}
    return _visible(user).aggregate(**each, total=Count("pk"))


def _visible(user: object) -> QuerySet[LinkCheck]:
    return LinkCheck.objects.filter(edition__resource__in=Resource.objects.visible_to(user))
