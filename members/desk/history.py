"""The history of a person, and all that is kept about her, for whoever asks for her own data."""

import json
from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from hub.tables import csv_response
from members.desk.base import Desk
from members.dossier import Person, history, holdings
from members.models import Member


class AddressForm(forms.Form):
    """Whose history is looked for."""

    address = forms.EmailField(label=gettext_lazy("Address"), max_length=254)


class HistoryDesk(Desk):
    """The part of the administration of members that tells what was, and gives it out."""

    def get_urls(self) -> list[URLPattern]:
        """Add the history of a member and that of an address, and what gives out all that is kept."""
        wrap = self.admin_site.admin_view
        own = [
            path("<int:pk>/person/", wrap(self.person_view), name="members_member_person"),
            path("person/", wrap(self.address_view), name="members_member_address"),
        ]
        return [*own, *super().get_urls()]

    def person_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the history of a member; POST gives out all that is kept about her."""
        self.check_desk(request)
        member = get_object_or_404(Member, pk=pk)
        return self._tell(request, Person.of(member))

    def address_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for an address and show its history; that of a member is found under her name."""
        self.check_desk(request)
        given = request.POST if request.method == "POST" else request.GET
        form = AddressForm(given if "address" in given else None)
        if not form.is_valid():
            context = {"title": _("History of an address"), "form": form}
            return self.desk_page(request, "address", context, status=422 if form.is_bound else 200)
        address = form.cleaned_data["address"]
        owners = EmailAddress.objects.filter(email__iexact=address).values("user")
        member = Member.objects.filter(Q(email__iexact=address) | Q(pk__in=owners)).order_by("pk").first()
        if member is not None:
            return redirect("admin:members_member_person", member.pk)
        return self._tell(request, Person(None, (address,)))

    def _tell(self, request: HttpRequest, person: Person) -> HttpResponse:
        if request.method == "POST":
            return self._give_out(request, person)
        page, lines = history(person, request.GET.get("page"))
        context = {
            "title": _("History of %(name)s") % {"name": person.name},
            "person": person,
            "member": person.member,
            "lines": lines,
            "page": page,
            "keep": f"{urlencode({'address': person.addresses[0]})}&" if person.member is None else "",
        }
        return self.desk_page(request, "person", context)

    def _give_out(self, request: HttpRequest, person: Person) -> HttpResponse:
        name = f"{slugify(person.name) or 'person'}-{timezone.localdate():%Y-%m-%d}"
        if person.member is not None:
            # Who has taken a copy of somebody's data must be known later.
            self.log_change(request, person.member, gettext_noop("All data given out."))
        if request.POST.get("form") == "csv":
            header = [_("What it is"), _("Number"), _("Field"), _("Value")]
            return csv_response(name, header, _cells(person))
        content = {
            "person": person.name,
            "addresses": person.addresses,
            "given_out_at": timezone.now().isoformat(),
            "records": {record.code: rows for record, rows in holdings(person)},
        }
        text = json.dumps(content, ensure_ascii=False, indent=2)
        response = HttpResponse(text, content_type="application/json; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}.json"'
        response["Cache-Control"] = "private, no-store"
        return response


def _cells(person: Person) -> Any:
    for record, rows in holdings(person):
        for number, row in enumerate(rows, start=1):
            for field, value in row.items():
                if value not in (None, ""):
                    yield [record.label, number, field, value]
