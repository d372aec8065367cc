"""Archives: millions of articles in tables, dumps and crawls → tables of findings, on this machine or on Spark.

`lint_batch` is the work itself, a function of a linter and a record batch; all else brings articles to it (`readers/`,
`feed`) and its tables to a folder (`local`, `output`). Needs pyarrow: `pip install 'lintnews[archive]'`.
"""

from lintnews.archive.linting import findings_of, lint_batch
from lintnews.archive.tables import ARTICLES, CHECKED, FINDINGS

__all__ = ["ARTICLES", "CHECKED", "FINDINGS", "findings_of", "lint_batch"]
