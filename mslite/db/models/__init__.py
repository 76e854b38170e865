"""Typed tables, one module a context."""
