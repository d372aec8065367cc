"""What touches files, processes and the terminal: the command line, later the editor and the archive."""
