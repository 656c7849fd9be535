"""The page on which one member writes to another. Neither is told the other's address before there is an answer."""

from typing import cast

from allauth.core import ratelimit
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hub.languages import CODES, Text, text_of
from members import mail
from members.forms import RelayForm
from members.models import Member


def contact_page(
    request: HttpRequest, *, recipient: Member, back: str, about: models.Model | None = None
) -> HttpResponse:
    """Show the form; POST passes the message on and leads back.

    Args:
        request: of somebody who is signed in.
        recipient: who is written to; she is named only to those who find her in the directory.
        back: the path of the page that the reader comes from.
        about: what the message is about, with a translated title.

    Raises:
        PermissionDenied: if whoever is signed in is not a member yet.
        Http404: if she would write to herself.
    """
    sender = cast("Member", request.user)
    if not sender.is_approved:
        raise PermissionDenied
    if sender == recipient:
        raise Http404
    title: Text | None = text_of(about, "title") if about else None
    is_listed = Member.objects.visible_to(sender).filter(pk=recipient.pk).exists()
    context = {"name": recipient.name if is_listed else "", "about": title, "back": back, "sender": sender}
    if request.method != "POST":
        return render(request, "members/contact.html", context | {"form": RelayForm()})
    form = RelayForm(request.POST)
    if not form.is_valid():
        return render(request, "members/contact.html", context | {"form": form}, status=422)
    if not ratelimit.consume(request, action="relay"):
        form.add_error(None, _("You have written to several members within a short time. Please try again later."))
        return render(request, "members/contact.html", context | {"form": form}, status=429)
    titles = {code: getattr(about, f"title_{code}") or "" for code in CODES} if about else {}
    mail.relay(
        sender=sender,
        recipient=recipient,
        text=form.cleaned_data["text"],
        about=titles,
        # The recipient reads the page in her own language.
        about_path=f"/{back.split('/', 2)[2]}",
    )
    messages.success(request, _("Your message is on its way. The answer comes to your address."))
    return redirect(back)
