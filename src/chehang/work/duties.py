"""Duties that the work floor performs: tasks, cases, plans, checks; policies, meetings, training, contracts."""

from django.utils.translation import gettext_lazy as _

from chehang.core.duties import Acts, Documents, Owed, Share, perform

TASKS = ("work.accept_task", "work.finish_task", "work.assign_task", "work.confirm_task")
ASKED = ("work.request_work", "work.take_request")
POLICY = ("work.draft_policy", "work.submit_policy", "work.approve_policy", "work.acknowledge_policy")
MEETING = ("work.call_meeting", "work.write_minutes")
NOTE = ("work.write_note",)
TRAINING = ("work.announce_session", "work.plan_training", "work.close_session", "work.sign_in_to_session")
CONTRACT = ("work.draft_contract", "work.approve_contract", "work.sign_contract", "work.finish_milestone")
GOALS = ("work.set_goal", "work.decompose_goal", "work.approve_goal", "work.report_goal", "work.explain_goal")
CASES = ("work.open_case", "work.respond_case", "work.propose_case", "work.execute_case", "work.close_case")
CHECKS = ("work.plan_check", "work.draw_check", "work.finish_check", "work.verify_check")
LATE_CASE = Owed("work.CaseRecord", "due_at", {"state__in": ("new", "assigned", "proposed", "agreed", "executed")}, 0,
                 _("Cases past their clock"), "/work/cases/")  # fmt: skip
QUIZ = ("work.add_question", "work.draw_quiz", "work.answer_quiz")


def _tasks(duty: str, post: str, department: str = "") -> Share:
    """Of a duty that comes with tasks from above, a task of the department that is due is the occasion."""
    given = Documents("work.Task", "due", {"department": department}) if department else None
    return Share(duty, TASKS, ("work.my_tasks",), covers=("tasks",), evidence=(Acts(TASKS, by=(post,), when=given),))


def _plans(duty: str, post: str) -> Share:
    acts = Acts(GOALS, by=(post,))
    return Share(duty, GOALS, ("work.plan_tree", "work.goals"), covers=("plans",), evidence=(acts,))


def _training(duty: str, post: str) -> Share:
    acts = Acts(TRAINING[:3], by=(post,))
    return Share(duty, TRAINING, ("work.sessions", "work.training_plan"), covers=("training",), evidence=(acts,))


perform(
    _tasks("SV10", "service_manager", "service"),
    _tasks("HR13", "hr_manager", "people"),
    _tasks("FI13", "finance_manager", "finance"),
    _tasks("MK11", "marketing_manager", "marketing"),
    _tasks("CS12", "customer_service_manager", "care"),
    _tasks("SA8", "sales_manager"),
    Share("FI9", (*TASKS, *ASKED), ("work.board",), covers=("tasks", "requests"),
          evidence=(Acts((*TASKS, *ASKED), by=("finance_manager",)),)),
    Share("HR12", ASKED, ("work.tasks",), covers=("requests",), evidence=(Acts(ASKED, by=("hr_manager",)),)),
    Share("P-M5", ASKED, ("work.tasks",), covers=("requests",), evidence=(Acts(ASKED, by=("parts_manager",)),)),
    Share("P-M1", POLICY, ("work.reading", "work.policies"), covers=("policies", "violations"),
          evidence=(Acts(POLICY, by=("parts_manager",)),)),
    Share("HR2", POLICY, ("work.policies",), covers=("policies",), evidence=(Acts(POLICY, by=("hr_manager",)),)),
    Share("GM5", POLICY, ("work.policies",), covers=("policies",),
          evidence=(Acts(("work.approve_policy",), by=("general_manager",)),)),
    Share("GM5", ("work.publish_checklist", "work.plan_check", "work.verify_check"), ("work.maker_standards", "work.checks"),
          covers=("oem_standards",), evidence=(Documents("work.CheckRound", "done_at", {"template__maker": True}),)),
    Share("GM3", MEETING, ("work.meetings",), covers=("meetings",),
          evidence=(Acts(MEETING[1:], by=("general_manager",)),)),
    Share("HR4", MEETING, ("work.meetings",), covers=("meetings",), evidence=(Acts(MEETING, by=("hr_manager",)),)),
    Share("FI12", MEETING, ("work.meetings",), covers=("meetings",),
          evidence=(Acts(MEETING[1:], by=("finance_manager",)),)),
    Share("GM6", NOTE, ("work.notes",), covers=("contact_log",), evidence=(Acts(NOTE, by=("general_manager",)),)),
    Share("GM11", NOTE, ("work.notes",), covers=("contact_log",), evidence=(Acts(NOTE, by=("general_manager",)),)),
    Share("SA9", NOTE, ("work.notes",), covers=("customer_voice", "rival_log"),
          evidence=(Acts(NOTE, by=("sales_manager",)),)),
    Share("SV4", NOTE, ("work.notes",), covers=("customer_voice", "rival_log"),
          evidence=(Acts(NOTE, by=("service_manager",)),)),
    Share("MK7", NOTE, ("work.notes",), covers=("rival_log",), evidence=(Acts(NOTE, by=("marketing_manager",)),)),
    Share("GM6", CONTRACT, ("work.contracts",), covers=("contracts",),
          evidence=(Acts(CONTRACT, by=("general_manager",)),)),
    Share("MK6", CONTRACT, ("work.contracts",), covers=("contracts",),
          evidence=(Acts(CONTRACT, by=("marketing_manager",)),)),
    _plans("SA1", "sales_manager"),
    _plans("SV1", "service_manager"),
    _plans("HR1", "hr_manager"),
    _plans("MK1", "marketing_manager"),
    _plans("CS1", "customer_service_manager"),
    _plans("SV9", "service_manager"),
    _plans("GM2", "general_manager"),
    Share("P-M4", GOALS, ("work.plan_tree", "work.goals"), covers=("plans", "problem_loop"),
          evidence=(Acts(GOALS, by=("parts_manager",)),)),
    Share("GM3", GOALS, ("work.plan_tree",), covers=("goal_tree",), evidence=(Acts(GOALS, by=("general_manager",)),)),
    Share("GM13", GOALS, ("work.plan_tree",), covers=("goal_tree",), evidence=(Acts(GOALS, by=("general_manager",)),)),
    Share("P-M5", CASES, ("work.cases",), covers=("complaints",), evidence=(Acts(CASES[1:], by=("parts_manager",), when=Documents("work.CaseRecord", "opened_at", {"department": "parts"})),)),
    Share("CS2", CASES, ("work.cases",), covers=("complaints",), evidence=(Acts(CASES),)),
    Share("CS4", (*CASES, "work.approve_compensation"), ("work.cases",), covers=("complaints", "compensation"),
          evidence=(Acts(CASES, by=("customer_service_manager",), when=Documents("work.CaseRecord", "opened_at")),), owed=(LATE_CASE,)),
    Share("HR4", CHECKS, ("work.checks",), covers=("checks",), evidence=(Acts(CHECKS, by=("hr_manager",)),)),
    Share("HR11", CHECKS, ("work.checks", "work.check_ranking"), covers=("checks",),
          evidence=(Acts(CHECKS, by=("hr_manager",)),)),
    Share("HR10", CHECKS, ("work.checks",), covers=("hazards",),
          evidence=(Acts(CHECKS[1:], by=("hr_manager",)),)),
    Share("P-W1", ("work.start_check", "work.finish_check"), ("work.patrol",), covers=("patrol",),
          evidence=(Acts(("work.finish_check",), by=("keeper",)),)),
    Share("P-M2", (*TRAINING, *QUIZ), ("work.sessions", "work.courses"), covers=("training", "quiz"),
          evidence=(Acts(TRAINING[:3], by=("parts_manager",)), Acts(QUIZ[2:]))),
    _training("GM9", "general_manager"),
    _training("GM12", "general_manager"),
    _training("SA7", "sales_manager"),
    _training("SV6", "service_manager"),
    _training("HR5", "hr_manager"),
    _training("FI12", "finance_manager"),
    _training("CS10", "customer_service_manager"),
    _training("CS11", "customer_service_manager"),
)  # fmt: skip
