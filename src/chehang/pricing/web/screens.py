"""Screens of prices."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Column, Panel, Screen, add_panel, register
from chehang.pricing.models import SellingPrice

PRICE_COLUMNS = (
    Column("get_price_class_display", _("Price class")),
    Column("price_inc", _("Price"), "money"),
    Column("valid_from", _("From"), "date"),
    Column("set_by_name", _("Set by")),
    Column("reason", _("Reason")),
)

register(
    Screen(
        "pricing.prices",
        _("Selling prices"),
        "pricing.SellingPrice",
        menu="parts",
        posts=("parts_manager", "parts_sales", "general_manager", "finance_manager"),
        columns=(
            Column("part.display_no", _("Part number"), link="catalogue.parts"),
            Column("part.name_cn", _("Part name")),
            *PRICE_COLUMNS,
        ),
        search=("part__norm_no", "part__name_cn"),
        filters=("price_class", "valid_from"),
        new=("pricing.set_price",),
        empty=_("No price was set by hand: parts sell at the supplier's list price."),
        order=60,
    ),
)

add_panel(
    "catalogue.parts",
    Panel(
        _("Selling prices"),
        PRICE_COLUMNS,
        lambda part, actor: SellingPrice.objects.filter(part=part, store_id=actor.store_id).order_by(
            "-valid_from", "-version"
        ),
    ),
)
