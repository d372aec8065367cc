"""lintnews on Spark: `check(df)` gives the articles of a DataFrame their findings, `findings(checked)` lists those.

Needs PySpark 4: `pip install 'lintnews[spark]'`.
"""

from lintnews.archive.spark import check, findings

__all__ = ["check", "findings"]
