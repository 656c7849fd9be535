"""Who may do what in the administration: every page and every action, expected and found.

The tables are the truth that people read. A page or action that stands in none of them fails the test: decide who may
use it, and write it down here and in docs/facilitators.md.

Strangers, members and reviewers have no way in: all of it is closed to them. In the tables stand the other roles:
translators, assistants, observers, facilitators, administrators. An assistant's rights hold for her own events; the
same pages of another event are tried, too, and must be closed.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.admin.options import ActionLocation
from django.contrib.auth.models import AnonymousUser, Group
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages import get_messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.template.response import TemplateResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, reverse

from events.admin.checked_words import CheckedWords
from events.models import (
    Announcement,
    Attendance,
    ConceptNote,
    Event,
    Mailing,
    MailTemplate,
    ReminderPolicy,
)
from events.services import settle_assistants
from hub.admin_lists.exporting import ExportAdmin
from hub.history.models import Entry
from hub.outbox.models import Channel, Message, Suppression
from hub.translating.side_by_side import SideBySide
from hub.urls import urlpatterns as hub_urlpatterns
from members import roles
from members.models import Member, Network
from resources.models import LinkCheck, Proposal
from tests.factories import (
    EventFactory,
    FollowFactory,
    InvitationFactory,
    MemberFactory,
    OrganisationFactory,
    QuestionFactory,
    RegistrationFactory,
    ResourceFactory,
    SeriesFactory,
)
from tests.resources.intake import asked, submitted

pytestmark = pytest.mark.django_db

OUTSIDE = ("stranger", "member", "reviewer")
INSIDE = ("translator", "assistant", "observer", "facilitator", "administrator")

# v: list, page and, where there is a search, what fields find by typing; a: add; c: change; d: delete; h: history.
MODELS = """
                          translator  assistant  observer  facilitator  administrator
events.event              v           vch        -         vacdh        vacdh
events.announcement       v           vch        -         vch          vch
events.mailing            -           -          -         vach         vach
events.mailtemplate       v           -          -         vacdh        vacdh
events.conceptnote        -           -          -         vacdh        vacdh
events.registration       -           vach       -         vacdh        vacdh
events.invitation         -           v          -         vdh          vdh
events.question           -           vch        -         vcdh         vcdh
events.attendance         -           vch        -         vcdh         vcdh
events.follow             -           -          -         vdh          vdh
events.series             v           -          -         vacdh        vacdh
events.reminderpolicy     -           -          -         vch          vch
resources.resource        v           -          -         vacdh        vacdh
resources.proposal        -           -          -         vch          vch
resources.linkcheck       -           -          -         vh           vh
taxonomy.theme            v           -          -         vacdh        vacdh
taxonomy.sector           v           -          -         vacdh        vacdh
taxonomy.place            v           v          -         vch          vch
taxonomy.audience         v           -          -         vacdh        vacdh
taxonomy.licence          v           -          -         vacdh        vacdh
taxonomy.instrument       v           -          -         vacdh        vacdh
taxonomy.framework        v           -          -         vacdh        vacdh
taxonomy.frameworkitem    v           -          -         vacdh        vacdh
taxonomy.synonymring      v           -          -         vacdh        vacdh
members.member            -           -          -         vch          vacdh
members.organisation      v           v          -         vacdh        vacdh
members.network           v           -          -         vacdh        vacdh
outbox.message            -           -          -         vh           vh
outbox.channel            -           -          -         vh           vh
outbox.suppression        -           -          -         vdh          vdh
history.entry             -           -          -         vh           vh
account.emailaddress      -           -          -         -            vacdh
auth.group                -           -          -         -            vacdh
mfa.authenticator         -           -          -         -            vcdh
"""

# Lists that are not downloaded as they are: there are better files of works, and policies are three rows.
NOT_DOWNLOADED = {"resources.resource", "events.reminderpolicy"}

# Pages of our own, by the name of their address, tried with GET and POST where they answer both. Two kinds that many
# models have follow from the table above: whoever lists rows may download the list, and whoever changes rows, or is a
# translator and reads them, may translate them side by side.
PAGES = """
                                        translator  assistant  observer  facilitator  administrator
index                                   yes         yes        yes       yes          yes
view_on_site                            yes         yes        -         yes          yes
translations                            yes         yes        -         yes          yes
events_event_attendance                 -           yes        -         yes          yes
events_event_invite                     -           yes        -         yes          yes
events_event_questions                  -           yes        -         yes          yes
events_event_status                     -           -          -         yes          yes
events_event_run_sheet                  yes         yes        -         yes          yes
events_event_concept_note               yes         yes        -         yes          yes
events_event_report                     -           -          yes       yes          yes
events_reports                          -           -          yes       yes          yes
events_reports_library                  -           -          yes       yes          yes
events_announcement_preview             -           yes        -         yes          yes
events_announcement_send                -           yes        -         yes          yes
events_announcement_discard             -           yes        -         yes          yes
events_mailing_audience                 -           -          -         yes          yes
events_mailing_count                    -           -          -         yes          yes
events_mailing_preview                  -           -          -         yes          yes
events_mailing_preview_mail             -           -          -         yes          yes
events_mailing_test                     -           -          -         yes          yes
events_mailing_send                     -           -          -         yes          yes
events_mailing_discard                  -           -          -         yes          yes
events_mailing_progress                 -           -          -         yes          yes
events_mailing_pause                    -           -          -         yes          yes
events_mailing_resume                   -           -          -         yes          yes
events_mailing_retry                    -           -          -         yes          yes
events_mailing_withdraw                 -           -          -         yes          yes
members_member_applications             -           -          -         yes          yes
members_member_application              -           -          -         yes          yes
members_member_duplicates               -           -          -         yes          yes
members_member_merge                    -           -          -         yes          yes
members_member_person                   -           -          -         yes          yes
members_member_address                  -           -          -         yes          yes
members_member_hand_over                -           -          -         yes          yes
resources_proposal_do                   -           -          -         yes          yes
resources_proposal_call_off             -           -          -         yes          yes
resources_resource_import               -           -          -         yes          yes
resources_resource_import_template_csv  -           -          -         yes          yes
resources_resource_import_template_xlsx -           -          -         yes          yes
resources_resource_export_csv           yes         -          -         yes          yes
resources_resource_export_xlsx          yes         -          -         yes          yes
outbox_channel_tap                      -           -          -         yes          yes
outbox_message_person                   -           -          -         yes          yes
"""

# What can be done with chosen rows. Whoever lists rows may also export chosen ones, which no line names.
ACTIONS = """
                                    translator  assistant  observer  facilitator  administrator
events.event publish                -           -          -         yes          yes
events.event postpone               -           -          -         yes          yes
events.event cancel                 -           -          -         yes          yes
events.event delete_selected        -           -          -         yes          yes
events.registration approve         -           yes        -         yes          yes
events.registration decline         -           yes        -         yes          yes
events.registration cancel          -           yes        -         yes          yes
events.registration delete_selected -           -          -         yes          yes
events.invitation remind            -           yes        -         yes          yes
events.invitation approve           -           yes        -         yes          yes
events.invitation refuse            -           yes        -         yes          yes
events.invitation delete_selected   -           -          -         yes          yes
events.question show                -           yes        -         yes          yes
events.question hide                -           yes        -         yes          yes
events.question publish_answers     -           yes        -         yes          yes
events.question delete_selected     -           -          -         yes          yes
events.attendance delete_selected   -           -          -         yes          yes
events.follow delete_selected       -           -          -         yes          yes
events.mailtemplate delete_selected -           -          -         yes          yes
events.conceptnote delete_selected  -           -          -         yes          yes
events.series delete_selected       -           -          -         yes          yes
resources.resource publish          -           -          -         yes          yes
resources.resource unpublish        -           -          -         yes          yes
resources.resource have_reviewed    -           -          -         yes          yes
resources.resource process_files    -           -          -         yes          yes
resources.resource export_csv       yes         -          -         yes          yes
resources.resource export_xlsx      yes         -          -         yes          yes
resources.resource delete_selected  -           -          -         yes          yes
resources.linkcheck check_now       -           -          -         yes          yes
members.member approve              -           -          -         yes          yes
members.member decline              -           -          -         yes          yes
members.member make_reviewers       -           -          -         yes          yes
members.member release_reviewers    -           -          -         yes          yes
members.member delete_selected      -           -          -         -            yes
members.organisation delete_selected -          -          -         yes          yes
members.network delete_selected     -           -          -         yes          yes
outbox.message send_again           -           -          -         yes          yes
outbox.message send_failed_again    -           -          -         yes          yes
outbox.message withdraw             -           -          -         yes          yes
outbox.channel hold                 -           -          -         yes          yes
outbox.channel release              -           -          -         yes          yes
outbox.suppression delete_selected  -           -          -         yes          yes
taxonomy.theme delete_selected      -           -          -         yes          yes
taxonomy.sector delete_selected     -           -          -         yes          yes
taxonomy.audience delete_selected   -           -          -         yes          yes
taxonomy.licence delete_selected    -           -          -         yes          yes
taxonomy.instrument delete_selected -           -          -         yes          yes
taxonomy.framework delete_selected  -           -          -         yes          yes
taxonomy.frameworkitem delete_selected -        -          -         yes          yes
taxonomy.synonymring delete_selected -          -          -         yes          yes
account.emailaddress make_verified  -           -          -         -            yes
account.emailaddress delete_selected -          -          -         -            yes
auth.group delete_selected          -           -          -         -            yes
mfa.authenticator delete_selected   -           -          -         -            yes
"""

# Parts of Django's own site that say nothing of rows: signing in and out, the way to the hub's own page of passwords,
# words for scripts, and what catches addresses that do not exist. The field that searches is tried with each model.
COMMON = {
    "login", "logout", "password_change", "password_change_done", "jsi18n", "autocomplete", "app_list", None,
}  # fmt: skip


def table(text: str) -> dict[str, dict[str, str]]:
    """Return a table: its rows by their names, each a word by role."""
    head, *lines = [re.split(r"\s+", line.strip()) for line in text.strip().splitlines()]
    assert tuple(head) == INSIDE
    return {" ".join(line[:-5]): dict(zip(INSIDE, line[-5:], strict=True)) for line in lines}


# ── One world for all cells ──────────────────────────────────────────────────────────────────
class World:
    """People in all roles, and two of each sort of rows: of the assistant's own event, and of another."""

    def __init__(self) -> None:
        self.people: dict[str, Any] = {"stranger": AnonymousUser(), "member": MemberFactory()}
        given = {
            "reviewer": roles.REVIEWERS,
            "translator": roles.TRANSLATORS,
            "observer": roles.OBSERVERS,
            "facilitator": roles.FACILITATORS,
        }
        for role, name in given.items():
            self.people[role] = MemberFactory()
            roles.set_roles(member=self.people[role], names=[name])
        self.people["administrator"] = MemberFactory(is_staff=True, is_superuser=True)
        self.people["assistant"] = MemberFactory()
        self.own, self.other = self._event(), self._event()
        self.own[Event].assistants.add(self.people["assistant"])
        settle_assistants(event=self.own[Event], before=[])
        self.people = {role: self._fresh(person) for role, person in self.people.items()}
        self.browsers = {role: Client() for role in self.people}
        for role, person in self.people.items():
            if role != "stranger":
                self.browsers[role].force_login(person)

    @staticmethod
    def _fresh(person: Any) -> Any:
        return Member.objects.get(pk=person.pk) if person.pk else person

    def _event(self) -> dict[type, Any]:
        """Return one row of each model that has an admin, about one event where it is about events."""
        event = EventFactory(complete=1, requires_approval=True, series=SeriesFactory())
        registration = RegistrationFactory(event=event, status="cancelled")
        stay = {"joined_at": event.starts_at, "left_at": event.ends_at}
        proposal = submitted(MemberFactory(organisation_name="Elsewhere"), kind="practice")
        review = asked(proposal, self.people["reviewer"])
        member = MemberFactory(status="applied")
        work = ResourceFactory()
        checked = {"url": "https://x.example", "next_check_at": event.starts_at}
        link = LinkCheck.objects.get_or_create(edition=work.editions.get(), defaults=checked)[0]
        words = {"subject": "News", "body": "Come. {event_link}"}
        rows = [
            event, event.series, registration, proposal, member, work, link, event.themes.get(),
            InvitationFactory(event=event, status="nominated"),
            QuestionFactory(event=event, registration=registration, status="pending"),
            FollowFactory(event=event),
            Attendance.objects.create(event=event, registration=registration, name="Guest", **stay),
            Announcement.objects.create(event=event, kind="changed"),
            ConceptNote.objects.create(source="text", text="Fees", event=event),
            MailTemplate.objects.create(name=event.slug, purpose="members", **words),
            Mailing.objects.create(event=event, purpose="participants", **words),
            OrganisationFactory(), Network.objects.create(slug=event.slug, name="Alliance"),
            Message.objects.create(
                kind="events.confirmed", recipient="x@x.example", dedupe_key=event.slug, state=Message.State.FAILED
            ),
            Channel.objects.get_or_create(alias="default")[0],
            Suppression.objects.create(email=f"{event.slug}@x.example", reason="bounced"),
            Authenticator.objects.create(user=member, type="totp", data={}),
            Group.objects.create(name=event.slug), ReminderPolicy.objects.first(), member.emailaddress_set.get(),
        ]  # fmt: skip
        found: dict[type, Any] = {type(row): row for row in rows}
        sent = Mailing.objects.create(event=event, purpose="participants", state="sent", **words)
        found |= {"review": review, "sent": sent}  # type: ignore[dict-item]
        for model in admin.site._registry:
            if model is not Entry and model not in found:
                found[model] = model._default_manager.first()
        found[Entry] = Entry.objects.about([event]).first()
        return found


class Unrendered:
    """Leaves pages unwritten: whether somebody may see one is decided before, and writing thousands takes minutes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        response.content = b""
        return response


# The hub's addresses, with a short answer to whoever is refused.
urlpatterns = hub_urlpatterns


def handler403(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponseForbidden()


def opens(browser: Client, method: str, address: str, data: dict[str, Any] | None = None) -> bool:
    """Return whether an address answers somebody; what a form does is taken back at once."""
    if method == "get":
        return is_answer(browser.get(address, data or {}))
    with transaction.atomic():
        answered = is_answer(browser.post(address, data or {}))
        transaction.set_rollback(True)
    return answered


def is_answer(response: Any) -> bool:
    """Return whether somebody got what she asked for: not refused, not sent to sign in, not told it is gone."""
    if response.status_code in {403, 404, 405}:
        return False
    assert response.status_code in {200, 302, 422}, (response.wsgi_request.path, response.status_code)
    location = response.headers.get("Location", "")
    warned = any(message.level == messages.WARNING for message in get_messages(response.wsgi_request))
    return "/login/" not in location and not (location == "/admin/" and warned)


def allowed(cells: dict[str, str], role: str, verb: str) -> bool:
    return cells.get(role, "-") == "yes" if verb == "yes" else verb in cells.get(role, "-").replace("-", "")


# What the page of a row is sent where it does nothing without.
CHANGES: dict[type, dict[str, str]] = {ConceptNote: {"action": "save"}}


# ── The lists, pages and forms of models ─────────────────────────────────────────────────────
def tries_of(world: World, model: type, role: str) -> Iterator[tuple[str, bool, str, str, dict[str, Any]]]:
    """Yield what is tried on a model: the verb, whether it is on an own row, the method, the address and the data."""
    base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    own = admin.site._registry[model]
    yield "v", True, "get", reverse(f"{base}_changelist"), {}
    if isinstance(own, ExportAdmin):
        verb = "never" if model._meta.label_lower in NOT_DOWNLOADED else "v"
        yield verb, True, "get", reverse(f"{base}_download"), {}
        yield verb, True, "post", reverse(f"{base}_download"), {"columns": "pk", "format": "csv"}
    yield "a", True, "get", reverse(f"{base}_add"), {}
    yield "a", True, "post", reverse(f"{base}_add"), {}
    rows = [(True, world.own[model])]
    if role == "assistant" and world.other[model] != world.own[model]:
        rows.append((False, world.other[model]))
    for is_own, row in rows:
        yield "v", is_own, "get", reverse(f"{base}_change", args=[row.pk]), {}
        yield "c", is_own, "post", reverse(f"{base}_change", args=[row.pk]), CHANGES.get(model, {})
        yield "d", is_own, "get", reverse(f"{base}_delete", args=[row.pk]), {}
        yield "d", is_own, "post", reverse(f"{base}_delete", args=[row.pk]), {"post": "yes"}
        yield "h", is_own, "get", reverse(f"{base}_history", args=[row.pk]), {}
        if isinstance(own, SideBySide):
            verb = "v" if role == "translator" else "c"
            # Words with placeholders are written where they are checked: in their own form.
            verb = "never" if isinstance(own, CheckedWords) else verb
            yield verb, is_own, "get", reverse(f"{base}_translate", args=[row.pk]), {}
            yield verb, is_own, "post", reverse(f"{base}_translate", args=[row.pk]), {}


def is_limited(model: type) -> bool:
    """Return whether rows of a model belong to an event, so that an assistant meets only some of them."""
    return model is Event or any(field.name == "event" for field in model._meta.concrete_fields)


def faults_of_models(world: World, role: str) -> list[str]:
    faults = []
    for model in admin.site._registry:
        cells = table(MODELS)[model._meta.label_lower]
        for verb, is_own, method, address, data in tries_of(world, model, role):
            if role in OUTSIDE and method == "get" and verb != "v":
                # Whoever has no way in is stopped before it matters how she asks.
                continue
            expected = allowed(cells, role, verb) and (is_own or not is_limited(model))
            if opens(world.browsers[role], method, address, data) is not expected:
                faults.append(f"{method} {address} ({verb}): expected {expected}")
    return faults


# ── Our own pages ────────────────────────────────────────────────────────────────────────────
READ, ACT, BOTH = ("get",), ("post",), ("get", "post")
METHODS = {
    "index": READ,
    "view_on_site": READ,
    "events_event_questions": READ,
    "events_event_run_sheet": READ,
    "events_event_concept_note": READ,
    "translations": READ,
    **{f"events_mailing_{page}": READ for page in ("preview", "preview_mail", "progress")},
    **{f"events_mailing_{page}": ACT for page in ("count", "test", "discard", "pause", "resume", "retry", "withdraw")},
    "events_announcement_preview": READ,
    "events_announcement_discard": ACT,
    "resources_proposal_call_off": ACT,
    "outbox_channel_tap": ACT,
    **{f"resources_resource_{page}": READ for page in ("export_csv", "export_xlsx")},
    **{f"resources_resource_import_template_{form}": READ for form in ("csv", "xlsx")},
}


def address_of(rows: dict[Any, Any], page: str) -> tuple[str, dict[str, Any]]:
    """Return the address of a page about one set of rows, and what is sent to it."""
    event = rows[Event]
    keys: dict[str, tuple[list[Any], dict[str, Any]]] = {
        "view_on_site": ([ContentType.objects.get_for_model(Event).pk, event.pk], {}),
        "events_event_status": (["cancel"], {"event": event.pk}),
        "events_event_concept_note": ([event.pk, "en"], {}),
        "events_mailing_test": ([rows[Mailing].pk], {"language": "en"}),
        "members_member_application": ([rows[Member].pk], {}),
        "members_member_person": ([rows[Member].pk], {}),
        "resources_proposal_do": ([rows[Proposal].pk, "comment"], {}),
        "resources_proposal_call_off": ([rows["review"].pk], {}),
    }
    if page.startswith("events_event_"):
        keys.setdefault(page, ([event.pk], {}))
    if page.startswith("events_announcement_"):
        keys.setdefault(page, ([rows[Announcement].pk], {}))
    if page.startswith("events_mailing_"):
        is_on_its_way = page.endswith(("_progress", "_pause", "_resume", "_retry", "_withdraw"))
        keys.setdefault(page, ([rows["sent" if is_on_its_way else Mailing].pk], {}))
    args, data = keys.get(page, ([], {}))
    return reverse(f"admin:{page}", args=args), data


def faults_of_pages(world: World, role: str) -> list[str]:
    faults = []
    for page, cells in table(PAGES).items():
        worlds = [(True, world.own)]
        if role == "assistant" and page.startswith(("events_event_", "events_announcement_", "view_on_site")):
            worlds.append((False, world.other))
        for is_own, rows in worlds:
            address, data = address_of(rows, page)
            expected = allowed(cells, role, "yes") and is_own
            faults += [
                f"{method} {address}: expected {expected}"
                for method in METHODS.get(page, BOTH)
                if opens(world.browsers[role], method, address, data) is not expected
            ]
    return faults


# ── Actions ──────────────────────────────────────────────────────────────────────────────────
def acts(world: World, role: str, model: type, action: str, row: Any) -> bool:
    """Return whether somebody can do something with a chosen row; it is taken back at once."""
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    browser = world.browsers[role]
    with transaction.atomic():
        answer = browser.post(address, {"action": action, "_selected_action": [row.pk]})
        said = [str(message) for message in get_messages(answer.wsgi_request)]
        transaction.set_rollback(True)
    # Without any action at all the list just comes again.
    is_list = "cl" in (getattr(answer, "context_data", None) or {})
    return is_answer(answer) and not is_list and "No action selected." not in said


def faults_of_actions(world: World, role: str) -> list[str]:
    faults = []
    models = {model._meta.label_lower: model for model in admin.site._registry}
    for name, cells in table(ACTIONS).items():
        label, action = name.split()
        expected = allowed(cells, role, "yes")
        if acts(world, role, models[label], action, world.own[models[label]]) is not expected:
            faults.append(f"{name}: expected {expected}")
    for label in exported():
        expected = allowed(table(MODELS)[label], role, "v")
        if acts(world, role, models[label], "export", world.own[models[label]]) is not expected:
            faults.append(f"{label} export: expected {expected}")
    return faults


def exported() -> set[str]:
    """Return the models of whose rows the chosen ones can be exported."""
    own = {model._meta.label_lower: one for model, one in admin.site._registry.items()}
    return {label for label, one in own.items() if "export" in one.get_actions(as_administrator())}


# ── Expected and found ───────────────────────────────────────────────────────────────────────
def faults_of_fields(world: World, role: str) -> list[str]:
    """Return which fields that search among rows do so for those who may not list them, or the other way round."""
    faults = []
    for own in admin.site._registry.values():
        for field in own.autocomplete_fields:
            model = own.model._meta.get_field(field).related_model
            query = {"app_label": own.opts.app_label, "model_name": own.opts.model_name, "field_name": field}
            expected = allowed(table(MODELS)[model._meta.label_lower], role, "v")
            if opens(world.browsers[role], "get", reverse("admin:autocomplete"), query) is not expected:
                faults.append(f"{own.opts.label_lower}.{field}: expected {expected}")
    return faults


def faults_of_index(world: World, role: str) -> list[str]:
    """Return the models that the index names though somebody may not list them, and those that it leaves out."""
    if role in OUTSIDE:
        return []
    apps = world.browsers[role].get("/admin/", {"all": ""}).context_data["app_list"]
    named = {model["model"]._meta.label_lower for app in apps for model in app["models"]}
    return sorted(named ^ {label for label, cells in table(MODELS).items() if allowed(cells, role, "v")})


@pytest.mark.urls(__name__)
def test_everybody_meets_what_the_tables_say_and_nothing_else(settings: Any) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.Unrendered"]
    world = World()
    checks = (faults_of_models, faults_of_pages, faults_of_actions, faults_of_fields, faults_of_index)

    faults = {role: [fault for check in checks for fault in check(world, role)] for role in (*OUTSIDE, *INSIDE)}

    assert {role: found for role, found in faults.items() if found} == {}


def as_administrator() -> HttpRequest:
    """Return a request of somebody who may do everything."""
    request = RequestFactory().get("/admin/")
    request.user = Member(is_staff=True, is_superuser=True, is_active=True)
    return request


def names_of(patterns: list[Any]) -> Iterator[str | None]:
    """Yield the names of all addresses below some patterns."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name
        else:
            yield from names_of(pattern.url_patterns)


def test_every_page_and_action_of_the_administration_stands_in_a_table() -> None:
    models = {model._meta.label_lower: own for model, own in admin.site._registry.items()}
    standard = {
        f"{own.opts.app_label}_{own.opts.model_name}_{page}"
        for own in models.values()
        for page in ("changelist", "add", "change", "delete", "history")
    }
    standard |= {
        f"{own.opts.app_label}_{own.opts.model_name}_{page}"
        for own in models.values()
        for page, kind in (("download", ExportAdmin), ("translate", SideBySide))
        if isinstance(own, kind)
    }
    request = as_administrator()
    of_lists = {f"{label} {action}" for label, own in models.items() for action in own.get_actions(request)}
    of_pages = {
        f"{label} {action}"
        for label, own in models.items()
        for action in own.get_actions(request, ActionLocation.CHANGE_FORM)
    }

    assert set(models) == set(table(MODELS))
    assert set(names_of(admin.site.urls[0])) - standard - COMMON == set(table(PAGES))
    assert of_lists - {f"{label} export" for label in exported()} == set(table(ACTIONS))
    # What is a button on a page is an action of the list as well, so tried above.
    assert of_pages - of_lists == set()
