"""Screens of prices."""

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.screens import Action, Column, Link, Panel, Screen, add_link, add_panel, register
from chehang.pricing.models import SellingPrice

from . import market

__all__ = ["market"]

PRICE_COLUMNS = (
    Column("get_price_class_display", _("Price class")),
    Column("customer.name", _("Agreed with")),
    Column("price_inc", _("Price"), "money"),
    Column("valid_from", _("From"), "date"),
    Column("until", _("Until"), "date"),
    Column("set_by_name", _("Priced by")),
    Column("reason", _("Reason")),
)

register(
    Screen(
        "pricing.prices",
        _("Selling prices"),
        "pricing.SellingPrice",
        menu="parts",
        posts=("parts_manager", "parts_sales", "general_manager", "finance_manager"),
        columns=(
            Column("part.display_no", _("Part number"), link="catalogue.parts"),
            Column("part.name_cn", _("Part name")),
            *PRICE_COLUMNS,
        ),
        search=("part__norm_no", "part__name_cn"),
        filters=("price_class", "valid_from"),
        new=("pricing.set_price",),
        empty=_("No price was set by hand: parts sell at the supplier's list price."),
        order=60,
    ),
    Screen(
        "pricing.kits",
        _("Kits"),
        "pricing.Kit",
        menu="parts",
        posts=("parts_manager", "parts_sales", "general_manager", "finance_manager"),
        columns=(
            Column("part.display_no", _("Part number"), link="pricing.kits"),
            Column("part.name_cn", _("Part name")),
            Column("price_inc", _("Price of the kit with VAT"), "money"),
            Column("valid_from", _("From"), "date"),
            Column("set_by_name", _("Set by")),
            Column("reason", _("Reason")),
        ),
        search=("part__norm_no", "part__name_cn", "lines__part__norm_no"),
        filters=("valid_from",),
        new=("pricing.set_kit_price",),
        panels=(
            Panel(
                _("Parts of the kit"),
                (
                    Column("part.display_no", _("Part number"), link="catalogue.parts"),
                    Column("part.name_cn", _("Part name")),
                    Column("quantity", _("Quantity"), "quantity"),
                ),
                lambda kit, actor: kit.lines.select_related("part").order_by("n"),
            ),
        ),
        empty=_("No kits. Note on a part what belongs to its kit, then name a price for the whole."),
        order=61,
    ),
    Screen(
        "pricing.proposals",
        _("Price proposals"),
        "pricing.PriceProposal",
        menu="parts",
        posts=("parts_manager", "parts_planner", "general_manager", "finance_manager"),
        columns=(
            Column("__str__", _("Number")),
            Column("state", _("State"), "state"),
            Column("get_price_class_display", _("Price class")),
            Column("valid_from", _("From"), "date"),
            Column("get_trigger_display", _("Why proposed")),
            Column("get_measure_display", _("Countermeasure")),
            Column("reason", _("Reason")),
            Column("rule", _("Rule"), hidden=True),
            Column("made_by_name", _("Proposed by")),
            Column("made_at", _("Made at"), "datetime"),
            Column("decided_by_name", _("Approved by")),
        ),
        search=("number", "reason", "lines__part__norm_no"),
        filters=("state", "price_class", "made_at"),
        new=("pricing.propose_prices",),
        actions=(
            Action("pricing.submit_proposal", ("draft",), main=True),
            Action("pricing.change_proposed_price", ("draft",)),
            Action("pricing.approve_proposal", ("submitted",), main=True),
            Action("pricing.return_proposal", ("submitted",)),
            Action("pricing.cancel_proposal", ("draft", "submitted")),
        ),
        document="pricing.proposal",
        panels=(
            Panel(
                _("Proposed prices"),
                (
                    Column("part.display_no", _("Part number"), link="catalogue.parts"),
                    Column("part.name_cn", _("Part name")),
                    Column("cost_ex", _("Average cost without tax"), "money"),
                    Column("old_inc", _("Old price"), "money"),
                    Column("new_inc", _("New price"), "money"),
                    Column("change_shown", _("Change %"), "rate"),
                ),
                lambda proposal, actor: proposal.lines.order_by("part__norm_no").select_related("part"),
            ),
        ),
        empty=_("No proposals yet. Propose new prices when costs or the supplier's list have changed."),
        order=62,
    ),
    Screen(
        "pricing.limits",
        _("Discount limits"),
        "pricing.DiscountLimit",
        menu="parts",
        posts=("general_manager", "parts_manager", "parts_sales", "finance_manager"),
        columns=(
            Column("post_title", _("Post")),
            Column("limit", _("Discount limit"), "rate"),
            Column("valid_from", _("From"), "date"),
        ),
        search=("post",),
        filters=("valid_from",),
        new=("pricing.set_discount_limit",),
        empty=_(
            "No limit was changed: salespeople may take off 5 %, parts managers 10 %, the general manager decides beyond."
        ),
        order=64,
    ),
)

add_link(
    "catalogue.price_files",
    Link(
        _("Propose new prices"),
        "/do/pricing/propose_prices/?file={id}&trigger=maker",
        permission="pricing.propose_prices",
    ),
)
add_panel(
    "catalogue.parts",
    Panel(
        _("Selling prices"),
        PRICE_COLUMNS,
        lambda part, actor: (
            access.rows(SellingPrice, actor)
            .filter(part=part)
            .select_related("customer")
            .order_by("-valid_from", "-version")
        ),
        order=20,
    ),
)
