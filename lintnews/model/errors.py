"""UserError: what somebody asked for that can't be done, in words they can act on."""


class UserError(ValueError):
    """A mistake in what lintnews was given: says what, where, and what would be right, in one line."""
