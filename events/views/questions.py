"""Questions before the event: read, support and ask."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from events import proofs, services
from events.errors import QuestionError
from events.models import Event, Question, Registration
from events.question_form import QuestionForm
from events.standing import standing
from events.views.access import visible_event
from hub.decorators import private


@private
@visible_event
def questions(request: HttpRequest, event: Event) -> HttpResponse:
    """Show a participant the questions under their topics; POST asks another. Others are led to registration."""
    registration = proofs.participation_in(request, event)
    if registration is None:
        return _lead_to_registration(request, event)
    if request.method != "POST":
        return _page(request, event, registration, QuestionForm(event=event))
    form = QuestionForm(request.POST, event=event)
    if form.is_valid():
        try:
            services.ask(registration=registration, **form.cleaned_data)
        except QuestionError as error:
            form.add_error("text", str(error))
        else:
            messages.success(request, _("Thank you. A facilitator reads your question before others see it."))
            return redirect("events:questions", slug=event.slug)
    return _page(request, event, registration, form, status=422)


def _lead_to_registration(request: HttpRequest, event: Event) -> HttpResponse:
    registration = proofs.registration_for(request, event)
    context = {"event": event, "registration": registration, "standing": standing(event, registration)}
    return render(request, "events/questions_closed.html", context, status=403 if request.method == "POST" else 200)


def _page(
    request: HttpRequest, event: Event, registration: Registration, form: QuestionForm, status: int = 200
) -> HttpResponse:
    shown = Question.objects.filter(event=event).shown().most_wanted_first().seen_by(registration)
    context = {
        "event": event,
        "registration": registration,
        "standing": standing(event, registration),
        "groups": shown.under(event.topics.all()),
        "own": registration.questions.all(),
        "reason": services.questions_closed_reason(event),
        "form": form,
    }
    return render(request, "events/questions.html", context, status=status)


def _participant(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the event and the visitor's own registration to the view, else 404."""

    @wraps(view)
    def wrapper(request: HttpRequest, event: Event, uuid: UUID) -> HttpResponse:
        registration = proofs.participation_in(request, event)
        if registration is None:
            raise Http404
        return view(request, event, registration, uuid)

    return wrapper


@private
@visible_event
@_participant
def question(request: HttpRequest, event: Event, registration: Registration, uuid: UUID) -> HttpResponse:
    """Show one's own question that nobody has read yet; POST changes it."""
    own = get_object_or_404(registration.questions.filter(status=Question.Status.PENDING), uuid=uuid)
    if request.method == "POST":
        form, status = QuestionForm(request.POST, instance=own, event=event), 422
        if form.is_valid():
            try:
                services.edit_question(question=own, **form.cleaned_data)
            except QuestionError as error:
                form.add_error("text", str(error))
            else:
                messages.success(request, _("Your question has been changed."))
                return redirect("events:questions", slug=event.slug)
    else:
        form, status = QuestionForm(instance=own, event=event), 200
    return render(request, "events/question.html", {"event": event, "question": own, "form": form}, status=status)


@require_POST
@private
@visible_event
@_participant
def question_withdraw(request: HttpRequest, event: Event, registration: Registration, uuid: UUID) -> HttpResponse:
    """Take one's own question back; a second press finds nothing left to do."""
    own = registration.questions.filter(uuid=uuid).first()
    if own is not None:
        try:
            services.withdraw_question(question=own)
            messages.success(request, _("Your question has been withdrawn."))
        except QuestionError as error:
            messages.error(request, str(error))
    return redirect("events:questions", slug=event.slug)


@require_POST
@private
@visible_event
@_participant
def question_support(request: HttpRequest, event: Event, registration: Registration, uuid: UUID) -> HttpResponse:
    """Note that the visitor wants to know this, too."""
    return _change_support(request, event, registration, uuid, services.support)


@require_POST
@private
@visible_event
@_participant
def question_take_back(request: HttpRequest, event: Event, registration: Registration, uuid: UUID) -> HttpResponse:
    """Take the visitor's support of a question back."""
    return _change_support(request, event, registration, uuid, services.take_back_support)


def _change_support(
    request: HttpRequest, event: Event, registration: Registration, uuid: UUID, verb: Callable[..., Question]
) -> HttpResponse:
    found = get_object_or_404(Question.objects.filter(event=event).shown(), uuid=uuid)
    page = reverse("events:questions", args=[event.slug])
    try:
        verb(question=found, registration=registration)
    except QuestionError as error:
        # Said at the top of the page, not beside the question.
        messages.error(request, str(error))
        return redirect(page)
    return redirect(f"{page}#question-{found.uuid}")
