"""What we know of names: which are one, spelled in two ways, and which spelling a house prefers."""
