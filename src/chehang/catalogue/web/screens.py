"""Screens of the catalogue: parts, brands, categories, the supplier's lists."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Link, Page, Panel, Screen, register
from chehang.core.views import Tree

from ..finding.find import find_parts
from ..models import Alias, Companion, Fitment, Interchange, Part, PriceListEntry, Supersession

PARTS_POSTS = ("parts_manager", "parts_sales", "parts_planner", "parts_logistics", "keeper")
READERS = (*PARTS_POSTS, "general_manager", "service_manager", "finance_manager", "accountant", "cashier")
PLANNERS = ("parts_planner", "parts_manager")


def _prices(part: Part, actor: Actor) -> Iterable[Any]:
    mine = access.rows(PriceListEntry, actor).filter(part=part)
    return mine.select_related("source").order_by("-valid_from", "-version")[:50]


def _numbers(part: Part, actor: Actor) -> Iterable[Any]:
    return Alias.objects.filter(part=part).order_by("norm_no")[:100]


def _successors(part: Part, actor: Actor) -> Iterable[Any]:
    return Supersession.objects.filter(old=part).select_related("new").order_by("-valid_from", "group_no", "id")[:50]


def _predecessors(part: Part, actor: Actor) -> Iterable[Any]:
    return Supersession.objects.filter(new=part).select_related("old").order_by("-valid_from", "id")[:50]


def _interchangeable(part: Part, actor: Actor) -> Iterable[Any]:
    pairs = Interchange.objects.filter(part=part).select_related("other")[:50]
    others = Interchange.objects.filter(other=part).select_related("part")[:50]
    return [
        *({"part": pair.other, "since": pair.valid_from, "until": pair.valid_until} for pair in pairs),
        *({"part": pair.part, "since": pair.valid_from, "until": pair.valid_until} for pair in others),
    ]


FITS = Panel(
    _("Fits these cars"),
    (
        Column("car_model", _("Code of the car model")),
        Column("vin_prefix", _("VIN begins with")),
        Column("year_from", _("Model year from"), "number"),
        Column("year_to", _("Model year to"), "number"),
        Column("engine", _("Engine")),
        Column("serial_from", _("Serial number from")),
        Column("serial_to", _("Serial number to")),
        Column("get_position_display", _("Place on the car")),
        Column("per_car", _("Number in a car"), "quantity"),
    ),
    lambda part, actor: Fitment.objects.filter(part=part).order_by("car_model", "vin_prefix", "year_from")[:100],
    order=15,
)
SOLD_WITH = Panel(
    _("It is sold with"),
    (
        Column("other.display_no", _("Other part"), link="catalogue.parts"),
        Column("other.name_cn", _("Part name")),
        Column("get_kind_display", _("Kind")),
        Column("quantity", _("Quantity"), "quantity"),
    ),
    lambda part, actor: Companion.objects.filter(part=part).select_related("other").order_by("kind", "id"),
    order=16,
)

PARTS = Screen(
    "catalogue.parts",
    _("Part catalogue"),
    "catalogue.Part",
    "parts",
    READERS,
    columns=(
        Column("display_no", _("Part number"), link="catalogue.parts"),
        Column("name_cn", _("Part name")),
        Column("photo_url", _("Photo"), "picture"),
        Column("brand.name", _("Brand")),
        Column("get_quality_display", _("Quality")),
        Column("get_unit_display", _("Unit")),
        Column("pack_qty", _("Pack"), "quantity"),
        Column("mnemonic", _("Mnemonic")),
        Column("get_phase_display", _("Phase")),
        Column("category.name", _("Category"), hidden=True),
        Column("name_en", _("English name"), hidden=True),
        Column("min_order_qty", _("Least order"), "quantity", hidden=True),
        Column("is_fragile", _("Fragile"), "flag", hidden=True),
        Column("get_hazard_display", _("Hazard"), hidden=True),
        Column("shelf_life_days", _("Shelf life, days"), "number", hidden=True),
        Column("batch_control", _("By batch"), "flag", hidden=True),
        Column("serial_control", _("By serial number"), "flag", hidden=True),
        Column("weight_g", _("Weight, g"), "number", hidden=True),
        Column("hs_code", _("Customs code"), hidden=True),
        Column("tax_code", _("Tax classification code"), hidden=True),
        Column("returnable", _("Returnable"), "flag", hidden=True),
        Column("old_part_required", _("Old part to be returned"), "flag", hidden=True),
    ),
    search=("norm_no", "mnemonic", "name_cn"),
    filters=("brand", "category", "quality", "phase", "is_fragile"),
    ordering=("norm_no",),
    new=("catalogue.create_part",),
    actions=(
        Action("catalogue.add_fitment"),
        Action("catalogue.add_companion"),
        Action("catalogue.edit_part", main=True),
        Action("catalogue.photograph_part"),
        Action("catalogue.add_alias"),
        Action("catalogue.record_supersession"),
        Action("catalogue.change_unit"),
        Action("catalogue.record_interchange"),
    ),
    panels=(
        FITS,
        SOLD_WITH,
        Panel(
            _("Supplier's prices (with VAT)"),
            (
                Column("valid_from", _("Valid from"), "date"),
                Column("list_inc", _("List price"), "money"),
                Column("net_inc", _("Net price"), "money", right="catalogue.see_price_files"),
                Column("source.name", _("Source"), link="catalogue.price_files"),
            ),
            _prices,
            "prices",
        ),
        Panel(
            _("Replaced by"),
            (
                Column("new.display_no", _("New part"), link="catalogue.parts"),
                Column("new.name_cn", _("Part name")),
                Column("get_kind_display", _("Kind of supersession")),
                Column("ratio", _("New per old"), "quantity"),
                Column("valid_from", _("Valid from"), "date"),
                Column("valid_until", _("Valid until"), "date"),
                Column("use_up_old", _("Use up old stock first"), "flag"),
            ),
            _successors,
            "successors",
            tab=_("Numbers and replacements"),
        ),
        Panel(
            _("Replaces"),
            (
                Column("old.display_no", _("Old part"), link="catalogue.parts"),
                Column("old.name_cn", _("Part name")),
                Column("get_kind_display", _("Kind of supersession")),
                Column("valid_from", _("Valid from"), "date"),
                Column("fits_backward", _("New fits old cars"), "flag"),
            ),
            _predecessors,
            "predecessors",
            tab=_("Numbers and replacements"),
        ),
        Panel(
            _("Interchangeable with"),
            (
                Column("part.display_no", _("Part number"), link="catalogue.parts"),
                Column("part.name_cn", _("Part name")),
                Column("since", _("Valid from"), "date"),
                Column("until", _("Valid until"), "date"),
            ),
            _interchangeable,
            "interchange",
            tab=_("Numbers and replacements"),
        ),
        Panel(
            _("Other numbers"),
            (Column("display_no", _("Other number")), Column("get_kind_display", _("Kind of number"))),
            _numbers,
            "numbers",
            tab=_("Numbers and replacements"),
        ),
    ),
    finder=lambda words: [hit.part_id for hit in find_parts(words, limit=200)],
    empty=_("No part yet. Import the supplier's list, or add one by hand."),
    order=20,
    shared=True,
)

BRANDS = Screen(
    "catalogue.brands",
    _("Brands"),
    "catalogue.Brand",
    "parts",
    READERS,
    columns=(
        Column("code", _("Code"), link="catalogue.brands"),
        Column("name", _("Brand")),
        Column("rule_title", _("Number rule")),
        Column("is_oem", _("Car maker"), "flag"),
    ),
    search=("code", "name"),
    ordering=("code",),
    new=("catalogue.create_brand",),
    order=80,
    shared=True,
)

CATEGORIES = Screen(
    "catalogue.categories",
    _("Part categories"),
    "catalogue.Category",
    "parts",
    READERS,
    columns=(
        Column("code", _("Code"), link="catalogue.categories"),
        Column("name", _("Category")),
        Column("parent.name", _("Category above")),
    ),
    search=("code", "name"),
    ordering=("code",),
    views=(Tree("parent", ("code", "name")),),
    new=("catalogue.create_category",),
    order=81,
    shared=True,
)

PRICE_FILES = Screen(
    "catalogue.price_files",
    _("Supplier's price lists"),
    "catalogue.PriceFile",
    "purchasing",
    PLANNERS,
    columns=(
        Column("name", _("File"), link="catalogue.price_files"),
        Column("brand.name", _("Brand")),
        Column("uploaded_at", _("Uploaded on"), "datetime"),
        Column("uploaded_by.name", _("Uploaded by")),
        Column("applied_at", _("Entered on"), "datetime"),
        Column("counts.new", _("New parts"), "number"),
        Column("counts.changed", _("Changed"), "number"),
        Column("counts.superseded", _("Superseded"), "number"),
        Column("counts.unchanged", _("Unchanged"), "number"),
        Column("counts.bad", _("Bad rows"), "number"),
    ),
    search=("name",),
    filters=("brand", "uploaded_at"),
    links=(
        Link(
            _("Preview and import"),
            "/catalogue/price_list/{id}/",
            permission="catalogue.import_price_list",
            main=True,
        ),
    ),
    base=lambda rows: rows.defer("content"),
    empty=_("No price list yet. Upload the supplier's Excel or CSV file."),
    order=41,
)

IMPORT_PAGE = Page(
    "catalogue.price_list", _("Import a price list"), "/catalogue/price_list/", "purchasing", PLANNERS, order=40
)

register(PARTS, BRANDS, CATEGORIES, PRICE_FILES, IMPORT_PAGE)
