"""Monitoring by half-years: reports, facts, money, who has not answered, the group's conclusion."""

from mslite.ui.pages.programme.monitoring.section import MonitoringSection

__all__ = ["MonitoringSection"]
