"""A date nobody has given yet is an empty box, never the word None."""

from datetime import date

import pytest
from django.template.loader import render_to_string


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (None, 'value=""'),
        ("", 'value=""'),
        (date(2026, 11, 23), 'value="2026-11-23"'),
        ("2026-13-01", 'value="2026-13-01"'),
    ],
)
def test_an_empty_date(given, shown):
    page = render_to_string("core/field.html", {"f": {"kind": "date", "name": "due", "label": "Due", "default": given}})
    assert shown in page and "None" not in page
