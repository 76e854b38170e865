"""Protocol: preview, issue, print, sign, correct."""

from mslite.ui.pages.meeting.protocol.step import ProtocolStep

__all__ = ["ProtocolStep"]
