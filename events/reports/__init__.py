"""Figures about who took part and about the library: counted, cleared of small groups, and put on pages and files."""
