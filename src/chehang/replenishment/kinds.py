"""What a stock plan can aim at."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Objective(TextChoices):
    """Which loss a yuan of capital is to avoid first."""

    LINE = "line", _("Most demands filled (lines)")
    UNIT = "unit", _("Most pieces filled")
    MARGIN = "margin", _("Least margin lost")
