"""The screens of money that leaves the store."""

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.screens import Action, Column, Link, Panel, Screen, add_panel, register
from chehang.work.heads import EVERYONE, MANAGERS

from .models import PaymentLine

CLAIM_LINES = (
    Column("n", _("No."), "number"),
    Column("get_item_display", _("Expense item")),
    Column("text", _("What for")),
    Column("invoice.seller", _("Seller")),
    Column("invoice.number", _("Invoice"), link="finance.received_invoices"),
    Column("amount_ex", _("Amount without VAT"), "money"),
    Column("tax", _("VAT"), "money"),
    Column("amount", _("Amount with VAT"), "money"),
    Column("project", _("Project")),
)
PAYMENT_LINES = (
    Column("n", _("No."), "number"),
    Column("get_against_display", _("Against")),
    Column("payable.paper_number", _("Supplier's invoice"), link="billing.payables"),
    Column("payable.due", _("Due"), "date"),
    Column("payable.rest", _("Still owed"), "money"),
    Column("amount", _("Amount"), "money"),
)
ASKED = (
    Column("payment.number", _("Payment request"), link="finance.payments"),
    Column("payment.state", _("State"), "state"),
    Column("amount", _("Amount"), "money"),
    Column("payment.paid_on", _("Paid on"), "date"),
)
BOOKS = ("accountant", "finance_manager", "cashier", "general_manager")

register(
    Screen(
        "finance.claims",
        _("Expense claims"),
        "finance.Claim",
        menu="finance",
        order=8,
        posts=EVERYONE,
        columns=(
            Column("number", _("Number"), link="finance.claims"),
            Column("state", _("State"), "state"),
            Column("claimant.name", _("Claimant")),
            Column("get_department_display", _("Department")),
            Column("purpose", _("Purpose")),
            Column("amount", _("Amount with VAT"), "money", total=True),
            Column("offset", _("Set off"), "money", hidden=True),
            Column("to_pay", _("To be paid"), "money", hidden=True),
            Column("over_budget", _("Over budget"), "flag"),
            Column("made_at", _("Drafted"), "datetime"),
            Column("paid_on", _("Paid on"), "date"),
            Column("cashier.name", _("Cashier"), hidden=True),
        ),
        search=("number", "purpose", "claimant__name"),
        filters=("state", "department", "claimant", "paid_on"),
        new=("finance.draft_claim",),
        actions=(
            Action("finance.submit_claim", ("draft",), main=True),
            Action("finance.edit_claim", ("draft",)),
            Action("finance.pay_claim", ("approved",), main=True),
            Action("finance.cancel_claim", ("draft", "submitted", "approved")),
        ),
        panels=(Panel(_("Lines"), CLAIM_LINES, lambda c, actor: c.lines.select_related("invoice").order_by("n")),),
        document="finance.claim",
        empty=_("No expense claims. Write the first one with its invoices."),
    ),
    Screen(
        "finance.payments",
        _("Payment requests"),
        "finance.Payment",
        menu="finance",
        order=9,
        posts=(*MANAGERS, "accountant", "cashier", "parts_planner", "parts_logistics"),
        columns=(
            Column("number", _("Number"), link="finance.payments"),
            Column("state", _("State"), "state"),
            Column("get_kind_display", _("Kind")),
            Column("to_whom", _("Payee")),
            Column("purpose", _("Purpose")),
            Column("amount", _("Amount"), "money", total=True),
            Column("due", _("Due"), "date"),
            Column("author.name", _("Asked by")),
            Column("get_method_display", _("Paid by"), hidden=True),
            Column("payee.account", _("Account number"), hidden=True, right="finance.see_payees"),
            Column("supplier.name", _("Supplier"), link="parties.suppliers", hidden=True),
            Column("employee.name", _("Colleague"), hidden=True),
            Column("over_budget", _("Over budget"), "flag", hidden=True),
            Column("paid_on", _("Paid on"), "date"),
            Column("cashier.name", _("Cashier"), hidden=True),
        ),
        search=("number", "purpose", "payee__name", "supplier__name"),
        filters=("state", "kind", "supplier", "due", "paid_on"),
        new=("finance.draft_payment",),
        actions=(
            Action("finance.submit_payment", ("draft",), main=True),
            Action("finance.edit_payment", ("draft",)),
            Action("finance.pay_payment", ("approved",), main=True),
            Action("finance.return_advance", ("paid",)),
            Action("finance.cancel_payment", ("draft", "submitted", "approved")),
        ),
        links=(Link(_("Payment file"), "/finance/payment_file/", ("approved",), "finance.pay_payment"),),
        panels=(Panel(_("Lines"), PAYMENT_LINES, lambda p, actor: p.lines.select_related("payable").order_by("n")),),
        document="finance.payment",
        empty=_("No payment requests. Write one against a supplier's invoice."),
    ),
    Screen(
        "finance.payees",
        _("Payees"),
        "finance.Payee",
        menu="finance",
        order=41,
        posts=BOOKS,
        columns=(
            Column("name", _("Payee")),
            Column("get_kind_display", _("Kind")),
            Column("bank", _("Bank")),
            Column("account", _("Account number")),
            Column("author.name", _("Entered by")),
            Column("verified_by.name", _("Verified by")),
            Column("verified_at", _("Verified"), "datetime"),
        ),
        search=("name", "account", "bank"),
        filters=("kind", "supplier"),
        new=("finance.add_payee",),
        actions=(Action("finance.verify_payee", main=True),),
        heading="name",
        empty=_("No payees. Register the account of a supplier before paying by transfer."),
    ),
    Screen(
        "finance.received_invoices",
        _("Received invoices"),
        "finance.ReceivedInvoice",
        menu="finance",
        order=21,
        posts=BOOKS,
        columns=(
            Column("number", _("Invoice number")),
            Column("get_kind_display", _("Kind")),
            Column("seller", _("Seller")),
            Column("date", _("Invoice date"), "date"),
            Column("amount_ex", _("Amount without VAT"), "money", total=True),
            Column("tax", _("VAT"), "money", total=True),
            Column("deductible", _("VAT is deducted"), "flag"),
            Column("booked_on", _("Booked on"), "date"),
            Column("certified_in", _("Certified in")),
        ),
        search=("number", "seller"),
        filters=("kind", "date", "deductible"),
        heading="number",
        empty=_("No invoices of expenses yet. They come with the claims."),
    ),
)
add_panel(
    "billing.payables",
    Panel(
        _("Payments"),
        ASKED,
        lambda payable, actor: access.rows(PaymentLine, actor).filter(payable=payable).select_related("payment").order_by("-id"),
    ),
)  # fmt: skip
