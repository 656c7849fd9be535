"""Reading lists: a member's own, and those that others have shared."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from hub.decorators import private
from members.models import Member
from resources import services
from resources.citations import respond
from resources.keeping_forms import ReadingListForm, ReadingListItemForm
from resources.models import ReadingList, ReadingListItem, Resource
from resources.rows import row_of
from resources.services.keeping import LISTS

_FULL = gettext_lazy("You have %(count)s lists already. Delete one first.")


@require_safe
@private
def reading_list(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show a list to its owner, and a shared one to whoever has its link; works only to those who may see them."""
    found = _readable_list(request, uuid)
    is_own = found.member_id == request.user.pk
    works = {
        work.pk: row_of(work)
        for work in Resource.objects.visible_to(request.user)
        .filter(pk__in=found.items.values("resource"))
        .for_listing()
    }
    items = [
        (item, works[item.resource_id], ReadingListItemForm(instance=item, auto_id=f"id_{item.pk}_%s"))
        for item in found.items.select_related("resource")
        if item.resource_id in works
    ]
    context = {"list": found, "is_own": is_own, "items": items, "hidden": found.items.count() - len(items)}
    return render(request, "resources/kept/reading_list.html", context)


@require_safe
@private
def reading_list_citations(request: HttpRequest, uuid: UUID, form: str) -> HttpResponse:
    """Return the citations of a list, in its order, of the works that the reader may see."""
    found = _readable_list(request, uuid)
    works = Resource.objects.visible_to(request.user).filter(pk__in=found.items.values("resource"))
    by_key = works.select_related("licence").in_bulk()
    order = [pk for pk in found.items.values_list("resource", flat=True) if pk in by_key]
    return respond(request, lambda: [by_key[pk] for pk in order], form, stem="reading-list", is_public=False)


def _readable_list(request: HttpRequest, uuid: UUID) -> ReadingList:
    found = get_object_or_404(ReadingList.objects.select_related("member"), uuid=uuid)
    if found.member_id != request.user.pk and found.visibility == ReadingList.Visibility.PRIVATE:
        raise Http404
    return found


@private
@login_required
def list_new(request: HttpRequest) -> HttpResponse:
    """Start a list; POST makes it."""
    member = cast("Member", request.user)
    if request.method != "POST":
        return render(request, "resources/kept/list_form.html", {"form": ReadingListForm()})
    form = ReadingListForm(request.POST, instance=ReadingList(member=member))
    if form.is_valid() and member.reading_lists.count() >= LISTS:
        form.add_error(None, _FULL % {"count": LISTS})
    if not form.is_valid():
        return render(request, "resources/kept/list_form.html", {"form": form}, status=422)
    made = form.save()
    messages.success(request, _("Your list is ready. Add resources to it from their pages."))
    return redirect("resources:reading_list", made.uuid)


@private
@login_required
def list_edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Change the title of a list, what it is for or who sees it."""
    own = _own_list(request, uuid)
    if request.method != "POST":
        context = {"form": ReadingListForm(instance=own), "list": own}
        return render(request, "resources/kept/list_form.html", context)
    form = ReadingListForm(request.POST, instance=own)
    if not form.is_valid():
        # The page's head names the list as it is.
        shown = ReadingList.objects.get(pk=own.pk)
        return render(request, "resources/kept/list_form.html", {"form": form, "list": shown}, status=422)
    form.save()
    messages.success(request, _("Your changes have been saved."))
    return redirect("resources:reading_list", own.uuid)


@require_POST
@private
@login_required
def list_delete(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Delete a list. The works stay in the library."""
    _own_list(request, uuid).delete()
    messages.success(request, _("The list has been deleted."))
    return redirect("resources:library")


@require_POST
@private
@login_required
def add_to_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a work on one of the member's lists, or on a new one with the title `title`."""
    member = cast("Member", request.user)
    work = get_object_or_404(Resource.objects.visible_to(member), slug=slug)
    chosen, title = request.POST.get("list", ""), request.POST.get("title", "").strip()[:150]
    if chosen:
        own = get_object_or_404(member.reading_lists.filter(uuid=_uuid(chosen)))
    elif not title:
        messages.error(request, _("Choose a list, or write the title of a new one."))
        return redirect(work)
    elif member.reading_lists.count() >= LISTS:
        messages.error(request, _FULL % {"count": LISTS})
        return redirect(work)
    else:
        # A second press finds the list of the first.
        own, _is_new = ReadingList.objects.get_or_create(member=member, title=title)
    try:
        is_added = services.add_to_list(reading_list=own, work=work)
    except services.KeepingError as error:
        messages.error(request, str(error))
        return redirect(work)
    done, there = _("The resource is on your list “%(title)s” now."), _("It is on your list “%(title)s” already.")
    messages.success(request, (done if is_added else there) % {"title": own.title})
    return redirect(work)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


@require_POST
@private
@login_required
def list_item(request: HttpRequest, uuid: UUID, slug: str) -> HttpResponse:
    """Move a work on a list, note something beside it, or take it from the list: `do` says what."""
    own = _own_list(request, uuid)
    item = get_object_or_404(ReadingListItem.objects.filter(reading_list=own), resource__slug=slug)
    action = request.POST.get("do", "")
    if action in {"up", "down"}:
        services.move_item(item=item, up=action == "up")
    elif action == "remove":
        services.remove_item(item=item)
        messages.success(request, _("The resource is no longer on this list."))
    elif action == "note":
        form = ReadingListItemForm(request.POST, instance=item)
        if form.is_valid():
            form.save()
            messages.success(request, _("Your note has been saved."))
        else:
            messages.error(request, _("A note has up to 300 characters. Yours was not saved."))
    page = reverse("resources:reading_list", args=[own.uuid])
    return redirect(page if action == "remove" else f"{page}#{slug}")


def _own_list(request: HttpRequest, uuid: UUID) -> ReadingList:
    return get_object_or_404(cast("Member", request.user).reading_lists.all(), uuid=uuid)
