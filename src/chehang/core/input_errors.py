"""pydantic's complaints in the user's words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

TEXTS: dict[str, Any] = {
    "missing": _("Required"),
    "extra_forbidden": _("This field is not known here"),
    "number.inexact": _("Write the number as text, exactly"),
    "number.full_width": _("Use half-width digits"),
    "number.malformed": _("This is not a number"),
    "number.too_large": _("This number is too large"),
    "number.over_scaled": _("At most %(places)s decimal places"),
    "text.control": _("The text contains control characters"),
    "string_too_short": _("At least %(min_length)s characters"),
    "string_too_long": _("At most %(max_length)s characters"),
    "string_type": _("This must be text"),
    "string_pattern_mismatch": _("This has the wrong form"),
    "greater_than": _("Must be more than %(gt)s"),
    "greater_than_equal": _("Must be at least %(ge)s"),
    "less_than": _("Must be less than %(lt)s"),
    "less_than_equal": _("Must be at most %(le)s"),
    "decimal_type": _("This is not a number"),
    "decimal_parsing": _("This is not a number"),
    "finite_number": _("This is not a number"),
    "int_parsing": _("This is not a whole number"),
    "int_type": _("This is not a whole number"),
    "int_from_float": _("This is not a whole number"),
    "bool_parsing": _("Choose yes or no"),
    "bool_type": _("Choose yes or no"),
    "date_from_datetime_parsing": _("This is not a date (YYYY-MM-DD)"),
    "date_parsing": _("This is not a date (YYYY-MM-DD)"),
    "date_type": _("This is not a date (YYYY-MM-DD)"),
    "literal_error": _("Choose one of the offered values"),
    "enum": _("Choose one of the offered values"),
    "too_short": _("At least %(min_length)s rows"),
    "too_long": _("At most %(max_length)s rows"),
    "list_type": _("This must be a list"),
    "model_type": _("This has the wrong form"),
    "mobile.malformed": _("This is not a mobile number"),
    "plate.malformed": _("This is not a plate"),
    "vin.malformed": _("This is not a valid VIN"),
    "uscc.malformed": _("This is not a valid tax id"),
    "json_invalid": _("This is not valid JSON"),
}


def explain(error: Mapping[str, Any]) -> str:
    """One sentence for one pydantic error."""
    template = TEXTS.get(error["type"])
    if template is None:
        return str(_("This value is not accepted"))
    return str(template) % error.get("ctx", {})
