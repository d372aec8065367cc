"""lintnews: the linter that stands between a newsroom's copy and its readers."""

__version__ = "0.1.0"
