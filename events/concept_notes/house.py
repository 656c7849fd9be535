"""The way back: an event as a concept note in the house form, which the reader of notes reads as the same event."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.concept_notes.dates import flat
from events.concept_notes.paper import Paper
from events.concept_notes.people import Person, people_in
from events.concept_notes.texts import SERIES
from events.models import Contribution, DiscussionTopic, Event, EventDocument, EventOrganisation
from hub import timezones
from hub.clocks import full_date
from hub.languages import name_of, text_of
from members.models import Organisation

_DAY = timedelta(days=1)


def house_form(event: Event, language: str) -> bytes:
    """Return an event as a concept note, a Word file.

    Args:
        event: which one; its meeting address is left out, since notes are passed around.
        language: of the note; a text that is not written in it stands in the best other one.
    """
    with translation.override(language):
        return _Note(event, language).written()


class _Note:
    """A concept note that is being written, in the current language."""

    def __init__(self, event: Event, language: str) -> None:
        self.event = event
        self.language = language
        self.paper = Paper(self._text("title"), language)
        people = event.contributions.select_related("organisation", "country").order_by("position", "pk")
        self.people: list[Contribution] = list(people)
        self.topics: list[DiscussionTopic] = list(
            event.topics.select_related("organisation", "presenter__organisation", "presenter__country")
        )

    def written(self) -> bytes:
        """Return the file, in the order in which the facilitators write such notes."""
        self._head()
        self._when()
        self._facts()
        self._section(_("In brief"), self._text("teaser"))
        self._section(_("Background"), self._text("background"))
        self._section(_("Objectives"), self._text("objectives"))
        self._section(_("Target audience"), self._text("target_audience"))
        self._discussed()
        self._people()
        self._section(_("Questions and answers"), self._text("questions_note"))
        self._languages()
        self._ways_in()
        self._works(_("Key documents"), EventDocument.Role.KEY_DOCUMENT)
        self._works(_("Further resources"), EventDocument.Role.FURTHER_READING)
        self._contact()
        self._recording()
        return self.paper.saved()

    def _text(self, name: str) -> str:
        return text_of(self.event, name, self.language).value or ""

    def _section(self, heading: str, text: str) -> None:
        if text:
            self.paper.heading(heading)
            self.paper.markdown(text)

    # ── Head ─────────────────────────────────────────────────────────────────────────────────────
    def _head(self) -> None:
        self.paper.document.add_paragraph(_("Concept note"), style="Subtitle")
        series, title = self._series(), self._text("title")
        self.paper.title(f"{series}: {title}" if self._is_in_title(series) else title)

    def _series(self) -> str:
        return text_of(self.event.series, "title", self.language).value if self.event.series else ""

    @staticmethod
    def _is_in_title(series: str) -> bool:
        """Whether a reader sees by its own words that it is a series."""
        return bool(series) and ":" not in series and bool(SERIES.search(flat(series)))

    def _when(self) -> None:
        event = self.event
        self.paper.heading(_("Date and time") if event.is_date_confirmed else _("Proposed date and time"))
        if event.starts_at is None or event.ends_at is None:
            self.paper.table([(_("Date"), _("To be determined"))])
            return
        start, end = (moment.astimezone(event.zone) for moment in (event.starts_at, event.ends_at))
        rows: list[tuple[str, str | list[str]]] = [(_("Date"), full_date(start))]
        if event.ends_at - event.starts_at < _DAY:
            rows.append((_("Time"), f"{start:%H:%M}–{end:%H:%M}"))
        else:
            rows.append((_("Time"), f"{start:%H:%M}"))
            hours, minutes = divmod(event.duration_minutes, 60)
            rows.append((_("Duration"), f"{hours} h {minutes} min" if minutes else f"{hours} h"))
        city, offset = timezones.city(event.time_zone), timezones.utc_offset(start).replace("−", "-")
        place = "UTC" if event.time_zone == "UTC" else f"{city}, {offset} ({event.time_zone})"
        rows.append((_("Time zone"), place))
        self.paper.table(rows)

    def _facts(self) -> None:
        event = self.event
        rows: list[tuple[str, str | list[str]]] = []
        if (series := self._series()) and not self._is_in_title(series):
            rows.append((_("Series"), series))
        rows.append((_("Format"), str(event.get_format_display())))
        rows.append((_("Access"), str(event.get_access_display())))
        if places := [text_of(place, "name", self.language).value for place in event.places.all()]:
            rows.append((_("Region/country"), "; ".join(places)))
        roles = event.event_organisations.select_related("organisation").order_by("position", "pk")
        for role, label in (
            (EventOrganisation.Role.HOST, _("Organised by")),
            (EventOrganisation.Role.PARTNER, _("In collaboration with")),
            (EventOrganisation.Role.SUPPORTER, _("With the support of")),
        ):
            if names := [self._named(one.organisation, is_long=True) for one in roles if one.role == role]:
                rows.append((label, names))
        self.paper.table(rows)

    def _named(self, organisation: Organisation | None, *, is_long: bool = False) -> str:
        if organisation is None:
            return ""
        name = text_of(organisation, "name", self.language).value
        acronym = text_of(organisation, "acronym", self.language).value
        return f"{name} ({acronym})" if is_long and acronym else name

    # ── Programme ────────────────────────────────────────────────────────────────────────────────
    def _discussed(self) -> None:
        if not self.topics:
            return
        self.paper.heading(_("Discussion topics"))
        for topic in self.topics:
            self.paper.heading(f"{topic.number}. {text_of(topic, 'title', self.language)}", level=3)
            if description := text_of(topic, "description", self.language).value:
                self.paper.markdown(description)
            if topic.organisation:
                self.paper.paragraph(_("Institution: %(name)s") % {"name": self._named(topic.organisation)})
            if topic.presenter:
                self.paper.paragraph(_("Presented by: %(name)s") % {"name": self._presenter(topic.presenter)})

    def _presenter(self, person: Contribution) -> str:
        if person.name:
            return person.name
        country = text_of(person.country, "name", self.language).value if person.country else ""
        is_open = _("To be confirmed")
        return f"{is_open} ({country})" if country else is_open

    def _people(self) -> None:
        """Write who speaks and moderates; who is open and told of with a topic is not told of twice."""
        told = {topic.presenter_id for topic in self.topics if topic.presenter and not topic.presenter.name}
        for role, heading in (
            (Contribution.Role.SPEAKER, _("Speakers")),
            (Contribution.Role.MODERATOR, _("Moderator")),
            (Contribution.Role.FACILITATOR, _("Facilitation")),
        ):
            if people := [one for one in self.people if one.role == role and one.pk not in told]:
                self.paper.heading(heading)
                self._listed(people)

    def _listed(self, people: list[Contribution]) -> None:
        rows = [self._row(person) for person in people]
        lines = [_line(row) for row in rows]
        if all(_reads_as(line, row, person.role) for line, row, person in zip(lines, rows, people, strict=True)):
            for line in lines:
                self.paper.item(line)
            return
        # A line would be read otherwise, by people as well: a comma in a name, for example.
        head = [_("Name"), _("Position"), _("Institution"), _("Country"), _("Status")]
        self.paper.grid(head, [[*row[:4], row[4]] for row in rows])

    def _row(self, person: Contribution) -> list[str]:
        country = text_of(person.country, "name", self.language).value if person.country else ""
        is_open = person.status == Contribution.Status.TO_BE_CONFIRMED
        return [
            person.name,
            text_of(person, "job_title", self.language).value or "",
            self._named(person.organisation),
            country,
            _("To be confirmed") if is_open else "",
        ]

    # ── How to take part ─────────────────────────────────────────────────────────────────────────
    def _languages(self) -> None:
        spoken = ", ".join(capfirst(name_of(code)) for code in self.event.working_languages)
        interpreted = [capfirst(name_of(code)) for code in self.event.interpretation_languages]
        self.paper.heading(_("Working languages"))
        if spoken:
            self.paper.paragraph(spoken)
        if interpreted:
            self.paper.paragraph(_("Interpretation into: %(languages)s") % {"languages": ", ".join(interpreted)})
        else:
            self.paper.paragraph(_("No interpretation"))

    def _ways_in(self) -> None:
        self.paper.heading(_("Links to register and access the meeting"))
        url = f"{settings.BASE_URL}{self.event.get_absolute_url()}"
        self.paper.link(self.paper.paragraph(), _("Page of the event"), url)
        self.paper.paragraph(_("The link to the meeting is sent to those who are registered."))

    def _works(self, heading: str, role: str) -> None:
        documents = (
            self.event.documents.filter(role=role, resource__published_at__isnull=False)
            .select_related("resource")
            .order_by("position", "pk")
        )
        if not documents:
            return
        self.paper.heading(heading)
        for document in documents:
            url = f"{settings.BASE_URL}{reverse('resources:resource', args=[document.resource.slug])}"
            self.paper.link(self.paper.item(), text_of(document.resource, "title", self.language).value, url)

    def _contact(self) -> None:
        name, email = self._text("contact_name"), self.event.contact_email
        if not name and not email:
            return
        self.paper.heading(_("Contact"))
        if name:
            self.paper.paragraph(name)
        if email:
            self.paper.link(self.paper.paragraph(), email, f"mailto:{email}")

    def _recording(self) -> None:
        event = self.event
        if not event.recording_url:
            return
        self.paper.heading(_("Recording"))
        self.paper.link(self.paper.paragraph(), event.recording_url, event.recording_url)
        if event.recording_minutes:
            self.paper.paragraph(f"{event.recording_minutes} min")
        if note := self._text("recording_note"):
            self.paper.paragraph(note)


def _line(row: list[str]) -> str:
    """Return a person as one line: "Name, position, Institution (Country) – to be confirmed"."""
    name, job, institution, country, is_open = row
    words = ", ".join(filter(None, (name, job, institution)))
    words = f"{words} ({country})" if country and words else words or country
    if not is_open:
        return words
    return f"{words} – {is_open}" if words else is_open


def _reads_as(line: str, row: list[str], role: str) -> bool:
    """Whether the reader of notes takes a line for exactly this person."""
    found: list[Any] = list(people_in(line, 0, role))
    if len(found) != 1:
        return False
    person: Person = found[0][0]
    told = [person.name, person.job_title, person.institution, bool(person.country), person.is_open]
    return person.role == role and told == [*row[:3], bool(row[3]), bool(row[4])]


def file_name(event: Event, language: str) -> str:
    """Return the name under which the file is saved."""
    kind = pgettext("name of a file", "concept-note")
    return f"{event.slug}-{kind}-{language}.docx"
