"""The forms in which members propose works and talk about them."""

from resources.proposal_forms.begin import BeginForm
from resources.proposal_forms.rows import EditionRows, author_rows, placement_rows
from resources.proposal_forms.talk import CommentForm
from resources.proposal_forms.work import WorkForm

__all__ = ["BeginForm", "CommentForm", "EditionRows", "WorkForm", "author_rows", "placement_rows"]
