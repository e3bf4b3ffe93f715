"""Figures of the organisation."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chehang.core.errors import Refused
from chehang.core.parameters import Figure, Known, Unit, declare

WHO = ("none", "money", "all")


def _known(text: str) -> None:
    if text not in WHO:
        raise Refused("parameter.value", _("Write none, money or all."), field="value")


declare(
    Figure(
        "org.second_factor",
        _("Who needs a second factor to sign in"),
        Unit.TEXT,
        (Known(date(2020, 1, 1), "none", "产品初值,由门店决定"),),
        hint=_("none: whoever wants to · money: heads of departments, cashiers and administrators · all: everybody"),
        check=_known,
    )
)
