"""The screens of the market: observations, and the prices that salespeople suggest."""

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.screens import Column, Panel, Screen, add_panel, register
from chehang.pricing.models import MarketPrice

SEES = ("parts_sales", "parts_manager", "parts_planner", "finance_manager", "general_manager")
SEEN = (
    Column("seen_on", _("Seen on"), "date"),
    Column("get_source_display", _("Source")),
    Column("place", _("Place")),
    Column("get_quality_display", _("Quality")),
    Column("price_inc", _("Price with VAT"), "money"),
    Column("noted_by.name", _("Recorded by")),
)

register(
    Screen(
        "pricing.market",
        _("Market prices"),
        "pricing.MarketPrice",
        menu="parts",
        posts=SEES,
        columns=(
            Column("part.display_no", _("Part number"), link="catalogue.parts"),
            Column("part.name_cn", _("Part name")),
            *SEEN,
        ),
        search=("part__norm_no", "part__name_cn", "place"),
        filters=("source", "quality", "seen_on"),
        new=("pricing.note_market_price",),
        heading="part.display_no",
        empty=_("Nobody noted what others ask. Note a price whenever you see one."),
        order=66,
    ),
    Screen(
        "pricing.suggestions",
        _("Price suggestions"),
        "pricing.Suggestion",
        menu="parts",
        posts=SEES,
        columns=(
            Column("number", _("Number"), link="pricing.suggestions"),
            Column("state", _("State"), "state"),
            Column("part.display_no", _("Part number"), link="catalogue.parts"),
            Column("part.name_cn", _("Part name")),
            Column("get_price_class_display", _("Price class")),
            Column("old_inc", _("Old price"), "money"),
            Column("new_inc", _("New price"), "money"),
            Column("change", _("Change %"), "rate"),
            Column("market_inc", _("Median of the market"), "money"),
            Column("margin_old", _("Margin before"), "rate", hidden=True, right="pricing.see_proposals"),
            Column("margin_new", _("Margin after"), "rate", right="pricing.see_proposals"),
            Column("stock", _("On hand"), "quantity", hidden=True),
            Column("monthly", _("Used in a month"), "quantity", hidden=True),
            Column("get_trigger_display", _("Why proposed")),
            Column("get_measure_display", _("Countermeasure")),
            Column("valid_from", _("From"), "date"),
            Column("made_by.name", _("Suggested by")),
        ),
        search=("number", "part__norm_no", "part__name_cn", "reason"),
        filters=("state", "trigger", "price_class", "made_at"),
        new=("pricing.suggest_price",),
        document="pricing.suggestion",
        empty=_("No suggestions. Who sells knows first when a price is wrong: suggest a better one."),
        order=63,
    ),
)

add_panel(
    "catalogue.parts",
    Panel(
        _("Market prices"),
        SEEN,
        lambda part, actor: (
            access.rows(MarketPrice, actor)
            .filter(part=part)
            .select_related("noted_by")
            .order_by("-seen_on", "-id")[:20]
        ),
        order=25,
    ),
)
