"""The screens of supplier returns, the order calendar and decisions about shortages."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Page, Panel, Screen, register
from chehang.core.views import Board, Calendar

SEES = ("parts_planner", "parts_manager", "keeper", "accountant", "finance_manager", "general_manager")
PLANNERS = ("parts_planner", "parts_manager", "general_manager")

register(
    Page("purchasing.shortage_board", _("Shortage board"), "/purchasing/shortage_board/", "purchasing",
         ("parts_planner", "parts_manager", "parts_sales", "service_advisor", "service_manager"), order=2),
    Page("purchasing.network", _("Suppliers compared"), "/purchasing/network/", "purchasing", PLANNERS, order=50),
    Screen(
        "purchasing.order_calendar",
        _("Order calendar"),
        "purchasing.OrderSlot",
        menu="purchasing",
        posts=PLANNERS,
        columns=(
            Column("supplier.name", _("Supplier"), link="parties.suppliers"),
            Column("due_on", _("To be ordered on"), "date"),
            Column("state", _("State"), "state"),
            Column("order.number", _("Order"), link="purchasing.orders"),
            Column("moved_to", _("Moved to"), "date"),
            Column("get_cause_display", _("Cause")),
            Column("note", _("Reason")),
            Column("decided_by.name", _("Decided by")),
        ),
        search=("supplier__name", "note"),
        filters=("state", "supplier", "due_on", "cause"),
        ordering=("-due_on", "-id"),
        actions=(
            Action("purchasing.move_order_slot", ("open",), main=True),
            Action("purchasing.skip_order_slot", ("open",)),
        ),
        views=(Calendar("due_on", (Column("supplier.name", _("Supplier")), Column("state", _("State"), "state"))),),
        heading="supplier.name",
        empty=_("No order is due: the calendar begins with the first order at a supplier."),
        order=8,
    ),
    Screen(
        "purchasing.decisions",
        _("Decided shortages"),
        "purchasing.ShortageDecision",
        menu="purchasing",
        posts=(*PLANNERS, "keeper", "parts_sales"),
        columns=(
            Column("shortage.part.display_no", _("Part number"), link="catalogue.parts"),
            Column("shortage.part.name_cn", _("Name")),
            Column("shortage.reported_at", _("Reported"), "datetime"),
            Column("shortage.reported_by.name", _("Reported by")),
            Column("get_way_display", _("Way it goes")),
            Column("expected_on", _("Expected"), "date"),
            Column("cost_ex", _("Extra cost without VAT"), "money", total=True),
            Column("order.number", _("Order"), link="purchasing.orders"),
            Column("at", _("Decided"), "datetime"),
            Column("by.name", _("Decided by")),
            Column("note", _("Note"), hidden=True),
        ),
        search=("shortage__part__norm_no", "shortage__part__name_cn", "note"),
        filters=("way", "at"),
        heading="shortage.part.display_no",
        empty=_("No decisions yet."),
        order=14,
    ),
    Screen(
        "purchasing.returns",
        _("Returns to suppliers"),
        "purchasing.SupplierReturn",
        menu="purchasing",
        posts=SEES,
        columns=(
            Column("number", _("Number"), link="purchasing.returns"),
            Column("state", _("State"), "state"),
            Column("supplier.name", _("Supplier"), link="parties.suppliers"),
            Column("get_reason_display", _("Reason")),
            Column("rma", _("Supplier's number")),
            Column("fee_rate", _("Handling fee"), "rate", hidden=True),
            Column("cost", _("Cost"), "money", total=True, right="stock.see_entries"),
            Column("credit_no", _("Credit note")),
            Column("credit_ex", _("Credited without VAT"), "money", total=True),
            Column("credit_tax", _("Credited VAT"), "money", total=True, hidden=True),
            Column("made_at", _("Asked"), "datetime"),
            Column("made_by.name", _("Asked by")),
            Column("issued_at", _("Goods out"), "datetime"),
            Column("answer", _("Supplier's answer"), hidden=True),
        ),
        search=("number", "supplier__name", "rma", "credit_no", "lines__part_no"),
        filters=("state", "reason", "supplier", "made_at"),
        new=("purchasing.return_goods",),
        actions=(
            Action("purchasing.note_return_answer", ("applied",), main=True),
            Action("purchasing.book_credit_note", ("out",), main=True),
            Action("purchasing.cancel_return", ("applied", "approved")),
        ),
        panels=(
            Panel(
                _("Lines"),
                (
                    Column("n", "#", "number"),
                    Column("part_no", _("Part number"), link="catalogue.parts", via="part_id"),
                    Column("part_name", _("Name")),
                    Column("inbound_line.inbound.receipt_number", _("Goods receipt")),
                    Column("quantity", _("Quantity"), "quantity"),
                    Column("price_ex", _("Price without VAT"), "cost"),
                    Column("amount_ex", _("Amount without VAT"), "money"),
                ),
                lambda made, actor: made.lines.select_related("inbound_line__inbound").order_by("n"),
            ),
        ),
        document="purchasing.supplier_return",
        views=(
            Board(
                card=(Column("number", _("Number")), Column("supplier.name", _("Supplier"))),
                lanes=("applied", "approved", "out", "credited"),
            ),
        ),
        base=lambda rows: rows.distinct(),
        empty=_("Nothing goes back. Wrong, slow or bad parts are returned to their supplier."),
        order=16,
    ),
)  # fmt: skip
