"""Spark: the findings of the local engine, on a session of two cores, also where a Python process dies in the midst."""

import os
import pickle
import shutil
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lintnews import Config, Linter
from lintnews.archive import cluster, findings_of, house, lint_batch, local
from lintnews.archive.inputs import inputs
from lintnews.archive.output import Output, OutputError
from lintnews.archive.readers import Columns, MissingColumn
from lintnews.house.merging import Reduce

pytest.importorskip("pyspark", reason="needs lintnews[spark]")
if not shutil.which("java"):
    pytest.skip("needs Java", allow_module_level=True)
pytestmark = pytest.mark.slow

import lintnews.spark  # noqa: E402

STORIES = [
    {"url": f"http://a/{number}", "body": text, "day": f"2024-0{1 + number % 3}-01"}
    for number, text in enumerate(["The mayor spoke.\n\nShow More\n", "Call me ﬁrst.", "All is well.", None] * 50)
]
CONFIG = Config(select=("chrome", "encoding"))


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    here, there = Path(__file__).parent, Path(lintnews.__file__).parent.parent
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(map(str, (here, there))))  # where the processes find what is sent
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        settings = {
            "spark.ui.enabled": "false",
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.sql.shuffle.partitions": "2",
        }
        session = SparkSession.builder.master("local[2,4]").config(map=settings).getOrCreate()
        yield session
        session.stop()


@pytest.fixture
def archive(tmp_path):
    """Parquet in several row groups, and JSON lines of which one is broken."""
    folder = tmp_path / "in"
    folder.mkdir()
    pq.write_table(pa.Table.from_pylist(STORIES), folder / "a.parquet", row_group_size=30)
    (folder / "b.jsonl").write_text('{"url": "http://b/1", "body": "ﬁne"}\n{"url"\n')
    return folder


def ordered(rows):
    return sorted(map(repr, rows))


def run_locally(archive, folder, linter):
    found = inputs([str(archive)])
    with Output(str(folder), "parquet", {}) as output:
        local.run_locally(linter, found, Columns("body", "url"), output)
    return {name: ordered(pq.read_table(folder / name).to_pylist()) for name in ("articles", "findings")}


def run_on_spark(spark, archive, folder, linter):
    said = cluster.run_on_cluster(spark, linter, inputs([str(archive)]), Columns("body", "url"), str(folder))
    return said, {name: ordered(pq.read_table(folder / name).to_pylist()) for name in ("articles", "findings")}


def test_a_data_frame_has_the_findings_of_its_articles(spark):
    checked = lintnews.spark.check(spark.createDataFrame(STORIES), "body", "url", date="day", config=CONFIG)
    rows = [{"text": story["body"], "id": story["url"], "date": story["day"]} for story in STORIES]
    expected = lint_batch(Linter(CONFIG), pa.RecordBatch.from_pylist(rows))
    assert checked.count() == len(STORIES)
    found = [row.asDict(recursive=True) for row in lintnews.spark.findings(checked).collect()]
    assert ordered(found) == ordered(findings_of(expected).to_pylist())
    assert {row["passed"] for row in checked.where("error IS NULL AND passed IS NOT NULL").collect()} == {"has no text"}


def test_spark_writes_what_the_local_engine_writes(spark, archive, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "SLICE", 1)  # a task for each row group
    linter = Linter(CONFIG)
    [said], tables = run_on_spark(spark, archive, tmp_path / "spark", linter)
    assert tables == run_locally(archive, tmp_path / "local", linter)
    assert (said["articles"], said["errors"], said["findings"], said["passed"]) == (202, 1, 101, {"has no text": 50})
    with pytest.raises(OutputError, match="can't be written"):
        run_on_spark(spark, archive, tmp_path / "spark", linter)


def test_a_column_that_is_not_there_is_told_before_anything_is_checked(spark, archive, tmp_path):
    with pytest.raises(MissingColumn, match="has no column 'txt'"):
        cluster.run_on_cluster(
            spark, Linter(CONFIG), inputs([str(archive)]), Columns("txt", "url"), str(tmp_path / "out")
        )
    assert not (tmp_path / "out").exists()


def test_a_house_is_known_on_spark_as_here(spark, archive):
    found, columns, linter = inputs([str(archive)]), Columns("body", "url"), Linter(CONFIG, rules=[])
    with Reduce() as reduce:
        here = list(house.merged(reduce, linter, found, columns, "", 1))
    assert list(house.merged_on_spark(spark, linter, found, columns, "")) == here
    assert len(here) > 2


class Dying(Linter):
    """A linter whose process dies in its work, once."""

    marker = ""

    def read(self, source, path="", format="", language=""):
        if path == "http://a/100":
            try:
                os.close(os.open(self.marker, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                pass
            else:
                os._exit(9)
        return super().read(source, path, format, language)


def test_a_process_that_dies_in_the_midst_changes_nothing(spark, archive, tmp_path):
    linter = Dying(CONFIG)
    linter.marker = str(tmp_path / "died")
    assert pickle.loads(pickle.dumps(linter)).marker
    _, tables = run_on_spark(spark, archive, tmp_path / "spark", linter)
    assert os.path.exists(linter.marker)
    assert tables == run_locally(archive, tmp_path / "local", Linter(CONFIG))
