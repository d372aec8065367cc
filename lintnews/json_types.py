"""What JSON can hold, as a type: of what is written as JSON, and of what a file of ours may hold by now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Json = str | float | Sequence["Json"] | Mapping[str, "Json"] | None
JsonObject = Mapping[str, Json]
