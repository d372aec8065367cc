"""The rooms that touch the world: the command line, later the editor, the desk and the archive."""
