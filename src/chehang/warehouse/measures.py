"""Measures of the warehouse: what came, what left, what was not as it should be."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.measures import By, Count, Measure, Ratio, Span, Sum, add_measures, within
from chehang.core.screens import Column

from .models import Discrepancy, DiscrepancyLine, Inbound, InboundLine, Outbound, OutboundLine, Shortage, StockCountLine

KEEPERS = ("keeper", "parts_manager")
READERS = ("keeper", "parts_planner", "parts_logistics")
BY_SUPPLIER = (By("inbound__supplier__name", _("Supplier")), By("part_no", _("Part number")))
RECEIVED_LINE = (
    Column("inbound.receipt_number", _("Goods receipt"), link="warehouse.deliveries"),
    Column("inbound.supplier.name", _("Supplier")),
    Column("inbound.posted_at", _("Received at"), "datetime"),
    Column("part_no", _("Part number")),
    Column("part_name", _("Name")),
    Column("expected", _("Ordered"), "quantity"),
    Column("accepted", _("Accepted"), "quantity"),
    Column("value_ex", _("Value without VAT"), "money"),
)
DIFFERENCE = (
    Column("discrepancy.number", _("Discrepancy report"), link="warehouse.discrepancies"),
    Column("discrepancy.inbound.supplier.name", _("Supplier")),
    Column("line.part_no", _("Part number")),
    Column("get_kind_display", _("Kind")),
    Column("difference", _("Quantity difference"), "quantity"),
    Column("amount", _("Amount"), "money"),
)
ISSUED_LINE = (
    Column("outbound.number", _("Outbound order"), link="warehouse.outbound"),
    Column("outbound.receiver_name", _("Receiver")),
    Column("outbound.released_at", _("Out"), "datetime"),
    Column("part_no", _("Part number")),
    Column("part_name", _("Name")),
    Column("quantity", _("Quantity"), "quantity"),
)
SHORT = (
    Column("reported_at", _("Reported"), "datetime"),
    Column("part.display_no", _("Part number"), link="catalogue.parts"),
    Column("part.name_cn", _("Name")),
    Column("wanted", _("Wanted"), "quantity"),
    Column("found", _("Found"), "quantity"),
    Column("reported_by.name", _("Reported by")),
)


COUNTED = (
    Column("count.number", _("Stock count"), link="warehouse.stock_counts"),
    Column("count.posted_at", _("Posted at"), "datetime"),
    Column("bin.code", _("Bin")),
    Column("part_no", _("Part number")),
    Column("book", _("Book"), "quantity"),
    Column("found", _("Found by counting"), "quantity"),
    Column("amount", _("Amount"), "money"),
)


def counted(who: Actor | Context, span: Span) -> QuerySet[StockCountLine]:
    """Lines of stock counts that were posted in the span."""
    return within(
        rows(StockCountLine, who).filter(count__state="posted", found__isnull=False), "count__posted_at", span
    )


def received(who: Actor | Context, span: Span) -> QuerySet[Inbound]:
    """Deliveries booked in the span."""
    return within(rows(Inbound, who), "posted_at", span)


def received_lines(who: Actor | Context, span: Span) -> QuerySet[InboundLine]:
    """Lines of deliveries booked in the span that were ordered or came."""
    return within(rows(InboundLine, who), "inbound__posted_at", span)


def with_difference(who: Actor | Context, span: Span) -> QuerySet[InboundLine]:
    """The same lines, each with whether a discrepancy report names it."""
    named = DiscrepancyLine.objects.filter(store_id=OuterRef("store_id"), line=OuterRef("pk"))
    return received_lines(who, span).annotate(differs=Exists(named))


def differences(who: Actor | Context, span: Span) -> QuerySet[DiscrepancyLine]:
    """Differences found in the span."""
    return within(rows(DiscrepancyLine, who), "discrepancy__created_at", span)


def reports(who: Actor | Context, span: Span) -> QuerySet[Discrepancy]:
    """Discrepancy reports made in the span."""
    return within(rows(Discrepancy, who), "created_at", span)


def issued(who: Actor | Context, span: Span) -> QuerySet[Outbound]:
    """Outbound orders whose goods left in the span; what came back into stock did not leave."""
    return within(rows(Outbound, who).filter(state__in=("released", "handed_over")), "released_at", span)


def issued_lines(who: Actor | Context, span: Span) -> QuerySet[OutboundLine]:
    """Their lines."""
    found = rows(OutboundLine, who).filter(outbound__state__in=("released", "handed_over"))
    return within(found, "outbound__released_at", span)


def shortages(who: Actor | Context, span: Span) -> QuerySet[Shortage]:
    """Shortages that keepers reported in the span."""
    return within(rows(Shortage, who), "reported_at", span)


add_measures(
    Measure("warehouse.received", _("Deliveries received"), "documents", "parts_manager", Count(), received, _("Deliveries booked into the stock."),
            day="posted_at", by=(By("supplier__name", _("Supplier")), By("poster__name", _("Checked by"))), screen="warehouse.deliveries",
            posts=READERS, desk=KEEPERS),
    Measure("warehouse.received_value", _("Goods received"), "CNY", "parts_manager", Sum("value_ex"), received_lines,
            _("What was booked, at invoice or order price, without VAT."), day="inbound__posted_at", by=BY_SUPPLIER, columns=RECEIVED_LINE,
            posts=("parts_planner", "parts_logistics")),
    Measure("warehouse.received_lines", _("Lines received"), "lines", "parts_manager", Count(), received_lines, _("Lines of deliveries booked into the stock."),
            day="inbound__posted_at", by=BY_SUPPLIER, columns=RECEIVED_LINE, posts=READERS),
    Measure("warehouse.discrepancy_rate", _("Discrepancy rate"), "percent", "parts_manager", Ratio(Count(Q(differs=True)), Count()), with_difference,
            _("Lines named by a discrepancy report ÷ lines received."), by=BY_SUPPLIER, columns=RECEIVED_LINE, better="down", posts=READERS),
    Measure("warehouse.discrepancies", _("Discrepancy reports"), "documents", "parts_manager", Count(), reports, _("Reports that goods receipts have made."),
            day="created_at", by=(By("state", _("State")), By("inbound__supplier__name", _("Supplier"))), screen="warehouse.discrepancies",
            better="down", posts=READERS),
    Measure("warehouse.discrepancy_amount", _("Worth of discrepancies"), "CNY", "parts_manager", Sum("amount"), differences,
            _("What the differences are worth, without VAT."), day="discrepancy__created_at",
            by=(By("kind", _("Kind")), By("discrepancy__inbound__supplier__name", _("Supplier"))), columns=DIFFERENCE, better="down",
            posts=("parts_planner",)),
    Measure("warehouse.issued", _("Orders issued"), "documents", "parts_manager", Count(), issued, _("Outbound orders whose goods left with both signatures."),
            day="released_at", by=(By("handover", _("Hand-over")), By("picker__name", _("Picked by"))), screen="warehouse.outbound",
            posts=READERS, desk=KEEPERS),
    Measure("warehouse.issued_lines", _("Lines issued"), "lines", "parts_manager", Count(), issued_lines, _("Lines of these orders."),
            day="outbound__released_at", by=(By("outbound__picker__name", _("Picked by")), By("part_no", _("Part number"))),
            columns=ISSUED_LINE, posts=READERS),
    Measure("warehouse.fragile_opened", _("Fragile lines opened"), "percent", "parts_manager", Ratio(Count(Q(fragile=True) & ~Q(inspection="")), Count(Q(fragile=True))),
            issued_lines, _("Fragile lines opened and inspected at issue ÷ fragile lines issued."),
            by=(By("outbound__picker__name", _("Picked by")),), columns=ISSUED_LINE, posts=("keeper",)),
    Measure("warehouse.count_accuracy", _("Accuracy of counts"), "percent", "parts_manager", Ratio(Count(Q(found=F("book"))), Count()), counted,
            _("Lines counted without a difference ÷ lines counted, of counts posted in the period."), day="count__posted_at",
            by=(By("abc", _("Class")), By("bin__code", _("Bin"))), columns=COUNTED, posts=READERS),
    Measure("warehouse.shortages", _("Shortages found"), "lines", "parts_manager", Count(), shortages, _("Reports of keepers that there is too little on the shelf."),
            day="reported_at", by=(By("part__display_no", _("Part number")), By("reported_by__name", _("Reported by"))), columns=SHORT,
            better="down", posts=READERS),
)  # fmt: skip
