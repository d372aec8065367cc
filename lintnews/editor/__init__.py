"""The language server: what lintnews finds, in an editor, while one writes. A client of the public API alone."""
