"""Pure numbers of the stock plan: demand, forecasts, policy, quota, reasons and back-tests. Knows no framework."""

from chehang.planning.errors import InputError
from chehang.planning.explain import Explanation
from chehang.planning.inputs import PlanInputs, PlanOptions
from chehang.planning.plan import plan
from chehang.planning.results import CurvePoint, PlanResult, Totals

__all__ = ["CurvePoint", "Explanation", "InputError", "PlanInputs", "PlanOptions", "PlanResult", "Totals", "plan"]
