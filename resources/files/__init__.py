"""Files of editions: what may come in, and what is taken out of it.

`inspection` and `cleaning` know nothing of Django: they run in a child process with limits, since they open files that
nobody has looked at yet.
"""
