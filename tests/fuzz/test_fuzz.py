"""A minute of fuzzing with every run of the tests; `python tests/fuzz --seconds 3600` does it for an hour."""

import os
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import check_article, check_desk, check_ways

pytestmark = pytest.mark.slow
CHANCE = st.randoms(use_true_random=False)


@settings(max_examples=1500, deadline=None)
@given(CHANCE)
def test_no_article_breaks_a_law(chance):
    check_article(chance)


@pytest.mark.parametrize("seed", range(120))
def test_no_configuration_rule_or_command_breaks_a_law(tmp_path, monkeypatch, seed):
    monkeypatch.chdir(tmp_path)
    check_desk(Random(seed), tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="names that Windows doesn't take")
@pytest.mark.parametrize("seed", range(10))
def test_however_it_is_run_the_report_is_the_same(tmp_path, monkeypatch, seed):
    monkeypatch.chdir(tmp_path)
    check_ways(Random(seed), Path(tmp_path))
