"""Titles of form fields that no column of a screen has: named here so that the catalogue knows them."""

from django.utils.translation import gettext_lazy as _

FORM_WORDS = (
    _("Seen on (empty: today)"),
    _("Suggested price with VAT"),
    _("From (empty: as soon as approved)"),
)
