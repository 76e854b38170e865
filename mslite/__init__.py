"""mslite: meetings, minutes and signed protocols of a local self-government office, without a network."""

__version__ = "0.1.0"
