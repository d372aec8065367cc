"""Names: which configuration files are Vale's."""

NAMES = (".vale.ini", "_vale.ini", "vale.ini", ".vale", "_vale")


def is_vale(path: str) -> bool:
    """Whether a configuration file is Vale's, by its name.

    >>> is_vale("news/.vale.ini"), is_vale("lintnews.toml")
    (True, False)
    """
    name = path.replace("\\", "/").rpartition("/")[2]
    return name in NAMES or name.endswith(".ini")
