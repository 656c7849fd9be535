"""The verbs about people: applications, duplicates and duties."""

from members.services.applications import answer, approve, decline, take_back, welcome_of
from members.services.handing_over import hand_over
from members.services.merging import merge, obstacle, tell_apart

__all__ = [
    "answer",
    "approve",
    "decline",
    "hand_over",
    "merge",
    "obstacle",
    "take_back",
    "tell_apart",
    "welcome_of",
]
