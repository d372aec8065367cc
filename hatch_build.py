"""The build of a wheel: each pack of rules goes in a second time, as JSON, which is read in no time; YAML is not.

`news.json` holds the files of the pack `news`: path below `rules` → keys, each in the order of its name. It is made of
the rule files whenever a wheel is built, so nobody keeps it up to date; a checkout reads the YAML itself.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RulesAsJson(BuildHookInterface):
    """Called by hatchling, for the wheel (pyproject.toml)."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        self.made = Path(tempfile.mkdtemp())
        if version == "editable":
            return
        rules = Path(self.root, "rules")
        for pack in filter(Path.is_dir, rules.iterdir()):
            file = self.made / f"{pack.name}.json"
            file.write_text(json.dumps(keys_of(pack, rules), ensure_ascii=False), encoding="utf-8")
            build_data["force_include"][str(file)] = f"lintnews/rules/{file.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        shutil.rmtree(self.made)


def keys_of(pack: Path, rules: Path) -> dict[str, Any]:
    """The keys of the rule files of a pack, as lintnews reads them: a word is a word, whatever YAML takes it for."""
    files = sorted(pack.rglob("*.yml"), key=str)
    return {file.relative_to(rules).as_posix(): yaml.load(file.read_bytes(), yaml.BaseLoader) for file in files}
