"""Why pydantic refused a value, as one of our codes: the words of a library are not for store staff."""

import re
from typing import Any

Detail = dict[str, Any]

_PLAIN = {
    "missing": "cell.empty",
    "decimal_parsing": "cell.not_number",
    "decimal_type": "cell.not_number",
    "finite_number": "cell.not_number",
    "float_parsing": "cell.not_number",
    "int_parsing": "cell.not_whole",
    "int_type": "cell.not_whole",
    "int_from_float": "cell.not_whole",
    "int_parsing_size": "cell.digits",
    "decimal_max_digits": "cell.digits",
    "decimal_whole_digits": "cell.digits",
    "string_pattern_mismatch": "cell.pattern",
    "date_type": "cell.not_date",
    "date_parsing": "cell.not_date",
    "date_from_datetime_parsing": "cell.not_date",
    "bool_parsing": "cell.not_yes_no",
}

_WITH = {
    "string_too_long": ("cell.too_long", "max_length", "most"),
    "string_too_short": ("cell.too_short", "min_length", "least"),
    "decimal_max_places": ("cell.decimals", "decimal_places", "most"),
    "less_than_equal": ("cell.over", "le", "limit"),
    "less_than": ("cell.not_under", "lt", "limit"),
    "greater_than_equal": ("cell.under", "ge", "limit"),
    "greater_than": ("cell.not_over", "gt", "limit"),
    "literal_error": ("cell.not_listed", "expected", "allowed"),
    "enum": ("cell.not_listed", "expected", "allowed"),
}


def _plain(said: str) -> str:
    """``'件' or '套'`` → 件, 套"""
    return ", ".join(re.findall(r"'([^']*)'", said)) or said


def reason(detail: Detail) -> tuple[str, dict[str, Any]]:
    """Code and parameters for one entry of ``ValidationError.errors()``."""
    kind, context = str(detail["type"]), detail.get("ctx") or {}
    if kind in _PLAIN:
        return _PLAIN[kind], {}
    if kind in _WITH:
        code, theirs, ours = _WITH[kind]
        return code, {ours: _plain(str(context.get(theirs, "")))}
    cause = context.get("error")
    return "cell.wrong", {"reason": str(getattr(cause, "message", None) or cause or detail["msg"])}
