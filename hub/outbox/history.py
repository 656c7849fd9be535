"""The history of the mail's taps and of who must not be written to.

A mail writes its own course: each change of its state by a worker would be an entry more to keep.
"""

from hub.history.kept import keep
from hub.outbox.models import Channel, Suppression

keep(Channel, only={"is_held"})
keep(Suppression, is_personal=True)
