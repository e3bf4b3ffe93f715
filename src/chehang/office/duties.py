"""Duties that administration performs: hazards and incidents, assets and supplies, papers, visitors."""

from django.utils.translation import gettext_lazy as _

from chehang.core.duties import Acts, Documents, Owed, Share, perform

HAZARDS = ("office.report_hazard", "office.order_mending", "office.verify_hazard")
SUPPLIES = ("office.decide_supplies", "office.issue_supplies", "office.buy_supplies", "office.receive_supplies")
PAPERS = ("office.draft_paper", "office.submit_paper", "office.register_paper", "office.archive_paper")
VISITS = ("office.book_visit", "office.welcome_visitor", "office.see_off_visitor")
INCIDENTS = ("office.take_incident", "office.note_incident", "office.close_incident")
ASSETS = ("office.register_asset", "office.move_asset", "office.begin_asset_count", "office.close_asset_count")
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
    Share("GM9", HAZARDS, ("office.hazards",), covers=("safety",), evidence=(Documents("office.Hazard", "found_on"),)),
    Share("HR7", ASSETS, ("office.assets",), covers=("assets",), evidence=(Acts(ASSETS, by=("hr_manager",)),)),
    Share(
        "HR7",
        SUPPLIES,
        ("office.supply_requests",),
        covers=("supplies",),
        evidence=(Acts(SUPPLIES, by=("hr_manager",)),),
    ),
    Share(
        "HR9", PAPERS, ("office.papers",), covers=("document_archive",), evidence=(Acts(PAPERS, by=("hr_manager",)),)
    ),
    Share("HR12", VISITS, ("office.visits",), covers=("visits",), evidence=(Acts(VISITS, by=("hr_manager",)),)),
    Share(
        "GM10",
        ("office.report_incident", *INCIDENTS),
        ("office.incidents",),
        covers=("incidents",),
        evidence=(
            Acts(
                INCIDENTS, by=("general_manager",), when=Documents("office.Incident", "happened_at", {"drill": False})
            ),
        ),
    ),
)
