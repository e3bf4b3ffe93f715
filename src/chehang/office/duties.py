"""Duties that administration performs: hazards, assets."""

from django.utils.translation import gettext_lazy as _

from chehang.core.duties import Acts, Owed, Papers, Share, perform

HAZARDS = ("office.report_hazard", "office.order_mending", "office.verify_hazard")
ASSETS = ("office.register_asset", "office.move_asset")
LATE = Owed(
    "office.Hazard",
    "found_on",
    {"state__in": ("open", "mending", "mended")},
    7 * 24,
    _("Hazards not closed within a week"),
    "/office/hazards/",
)

perform(
    Share(
        "HR10",
        HAZARDS,
        ("office.hazards",),
        covers=("hazards",),
        evidence=(Acts(HAZARDS, by=("hr_manager",)),),
        owed=(LATE,),
    ),
    Share("GM9", HAZARDS, ("office.hazards",), covers=("safety",), evidence=(Papers("office.Hazard", "found_on"),)),
    Share("HR7", ASSETS, ("office.assets",), covers=("assets",), evidence=(Acts(ASSETS, by=("hr_manager",)),)),
)
