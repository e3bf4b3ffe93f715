"""Duties that purchasing performs: ordering, review by the parts manager, the capital quota, suppliers' invoices."""

from django.utils.translation import gettext_lazy as _

from chehang.core.duties import Acts, Documents, Owed, Share, perform

ORDERING = ("purchasing.draft_order", "purchasing.submit_order", "purchasing.send_order")
REVIEW = ("purchasing.submit_order", "purchasing.review_order", "purchasing.return_order")
INVOICES = ("purchasing.register_invoice", "purchasing.accept_invoice", "purchasing.correct_price")

ASKING = ("purchasing.send_inquiry", "purchasing.enter_offer", "purchasing.award_inquiry")

SLOTS = ("purchasing.send_order", "purchasing.move_order_slot", "purchasing.skip_order_slot")
SHORT = ("purchasing.decide_shortage", "purchasing.order_urgently", "purchasing.fetch_from_store")
BACK = ("purchasing.return_goods", "purchasing.note_return_answer", "purchasing.book_credit_note")

perform(
    Share(
        "P-P1", SLOTS, ("purchasing.order_calendar",), covers=("order_calendar",),
        owed=(Owed("purchasing.OrderSlot", "due_on", {"state": "open"}, 24,
                   _("Orders past their day in the calendar"), "/purchasing/order_calendar/?state=open"),),
    ),
    Share("P-P4", SHORT, ("purchasing.shortage_board",), covers=("source_options",),
          evidence=(Acts((*SHORT[:1], "warehouse.acknowledge_shortage"), by=("parts_planner",), when=Documents("warehouse.Shortage", "reported_at")),)),
    Share("P-M3", SHORT, ("purchasing.shortage_board",), covers=("waiting_board",)),
    Share("P-M6", ASKING, ("purchasing.network",), covers=("supplier_network",)),
    Share("P-W4", BACK[:1], ("purchasing.returns",)),
    Share(
        "P-M8", ASKING, ("purchasing.inquiries",), covers=("price_inquiry",),
        evidence=(Acts(ASKING[2:], by=("parts_manager",), when=Documents("purchasing.Inquiry", "made_at")),),
        owed=(Owed("purchasing.Inquiry", "made_at", {"state__in": ("sent", "answered")}, 24 * 7,
                   _("Inquiries nobody has decided"), "/purchasing/inquiries/"),),
    ),
    Share("P-P1", ORDERING, ("purchasing.order_grid", "purchasing.orders"), covers=("ordering", "urgent_orders"),
         evidence=(Acts(("purchasing.send_order",), 4, by=("parts_planner", "parts_manager"), different="week"),)),
    Share(
        "P-P2", REVIEW, ("purchasing.orders",), covers=("order_review",),
        evidence=(Acts(("purchasing.review_order",), by=("parts_manager",),
                       when=Documents("purchasing.Order", "sent_at")),),
        owed=(Owed("purchasing.Order", "edited_at", {"state": "submitted"}, 24,
                   _("Orders waiting for review"), "/purchasing/orders/?state=submitted"),),
    ),
    Share("P-P3", ("purchasing.set_capital_quota",), ("purchasing.quotas",), covers=("capital_quota",)),
    Share("FI6", INVOICES, ("warehouse.invoices",), covers=("invoice_match",), evidence=(Acts((*INVOICES, "warehouse.enter_invoice")),)),
)  # fmt: skip
