"""What lintnews raises."""


class LintnewsError(ValueError):
    """Whatever lintnews raises on purpose is one of these."""


class UserError(LintnewsError):
    """A mistake in what lintnews was given: says what, where, and what would be right, in one line."""
