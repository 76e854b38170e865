"""What a programme is: names, years, method, the monitoring group, the council's resolutions."""

from mslite.ui.pages.programme.passport.section import PassportSection

__all__ = ["PassportSection"]
