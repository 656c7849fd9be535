"""Who may act on a registration or end following: its member's session, or the personal link from a mail.

The link's token moves into the session on the first visit, so that no page carries it in its address. What the session
keeps is the hash: when the token is rotated or the registration cancelled, the proof dies with it.
"""

from django.http import HttpRequest

from events.models import Event, Follow, Invitation, Registration, Series

_REGISTRATIONS = "registration_proofs"
_INVITATIONS = "invitation_proofs"
_FOLLOWS = "follow_proofs"
# A shared office computer may follow many links; the oldest proofs go first.
_KEPT = 50


def _remember(request: HttpRequest, key: str, token_hash: str) -> None:
    proofs = [proof for proof in request.session.get(key, []) if proof != token_hash]
    request.session[key] = [*proofs, token_hash][-_KEPT:]


def remember_registration(request: HttpRequest, registration: Registration) -> None:
    """Note in the session that its holder followed the personal link of `registration`."""
    _remember(request, _REGISTRATIONS, registration.token_hash)


def remember_invitation(request: HttpRequest, invitation: Invitation) -> None:
    """Note in the session that its holder followed the personal link of `invitation`."""
    _remember(request, _INVITATIONS, invitation.token_hash)


def remember_follow(request: HttpRequest, follow: Follow) -> None:
    """Note in the session that its holder followed the personal link of `follow`."""
    _remember(request, _FOLLOWS, follow.token_hash)


def may_act_on(request: HttpRequest, registration: Registration) -> bool:
    """Whether the visitor is the registration's member or has proof from a mail."""
    if request.user.is_authenticated and registration.member_id == request.user.pk:
        return True
    return registration.token_hash in request.session.get(_REGISTRATIONS, [])


def registration_for(request: HttpRequest, event: Event) -> Registration | None:
    """Return the visitor's own live registration for `event`, by account or by proof."""
    live = event.registrations.live()
    if request.user.is_authenticated and (own := live.filter(member=request.user).first()):
        return own
    if proofs := request.session.get(_REGISTRATIONS):
        return live.filter(token_hash__in=proofs).order_by("-pk").first()
    return None


def invitation_for(request: HttpRequest, event: Event) -> Invitation | None:
    """Return the invitation to `event` that the visitor has: from a mail, or to the address of her account."""
    if proofs := request.session.get(_INVITATIONS):
        followed = event.invitations.filter(token_hash__in=proofs).order_by("-pk").first()
        if followed is not None:
            return followed
    if request.user.is_authenticated:
        return event.invitations.filter(email__iexact=request.user.email).first()
    return None


def may_end(request: HttpRequest, follow: Follow) -> bool:
    """Whether the visitor is the follower's member or has proof from a mail."""
    if request.user.is_authenticated and follow.member_id == request.user.pk:
        return True
    return follow.token_hash in request.session.get(_FOLLOWS, [])


def follow_for(request: HttpRequest, followed: Event | Series) -> Follow | None:
    """Return by what the visitor follows an event or a series now, by account or by proof."""
    follows = followed.follows.proven().waiting()
    if request.user.is_authenticated and (own := follows.filter(member=request.user).first()):
        return own
    if proofs := request.session.get(_FOLLOWS):
        return follows.filter(token_hash__in=proofs).order_by("-pk").first()
    return None
