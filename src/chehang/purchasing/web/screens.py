"""The screens of purchasing."""

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Link, Menu, Page, Panel, Screen, register
from chehang.core.views import Board, Calendar, Chart, Drag, Timeline
from chehang.purchasing.models import Order, OrderLine
from chehang.warehouse.models import Inbound, InboundLine

from . import corrections, inquiries, returns

__all__ = ["corrections", "inquiries", "returns"]

QUOTA = ("parts_manager", "parts_planner", "finance_manager", "general_manager")
LINES = (
    Column("n", _("Line"), "number"),
    Column("part_no", _("Part number"), link="catalogue.parts", via="part_id"),
    Column("part_name", _("Name")),
    Column("quantity", _("Quantity"), "quantity"),
    Column("as_bought", _("In buying units")),
    Column("received", _("Received"), "quantity"),
    Column("price_ex", _("Price without VAT"), "cost"),
    Column("tax_rate", _("VAT"), "rate"),
    Column("amount_ex", _("Amount without VAT"), "money"),
    Column("need", _("Needed for")),
    Column("author.name", _("Author")),
)
INSTEAD = (
    Column("ordered_no", _("Ordered")),
    Column("part_no", _("Shipped"), link="catalogue.parts", via="part_id"),
    Column("part_name", _("Name")),
    Column("accepted", _("Accepted"), "quantity"),
    Column("inbound.number", _("Delivery"), link="warehouse.deliveries"),
)
DELIVERIES = (
    Column("number", _("Delivery"), link="warehouse.deliveries"),
    Column("receipt_number", _("Goods receipt")),
    Column("state", _("State"), "state"),
    Column("posted_at", _("Received at"), "datetime"),
)


def _deliveries(order: Order, actor: Actor) -> QuerySet[Inbound]:
    return access.rows(Inbound, actor).filter(document="purchasing.order", object_id=order.pk).order_by("id")


def _instead(order: Order, actor: Actor) -> QuerySet[InboundLine] | None:
    """Lines that came under another number than was ordered; the order keeps the number it named."""
    named = OrderLine.objects.filter(pk=OuterRef("source_line_id")).values("part_no")[:1]
    came = access.rows(InboundLine, actor).filter(
        inbound__document="purchasing.order", inbound__object_id=order.pk, source_line_id__gt=0
    )
    found = came.annotate(ordered_no=Subquery(named)).exclude(part_no=F("ordered_no")).select_related("inbound")
    return found.order_by("id") if found.exists() else None


register(
    Menu("purchasing", _("Purchasing"), 20, ("parts_planner", "parts_manager", "parts_logistics")),
    Page(
        "purchasing.order_grid",
        _("New purchase order"),
        "/purchasing/orders/new/",
        "purchasing",
        posts=("parts_planner", "parts_manager"),
        order=5,
    ),
    Screen(
        "purchasing.orders",
        _("Purchase orders"),
        "purchasing.Order",
        group=True,
        menu="purchasing",
        posts=(
            "parts_planner",
            "parts_manager",
            "parts_logistics",
            "keeper",
            "finance_manager",
            "accountant",
            "general_manager",
        ),
        columns=(
            Column("number", _("Number"), link="purchasing.orders"),
            Column("supplier.name", _("Supplier")),
            Column("get_kind_display", _("Kind")),
            Column("state", _("State"), "state"),
            Column("required_on", _("Required on"), "date"),
            Column("amount_ex", _("Without VAT"), "money", total=True),
            Column("amount_inc", _("With VAT"), "money"),
            Column("author.name", _("Author")),
            Column("approval.actor_name", _("Reviewed by")),
            Column("created_at", _("Drafted"), "datetime", hidden=True),
            Column("sent_at", _("Sent"), "datetime"),
            Column("reason", _("Reason"), hidden=True),
            Column("note", _("Note"), hidden=True),
        ),
        search=("number", "supplier__name", "lines__part_no", "lines__part_name"),
        filters=("state", "kind", "supplier", "created_at"),
        links=(
            Link(
                _("Edit"),
                "/purchasing/orders/{id}/edit/",
                states=("draft", "submitted", "reviewed"),
                permission="purchasing.edit_order",
            ),
            Link(
                _("Order file"),
                "/purchasing/orders/{id}/file/",
                states=("sent", "partial", "received", "closed"),
                permission="purchasing.send_order",
            ),
        ),
        actions=(
            Action("purchasing.submit_order", ("draft",), main=True),
            Action("purchasing.review_order", ("submitted",), main=True),
            Action("purchasing.return_order", ("submitted", "reviewed")),
            Action("purchasing.send_order", ("reviewed",), main=True),
            Action("purchasing.close_order", ("partial", "received")),
            Action("purchasing.cancel_order", ("draft", "submitted", "reviewed", "sent")),
        ),
        panels=(
            Panel(
                _("Line items"), LINES, lambda order, actor: order.lines.select_related("author", "part").order_by("n")
            ),
            Panel(_("Deliveries"), DELIVERIES, _deliveries),
            Panel(_("Came under another number"), INSTEAD, _instead),
        ),
        document="purchasing.order",
        views=(
            Board(
                card=(
                    Column("number", _("Number")),
                    Column("supplier.name", _("Supplier")),
                    Column("required_on", _("Required on"), "date"),
                    Column("amount_ex", _("Without VAT"), "money"),
                ),
                lanes=("draft", "submitted", "reviewed", "sent", "partial", "received"),
                drags=(
                    Drag("purchasing.submit_order", ("draft",), "submitted"),
                    Drag("purchasing.return_order", ("submitted", "reviewed"), "draft"),
                    Drag("purchasing.send_order", ("reviewed",), "sent"),
                ),
                total="amount_ex",
            ),
            Calendar(
                "required_on",
                (Column("number", _("Number")), Column("supplier.name", _("Supplier"))),
                row="supplier.name",
            ),
            Timeline("sent_at", "required_on", "supplier.name"),
            Chart("purchasing.ordered"),
        ),
        bulk=("purchasing.submit_order", "purchasing.send_order"),
        groups=("supplier.name", "state"),
        empty=_("No orders here. Draft one from the shortage list or with “New purchase order”."),
        order=10,
        base=lambda rows: rows.distinct(),
    ),
    Screen(
        "purchasing.quotas",
        _("Capital quota"),
        "purchasing.CapitalQuota",
        menu="purchasing",
        posts=QUOTA,
        columns=(
            Column("valid_from", _("Valid from"), "date"),
            Column("until", _("Only until"), "date"),
            Column("amount", _("Quota"), "money"),
            Column("reason", _("Reason")),
            Column("set_by.name", _("Set by")),
            Column("set_at", _("Set at"), "datetime"),
        ),
        ordering=("-valid_from", "-id"),
        new=("purchasing.set_capital_quota", "purchasing.ask_temporary_quota"),
        empty=_("No quota is set: orders are not limited. Finance sets one."),
        order=40,
    ),
    Screen(
        "purchasing.temporary_quotas",
        _("Temporary quotas"),
        "purchasing.TemporaryQuota",
        menu="purchasing",
        posts=QUOTA,
        columns=(
            Column("number", _("Number"), link="purchasing.temporary_quotas"),
            Column("state", _("State"), "state"),
            Column("amount", _("More quota"), "money"),
            Column("since", _("From"), "date"),
            Column("until", _("Until"), "date"),
            Column("reason", _("Reason")),
            Column("asked_by.name", _("Asked by")),
            Column("asked_at", _("Asked"), "datetime"),
        ),
        search=("number", "reason"),
        filters=("state", "until"),
        ordering=("-id",),
        new=("purchasing.ask_temporary_quota",),
        document="purchasing.temporary_quota",
        empty=_("Nobody has asked for more quota."),
        order=42,
    ),
    Screen(
        "purchasing.quota_shares",
        _("Shares of the quota"),
        "purchasing.QuotaShare",
        menu="purchasing",
        posts=QUOTA,
        columns=(
            Column("get_by_display", _("Shared by")),
            Column("brand.name", _("Brand")),
            Column("category.name", _("Class of goods")),
            Column("amount", _("Share of the quota"), "money"),
            Column("valid_from", _("Valid from"), "date"),
            Column("reason", _("Reason")),
            Column("set_by.name", _("Set by")),
            Column("set_at", _("Set at"), "datetime"),
        ),
        filters=("by", "valid_from"),
        ordering=("-valid_from", "-id"),
        new=("purchasing.share_quota",),
        heading="get_by_display",
        empty=_("The quota is not shared out: every part competes for all of it."),
        order=44,
    ),
)
