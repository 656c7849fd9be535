"""Every page as a browser shows it: light, within the screen, without barriers, in all languages and colours."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page

from events.models import Event, Registration
from hub.outbox.models import Message
from members.models import Member
from resources.models import Resource
from tests.e2e.steps import SUBMIT
from tests.factories import CalendarFeedFactory, EventFactory, FollowFactory, QuestionFactory, RegistrationFactory

pytestmark = pytest.mark.xdist_group("pages")
LANGUAGES = ["en", "fr", "es"]
FIRST_VIEW = 100_000
SIZES = ({"width": 1280, "height": 900}, {"width": 360, "height": 740})
# What depends on colours alone; all other rules find the same in the dark.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]

COMING = "labour-inspection-recruitment-chain"
EVENTS = (
    COMING,
    "open-door-session",
    "reporting-on-recruitment-clinic",
    "measuring-recruitment-costs",
    "paying-back-what-workers-paid",
    "public-employment-services-fair-recruitment",
)

# A practice, a law, an agreement and a tool with files, for their pages in the administration.
WORKS = (
    "nepal-jordan-garment-pilot",
    "viet-nam-law-overseas-workers-2020",
    "agreement-nepal-jordan-labour",
    "vacancy-checklist",
)

type Browsers = Callable[..., BrowserContext]


@dataclass(frozen=True)
class Visit:
    """A page to look at."""

    path: str
    status: int = 200
    # A button to press first.
    press: str = ""


def pages_of_anybody(language: str) -> list[Visit]:
    """Return what people see who are not signed in, with the demo's events in every state."""
    doors_open = EventFactory(starts_at=timezone.now() + timedelta(minutes=10), dial_in="Kenya: +254 20 000 0000")
    mailed = RegistrationFactory(event=doors_open, language=language)
    follow = FollowFactory(language=language, is_address_proven=False)
    register = f"events/{COMING}/register/"
    wait = "events/measuring-recruitment-costs/follow/"
    below = [
        *map(Visit, ("", "events/", "events/?when=past", "events/?theme=media&place=africa&language=es")),
        *(Visit(f"events/{slug}/") for slug in EVENTS),
        *map(Visit, ("resources/", "resources/?q=fees", "resources/vacancy-checklist/")),
        *map(Visit, ("resources/?kind=tool&kind=report&language=en", "resources/?kind=tool&year=1919&q=zzz")),
        *map(Visit, ("search/", "search/?q=fees", "search/?q=zzz")),
        *map(Visit, ("themes/", "themes/recruitment-fees/", "places/", "places/np/", "corridors/", "corridors/np/jo/")),
        *map(Visit, ("resources/links/", "members/")),
        Visit("resources/general-principles-operational-guidelines/"),
        *map(Visit, ("about/", "privacy/", "accessibility/", "time-zone/")),
        *(Visit(f"account/{name}/") for name in ("login", "signup", "password/reset", "login/code")),
        Visit("nowhere/", status=404),
        Visit(register),
        Visit(register, status=422, press=SUBMIT),
        Visit(f"{register}sent/"),
        Visit(f"events/{COMING}/questions/"),
        Visit("series/knowledge-exchange/"),
        Visit(wait),
        Visit(wait, status=422, press=SUBMIT),
        Visit(f"{wait}sent/"),
    ]
    prefixed = [Visit(f"/{language}/{visit.path}", visit.status, visit.press) for visit in below]
    return [*prefixed, Visit(f"/join/{mailed.token}/"), Visit(f"/follow/{follow.token}/")]


def pages_of_a_member(language: str) -> list[Visit]:
    """Return what a member sees besides."""
    member = Member.objects.get(email=f"member.{language}@hub.example")
    own = {"member": member, "email": member.email}
    seated, early = (RegistrationFactory(event=EventFactory(), **own) for _ in range(2))
    moved = RegistrationFactory(event=EventFactory(previous_starts_at=timezone.now()), **own)
    unset = RegistrationFactory(event=EventFactory(live=True, meeting_url=""), **own)
    video = "https://video.example/1"
    over = RegistrationFactory(event=EventFactory(ended=True, complete=1, recording_url=video), **own)
    in_line = {"status": Registration.Status.WAITLISTED, "waitlisted_at": timezone.now()}
    waiting = RegistrationFactory(event=EventFactory(capacity=0), **own, **in_line)
    asked = QuestionFactory(event=seated.event, registration=seated, status="pending")
    QuestionFactory(event=seated.event, language="fr")
    questions = f"events/{seated.event.slug}/questions/"
    followed = FollowFactory(**own)
    CalendarFeedFactory(member=member, label="Phone")
    below = [
        *map(
            Visit,
            ("", "registrations/", "registrations/calendar/", "profile/", "account/email/", "account/password/change/"),
        ),
        *map(Visit, ("library/", "lists/new/", "searches/new/?q=fees", "resources/propose/", "proposals/", "members/")),
        *(Visit(f"registrations/{row.uuid}/") for row in (seated, waiting)),
        *(Visit(f"events/{row.event.slug}/join/") for row in (early, moved, unset, over, waiting)),
        Visit(f"events/{followed.event.slug}/"),
        Visit(f"follows/{followed.uuid}/"),
        *map(Visit, ("series/knowledge-exchange/", "series/workshops/follow/")),
        Visit("events/members-exchange-bilateral-agreements/register/"),
        Visit(questions),
        Visit(questions, status=422, press="#ask .button"),
        Visit(f"{questions}{asked.uuid}/"),
    ]
    return [Visit(f"/{language}/{visit.path}", visit.status, visit.press) for visit in below]


def open_page(page: Page, visit: Visit) -> int:
    """Go to a page and return the status of the answer."""
    response = page.goto(visit.path)
    if visit.press:
        with page.expect_navigation() as navigation:
            page.click(visit.press)
        response = navigation.value
    assert response
    return response.status


def violations(page: Page, rules: Iterable[str] = ()) -> list[str]:
    """Return what axe finds: how bad, which rule, where. The lists that Django's select2 builds are its own affair."""
    only = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    options = {"resultTypes": ["violations"], "iframes": False, **only}
    context = {"exclude": [".select2-selection__rendered"]}
    found = page.evaluate("([context, options]) => axe.run(context, options)", [context, options])["violations"]
    return [
        f"{rule['impact']} {rule['id']}: {node['target']} {node['html'][:160]}"
        for rule in found
        for node in rule["nodes"]
    ]


def faults(page: Page, language: str) -> list[str]:
    """Return what is wrong with the page that is open, in both sizes and colours."""
    found = []
    if page.get_attribute("html", "lang") != language:
        found.append("wrong lang")
    if page.locator("h1").count() != 1:
        found.append("not one h1")
    if not page.title().partition(" – ")[0].strip():
        found.append("no title")
    page.evaluate(AXE_SCRIPT)
    for size in SIZES:
        page.set_viewport_size(size)
        # Colours are the same in all languages.
        for scheme in ("light", "dark") if language == "en" else ("light",):
            page.emulate_media(color_scheme=scheme)
            # Colours on their way to others would be measured half-way.
            page.evaluate("document.getAnimations().forEach(animation => animation.finish())")
            where = f"{size['width']} {scheme}"
            found += [f"{where}: {fault}" for fault in violations(page, COLOUR_RULES if scheme == "dark" else ())]
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > size["width"]:
            found.append(f"{size['width']}: {wide} px wide")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["anybody", "member"])
def test_pages_have_no_barriers_and_fit_the_screen(
    new_context: Browsers, browser_of: Browsers, language: str, kind: str
) -> None:
    if kind == "member":
        page, visits = browser_of(f"member.{language}", language).new_page(), pages_of_a_member(language)
    else:
        page, visits = new_context(locale=language).new_page(), pages_of_anybody(language)
    found = []

    for visit in visits:
        status = open_page(page, visit)
        wrong = [f"answered {status}"] * (status != visit.status) + faults(page, language)
        found += [f"{visit.path} {visit.press} {fault}" for fault in wrong]

    assert found == [], "\n".join(found)


@pytest.mark.parametrize("path", ["/en/", "/fr/events/", f"/es/events/{COMING}/"])
def test_the_first_view_of_a_page_is_light(new_context: Browsers, path: str) -> None:
    page = new_context().new_page()
    protocol = page.context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    bytes_of: dict[str, int] = defaultdict(int)
    protocol.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    protocol.on(
        "Network.loadingFinished",
        lambda event: bytes_of.update({event["requestId"]: bytes_of[event["requestId"]] + event["encodedDataLength"]}),
    )
    protocol.send("Network.enable")

    page.goto(path, wait_until="networkidle")

    by_kind: dict[str, int] = defaultdict(int)
    for request, size in bytes_of.items():
        by_kind[kinds[request]] += int(size)
    assert {"Document", "Stylesheet", "Font"} <= set(by_kind)
    assert sum(by_kind.values()) <= FIRST_VIEW, dict(by_kind)


def test_the_administration_has_no_barriers_and_obeys_the_policy(browser_of: Browsers) -> None:
    page = browser_of("facilitator").new_page()
    event = Event.objects.get(slug=COMING)
    message = Message.objects.create(
        kind="events.confirmed", dedupe_key="shown", recipient="shown@union.example", state=Message.State.SENT
    )
    paths = [
        "",
        "events/event/",
        "events/event/add/",
        f"events/event/{event.pk}/change/",
        f"events/event/{event.pk}/attendance/",
        f"events/event/{event.pk}/run-sheet/",
        "events/attendance/",
        f"events/event/{event.pk}/questions/",
        "events/question/",
        f"events/question/{event.questions.earliest('pk').pk}/change/",
        "events/registration/",
        "events/registration/download/",
        "events/follow/",
        "events/series/",
        f"events/registration/{event.registrations.earliest('pk').pk}/change/",
        "outbox/message/",
        f"outbox/message/{message.pk}/change/",
        "outbox/channel/",
        "resources/resource/",
        "resources/resource/add/",
        "resources/resource/add/?kind=practice",
        *(f"resources/resource/{work.pk}/change/" for work in Resource.objects.filter(slug__in=WORKS)),
        "taxonomy/instrument/",
        "taxonomy/frameworkitem/",
        "taxonomy/frameworkitem/add/",
        "members/member/",
    ]
    found = []

    for path in paths:
        status = open_page(page, Visit(f"/admin/{path}"))
        page.evaluate(AXE_SCRIPT)
        grave = [fault for fault in violations(page) if fault.startswith(("serious", "critical"))]
        found += [f"{path} {fault}" for fault in [f"answered {status}"] * (status != 200) + grave]

    # What a facilitator reads before an action on many rows.
    page.goto("/admin/events/registration/")
    page.locator(".action-select").first.check()
    page.select_option("select[name=action]", "cancel")
    page.click("button[name=index]")
    page.wait_for_selector("input[name=confirmed]", state="attached")
    page.evaluate(AXE_SCRIPT)
    found += [f"preview {fault}" for fault in violations(page) if fault.startswith(("serious", "critical"))]

    assert found == [], "\n".join(found)
