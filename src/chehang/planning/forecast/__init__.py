"""Forecasts over all parts at once. Every function takes months × parts and gives one mean a month per part."""

from chehang.planning.forecast.aggregate import adida, imapa
from chehang.planning.forecast.best import ses_optimised
from chehang.planning.forecast.croston import croston, sba
from chehang.planning.forecast.ses import ses
from chehang.planning.forecast.tsb import tsb
from chehang.planning.forecast.winters import holt_winters

__all__ = ["adida", "croston", "holt_winters", "imapa", "sba", "ses", "ses_optimised", "tsb"]
