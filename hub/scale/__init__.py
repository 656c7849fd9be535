"""Synthetic data for load tests: as much as is asked for, in bulk, the same every time.

`load_scale` fills an empty hub with it. The number of a row says everything about it.
"""
