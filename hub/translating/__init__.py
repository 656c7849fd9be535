"""Working on translations in the administration: what is missing, where it is written, what readers see meanwhile."""
