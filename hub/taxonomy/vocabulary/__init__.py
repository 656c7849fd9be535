"""The words that the hub starts with, as plain data: the migration `0002_vocabulary` writes them once.

Facilitators go on from there in the administration, so a change here does not reach a hub that already runs.
"""
