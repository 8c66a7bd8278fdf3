"""rumourdesk: a terminal newsroom reader for contested appointments."""

__version__ = "0.1.0"
