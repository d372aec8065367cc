"""Which configuration files are Vale's, by their names."""

NAMES = (".vale.ini", "_vale.ini", "vale.ini", ".vale", "_vale")


def is_vale_config(path: str) -> bool:
    """Whether a configuration file is Vale's, by its name.

    >>> is_vale_config("news/.vale.ini"), is_vale_config("lintnews.toml")
    (True, False)
    """
    name = path.replace("\\", "/").rpartition("/")[2]
    return name in NAMES or name.endswith(".ini")
