"""The history of people, and of what they may do."""

from django.contrib.auth.models import Group

from hub.history.kept import keep
from members.models import Member, Network, Organisation

keep(Member, is_personal=True, leaving_out={"approved_at"}, lists={"groups", "interests", "networks"})
keep(Organisation)
keep(Network)
keep(Group, lists={"permissions"})
