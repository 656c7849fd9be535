"""Telling the workers that mail is waiting, without ever delaying or failing a request."""

from hub.hints import Hint

give = Hint("hub.outbox.tasks.deliver", waiting="letters").give
