"""Ctrl+K: one search over everything."""

from mslite.ui.pages.finder.dialog import Finder

__all__ = ["Finder"]
