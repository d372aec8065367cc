"""How a house writes: what only many articles together can show.

A map makes facts of each article (`facts.facts_of`), a reduce merges those of one key (`merging`), and judges read the
merged facts in the order of their keys: names in several spellings, lines of a template, shared paragraphs, one event's
figures, styles (`judged.judge`). Map and merge are pure, so that any engine can run them.
"""
