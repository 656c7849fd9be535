"""Works as a table: one row for each edition, rows of one identifier are one work.

django-import-export takes a row for an object; here several rows make a work with its editions, terms and places, and a
dry run names each bad cell and each difference. So the tables are read and written here, with openpyxl and csv.
"""
