"""Rows for tests, valid and small."""

from datetime import UTC, datetime, timedelta
from typing import Any

import factory
from django.utils import timezone

from events.models import (
    CalendarFeed,
    Contribution,
    DiscussionTopic,
    Event,
    EventDocument,
    Follow,
    Invitation,
    Question,
    Registration,
    Series,
)
from hub.taxonomy.models import Place, Theme
from members.models import Member, Organisation
from resources.models import Edition, Resource
from resources.services import index_works

PASSWORD = "a-long-password-for-tests"


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Organisation {n}")
    group = "ministry"


class MemberFactory(factory.django.DjangoModelFactory):
    """An approved member who can sign in with PASSWORD."""

    class Meta:
        model = Member
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Member {n}")
    email = factory.Sequence(lambda n: f"member{n}@labour.example")
    status = Member.Status.APPROVED
    language = "en"
    time_zone = "Africa/Nairobi"
    group = "ministry"
    organisation_name = "County Labour Office"

    @classmethod
    def _create(cls, model_class: type[Member], *_args: Any, **kwargs: Any) -> Member:
        password = kwargs.pop("password", None)
        member = model_class.objects.create_user(password=password, **kwargs)
        member.emailaddress_set.create(email=member.email, verified=True, primary=True)
        return member


class SeriesFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Series

    slug = factory.Sequence(lambda n: f"series-{n}")
    title = factory.Sequence(lambda n: f"Series {n}")


def next_week() -> datetime:
    """Return 13:30Z a week from now."""
    return (timezone.now() + timedelta(days=7)).astimezone(UTC).replace(hour=13, minute=30, second=0, microsecond=0)


class EventFactory(factory.django.DjangoModelFactory):
    """A public webinar next week, published, with both interpretations and a meeting address."""

    class Meta:
        model = Event
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"event-{n}")
    status = Event.Status.PUBLISHED
    title_en = factory.Sequence(lambda n: f"Fair recruitment, part {n}")
    title_fr = factory.Sequence(lambda n: f"Recrutement équitable, partie {n}")
    title_es = factory.Sequence(lambda n: f"Contratación equitativa, parte {n}")
    teaser_en = "What works, and why."
    starts_at = factory.LazyFunction(next_week)
    ends_at = factory.LazyAttribute(lambda event: event.starts_at + timedelta(minutes=90) if event.starts_at else None)
    time_zone = "Europe/Zurich"
    working_languages = factory.LazyFunction(lambda: ["en", "fr", "es"])
    interpretation_fr = True
    interpretation_es = True
    meeting_url = "https://zoom.example/j/81234567890"
    meeting_id = "812 3456 7890"
    meeting_passcode = "fair-2023"

    @factory.post_generation
    def complete(self, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: FBT001 - factory_boy's signature
        """Add topics, people, documents, themes and places when `complete=True` (or a number) is given."""
        for number in range(1, int(extracted or 0) + 1):
            organisation = OrganisationFactory(country=Place.objects.get(slug="tn"))
            person = Contribution.objects.create(
                event=self, name=f"Person {number}", organisation=organisation, country=Place.objects.get(slug="tn")
            )
            DiscussionTopic.objects.create(
                event=self, number=number, title=f"Topic {number}", presenter=person, organisation=organisation
            )
            EventDocument.objects.create(event=self, resource=ResourceFactory())
            self.event_organisations.create(organisation=organisation)
            self.themes.add(Theme.objects.all()[number])
            self.places.add(Place.objects.all()[number])

    class Params:
        live = factory.Trait(starts_at=factory.LazyFunction(lambda: timezone.now() - timedelta(minutes=10)))
        ended = factory.Trait(starts_at=factory.LazyFunction(lambda: timezone.now() - timedelta(days=30)))


class RegistrationFactory(factory.django.DjangoModelFactory):
    """A confirmed guest."""

    class Meta:
        model = Registration

    event = factory.SubFactory(EventFactory)
    name = factory.Sequence(lambda n: f"Guest {n}")
    email = factory.Sequence(lambda n: f"guest{n}@union.example")
    status = Registration.Status.CONFIRMED
    is_address_proven = True
    language = "en"
    time_zone = "Africa/Nairobi"
    listening_language = "en"
    confirmed_at = factory.LazyFunction(timezone.now)


class QuestionFactory(factory.django.DjangoModelFactory):
    """A question that participants see, asked by somebody who takes part."""

    class Meta:
        model = Question

    event = factory.SubFactory(EventFactory)
    registration = factory.SubFactory(RegistrationFactory, event=factory.SelfAttribute("..event"))
    text = factory.Sequence(lambda n: f"Who pays for the visa, case {n}?")
    language = "en"
    status = Question.Status.SHOWN


class InvitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Invitation

    event = factory.SubFactory(EventFactory, access=Event.Access.INVITATION)
    name = factory.Sequence(lambda n: f"Invited {n}")
    email = factory.Sequence(lambda n: f"invited{n}@ministry.example")


class CalendarFeedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CalendarFeed

    member = factory.SubFactory(MemberFactory)
    label = factory.Sequence(lambda n: f"Phone {n}")


class FollowFactory(factory.django.DjangoModelFactory):
    """A guest who follows an event without a date, at a proven address; give `event=None` with a series."""

    class Meta:
        model = Follow

    event = factory.SubFactory(EventFactory, date_status=Event.DateStatus.PROPOSED)
    name = factory.Sequence(lambda n: f"Follower {n}")
    email = factory.Sequence(lambda n: f"follower{n}@union.example")
    is_address_proven = True
    language = "en"
    time_zone = "Africa/Nairobi"


class ResourceFactory(factory.django.DjangoModelFactory):
    """A published report with a link in English."""

    class Meta:
        model = Resource
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"resource-{n}")
    kind = Resource.Kind.REPORT
    title_en = factory.Sequence(lambda n: f"A report on recruitment fees {n}")
    year = 2023
    published_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def edition(self, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: FBT001 - factory_boy's signature
        """Add a link, unless `edition=False`."""
        if extracted is not False:
            Edition.objects.create(resource=self, language="en", url="https://www.ilo.org/report")

    @factory.post_generation
    def themes(self, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: FBT001 - factory_boy's signature
        """Add themes by their slugs: `themes=["recruitment-fees"]`."""
        self.themes.set(Theme.objects.filter(slug__in=extracted or []))

    @factory.post_generation
    def places(self, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: FBT001 - factory_boy's signature
        """Add places by their slugs, with a role: `places={"np": "origin", "jo": "destination"}`."""
        for slug, role in (extracted or {}).items():
            self.placements.create(place=Place.objects.get(slug=slug), role=role)

    @factory.post_generation
    def entry(self, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: FBT001 - factory_boy's signature
        """Make it known to the search. Whoever adds to the work later calls `index_works` again."""
        index_works([self.pk])
