"""Duties that the parts counter performs: finding, advising, selling, settling; what could not be sold."""

from django.utils.translation import gettext_lazy as _

from chehang.core.duties import Acts, Documents, Owed, Share, perform

SELLING = ("counter.draft_sale", "counter.edit_sale", "counter.confirm_sale")
SETTLING = ("counter.confirm_sale", "billing.take_payment", "billing.put_on_account")
SOLD = Documents("counter.Sale", "confirmed_at")

QUOTING = ("counter.give_quotation", "counter.accept_quotation", "counter.lose_quotation")
CORES = ("counter.take_core_deposit", "counter.take_core_back", "counter.keep_core_deposit")
SPECIAL = (
    "counter.register_special_order",
    "counter.note_notice",
    "counter.collect_special_order",
    "counter.close_special_order",
)

perform(
    Share(
        "P-S5", SPECIAL, ("counter.special_orders",), covers=("special_orders",),
        evidence=(Acts(SPECIAL[:1], by=("parts_sales",)),
                  Acts(SPECIAL[1:2], by=("parts_sales",), when=Documents("counter.SpecialOrder", "arrived_at"))),
        owed=(Owed("counter.SpecialOrder", "arrived_at", {"state": "arrived"}, 24,
                   _("Arrived and the customer not told"), "/counter/special_orders/?state=arrived"),),
    ),
    Share("P-S2", SELLING[:1], ("counter.by_car",), covers=("vin_lookup",)),
    Share("P-S3", SELLING[:1], ("counter.by_car",), covers=("selling_aids",)),
    Share("P-S3", QUOTING, ("counter.quotations",), evidence=(Acts(QUOTING[:1], by=("parts_sales",)),)),
    Share("P-S1", SELLING[:1], ("counter.desk",), evidence=(Acts(SELLING[:1], by=("parts_sales",)),)),
    Share("P-S2", SELLING[:1], ("counter.desk",), evidence=(Acts(SELLING[:1], by=("parts_sales",)),)),
    Share("P-S3", (*SELLING, "counter.approve_discount"), ("counter.desk",), covers=("discount_authority",),
         evidence=(Acts(("counter.confirm_sale",), by=("parts_sales",)),)),
    Share(
        "P-S4", SETTLING, ("counter.desk",), covers=("settlement",),
        evidence=(Acts(("counter.confirm_sale",), by=("parts_sales",), when=SOLD),
                  Acts(("billing.take_payment", "billing.put_on_account"), when=SOLD)),
        owed=(Owed("counter.Sale", "confirmed_at", {"state": "confirmed"}, 72,
                   _("Sales confirmed and not settled"), "/counter/sales/?state=confirmed"),),
    ),
    Share("P-S4", CORES, ("counter.core_deposits",), evidence=(Acts(CORES[:1], by=("parts_sales",)),)),
    Share("P-M6", ("counter.record_lost_sale",), ("counter.lost",), covers=("lost_demand",),
         evidence=(Acts(("counter.record_lost_sale",)),)),
)  # fmt: skip
