"""Many files: the same findings in the same order whatever the number of processes, and no lost run."""

import os
import signal
import subprocess
import sys

import pytest

from lintnews.frontends import pool
from lintnews.frontends.cli import main
from lintnews.frontends.worker import FileResult

RULE = "extends: existence\nmessage: 'No %s.'\nlevel: error\nwhy: A test.\ntokens: [dogs?]\n"


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lintnews.toml").write_text('packs = ["house"]\nselect = ["a"]\n')
    (tmp_path / "house" / "a").mkdir(parents=True)
    (tmp_path / "house" / "a" / "dog.yml").write_text(RULE)
    (tmp_path / "copy").mkdir()
    for number in range(150):
        text = "dog bites man\n" * (number % 3) + "binary\0" * (number == 70)
        (tmp_path / "copy" / f"{number:03}.txt").write_text(text)
    return tmp_path


def test_two_processes_say_what_one_says(archive, capsys):
    printed = []
    for jobs in ("1", "2", "3"):
        assert main(["check", "copy", "missing.txt", "copy/001.txt", "--jobs", jobs]) == 2
        printed.append(capsys.readouterr())
    assert printed[0] == printed[1] == printed[2]
    assert "Checked 149 files: 149 errors." in printed[0].out
    assert "copy/070.txt: passed over" in printed[0].err


@pytest.mark.slow
@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_processes_need_not_be_forked(archive, capsys, method):
    assert main(["check", "copy"]) == 1
    printed = capsys.readouterr()
    code = "import multiprocessing, sys; from lintnews.frontends.cli import main; "
    code += (
        f"multiprocessing.set_start_method({method!r}); sys.exit(main(['check', 'copy', '--no-cache', '--jobs', '2']))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (run.stdout, run.stderr) == (printed.out, printed.err)


def dying(path):
    """A worker that a bad file ends."""
    if path == "40":
        os._exit(9)
    return FileResult([], [], True)


def test_a_process_that_dies_takes_only_its_own_file_with_it():
    paths = [str(number) for number in range(100)]
    results = list(pool.results([dying], [(0, path) for path in paths], 2))
    assert len(results) == len(paths)
    assert [path for path, checked in zip(paths, results, strict=True) if not checked.read] == ["40"]
    [remark] = results[40].remarks
    assert remark.failure


@pytest.mark.slow
@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_ends_a_run_of_many_processes(archive):
    (archive / "copy" / "long.txt").write_text("dog bites man. " * 2_000_000)
    command = [sys.executable, "-m", "lintnews", "check", "copy", "--jobs", "2", "-q"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert b"Traceback" not in said
