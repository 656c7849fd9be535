"""The facilitators' pages about people: applications, duplicates, history, handing over."""

from members.desk.applications import ApplicationsDesk
from members.desk.duplicates import DuplicatesDesk
from members.desk.handing_over import HandingOverDesk
from members.desk.history import HistoryDesk


class PeopleDesk(ApplicationsDesk, DuplicatesDesk, HistoryDesk, HandingOverDesk):
    """All of them, for the administration of members."""


__all__ = ["PeopleDesk"]
