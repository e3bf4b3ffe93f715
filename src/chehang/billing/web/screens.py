"""Screens of bills and receipts, and the cash desk in the menu."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Link, Menu, Page, Panel, Screen, register

MONEY_PEOPLE = ("cashier", "accountant", "finance_manager", "general_manager")

register(
    Menu("cash", _("Cash desk"), 70, ("cashier",)),
    Page("billing.cash", _("Cash desk"), "/billing/cash/", "cash", ("cashier",), order=1),
    Page("billing.shift", _("Shift report"), "/billing/shift/", "cash", MONEY_PEOPLE, order=2),
    Screen(
        "billing.bills",
        _("Bills"),
        "billing.Bill",
        menu="cash",
        posts=(*MONEY_PEOPLE, "parts_sales", "parts_manager"),
        columns=(
            Column("number", _("Number")),
            Column("state", _("State"), "state"),
            Column("customer.name", _("Customer"), link="parties.customers"),
            Column("source_number", _("For document")),
            Column("amount", _("Amount"), "money", total=True),
            Column("paid", _("Amount paid"), "money", total=True),
            Column("credited", _("Credited"), "money", total=True, hidden=True),
            Column("rest", _("Rest"), "money"),
            Column("made_at", _("Made at"), "datetime"),
            Column("charged_on", _("In the books since"), "date"),
            Column("due", _("Due"), "date"),
        ),
        search=("number", "source_number", "customer__name", "=customer__mobile"),
        filters=("state", "made_at"),
        links=(
            Link(_("Take a payment"), "/billing/cash/?bill={id}", ("waiting", "on_account"), "billing.open_cash", True),
        ),
        actions=(Action("billing.put_on_account", ("waiting",)),),
        panels=(
            Panel(
                _("Receipts"),
                (
                    Column("number", _("Number"), link="billing.receipts"),
                    Column("get_method_display", _("Method")),
                    Column("amount", _("Amount"), "money"),
                    Column("at", _("Time"), "datetime"),
                    Column("cashier_name", _("Cashier")),
                ),
                lambda bill, actor: bill.receipts.order_by("id"),
            ),
            Panel(
                _("Credit notes"),
                (
                    Column("number", _("Number"), link="billing.credit_notes"),
                    Column("source_number", _("For document")),
                    Column("amount", _("Amount"), "money"),
                    Column("applied", _("Off the bill"), "money"),
                    Column("paid_back", _("Paid back"), "money"),
                ),
                lambda bill, actor: bill.credit_notes.order_by("id"),
            ),
        ),
        document="billing.bill",
        empty=_("No bills yet. They come from confirmed sales."),
    ),
    Screen(
        "billing.receipts",
        _("Receipts"),
        "billing.Receipt",
        menu="cash",
        posts=MONEY_PEOPLE,
        columns=(
            Column("number", _("Number")),
            Column("date", _("Date"), "date"),
            Column("customer.name", _("Customer"), link="parties.customers"),
            Column("bill.number", _("Bill"), link="billing.bills"),
            Column("get_method_display", _("Method")),
            Column("amount", _("Amount"), "money", total=True),
            Column("reference", _("Reference"), hidden=True),
            Column("cashier_name", _("Cashier")),
            Column("at", _("Time"), "datetime"),
        ),
        search=("number", "customer__name", "reference", "bill__number"),
        filters=("method", "date"),
        actions=(Action("billing.refund_payment"),),
        document="billing.receipt",
        empty=_("No money taken yet."),
    ),
    Screen(
        "billing.credit_notes",
        _("Credit notes"),
        "billing.CreditNote",
        menu="cash",
        posts=(*MONEY_PEOPLE, "parts_sales", "parts_manager"),
        columns=(
            Column("number", _("Number")),
            Column("state", _("State"), "state"),
            Column("date", _("Date"), "date"),
            Column("customer.name", _("Customer"), link="parties.customers"),
            Column("bill.number", _("Bill"), link="billing.bills"),
            Column("source_number", _("For document")),
            Column("amount", _("Amount"), "money", total=True),
            Column("tax", _("Tax"), "money", total=True, hidden=True),
            Column("applied", _("Off the bill"), "money", total=True),
            Column("paid_back", _("Paid back"), "money", total=True),
            Column("rest", _("Rest"), "money"),
        ),
        search=("number", "source_number", "bill__number", "customer__name", "=customer__mobile"),
        filters=("state", "date"),
        actions=(Action("billing.pay_back", ("waiting",), main=True),),
        document="billing.credit_note",
        empty=_("No credit notes. They come with accepted returns."),
    ),
)
