"""Who takes part: members, their organisations and networks."""

from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.contains import contains_index, in_all_languages
from hub.models import Dated, Language, PubliclyIdentified
from hub.taxonomy.models import Place, Theme
from hub.timezones import is_zone
from members.addresses import Mailbox


class StakeholderGroup(models.TextChoices):
    """On which side of the table somebody sits."""

    MINISTRY = "ministry", _("Labour ministry")
    EMPLOYMENT_SERVICE = "employment-service", _("Public employment service")
    INSPECTORATE = "inspectorate", _("Labour inspectorate")
    GOVERNMENT = "government", _("Other public institution")
    UNION = "union", _("Trade union")
    EMPLOYER = "employer", _("Employer or employers’ organisation")
    RECRUITER = "recruiter", _("Recruitment agency")
    CIVIL_SOCIETY = "civil-society", _("Civil society organisation")
    RESEARCH = "research", _("Research or training institution")
    MEDIA = "media", _("Media")
    INTERNATIONAL = "international", _("International organisation")


class Gender(models.TextChoices):
    """What somebody says of her gender; nobody has to."""

    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    OTHER = "other", _("In another way")


def validate_time_zone(value: str) -> None:
    """Refuse anything but a zone of the IANA time zone database."""
    if not is_zone(value):
        raise ValidationError(_("Choose a time zone from the list."), code="time_zone")


class Organisation(Dated, PubliclyIdentified):
    """An institution that members, hosts and publishers belong to."""

    name = models.CharField(_("name"), max_length=200)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    group = models.CharField(_("type of organisation"), max_length=20, choices=StakeholderGroup)
    country = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="organisations", verbose_name=_("country")
    )
    website = models.URLField(_("website"), blank=True)
    is_trusted = models.BooleanField(
        _("publishes at once"),
        default=False,
        help_text=_("What its members propose for the library is shown at once, without moderation."),
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        indexes = [
            # The search of the administration, and its fields that find an organisation by a part of its name.
            contains_index("organisation_contains", *in_all_languages("name", "acronym")),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def short_name(self) -> str:
        """The acronym where there is one, else the name."""
        return self.acronym or self.name


class Network(Dated):
    """A group of members who are addressed together, such as Alliance 8.7."""

    slug = models.SlugField(_("short name in addresses"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name


class MemberManager(BaseUserManager["Member"]):
    """Makes members by their address; a member has no user name."""

    def get_by_natural_key(self, username: str | None) -> "Member":
        """Find a member by address, however it is capitalised."""
        return self.get(email__iexact=username)

    def approved(self) -> models.QuerySet["Member"]:
        """Return those who may see and join what is for members; `is_approved` says it of one."""
        return self.filter(models.Q(is_superuser=True) | models.Q(status=Member.Status.APPROVED), is_active=True)

    def visible_to(self, user: object) -> models.QuerySet["Member"]:
        """Return the members whom `user` finds in the directory: those who want to be found, and by whom they want."""
        found = self.approved()
        if getattr(user, "is_approved", False):
            return found.exclude(visibility=Member.Visibility.NOBODY)
        return found.filter(visibility=Member.Visibility.PUBLIC)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Member":
        """Return a new saved member; without `password` she can only sign in by code or link."""
        member = self.model(email=self.normalize_email(email), **fields)
        member.set_password(password)
        member.save(using=self._db)
        return member

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Member":
        """Return a new approved administrator."""
        fields = {"is_staff": True, "is_superuser": True, "status": Member.Status.APPROVED} | fields
        return self.create_user(email, password, **fields)


class Member(AbstractBaseUser, PermissionsMixin, Dated, PubliclyIdentified):
    """A person with an account. The address is the user name."""

    class Visibility(models.TextChoices):
        """Who finds somebody in the directory and on pages about themes and countries."""

        NOBODY = "nobody", _("Nobody")
        MEMBERS = "members", _("Members")
        PUBLIC = "public", _("Everybody")

    class Status(models.TextChoices):
        APPLIED = "applied", _("Applied")
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Declined")

    email = models.EmailField(_("email"), unique=True)
    name = models.CharField(_("full name"), max_length=150)
    status = models.CharField(_("membership"), max_length=10, choices=Status, default=Status.APPLIED)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True, editable=False)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ENGLISH)
    # Empty until the member chooses one: then the browser's zone counts.
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, validators=[validate_time_zone])
    group = models.CharField(_("type of organisation"), max_length=20, choices=StakeholderGroup, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="members", verbose_name=_("organisation")
    )
    organisation_name = models.CharField(
        _("organisation as the member wrote it"), max_length=200, blank=True, help_text=_("Used while none is chosen.")
    )
    job_title = models.CharField(_("position"), max_length=150, blank=True)
    gender = models.CharField(
        _("gender"), max_length=5, choices=Gender, blank=True, help_text=_("Only for figures about groups of people.")
    )
    country = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="members",
        limit_choices_to={"kind": Place.Kind.COUNTRY},
        verbose_name=_("country"),
    )
    interests = models.ManyToManyField(
        Theme,
        blank=True,
        related_name="interested_members",
        verbose_name=_("themes of interest"),
        help_text=_("We invite you to events on these themes first."),
    )
    networks = models.ManyToManyField(Network, blank=True, related_name="members", verbose_name=_("networks"))
    visibility = models.CharField(
        _("who finds me in the directory"), max_length=8, choices=Visibility, default=Visibility.NOBODY
    )
    about = models.TextField(
        _("what I can tell others about"), max_length=1000, blank=True, help_text=_("Shown in the directory.")
    )
    is_staff = models.BooleanField(_("may enter the administration"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)

    objects: ClassVar[MemberManager] = MemberManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["name", "pk"]
        indexes = [
            # Who waits for an answer, since when: the first page of the administration and the desk.
            models.Index(fields=["created_at"], name="member_applied", condition=models.Q(status="applied")),
            # The list of the administration, its search, and who is new.
            models.Index(fields=["name", "id"], name="member_by_name"),
            models.Index(fields=["-created_at", "-id"], name="member_newest"),
            contains_index("member_contains", "name", "email", "organisation_name"),
            # Likely duplicates: the same mailbox spelled otherwise, and names that are nearly the same.
            models.Index(Mailbox("email"), name="member_mailbox"),
            GinIndex(OpClass("name", "gin_trgm_ops"), name="member_name_similar"),
        ]
        constraints = [
            # Anna@x.org and anna@x.org are one mailbox, so one member.
            models.UniqueConstraint(Lower("email"), name="member_one_per_address"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """Return the name as the member writes it."""
        return self.name

    def get_short_name(self) -> str:
        """Return the name as the member writes it: given names cannot be guessed in 75 countries."""
        return self.name

    @property
    def is_approved(self) -> bool:
        """Whether the member may see and join what is for members. Not everybody with a role is: observers need not."""
        return self.is_active and (self.is_superuser or self.status == self.Status.APPROVED)

    @property
    def affiliation(self) -> str:
        """The organisation's name, chosen or as written."""
        return self.organisation.name if self.organisation else self.organisation_name

    @property
    def monogram(self) -> str:
        """One or two letters that stand for the member."""
        words = self.name.replace("-", " ").split()
        return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper() if words else "?"

    def get_absolute_url(self) -> str:
        """Return the page of the member in the directory, in the current language."""
        return reverse("members:member", args=[self.uuid])

    def approve(self) -> Self:
        """Make an applicant a member; saves the row."""
        self.status = self.Status.APPROVED
        self.approved_at = timezone.now()
        self.save(update_fields=["status", "approved_at", "updated_at"])
        return self


class ApplicationAnswer(Dated):
    """What a facilitator wrote to an applicant: the text of the mail, kept so that colleagues read it, too."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="application_answers", verbose_name=_("member"))
    author = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", verbose_name=_("written by"))
    text = models.TextField(_("text"), max_length=4000)

    class Meta:
        verbose_name = _("answer to an application")
        verbose_name_plural = _("answers to applications")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.text[:60]


class DistinctPeople(Dated):
    """Two members who look like one and are two: a facilitator has said so, and nobody is asked again."""

    # The one with the smaller number, and the other.
    first = models.ForeignKey(Member, models.CASCADE, related_name="+")
    second = models.ForeignKey(Member, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("two different people")
        verbose_name_plural = _("two different people")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="distinct_people_once"),
            models.CheckConstraint(name="distinct_people_in_order", condition=models.Q(first__lt=models.F("second"))),
        ]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"


def display_name(member: Member) -> str:
    """Return what allauth shows for `member`."""
    return str(member)
