"""Any order of registering, deciding, giving up, more and fewer places, postponing: the rules of registration hold."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from events import services
from events.errors import RegistrationClosed
from events.models import Event, Registration
from hub.outbox.models import Message
from tests.announcing import change, send
from tests.conftest import Sink
from tests.events.admin_forms import change_url, form_of
from tests.factories import EventFactory, MemberFactory, RegistrationFactory

Status = Registration.Status
ADDRESSES = [f"p{number}@union.example" for number in range(5)]
addresses = st.sampled_from(ADDRESSES)
ENDED = {None, Status.CANCELLED, Status.DECLINED}


class RegistrationMachine(RuleBasedStateMachine):
    """The hub beside a model of it that fits on one page: who stands where, who is in line, what has been written."""

    def __init__(self, event: Event, form: dict[str, Any], desk: Client, deliver: Callable[[], Sink]) -> None:
        super().__init__()
        self.event, self.form, self.desk, self.deliver = event, form, desk, deliver
        self.arrived = len(deliver().mails)
        # Undone after each example, and so is what it has written.
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.status: dict[str, str | None] = dict.fromkeys(ADDRESSES)
        self.unproven: set[str] = set()
        self.line: list[str] = []
        self.mails: dict[str, list[str]] = {address: [] for address in ADDRESSES}
        self.is_happening = True

    def teardown(self) -> None:
        """Send everything that is still to be sent, each mail once; then undo it."""
        sink = self.deliver()
        sent = [mail["Message-ID"] for mail in sink.mails[self.arrived :]]
        states = dict(Message.objects.values_list("message_id", "state"))
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

        assert sorted(sent) == sorted(key for key, state in states.items() if state == Message.State.SENT)
        assert set(states.values()) <= {Message.State.SENT, Message.State.CANCELLED}

    # ── The model ────────────────────────────────────────────────────────────────────────────

    def confirmed(self) -> int:
        return list(self.status.values()).count(Status.CONFIRMED)

    def become(self, address: str, status: str, kind: str) -> None:
        self.status[address] = status
        self.mails[address].append(kind)

    def seat(self, address: str) -> None:
        if self.capacity is not None and (self.line or self.confirmed() >= self.capacity):
            self.line.append(address)
            self.become(address, Status.WAITLISTED, "waitlisted")
        else:
            self.become(address, Status.CONFIRMED, "confirmed")

    def ask(self, address: str) -> None:
        if self.requires_approval:
            self.become(address, Status.PENDING, "access_requested")
        else:
            self.seat(address)

    def fill(self) -> None:
        while self.is_happening and self.line and (self.capacity is None or self.confirmed() < self.capacity):
            self.become(self.line.pop(0), Status.CONFIRMED, "promoted")

    def row(self, address: str) -> Registration | None:
        return self.event.registrations.filter(email=address).first()

    # ── What can happen ──────────────────────────────────────────────────────────────────────

    @initialize(
        requires_approval=st.booleans(),
        capacity=st.sampled_from([None, 1, 1, 2, 3]),
        early=st.lists(addresses, unique=True),
    )
    def begin(self, requires_approval: bool, capacity: int | None, early: list[str]) -> None:  # noqa: FBT001 - hypothesis passes by name
        self.requires_approval, self.capacity = requires_approval, capacity
        Event.objects.filter(pk=self.event.pk).update(requires_approval=requires_approval, capacity=capacity)
        self.event.refresh_from_db()
        for address in early:
            self.register(address, is_proven=True)
            if requires_approval:
                self.approve(address)

    @rule(address=addresses, is_proven=st.booleans())
    def register(self, address: str, is_proven: bool) -> None:  # noqa: FBT001 - hypothesis passes by name
        draft = RegistrationFactory.build(
            event=None, status=Status.PENDING, email=address, is_address_proven=is_proven, confirmed_at=None
        )
        if not self.is_happening:
            with pytest.raises(RegistrationClosed):
                services.register(event=self.event, registration=draft)
            return
        services.register(event=self.event, registration=draft)
        if self.status[address] in ENDED:
            if is_proven:
                self.ask(address)
            else:
                self.unproven.add(address)
                self.become(address, Status.PENDING, "confirm_address")

    @rule(address=addresses)
    def prove_the_address(self, address: str) -> None:
        if address not in self.unproven:
            return
        if not self.is_happening:
            with pytest.raises(RegistrationClosed):
                services.confirm_address(registration=self.row(address))
            return
        services.confirm_address(registration=self.row(address))
        self.unproven.discard(address)
        self.ask(address)

    @rule(address=addresses)
    def approve(self, address: str) -> None:
        if row := self.row(address):
            services.approve(registration=row, note="Welcome.")
            if self.status[address] == Status.PENDING:
                self.unproven.discard(address)
                self.seat(address)

    @rule(address=addresses)
    def decline(self, address: str) -> None:
        if row := self.row(address):
            services.decline(registration=row, note="Not this time.")
            if self.status[address] == Status.PENDING:
                self.unproven.discard(address)
                self.become(address, Status.DECLINED, "declined")

    @rule(address=addresses)
    def give_up(self, address: str) -> None:
        if row := self.row(address):
            services.cancel_registration(registration=row)
            if self.status[address] not in ENDED:
                self.unproven.discard(address)
                self.line = [other for other in self.line if other != address]
                self.become(address, Status.CANCELLED, "cancelled")
                self.fill()

    @rule(capacity=st.none() | st.integers(1, 4))
    def change_the_number_of_places(self, capacity: int | None) -> None:
        ticks = {"requires_approval": "on"} if self.requires_approval else {}
        data = self.form | ticks | {"capacity": "" if capacity is None else capacity, "version": ""}

        answer = self.desk.post(change_url(self.event), data)

        if capacity is not None and capacity < self.confirmed() and capacity != self.capacity:
            assert "capacity" in answer.context["adminform"].form.errors
        else:
            assert answer.status_code == 302
            self.capacity = capacity
            self.fill()

    @precondition(lambda self: self.is_happening)
    @rule()
    def postpone(self) -> None:
        services.postpone(event=self.event)
        self.is_happening = False

    @precondition(lambda self: self.is_happening)
    @rule(days=st.integers(1, 3))
    def reschedule(self, days: int) -> None:
        self.event.refresh_from_db()
        starts, ends = (moment + timedelta(days=days) for moment in (self.event.starts_at, self.event.ends_at))
        counted = [a for a, status in self.status.items() if status and status not in ENDED and a not in self.unproven]

        draft = change(self.event, starts_at=starts, ends_at=ends)

        # Nobody to tell, or people were told of this very date last.
        if draft is None:
            return
        send(self.event)
        services.send_announcement(announcement=draft, sender=MemberFactory())
        told = Message.objects.filter(batch=f"announcement:{draft.pk}").values_list("recipient", flat=True)
        assert sorted(told) == sorted(counted)

    @precondition(lambda self: not self.is_happening)
    @rule()
    def publish(self) -> None:
        services.publish(event=self.event)
        self.is_happening = True
        self.fill()

    # ── What always holds ────────────────────────────────────────────────────────────────────

    @invariant()
    def nobody_is_lost_and_all_stand_where_they_should(self) -> None:
        rows = dict(self.event.registrations.values_list("email", "status"))
        assert rows == {address: status for address, status in self.status.items() if status}

    @invariant()
    def there_are_never_more_people_than_places(self) -> None:
        self.event.refresh_from_db()
        assert self.event.capacity == self.capacity
        assert self.capacity is None or self.event.registrations.confirmed().count() <= self.capacity

    @invariant()
    def the_waiting_list_keeps_its_order(self) -> None:
        assert list(self.event.registrations.waitlist().values_list("email", flat=True)) == self.line

    @invariant()
    def no_place_is_free_while_somebody_waits(self) -> None:
        waiting = self.event.registrations.waitlist().exists()
        if self.is_happening and waiting:
            assert self.event.registrations.confirmed().count() == self.capacity

    @invariant()
    def each_change_has_its_mail_once(self) -> None:
        written: dict[str, list[str]] = {address: [] for address in ADDRESSES}
        for address, key in Message.objects.order_by("pk").values_list("recipient", "dedupe_key"):
            # Mails about changes of the event carry its revision as a fifth part.
            if len(parts := key.split(":")) == 4:
                written[address].append(parts[3])
        assert written == self.mails


@pytest.mark.django_db
def test_the_rules_of_registration_hold_in_any_order_of_events(desk: Client, deliver: Callable[[], Sink]) -> None:
    event = EventFactory()
    form = form_of(desk, event)

    run_state_machine_as_test(
        lambda: RegistrationMachine(event, form, desk, deliver),
        settings=settings(
            max_examples=20,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
