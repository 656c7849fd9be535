"""What the pages about people share."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from members.models import ApplicationAnswer, Member, Organisation


def person_in_charge(request: HttpRequest) -> Member:
    """Return who is signed in; the administration lets nobody else in."""
    return cast("Member", request.user)


def member_field(site: admin.AdminSite, **kwargs: Any) -> forms.ModelChoiceField:
    """Return a field that finds a member by a few letters of the name or address."""
    column = ApplicationAnswer._meta.get_field("member")  # noqa: SLF001 - public in all but name
    return forms.ModelChoiceField(Member.objects.all(), widget=AutocompleteSelect(column, site), **kwargs)


def organisation_field(site: admin.AdminSite, **kwargs: Any) -> forms.ModelChoiceField:
    """Return a field that finds an organisation by a few letters of its name."""
    column = Member._meta.get_field("organisation")  # noqa: SLF001 - public in all but name
    return forms.ModelChoiceField(Organisation.objects.all(), widget=AutocompleteSelect(column, site), **kwargs)


class Desk(admin.ModelAdmin):
    """The base of a group of pages about people: who may change members may use them."""

    def check_desk(self, request: HttpRequest) -> None:
        """Refuse whoever may not change members.

        Raises:
            PermissionDenied: if this person may not.
        """
        if not self.has_change_permission(request):
            raise PermissionDenied

    def desk_page(
        self, request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
    ) -> HttpResponse:
        """Return a page of the desk, with what every page of the administration needs."""
        everywhere = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, f"admin/members/member/{template}.html", everywhere | context, status=status)
