"""Packs: folders of rule files that a configuration names: shipped ones, its own, and installed Python packages."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import lintnews
from lintnews.rulebook import catalogue
from lintnews.rulebook.catalogue import PackError, folder_of, shipped_packs

RULE = "extends: existence\nmessage: '{message}'\nlevel: error\ntokens: [tap here]\n"


def write(path, message="No taps."):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(RULE.format(message=message))


def test_each_shipped_pack_holds_rules():
    assert shipped_packs() == ["ap-style", "encoding", "guardian-style", "news"]
    assert all(catalogue([pack]) for pack in shipped_packs())
    assert [len(catalogue([f"{house}-style"])) for house in ("ap", "guardian")] == [30, 30]


def test_a_folder_is_led_from_the_configuration(tmp_path):
    write(tmp_path / "house" / "ads" / "tap.yml")
    write(tmp_path / "house" / "loose.yml")
    assert [rule.id for rule in catalogue(["house"], str(tmp_path))] == ["ads.tap", "house.loose"]


def test_the_later_pack_counts(tmp_path):
    write(tmp_path / "one" / "ads" / "tap.yml", "One.")
    write(tmp_path / "two" / "ads" / "tap.yml", "Two.")
    assert [rule.message for rule in catalogue(["one", "two"], str(tmp_path))] == ["Two."]


@pytest.mark.parametrize("name", ["nowhere", "no where", "os", "json.tool", "../x"])
def test_what_is_no_pack_is_told(name, tmp_path):
    with pytest.raises(PackError, match="there are: ap-style, encoding, guardian-style, news; a folder"):
        folder_of(name, str(tmp_path))


@pytest.mark.parametrize("name", ["empty", "json"])
def test_a_pack_without_a_rule_is_told(name, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(PackError, match="holds no rule files"):
        catalogue([name], str(tmp_path))


def built(folder):
    """The wheel of a pack, built as docs/configuration.md says."""
    page = Path(__file__).parent.parent / "docs" / "configuration.md"
    [recipe] = (
        block for block in re.findall(r"```toml\n(.*?)```", page.read_text("utf-8"), re.S) if "[project]" in block
    )
    (folder / "pyproject.toml").write_text(recipe)
    write(folder / "acme_rules" / "ads" / "tap.yml", "“%s” is an advertisement.")
    (folder / "acme_rules" / "__init__.py").write_text("raise RuntimeError('nobody runs a pack')\n")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel"], cwd=folder, check=True)
    [wheel] = (folder / "dist").iterdir()
    return wheel


def test_a_built_pack_carries_its_rule_files(tmp_path):
    with zipfile.ZipFile(built(tmp_path)) as archive:
        assert "acme_rules/ads/tap.yml" in archive.namelist()


@pytest.mark.slow
def test_a_pack_is_installed_and_used(tmp_path):
    """A wheel with a rule file, installed into a new environment beside lintnews."""
    (tmp_path / "pack").mkdir()
    wheel = built(tmp_path / "pack")
    home = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-index", wheel], check=True)
    [site] = (path for path in home.rglob("site-packages") if path.is_dir())
    beside = [str(Path(lintnews.__file__).parent.parent), *(path for path in sys.path if path.endswith("-packages"))]
    (site / "lintnews.pth").write_text("\n".join(beside))
    (tmp_path / "lintnews.toml").write_text('packs = ["acme-rules"]\n')
    (tmp_path / "a.txt").write_text("Now tap here.\n")
    command = [python, "-m", "lintnews", "check", "--output-format", "concise", "a.txt"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("a.txt:1:5: error ads.tap “tap here” is an advertisement.\n"), done
    assert done.returncode == 1
