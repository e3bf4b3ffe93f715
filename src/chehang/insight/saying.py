"""A value of a measure in words."""

from decimal import Decimal

from django.utils.translation import gettext as _

from chehang.core.measures import Measure
from chehang.core.web.cells import plain


def said(measure: Measure, value: Decimal | None) -> str:
    """A value with its unit, or that there is no data."""
    if value is None:
        return _("no data")
    text = plain(value, measure.unit_of.kind)
    return text if measure.unit == "percent" else f"{text} {measure.unit_of.title}"
