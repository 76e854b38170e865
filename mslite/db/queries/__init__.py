"""Reads: sessions in, frozen rows and lines out; one query a child table, column tuples for lists."""
