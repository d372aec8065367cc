"""A wheel holds the rules as JSON, and they are the rules of the YAML files (hatch_build.py)."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from lintnews.rulebook.catalogue import catalogue, shipped_folder, shipped_packs
from lintnews.rulebook.rule_file import load

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The folder of a wheel that was built from this checkout."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.mark.slow
def test_the_wheel_holds_every_rule_file_as_json(installed):
    for pack in shipped_packs():
        built = json.loads((installed / "lintnews" / "rules" / f"{pack}.json").read_text("utf-8"))
        files = sorted(map(str, Path(shipped_folder(), pack).rglob("*.yml")))
        assert [os.path.join(shipped_folder(), *path.split("/")) for path in built] == files
        assert [*built.values()] == [load(path) for path in files]


@pytest.mark.slow
def test_the_wheel_runs_the_same_rules_without_yaml(installed):
    lines = (
        "import sys; from lintnews.rulebook import catalogue; from lintnews.rulebook.catalogue import shipped_packs\n"
        "for rule in catalogue(shipped_packs()): print(rule.id, rule.level, rule.message)\n"
        "assert 'yaml' not in sys.modules"
    )
    command = [sys.executable, "-c", lines]
    run = subprocess.run(command, cwd=installed, capture_output=True, text=True, check=True)
    expected = [f"{rule.id} {rule.level} {rule.message}" for rule in catalogue(shipped_packs())]
    assert run.stdout.splitlines() == expected
