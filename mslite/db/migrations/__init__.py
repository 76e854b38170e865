"""Alembic scripts; each step holds frozen table definitions."""
