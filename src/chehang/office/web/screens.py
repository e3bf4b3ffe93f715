"""The screens of administration."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Menu, Screen, register
from chehang.core.views import Board
from chehang.org.posts import POSTS
from chehang.work.heads import MANAGERS

EVERYBODY = tuple(POSTS)
PLACE = Column("place", _("Place"))

register(
    Menu("administration", _("Administration"), 64, ("hr_manager",)),
    Screen(
        "office.hazards", _("Hazards"), "office.Hazard", menu="administration", order=10, posts=EVERYBODY,
        columns=(
            Column("number", _("Number"), link="office.hazards"), PLACE, Column("what", _("What is dangerous")), Column("get_level_display", _("Level")),
            Column("state", _("State"), "state"), Column("responsible.name", _("Responsible person")), Column("due", _("Due"), "date"),
            Column("found_by.name", _("Found by")), Column("found_on", _("Found on"), "date"), Column("measure", _("Measure"), hidden=True),
            Column("verified_by.name", _("Verified by"), hidden=True),
        ),
        search=("number", "place", "what"), filters=("state", "level", "due"), new=("office.report_hazard",),
        actions=(
            Action("office.order_mending", ("open", "mending"), main=True), Action("office.mend_hazard", ("mending",), main=True),
            Action("office.verify_hazard", ("mended",), main=True),
        ),
        views=(Board((Column("number", _("Number")), PLACE, Column("due", _("Due"), "date"))),), document="office.hazard",
        empty=_("No hazards. Report the first one you see."),
    ),
    Screen(
        "office.assets", _("Assets"), "office.Asset", menu="administration", order=20, posts=MANAGERS,
        columns=(
            Column("code", _("Asset code"), link="office.assets"), Column("name", _("Asset card")), PLACE, Column("holder.name", _("User")),
            Column("cost", _("Cost"), "money", total=True), Column("bought_on", _("Bought on"), "date"), Column("scrapped_on", _("Scrapped on"), "date"),
        ),
        search=("code", "name"), filters=("holder", "bought_on", "scrapped_on"), ordering=("code",), new=("office.register_asset",),
        actions=(Action("office.move_asset", main=True), Action("office.scrap_asset")), empty=_("No assets."),
    ),
    Screen(
        "office.seals", _("Uses of seals"), "office.SealUse", menu="administration", order=30, posts=MANAGERS,
        columns=(
            Column("number", _("Number"), link="office.seals"), Column("seal", _("Seal")), Column("paper", _("Sealed paper")), Column("copies", _("Copies"), "number"),
            Column("state", _("State"), "state"), Column("asked_by.name", _("Asked by")), Column("asked_on", _("Asked on"), "date"), Column("allowed_by.name", _("Allowed by")),
        ),
        search=("number", "seal", "paper"), filters=("state", "asked_on"), new=("office.ask_seal",), actions=(Action("office.allow_seal", ("asked",), main=True),),
        document="office.seal", empty=_("No seal was used."),
    ),
)  # fmt: skip
