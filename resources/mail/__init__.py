"""What the hub writes to people about the library: one function per mail, one module per subject."""

from resources.mail.desk import proposal_answered, proposal_submitted, published_at_once, review_ended, reviews_in
from resources.mail.news import NEWS, news
from resources.mail.proposer import proposal_commented, proposal_declined, proposal_published, proposal_returned
from resources.mail.reviewer import review_asked, review_called_off, review_reminder

__all__ = [
    "NEWS",
    "news",
    "proposal_answered",
    "proposal_commented",
    "proposal_declined",
    "proposal_published",
    "proposal_returned",
    "proposal_submitted",
    "published_at_once",
    "review_asked",
    "review_called_off",
    "review_ended",
    "review_reminder",
    "reviews_in",
]
