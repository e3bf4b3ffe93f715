"""Screens of customers and suppliers."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Menu, Screen, register

EVERYBODY_WHO_SELLS = (
    "parts_sales",
    "parts_manager",
    "cashier",
    "finance_manager",
    "accountant",
    "general_manager",
    "customer_service_manager",
    "care_agent",
)

register(
    Menu("customers", _("Customers & suppliers"), 60, ("customer_service_manager",)),
    Screen(
        "parties.customers",
        _("Customers"),
        "parties.Customer",
        menu="customers",
        posts=EVERYBODY_WHO_SELLS,
        columns=(
            Column("code", _("Code")),
            Column("name", _("Name")),
            Column("get_kind_display", _("Kind")),
            Column("mobile", _("Mobile"), personal=True),
            Column("plate_no", _("Plate")),
            Column("get_price_class_display", _("Price class")),
            Column("credit_limit", _("Credit limit"), "money"),
            Column("phone", _("Phone"), personal=True, hidden=True),
            Column("vin", _("VIN"), personal=True, hidden=True),
            Column("address", _("Address"), personal=True, hidden=True),
            Column("payment_days", _("Days to pay"), "number", hidden=True),
            Column("active", _("Active"), "flag", hidden=True),
        ),
        search=("code", "name", "=mobile", "=phone", "plate_no", "=vin"),
        filters=("kind", "price_class", "active"),
        new=("parties.register_customer",),
        actions=(
            Action("parties.edit_customer", main=True),
            Action("parties.open_personal_data"),
            Action("parties.set_price_class"),
            Action("parties.set_credit_limit"),
        ),
        empty=_("No customers yet. Register the first one."),
    ),
    Screen(
        "parties.suppliers",
        _("Suppliers"),
        "parties.Supplier",
        menu="customers",
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
            Column("code", _("Code")),
            Column("name", _("Name")),
            Column("get_kind_display", _("Kind")),
            Column("contact", _("Contact")),
            Column("phone", _("Phone")),
            Column("lead_days", _("Lead days"), "number"),
            Column("order_cycle_days", _("Order cycle days"), "number"),
            Column("payment_days", _("Days to pay"), "number"),
            Column("min_order_value", _("Minimum order"), "money", hidden=True),
        ),
        search=("code", "name", "contact", "phone"),
        filters=("kind", "active"),
        new=("parties.register_supplier",),
        actions=(Action("parties.edit_supplier", main=True),),
        empty=_("No suppliers yet. Register the first one."),
    ),
)
