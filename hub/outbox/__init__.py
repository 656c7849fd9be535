"""The mail queue. It knows no other app: apps register their kinds of mail in `hub.outbox.kinds`."""
