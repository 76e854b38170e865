"""The action plan: one big table with the official columns, filters above it, the rest of a row beside it."""

from mslite.ui.pages.programme.plan.section import PlanSection

__all__ = ["PlanSection"]
