"""The demonstration: what `load_demo` fills an empty hub with.

Works and places are real, described in words of our own; people, addresses and meetings are invented, apart from
those that the two source documents of the hub name.
"""
