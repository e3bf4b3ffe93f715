"""Measures: a number is declared once, and gives tile, trend, table, chart, Excel, API and the rows that add up to it.

Departments declare theirs in ``measures.py``, found by that name. Nothing is kept and nothing is computed twice: a
measure is a query over the books and the documents of one store.
"""

from .across import Readings
from .compute import Reading, Share, Term, read, split, trend
from .declare import By, Measure, Variant, add_measures, measures
from .drill import contributions, rows_behind
from .spans import Span, within
from .values import Count, Each, Mean, Minus, Plus, Ratio, Sum

__all__ = [
    "By",
    "Count",
    "Each",
    "Mean",
    "Measure",
    "Minus",
    "Plus",
    "Ratio",
    "Reading",
    "Readings",
    "Share",
    "Span",
    "Sum",
    "Term",
    "Variant",
    "add_measures",
    "contributions",
    "measures",
    "read",
    "rows_behind",
    "split",
    "trend",
    "within",
]
