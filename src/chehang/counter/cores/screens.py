"""The screen of deposits on old parts."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Screen, register

register(
    Screen(
        "counter.core_deposits",
        _("Deposits on old parts"),
        "counter.CoreDeposit",
        menu="parts",
        posts=("parts_sales", "parts_manager", "keeper", "cashier", "accountant", "finance_manager"),
        columns=(
            Column("number", _("Number"), link="counter.core_deposits"),
            Column("state", _("State"), "state"),
            Column("customer.name", _("Customer"), link="parties.customers"),
            Column("sale.number", _("Sales order"), link="counter.sales"),
            Column("part.display_no", _("Part number"), link="catalogue.parts"),
            Column("part.name_cn", _("Part name")),
            Column("quantity", _("Quantity"), "quantity"),
            Column("amount", _("Deposit"), "money", total=True),
            Column("bring_by", _("To be brought by"), "date"),
            Column("old_part.number", _("Old part"), link="warehouse.old_parts"),
            Column("kept", _("Deposit kept"), "money", total=True),
            Column("made_by.name", _("Salesperson"), hidden=True),
        ),
        search=("number", "customer__name", "sale__number", "part__norm_no"),
        filters=("state", "bring_by", "made_at"),
        ordering=("state", "bring_by"),
        new=("counter.take_core_deposit",),
        actions=(
            Action("counter.take_core_back", ("held",), main=True),
            Action("counter.keep_core_deposit", ("asked", "held")),
        ),
        document="counter.core_deposit",
        empty=_("No deposits. Take one when a remanufactured part is sold and the old one has to come back."),
        order=27,
    ),
)
