"""The screen of old parts."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Screen, register

register(
    Screen(
        "warehouse.old_parts",
        _("Old parts"),
        "warehouse.OldPart",
        menu="warehouse",
        posts=(
            "keeper",
            "parts_manager",
            "parts_planner",
            "parts_sales",
            "warranty_clerk",
            "service_manager",
            "accountant",
        ),
        columns=(
            Column("number", _("Tag"), link="warehouse.old_parts"),
            Column("state", _("State"), "state"),
            Column("get_kind_display", _("Kept for")),
            Column("part.display_no", _("Part number"), link="catalogue.parts"),
            Column("part.name_cn", _("Name")),
            Column("quantity", _("Quantity"), "quantity"),
            Column("source_number", _("Work order, claim or sale")),
            Column("vin", _("VIN"), hidden=True),
            Column("owner_name", _("Whose")),
            Column("place.code", _("Bin")),
            Column("kept_at", _("Taken in"), "datetime"),
            Column("keep_until", _("Keep until"), "date"),
            Column("supplier.name", _("Supplier")),
            Column("waybill", _("Waybill"), hidden=True),
            Column("sent_at", _("Sent"), "datetime", hidden=True),
            Column("credited_ex", _("Credited without VAT"), "money", total=True),
            Column("outcome", _("Outcome"), hidden=True),
        ),
        search=("number", "part__norm_no", "part__name_cn", "source_number", "=vin", "owner_name"),
        filters=("state", "kind", "keep_until", "supplier"),
        ordering=("state", "keep_until"),
        new=("warehouse.tag_old_part", "warehouse.send_old_parts"),
        actions=(
            Action("warehouse.settle_old_part", ("sent",), main=True),
            Action("warehouse.end_old_part", ("kept",)),
        ),
        document="warehouse.old_part",
        empty=_(
            "No old parts are kept. Tag what comes out of a car under warranty, cores and what the customer wants back."
        ),
        order=56,
    ),
)
