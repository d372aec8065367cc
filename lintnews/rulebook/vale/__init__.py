"""Vale's projects, as they are: .vale.ini, styles, vocabularies, comments in the copy."""
