"""Who is meant by an audience, and how a list of people is read."""

import pytest
from django.utils import timezone

from events import services
from events.services.address_list import LONGEST, Listed, decoded, read_list
from events.services.audience import Audience, Exclusion
from hub.outbox.models import Suppression
from hub.taxonomy.models import Place, Theme
from members.models import Network
from tests.factories import EventFactory, InvitationFactory, MemberFactory, RegistrationFactory

# ── Reading a list ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "Ana Silva,ana@x.example,es",
        "Ana Silva;ana@x.example;ES",
        "Ana Silva\tana@x.example\tespañol",
        "ana@x.example, Ana Silva, Spanish",
        "Ana Silva <ana@x.example>, es",
        '"Ana Silva" <ana@x.example>; es-MX',
        "\ufeffName;Email;Language\r\nAna Silva;ana@x.example;es",
        "idioma,correo,país,nombre\nes,ana@x.example,México,Ana Silva\n",
        "\n\n;;\n  Ana Silva ; ana@x.example ; espagnol  \n",
    ],
)
def test_a_line_is_read_however_it_was_copied(text):
    assert read_list(text) == ([Listed("ana@x.example", "Ana Silva", "es")], [])


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("ana@x.example", Listed("ana@x.example")),
        (";ana@x.example", Listed("ana@x.example")),
        ("<ana@x.example>", Listed("ana@x.example")),
        ('"Silva, Ana",ana@x.example', Listed("ana@x.example", "Silva, Ana")),
        ("Silva, Ana <ana@x.example>", Listed("ana@x.example", "Silva, Ana")),
        ("Silva, Ana;ana@x.example;", Listed("ana@x.example", "Silva, Ana")),
    ],
)
def test_name_and_language_may_be_missing_and_names_may_have_commas(text, person):
    assert read_list(text) == ([person], [])


def test_bad_lines_are_named_by_number_and_reason_and_the_others_are_read():
    text = "\n".join(
        [
            "name,email,language",
            "Ana,ana@x.example,es",
            "Ben,ben.x.example,en",
            "",
            "Chloé,chloe@x.example,de",
            "Only a name",
            "ANA,ANA@x.example,fr",
            f"{'N' * 151},nora@x.example,en",
        ]
    )

    people, bad = read_list(text)

    assert people == [Listed("ana@x.example", "Ana", "es")]
    assert [(line.number, line.reason) for line in bad] == [
        (3, "“ben.x.example” is no address."),
        (5, "“de” is none of the three languages."),
        (6, "There is no address."),
        (8, "The name or the address is too long."),
    ]


def test_a_list_that_is_too_long_is_cut_and_says_so():
    people, bad = read_list("\n".join(f"p{number}@x.example" for number in range(LONGEST + 5)))

    assert len(people) == LONGEST
    assert [line.number for line in bad] == [LONGEST + 1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_file_is_decoded_however_it_was_saved(encoding):
    assert decoded("Chloé Núñez".encode(encoding)) == "Chloé Núñez"


# ── The audience ─────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def network(db):
    return Network.objects.create(slug="alliance", name_en="Alliance")


def resolved(event=None, **choice):
    return services.resolve(event=event or EventFactory(), audience=Audience(**choice))


def emails(preview):
    return sorted(person.email for person in preview.people)


def left_out(preview):
    return {person.email: reason for person, reason in preview.left_out}


@pytest.mark.django_db
def test_members_fit_all_questions_and_one_choice_of_each(network):
    fees, media = Theme.objects.get(slug="recruitment-fees"), Theme.objects.get(slug="media")
    kenya, peru = Place.objects.get(slug="ke"), Place.objects.get(slug="pe")
    fitting = {"group": "union", "language": "en", "country": kenya}

    def make(email, interests=(fees,), networks=(network,), **fields):
        member = MemberFactory(email=email, **fitting | fields)
        member.interests.set(interests)
        member.networks.set(networks)

    make("fits@x.example", interests=(fees, media))
    make("fits.too@x.example", interests=(media,), country=peru)
    make("other.theme@x.example", interests=())
    make("no.network@x.example", networks=())
    make("other.country@x.example", country=Place.objects.get(slug="np"))
    make("other.group@x.example", group="media")
    make("other.language@x.example", language="fr")
    make("applicant@x.example", status="applied")
    make("inactive@x.example", is_active=False)

    preview = resolved(
        networks=(network.pk,),
        themes=(fees.pk, media.pk),
        countries=(kenya.pk, peru.pk),
        groups=("union", "employer"),
        languages=("en", "es"),
    )

    assert emails(preview) == ["fits.too@x.example", "fits@x.example"]


@pytest.mark.django_db
def test_without_any_choice_nobody_is_meant():
    MemberFactory()

    assert resolved().people == ()


@pytest.mark.django_db
def test_registrants_of_another_event_are_all_or_those_who_attended():
    earlier = EventFactory(ended=True)
    asked = {"event": earlier, "wants_news": True}
    RegistrationFactory(email="came@x.example", joined_at=timezone.now(), **asked)
    RegistrationFactory(email="reported@x.example", minutes_attended=40, **asked)
    RegistrationFactory(email="stayed.away@x.example", **asked)
    RegistrationFactory(email="gave.up@x.example", status="cancelled", **asked)
    RegistrationFactory(email="unproven@x.example", status="pending", is_address_proven=False, **asked)

    everybody = services.resolve(event=EventFactory(), audience=Audience(event=earlier))
    attended = services.resolve(event=EventFactory(), audience=Audience(event=earlier, attended_only=True))

    assert emails(everybody) == ["came@x.example", "reported@x.example", "stayed.away@x.example"]
    assert emails(attended) == ["came@x.example", "reported@x.example"]


@pytest.mark.django_db
def test_a_guest_who_did_not_ask_for_news_is_left_out_unless_a_member_or_listed():
    earlier = EventFactory(ended=True)
    RegistrationFactory(event=earlier, email="guest@x.example")
    RegistrationFactory(event=earlier, email="listed@x.example")
    RegistrationFactory(event=earlier, email=MemberFactory(email="member@x.example").email)

    audience = Audience(event=earlier, list_text="listed@x.example")
    preview = services.resolve(event=EventFactory(), audience=audience)

    assert emails(preview) == ["listed@x.example", "member@x.example"]
    assert left_out(preview) == {"guest@x.example": Exclusion.NO_NEWS}


@pytest.mark.django_db
def test_a_listed_member_is_written_to_in_her_language_and_others_in_the_one_chosen():
    MemberFactory(email="grace@x.example", name="Grace Wanjiku", language="en")

    preview = resolved(list_text="GRACE@x.example\nBen,ben@x.example\nZoé,zoe@x.example,fr", list_language="es")

    assert {person.email: (person.name, person.language) for person in preview.people} == {
        "GRACE@x.example": ("Grace Wanjiku", "en"),
        "ben@x.example": ("Ben", "es"),
        "zoe@x.example": ("Zoé", "fr"),
    }
    assert {code: len(people) for code, people in preview.by_language.items()} == {"en": 1, "fr": 1, "es": 1}


@pytest.mark.django_db
def test_whoever_is_chosen_twice_is_meant_once(network):
    member = MemberFactory(email="grace@x.example", language="fr")
    member.networks.add(network)

    preview = resolved(networks=(network.pk,), list_text="Grace@X.example")

    assert emails(preview) == ["grace@x.example"]


@pytest.mark.django_db
def test_everybody_left_out_has_a_reason():
    event = EventFactory(access="members")
    for email in ("member@x.example", "invited@x.example", "no@x.example", "bounced@x.example"):
        MemberFactory(email=email)
    RegistrationFactory(event=event, email="Registered@x.example")
    InvitationFactory(event=event, email="Invited@x.example")
    InvitationFactory(event=event, email="nominated@x.example", status="nominated")
    Suppression.objects.create(email="No@x.example", category="invitations", reason="unsubscribed")
    Suppression.objects.create(email="bounced@x.example", category="", reason="bounced")
    lines = ("member", "registered", "invited", "nominated", "no", "bounced", "stranger")

    preview = resolved(event=event, list_text="\n".join(f"{line}@x.example" for line in lines))

    assert emails(preview) == ["member@x.example"]
    assert left_out(preview) == {
        "registered@x.example": Exclusion.REGISTERED,
        "invited@x.example": Exclusion.INVITED,
        "nominated@x.example": Exclusion.NOMINATED,
        "no@x.example": Exclusion.UNSUBSCRIBED,
        "bounced@x.example": Exclusion.BOUNCED,
        "stranger@x.example": Exclusion.NOT_VISIBLE,
    }


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 300])
def test_an_audience_takes_the_same_queries_for_any_number(network, django_assert_num_queries, count):
    event, earlier = EventFactory(access="members"), EventFactory(ended=True)
    member = MemberFactory()
    member.networks.add(network)
    RegistrationFactory(event=earlier, wants_news=True)
    text = "\n".join(f"p{number}@x.example" for number in range(count))
    audience = Audience(networks=(network.pk,), event=earlier, list_text=text)

    with django_assert_num_queries(7):
        services.resolve(event=event, audience=audience)
