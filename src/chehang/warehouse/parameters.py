"""Figures of the warehouse: how far an invoice may differ, how long goods may lie about."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

FIRST = date(2020, 1, 1)
CUSTOM = "行业惯例,待门店核定"

declare(
    Figure(
        "warehouse.price_tolerance_rate",
        _("Invoice price may differ from the order price by"),
        Unit.FRACTION,
        (Known(FIRST, "0.005", CUSTOM),),
    ),
    Figure(
        "warehouse.price_tolerance_line",
        _("Invoice line may differ from the order by"),
        Unit.YUAN,
        (Known(FIRST, "5", CUSTOM),),
    ),
    Figure("warehouse.put_away_within", _("Put away within"), Unit.HOURS, (Known(FIRST, "24", CUSTOM),)),
    Figure(
        "warehouse.hand_over_within",
        _("Hand over what left the books within"),
        Unit.HOURS,
        (Known(FIRST, "24", CUSTOM),),
    ),
    Figure(
        "warehouse.transfer_days", _("Goods of another store are here after"), Unit.DAYS, (Known(FIRST, "2", CUSTOM),)
    ),
    Figure(
        "warehouse.transfer_within",
        _("Goods of another store are received within"),
        Unit.HOURS,
        (Known(FIRST, "96", CUSTOM),),
    ),
    Figure(
        "warehouse.outlet_sent_within",
        _("Goods for or from an outlet leave within"),
        Unit.WORKING_DAYS,
        (Known(FIRST, "2", CUSTOM),),
    ),
    Figure(
        "warehouse.transfer_freight",
        _("Freight of a transfer between stores"),
        Unit.YUAN,
        (Known(FIRST, "30", CUSTOM),),
    ),
)

declare(
    Figure("warehouse.count_a", _("Count class A every"), Unit.MONTHS, (Known(FIRST, "1", CUSTOM),)),
    Figure("warehouse.count_b", _("Count class B every"), Unit.MONTHS, (Known(FIRST, "3", CUSTOM),)),
    Figure("warehouse.count_c", _("Count class C every"), Unit.MONTHS, (Known(FIRST, "6", CUSTOM),)),
    Figure("warehouse.count_valuable", _("Count high-value parts every"), Unit.DAYS, (Known(FIRST, "7", CUSTOM),)),
    Figure("warehouse.count_all", _("Count the whole warehouse every"), Unit.MONTHS, (Known(FIRST, "12", CUSTOM),)),
    Figure("warehouse.valuable_from", _("High-value is a unit cost above"), Unit.YUAN, (Known(FIRST, "2000", CUSTOM),)),
    Figure(
        "warehouse.recount_amount",
        _("A second person counts from a difference of"),
        Unit.YUAN,
        (Known(FIRST, "200", CUSTOM),),
    ),
    Figure(
        "warehouse.witness_share",
        _("Finance samples at least this share of the counted value"),
        Unit.FRACTION,
        (Known(FIRST, "0.1", CUSTOM),),
    ),
)

declare(
    Figure("warehouse.transit_within", _("Parcels arrive within"), Unit.DAYS, (Known(FIRST, "5", CUSTOM),)),
    Figure(
        "warehouse.call_within", _("Call the receiver after arrival within"), Unit.HOURS, (Known(FIRST, "24", CUSTOM),)
    ),
    Figure("warehouse.claim_damage", _("Visible damage is claimed within"), Unit.DAYS, (Known(FIRST, "1", CUSTOM),)),
    Figure("warehouse.claim_short", _("Shortages are claimed within"), Unit.DAYS, (Known(FIRST, "2", CUSTOM),)),
    Figure("warehouse.claim_hidden", _("Hidden damage is claimed within"), Unit.DAYS, (Known(FIRST, "7", CUSTOM),)),
    Figure(
        "warehouse.claim_quality", _("Quality problems are claimed within"), Unit.DAYS, (Known(FIRST, "30", CUSTOM),)
    ),
    Figure("warehouse.claim_answer", _("Claims are answered within"), Unit.DAYS, (Known(FIRST, "30", CUSTOM),)),
)

declare(
    Figure("warehouse.keep_warranty", _("Old warranty parts are kept"), Unit.DAYS, (Known(FIRST, "90", CUSTOM),)),
    Figure("warehouse.keep_core", _("Cores are sent back within"), Unit.DAYS, (Known(FIRST, "30", CUSTOM),)),
    Figure("warehouse.keep_customer", _("Customers' old parts are kept"), Unit.DAYS, (Known(FIRST, "7", CUSTOM),)),
)
