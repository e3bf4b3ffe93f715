"""The list of late costs: where each went."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Column, Screen, register

WHERE = (
    Column("get_place_display", _("Where the goods are")),
    Column("other.short_name", _("Other store")),
    Column("part.display_no", _("Part number")),
    Column("quantity", _("Quantity"), "quantity"),
    Column("value", _("Yuan without VAT"), "money"),
    Column("at", _("Recorded"), "datetime"),
)

register(
    Screen(
        "warehouse.late_shares",
        _("Late costs"),
        "warehouse.LateShare",
        menu="warehouse",
        order=34,
        posts=("parts_logistics", "parts_manager", "accountant", "finance_manager", "general_manager"),
        columns=(
            Column("summary", _("Late cost of")),
            *WHERE[:4],
            Column("value", _("Yuan without VAT"), "money", total=True),
            Column("transfer_line.transfer.number", _("Transfer between stores"), link="warehouse.transfers"),
            WHERE[5],
        ),
        search=("summary", "part__norm_no"),
        filters=("place", "other", "at"),
        groups=("get_place_display", "summary"),
        ordering=("-id",),
        empty=_("No cost came late: every invoice was there with its goods."),
    )
)
