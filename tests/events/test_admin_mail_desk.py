"""The mail desk over HTTP: words that are refused, people that are counted, one sending, and what is seen of it."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from events.mail import invitation as invitation_mail
from events.models import Event, Invitation, Mailing, MailTemplate, Registration
from hub.logs import mask_personal_links
from hub.outbox.models import Message, Suppression
from hub.outbox.suppression import Subscription, unsubscribe
from members.models import Member, Network
from members.roles import facilitator_group
from tests.conftest import part
from tests.events.mailing import ADD, LIST, TEMPLATE_ADD, begun, press_send, sent, url_of, write
from tests.factories import EventFactory, InvitationFactory, MemberFactory, RegistrationFactory
from tests.reading import PageReader

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "fr", "es"]
INVITING = "Please come: {invitation_link}"


def words(page):
    """Return what a page says, on one line."""
    return " ".join(PageReader(page.text).text.split())


@pytest.fixture
def event():
    """A public event next week."""
    return EventFactory()


def people(event, **numbers):
    """Register some people for each language."""
    for language, number in numbers.items():
        RegistrationFactory.create_batch(number, event=event, language=language)


# ── Templates ────────────────────────────────────────────────────────────────────────────────────
def template(browser, purpose="invitation", **texts):
    """Try to save a template; return the answer."""
    return browser.post(TEMPLATE_ADD, {"name": "Ours", "purpose": purpose, "is_active": "on", **texts})


def errors(answer):
    return answer.context["adminform"].form.errors


@pytest.mark.parametrize(
    ("purpose", "body", "complaint"),
    [
        ("invitation", f"{INVITING} {{naem}}", "{naem} is no placeholder. Did you mean {name}?"),
        ("invitation", f"{INVITING} {{{{ name }}}}", "is no placeholder"),
        ("invitation", f"{INVITING} {{join_link}}", "{join_link} cannot stand here: it leads into the meeting"),
        ("members", "Come: {invitation_link}", "{invitation_link} cannot stand here"),
        ("members", "Mine: {registration_link}", "{registration_link} cannot stand here"),
        ("participants", "{join_link} {unsubscribe_link}", "{unsubscribe_link} cannot stand here"),
        ("invitation", "Please come.", "The text needs the link {invitation_link}."),
        ("participants", "See {event_link}", "The text needs the link {join_link} or {registration_link}."),
        ("invitation", f"{INVITING} http://testserver/join/abc/", "somebody’s personal link"),
        ("invitation", f"{INVITING} https://old.example/fr/invitations/{'a' * 43}/", "somebody’s personal link"),
        ("participants", "{join_link} https://us02web.zoom.us/j/81234567890?pwd=x", "The way into the meeting"),
        ("participants", "{join_link} <https://teams.microsoft.com/l/meetup-join/19>", "The way into the meeting"),
        ("participants", "{join_link} https://zoom.example/j/81234567890.", "The way into the meeting"),
    ],
)
def test_words_that_cannot_be_sent_are_refused_beside_their_field_in_each_language(
    desk, event, purpose, body, complaint
):
    subjects = {f"subject_{code}": "Hello" for code in LANGUAGES}

    answer = template(desk, purpose, **subjects, **{f"body_{code}": body for code in LANGUAGES})

    assert sorted(errors(answer)) == sorted(f"body_{code}" for code in LANGUAGES)
    assert all(complaint in errors(answer)[f"body_{code}"][0] for code in LANGUAGES)
    assert not MailTemplate.objects.filter(name="Ours").exists()


@pytest.mark.parametrize("code", LANGUAGES)
def test_one_wrong_language_is_refused_alone(desk, code):
    bodies = dict.fromkeys((f"body_{other}" for other in LANGUAGES), INVITING) | {f"body_{code}": "Come!"}

    answer = template(desk, **bodies, **{f"subject_{other}": "Hello" for other in LANGUAGES})

    assert list(errors(answer)) == [f"body_{code}"]


@pytest.mark.parametrize(
    ("texts", "field", "complaint"),
    [
        ({"subject_en": "{invitation_link}", "body_en": INVITING}, "subject_en", "A subject cannot have a link"),
        ({"subject_en": "", "body_en": INVITING, "subject_fr": "x", "body_fr": INVITING}, "subject_en", "subject"),
        ({"subject_en": "x", "body_en": INVITING, "subject_fr": "x", "body_fr": ""}, "body_fr", "text"),
        ({}, "subject_en", "at least one language"),
    ],
)
def test_a_language_has_subject_and_text_or_neither(desk, texts, field, complaint):
    answer = template(desk, **texts)

    assert list(errors(answer)) == [field]
    assert complaint in errors(answer)[field][0]


def test_a_template_whose_words_are_right_is_saved(desk):
    template(desk, subject_en="{event_title}, {event_day}", body_en=f"Dear {{name}},\n\n{INVITING}")

    saved = MailTemplate.objects.get(name="Ours")
    assert (saved.subject_en, saved.body_fr or "") == ("{event_title}, {event_day}", "")


def test_the_hub_brings_templates_for_each_purpose_in_three_languages_that_pass_its_own_checks(desk):
    found = MailTemplate.objects.all()
    for row in found:
        form = desk.get(f"/admin/events/mailtemplate/{row.pk}/change/").context["adminform"].form
        data = {name: form[name].value() or "" for name in form.fields} | {"name": f"Copy of {row.name}"}
        assert desk.post(TEMPLATE_ADD, data).status_code == 302, row.name

    assert {row.purpose for row in found} == set(MailTemplate.Purpose.values)
    assert all(getattr(row, f"body_{code}") for row in found for code in LANGUAGES)


def test_the_meetings_own_id_and_passcode_are_refused_in_a_mailing_about_it(desk, event):
    mailing = begun("Before the event", event)

    for secret in ("812-3456-7890", "81234567890", "fair-2023"):
        data = {"subject_en": "Hello", "body_en": f"{{join_link}} Code: {secret}"}
        answer = desk.post(url_of("change", mailing), data)
        assert "The way into the meeting" in errors(answer)["body_en"][0], secret


# ── Beginning ────────────────────────────────────────────────────────────────────────────────────
def test_a_mailing_begins_with_a_template_and_leads_to_its_words(desk, event):
    words_of = MailTemplate.objects.get(name="Invitation")

    answer = desk.post(ADD, {"sheet": f"template:{words_of.pk}", "event": event.pk})

    mailing = Mailing.objects.get()
    assert answer["Location"] == url_of("change", mailing)
    assert (mailing.purpose, mailing.event, mailing.body_fr) == ("invitation", event, words_of.body_fr)
    assert mailing.created_by.name == "Fatou Facilitator"
    assert "{invitation_link}" in desk.get(answer["Location"]).text


def test_only_news_for_members_does_without_an_event(desk):
    refused = desk.post(ADD, {"sheet": "purpose:participants", "event": ""})
    desk.post(ADD, {"sheet": "purpose:members", "event": ""})

    assert list(errors(refused)) == ["event"]
    assert [row.purpose for row in Mailing.objects.all()] == ["members"]


def test_the_words_of_a_mailing_are_checked_and_kept_apart_from_the_template(desk, event):
    mailing = begun("Invitation", event)

    wrong = desk.post(url_of("change", mailing), {"subject_es": "Hola", "body_es": "{link_de_invitación}"})
    right = desk.post(url_of("change", mailing), {"subject_es": "Hola", "body_es": "{invitation_link}"})

    mailing.refresh_from_db()
    assert "{link_de_invitación} is no placeholder" in errors(wrong)["body_es"][0]
    assert right["Location"] == url_of("audience", mailing)
    assert (mailing.body_es, mailing.body_en) == ("{invitation_link}", "")
    assert MailTemplate.objects.get(name="Invitation").body_en


def test_placeholders_of_an_event_are_refused_where_there_is_none(desk):
    mailing = begun("News of the Knowledge Hub")

    answer = desk.post(url_of("change", mailing), {"subject_en": "{event_title}", "body_en": "Hello {name}"})

    assert "this mail is about no event" in errors(answer)["subject_en"][0]


# ── Who gets it ──────────────────────────────────────────────────────────────────────────────────
def count(browser, mailing, **answers):
    """Return the figures that the page counts for answers in the form: all, by language, by reason."""
    answer = browser.post(url_of("count", mailing), answers)
    counted = answer.context["counted"]
    return counted["people"], dict(counted["by_language"]), dict(counted["by_reason"])


def test_participants_are_counted_by_status_language_and_what_they_listen_in(desk, event):
    people(event, en=2, fr=3)
    RegistrationFactory(event=event, language="es", listening_language="es")
    RegistrationFactory(event=event, status="waitlisted", waitlisted_at=timezone.now())
    RegistrationFactory(event=event, status="pending", is_address_proven=False)
    RegistrationFactory(event=event, status="cancelled")
    mailing = begun("To the waiting list", event)

    assert count(desk, mailing, statuses=["confirmed"]) == (6, {"English": 2, "French": 3, "Spanish": 1}, {})
    assert count(desk, mailing, statuses=["confirmed"], listening=["es"])[0] == 1
    assert count(desk, mailing, statuses=["confirmed"], mail_languages=["fr"])[0] == 3
    everybody = count(desk, mailing, statuses=["confirmed", "waitlisted", "pending"])
    assert (everybody[0], everybody[2]) == (7, {"Has not confirmed the address yet": 1})
    assert count(desk, mailing) == (0, {}, {})
    rows = Registration.objects.filter(event=event, is_address_proven=True).exclude(status="cancelled")
    assert everybody[0] == rows.count()


def test_after_an_event_people_are_counted_by_whether_they_came(desk):
    past = EventFactory(ended=True)
    RegistrationFactory(event=past, joined_at=past.starts_at)
    RegistrationFactory(event=past, minutes_attended=12)
    RegistrationFactory(event=past)
    RegistrationFactory(event=past, status="waitlisted", waitlisted_at=timezone.now())
    mailing = begun("Thank you for taking part", past)

    counted = [count(desk, mailing, presence=[name])[0] for name in ("attended", "absent", "waitlisted")]

    assert counted == [2, 1, 1]
    assert count(desk, mailing, presence=["attended", "absent", "waitlisted"])[0] == 4


def test_members_are_counted_by_what_they_are_and_those_who_want_no_news_are_left_out(desk):
    network = Network.objects.create(slug="n", name="N")
    inside = MemberFactory.create_batch(3, language="fr")
    network.members.add(*inside)
    MemberFactory.create_batch(2, language="es")
    MemberFactory(status="applied")
    unsubscribe(subscription=Subscription(inside[0].email.upper(), "announcements", "fr"))
    Suppression.objects.create(email=inside[1].email, reason="bounced")
    mailing = begun("News of the Knowledge Hub")

    of_network = count(desk, mailing, networks=[network.pk])
    everybody = count(desk, mailing, everybody="on")

    assert of_network == (
        1,
        {"French": 1},
        {"Unsubscribed from news of events and series": 1, "The mail server refuses this address": 1},
    )
    assert everybody[0] == Member.objects.approved().count() - 2
    both = desk.post(url_of("audience", mailing), {"everybody": "on", "networks": [network.pk]})
    assert both.status_code == 422
    assert "Choose all members, or some of them" in both.text


def test_people_to_invite_come_from_members_other_events_lists_and_open_invitations(desk, event):
    member = MemberFactory(language="es", group="union")
    other = RegistrationFactory(wants_news=True, language="fr").event
    RegistrationFactory(event=other)
    InvitationFactory(event=event, language="fr")
    InvitationFactory(event=event, reminded_at=timezone.now())
    RegistrationFactory(event=event, email="in@union.example")
    mailing = begun("Invitation", event)
    lines = f"Ana; ana@x.example; es\nin@union.example\n{member.email}\nnobody"

    found = count(
        desk, mailing, groups=["union"], events=[other.pk], list_text=lines, list_language="en", unanswered="on"
    )

    assert found == (
        4,
        {"French": 2, "Spanish": 2},
        {
            "Reminded within the last day": 1,
            "Registered already": 1,
            "Registered as a guest without asking to hear of future events": 1,
        },
    )


def test_a_list_of_addresses_is_for_invitations_alone(desk, event):
    for template_name in ("Before the event", "A new event for members"):
        mailing = begun(template_name, event)
        assert "list_text" not in desk.get(url_of("audience", mailing)).context["form"].fields
        desk.post(url_of("audience", mailing), {"list_text": "ana@x.example", "statuses": [], "_count": "1"})
        mailing.refresh_from_db()
        assert mailing.audience == {}


def test_the_choice_is_kept_and_shown_again(desk, event):
    people(event, fr=2)
    mailing = begun("Before the event", event)
    answers = {"statuses": ["waitlisted"], "listening": ["es"], "mail_languages": ["fr"]}

    answer = desk.post(url_of("audience", mailing), answers | {"_count": "1"}, follow=True)
    onward = desk.post(url_of("audience", mailing), answers | {"_next": "1"})

    mailing.refresh_from_db()
    assert mailing.audience == {"statuses": ["waitlisted"], "listening": ["es"], "languages": ["fr"]}
    assert answer.context["form"].initial["statuses"] == ["waitlisted"]
    assert "0 people get this mail." in words(answer)
    assert onward["Location"] == url_of("send", mailing)


def test_who_gets_the_text_in_another_language_is_said(desk, event):
    people(event, en=1, es=12, fr=1)
    mailing = write(begun("Before the event", event), subject_en="Hello", body_en="{join_link}")

    page = words(desk.get(url_of("send", mailing)))

    assert "12 people who read Spanish get the text in English." in page
    assert "1 person who reads French gets the text in English." in page


# ── Preview and test ─────────────────────────────────────────────────────────────────────────────
def test_the_preview_of_a_reader_is_the_mail_she_gets(desk, event, deliver):
    people(event, en=2, fr=1)
    reader = RegistrationFactory(
        event=event, language="es", name="Zoé <b>", email="zoe@union.example", time_zone="Asia/Kathmandu"
    )
    mailing = begun("Before the event", event)
    first = desk.get(url_of("preview", mailing))
    key = next(one.key for one in first.context["people"] if one.email == reader.email)

    seen = desk.get(url_of("preview", mailing), {"to": key})
    frame = desk.get(url_of("preview_mail", mailing), {"to": key})
    press_send(desk, mailing)
    [mail] = deliver().to(reader.email)

    stamp = r"DTSTAMP:\S+"
    assert seen.context["mail_subject"] == mail["Subject"]
    assert seen.context["mail_text"].splitlines() == mask_personal_links(part(mail, "text/plain")).splitlines()
    assert frame.text.splitlines() == mask_personal_links(part(mail, "text/html")).splitlines()
    calendar = re.sub(r"\r?\n ", "", part(mail, "text/calendar")).replace("\r\n", "\n")
    assert re.sub(stamp, "", seen.context["mail_calendar"]) == re.sub(stamp, "", mask_personal_links(calendar))
    assert "Zoé &lt;b&gt;" in frame.text
    assert "/join/" not in seen.text.replace("/join/••••", "")


def test_the_frame_of_the_preview_runs_nothing_and_is_framed_by_the_hub_alone(desk, event):
    people(event, en=1)
    mailing = begun("Before the event", event)

    page, frame = desk.get(url_of("preview", mailing)), desk.get(url_of("preview_mail", mailing))

    policy = {rule.strip() for rule in frame["Content-Security-Policy"].split(";")}
    assert {"sandbox", "default-src 'none'", "frame-ancestors 'self'"} <= policy
    assert not any(rule.startswith("script-src") for rule in policy)
    assert frame["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-src 'self'" in page["Content-Security-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]
    assert re.search(r'<iframe[^>]* sandbox src="[^"]*preview/mail/\?to=[0-9a-f]{16}"', page.text)


def test_a_reader_is_found_by_name_and_a_stranger_is_not(desk, event):
    RegistrationFactory(event=event, name="Amina Diallo")
    people(event, en=3)
    mailing = begun("Before the event", event)

    found = desk.get(url_of("preview", mailing), {"q": "DIALLO"}).context["people"]

    assert [one.name for one in found] == ["Amina Diallo"]
    assert desk.get(url_of("preview", mailing), {"to": "0" * 16}).status_code == 404


def test_an_invitation_is_previewed_without_inviting_anybody(desk, event):
    mailing = begun("Invitation", event, list_text=("Ana; ana@x.example; fr",))

    page = desk.get(url_of("preview", mailing))

    assert "/invitations/••••" in page.context["mail_text"]
    assert page.context["mail_language"] == "fr"
    assert (Invitation.objects.count(), Message.objects.count()) == (0, 0)


def test_a_test_goes_to_the_facilitator_alone_is_marked_and_opens_nothing(desk, event, deliver):
    people(event, fr=2)
    mailing = begun("Before the event", event)
    before = list(Registration.objects.values())

    desk.post(url_of("test", mailing), {"language": "fr"})
    sink = deliver()

    facilitator = Member.objects.get(name="Fatou Facilitator")
    [mail] = sink.mails
    text = part(mail, "text/plain")
    assert (mail["To"], mail["Content-Language"]) == (facilitator.email, "fr")
    assert mail["Subject"].startswith("[")
    assert f"http://testserver/fr/events/{event.slug}/" in text
    assert not re.search(r"/(join|registration)/[\w-]{20,}", text)
    assert "text/calendar" not in [one.get_content_type() for one in mail.walk()]
    assert list(Registration.objects.values()) == before
    mailing.refresh_from_db()
    assert (mailing.state, Message.objects.filter(batch=mailing.batch).count()) == ("draft", 0)


# ── Sending ──────────────────────────────────────────────────────────────────────────────────────
def test_sending_says_how_many_and_who_and_sends_once(desk, event, deliver):
    people(event, en=2, fr=1)
    mailing = begun("Before the event", event)

    asked = desk.get(url_of("send", mailing))
    assert "Send to 3 people" in asked.text
    assert Message.objects.count() == 0
    seen = asked.context["seen"]
    pressed = press_send(desk, mailing, seen)
    again = press_send(desk, mailing, seen)
    sink = deliver()

    mailing.refresh_from_db()
    assert pressed.redirect_chain[-1][0] == again.redirect_chain[-1][0] == url_of("progress", mailing)
    assert "3 mails are on their way." in pressed.text
    assert (len(sink.mails), mailing.recipients, mailing.sent_by.name) == (3, 3, "Fatou Facilitator")
    assert {mail["Subject"].partition(":")[0].strip() for mail in sink.mails} == {
        "Before we meet",
        "Avant notre rencontre",
    }
    assert [mail for mail in sink.mails if "List-Unsubscribe" in mail] == []


def test_what_changed_since_it_was_seen_is_shown_again_and_not_sent(desk, event):
    people(event, en=1)
    mailing = begun("Before the event", event)
    seen = desk.get(url_of("send", mailing)).context["seen"]
    changes = [
        lambda: people(event, fr=1),
        lambda: write(mailing, subject_en="Other", body_en="{join_link}"),
        lambda: Event.objects.get(pk=event.pk).save(),
    ]

    for change in changes:
        change()
        page = press_send(desk, mailing, seen)
        assert "Something has changed since you looked" in page.text
        assert Message.objects.count() == 0
        seen = page.context["seen"]

    assert press_send(desk, mailing, seen).context["progress"].total == 2


@pytest.mark.parametrize(
    ("name", "fields", "complaint"),
    [
        ("Invitation", {"status": "draft"}, "still a draft"),
        ("Invitation", {"ended": True}, "Nobody can be invited"),
        ("Before the event", {"status": "cancelled"}, "does not take place"),
        ("Thank you for taking part", {}, "the event is not over"),
        ("We missed you: the recording", {"ended": True}, "the event has none"),
        (
            "A new event for members",
            {"registration_closes_at": timezone.now() - timedelta(hours=1)},
            "The text asks people to register",
        ),
        ("News of the Knowledge Hub", None, "nobody to write to"),
    ],
)
def test_what_stands_in_the_way_is_said_and_nothing_is_sent(desk, name, fields, complaint):
    about = EventFactory(**fields) if fields is not None else None
    mailing = begun(name, about)
    asked = desk.get(url_of("send", mailing))

    answer = press_send(desk, mailing, asked.context["seen"])

    assert complaint in asked.text
    assert "Send to" not in asked.text
    assert complaint in unescape(answer.text)
    assert Message.objects.count() == 0


def test_invitations_get_rows_and_links_of_their_own_and_are_not_sent_twice(desk, event, deliver):
    MemberFactory(language="es", email="eva@labour.example", time_zone="America/Bogota")
    waiting = InvitationFactory(event=event, email="late@ministry.example", language="fr")
    invitation_mail(waiting)
    deliver().mails.clear()
    mailing = begun("Invitation", event, everybody=("yes",), list_text=("ana@x.example",), unanswered=("yes",))

    press_send(desk, mailing)
    desk.post("/admin/events/event/status/postpone/", {"event": event.pk})
    desk.post("/admin/events/event/status/publish/", {"event": event.pk})
    sink = deliver()

    waiting.refresh_from_db()
    facilitator = Member.objects.get(name="Fatou Facilitator")
    addresses = ["ana@x.example", "eva@labour.example", waiting.email, facilitator.email]
    assert sorted(mail["To"] for mail in sink.mails) == sorted(addresses)
    for invitation in Invitation.objects.all():
        [mail] = sink.to(invitation.email)
        assert f"/{invitation.language}/invitations/{invitation.token}/" in part(mail, "text/plain")
        assert "List-Unsubscribe=One-Click" in mail["List-Unsubscribe-Post"]
    assert "UTC-5" in part(sink.to("eva@labour.example")[0], "text/plain").replace("−", "-")
    assert (waiting.reminders, waiting.reminded_at is not None) == (1, True)
    mailing.refresh_from_db()
    assert "list_text" not in mailing.audience


def test_nobody_without_a_place_gets_the_way_into_the_meeting(desk, event, deliver):
    RegistrationFactory(event=event)
    in_line = RegistrationFactory(event=event, status="waitlisted", waitlisted_at=timezone.now())
    mailing = begun("Before the event", event, statuses=("confirmed", "waitlisted"))

    page = words(desk.get(url_of("send", mailing)))
    press_send(desk, mailing)
    sink = deliver()

    assert "Has no place, and the text leads into the meeting: 1" in page
    assert len(sink.mails) == 1
    assert sink.to(in_line.email) == []


def test_state_and_right_of_each_reader_are_looked_at_again_when_the_mail_goes_out(desk, event, deliver):
    people(event, en=1)
    gone = RegistrationFactory(event=event)
    moved = RegistrationFactory(event=event)
    mailing = begun("Before the event", event)
    press_send(desk, mailing)
    gone.status = "cancelled"
    gone.save()
    moved.status = "waitlisted"
    moved.waitlisted_at = timezone.now()
    moved.save()

    sink = deliver()

    assert len(sink.mails) == 1
    assert {gone.email, moved.email}.isdisjoint(sink.recipients)


def test_members_who_leave_or_unsubscribe_before_it_goes_out_get_nothing(deliver):
    stays, leaves, unsubscribes, moves = MemberFactory.create_batch(4, language="es")
    mailing = begun("News of the Knowledge Hub", None, languages=("es",))
    assert sent(mailing) == 4
    Member.objects.filter(pk=leaves.pk).update(status="declined")
    unsubscribe(subscription=Subscription(unsubscribes.email, "announcements", "es"))
    Member.objects.filter(pk=moves.pk).update(email="new@labour.example")

    sink = deliver()

    [mail] = sink.mails
    assert mail["To"] == stays.email
    assert (mail["Content-Language"], mail["List-Unsubscribe-Post"]) == ("es", "List-Unsubscribe=One-Click")
    assert "unsubscribe" in part(mail, "text/plain")


def test_an_event_by_invitation_is_told_only_to_members_who_may_see_it(desk):
    closed = EventFactory(access="invitation")
    invited, _stranger = MemberFactory.create_batch(2, language="fr")
    InvitationFactory(event=closed, email=invited.email.upper())
    mailing = begun("A new event for members", closed)

    found = count(desk, mailing, languages=["fr"])

    assert found == (1, {"French": 1}, {"Neither invited nor registered, and the event is by invitation": 1})


def test_a_reader_without_text_in_her_language_gets_the_next_best_marked_as_such(event, deliver):
    RegistrationFactory(event=event, language="es", email="es@x.example", name="")
    body = "Bonjour {name} : {event_title} {join_link}"
    mailing = write(begun("Before the event", event), subject_fr="Bientôt", body_fr=body)
    sent(mailing)

    [mail] = deliver().to("es@x.example")

    html = part(mail, "text/html")
    assert (mail["Subject"], mail["Content-Language"]) == ("Bientôt", "es")
    assert re.search(r'<div class="plain"[^>]* lang="fr">', html)
    assert "Recrutement équitable" in part(mail, "text/plain")
    assert PageReader(html).language == "es"


# ── Rights, lists, discarding ────────────────────────────────────────────────────────────────────
PAGES = ("audience", "count", "preview", "preview_mail", "test", "send", "discard")


@pytest.mark.parametrize("name", [*PAGES, "pause", "resume", "retry", "withdraw"])
def test_strangers_sign_in_and_staff_without_the_right_are_refused(member, member_client, event, name):
    people(event, en=1)
    mailing = begun("Before the event", event)
    if name not in PAGES:
        sent(mailing)
    member.is_staff = True
    member.save()
    member.user_permissions.set(facilitator_group().permissions.filter(codename="view_mailing"))

    assert member_client.post(url_of(name, mailing)).status_code == 403
    assert Client().post(url_of(name, mailing)).status_code == 302
    assert member_client.get(LIST).status_code == 200
    assert member_client.get(url_of("change", mailing), follow=True).status_code == 200


def test_who_may_only_look_sees_figures_and_no_addresses(member, member_client, event, sink, deliver):
    person = RegistrationFactory(event=event)
    mailing = begun("Before the event", event)
    sent(mailing)
    sink.answers[person.email] = "550 5.1.1 No such user"
    deliver()
    member.is_staff = True
    member.save()
    member.user_permissions.set(facilitator_group().permissions.filter(codename="view_mailing"))

    page = member_client.get(url_of("progress", mailing))

    assert "1 of 1 mail is done." in words(page)
    assert person.email not in page.text


def test_inviting_needs_the_right_to_invite(member, member_client, event):
    mailing = begun("Invitation", event)
    member.is_staff = True
    member.save()
    member.user_permissions.set(facilitator_group().permissions.filter(codename__in=["change_mailing", "view_mailing"]))

    assert member_client.get(url_of("send", mailing)).status_code == 403


def test_a_discarded_draft_is_not_sent_and_forgets_its_list(desk, event):
    mailing = begun("Invitation", event, list_text=("ana@x.example",))
    seen = desk.get(url_of("send", mailing)).context["seen"]

    assert desk.get(url_of("discard", mailing)).status_code == 405
    desk.post(url_of("discard", mailing))
    page = press_send(desk, mailing, seen)

    mailing.refresh_from_db()
    assert (mailing.state, mailing.audience) == ("discarded", {})
    assert "does not wait any more" in page.text
    assert (Message.objects.count(), Invitation.objects.count()) == (0, 0)


def test_mailings_are_not_deleted_and_what_was_sent_is_not_rewritten(desk, event):
    people(event, en=1)
    mailing = begun("Before the event", event)
    sent(mailing)

    assert desk.post(f"/admin/events/mailing/{mailing.pk}/delete/", {"post": "yes"}).status_code == 403
    assert desk.post(url_of("change", mailing), {"subject_en": "Too late", "body_en": "{join_link}"}).status_code == 403


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_answers(desk, event, language):
    people(event, en=1)
    desk.cookies["lang"] = language
    for name in ("Before the event", "Invitation", "A new event for members"):
        mailing = begun(name, event)
        for page in ("change", "audience", "preview", "preview_mail", "send", "history"):
            assert desk.get(url_of(page, mailing)).status_code == 200, page
    mailing = begun("Before the event", event)
    sent(mailing)
    assert desk.get(url_of("progress", mailing)).status_code == 200
    for address in (LIST, ADD, TEMPLATE_ADD, "/admin/events/mailtemplate/"):
        assert desk.get(address).status_code == 200


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_list_and_the_pages_cost_the_same_for_many(desk, django_assert_num_queries, item_count):
    about = EventFactory()
    people(about, en=item_count, fr=item_count)
    for _ in range(item_count):
        sent(begun("Before the event", about))
    mailing = begun("Before the event", about)
    to_invite = begun("Invitation", about, everybody=("yes",), unanswered=("yes",))
    MemberFactory.create_batch(item_count)
    for address in (LIST, url_of("send", mailing)):
        desk.get(address)

    with django_assert_num_queries(7):
        desk.get(LIST)
    with django_assert_num_queries(7):
        desk.get(url_of("send", mailing))
    with django_assert_num_queries(11):
        desk.get(url_of("send", to_invite))


def test_the_button_on_an_event_begins_a_mailing_about_it(desk, event):
    page = desk.get(f"/admin/events/event/{event.pk}/change/").text

    assert f"{ADD}?event={event.pk}" in page
    assert f'<option value="{event.pk}" selected' in desk.get(f"{ADD}?event={event.pk}").text
