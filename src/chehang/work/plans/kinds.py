"""The spans of goals."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Span(models.TextChoices):
    """How long a goal runs; a child's span lies inside its parent's."""

    YEAR = "year", _("Year")
    QUARTER = "quarter", _("Quarter")
    MONTH = "month", _("Month")
    WEEK = "week", _("Week")
    DAY = "day", _("Day")
