"""Duties that personnel performs: posts and their texts, recruitment, what happens to people."""

from chehang.core.duties import Acts, Documents, Share, perform

HIRING = ("people.request_staff", "people.add_candidate", "people.score_interview", "people.make_offer", "people.hire")
EMPLOYMENT = ("people.write_contract", "people.hire", "people.finish_leaving", "people.tick_item")
TIME = ("people.import_punches", "people.draw_up_sheets", "people.set_roster", "people.order_overtime")
APPRAISING = ("people.score_appraisal", "people.open_appraisals", "people.close_appraisals", "people.decide_appeal")
CHANGE = ("people.propose_change", "people.found_organisation")

perform(
    Share("GM4", CHANGE, ("people.chart", "people.positions"), covers=("org_chart", "posts_and_rights"),
          evidence=(Documents("people.Position", "since"), Documents("people.OrgChange", "effective_on", {"state": "done"}))),
    Share("HR2", CHANGE, ("people.positions",), covers=("duty_texts",), evidence=(Acts(CHANGE, by=("hr_manager", "general_manager")),)),
    Share("HR3", HIRING, ("people.requisitions", "people.candidates"), covers=("recruitment",), evidence=(Acts(HIRING, by=("hr_manager",)),)),
    Share("HR6", (*EMPLOYMENT, "people.file_event"), ("people.events", "people.contracts", "people.files"),
          covers=("employment", "personnel_events"), evidence=(Acts((*EMPLOYMENT, "people.file_event"), by=("hr_manager",)),)),
    Share("HR7", TIME, ("people.sheets", "people.punches", "people.leaves"), covers=("attendance",), evidence=(Acts(TIME, by=("hr_manager",)),)),
    Share("HR5", APPRAISING, ("people.appraisals", "people.schemes"), covers=("appraisal",),
          evidence=(Acts(APPRAISING, by=("hr_manager",)),)),
    Share("GM5", ("core.approve",), ("people.schemes",), covers=("appraisal",),
          evidence=(Documents("people.Scheme", "since"),)),
    Share("GM8", ("people.decide_appeal",), ("people.appraisals",), covers=("appraisal",),
          evidence=(Documents("people.Appraisal", "scored_on"),)),
    Share("GM12", ("people.score_appraisal",), ("people.appraising",), covers=("appraisal",),
          evidence=(Acts(("people.score_appraisal",), by=("general_manager",)),)),
    Share("SV8", ("people.score_appraisal",), ("people.appraising",), covers=("appraisal",),
          evidence=(Acts(("people.score_appraisal",), by=("service_manager",)),)),
)  # fmt: skip
