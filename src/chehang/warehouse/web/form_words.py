"""Titles of form fields that no column of a screen has: named here so that the catalogue knows them."""

from django.utils.translation import gettext_lazy as _

FORM_WORDS = (
    _("Disposal"),
    _("Give"),
    _("Lose"),
    _("Last four of the identity card"),
)
