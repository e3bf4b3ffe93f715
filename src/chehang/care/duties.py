"""Duties that customer care performs."""

from django.utils.translation import gettext_lazy as _

from chehang.core.duties import Acts, Documents, Owed, Share, perform

CALLS = ("care.next_call", "care.record_call")
LATE = Owed(
    "care.FollowUp",
    "due_at",
    {"state": "open", "prescribed": True},
    0,
    _("Prescribed calls that are late"),
    "/care/calls/?state=open",
)

perform(
    Share("CS2", ("care.score_call", "care.draw_samples"), ("care.call_quality",), covers=("call_quality",),
          evidence=(Acts(("care.score_call",)),)),
    Share("CS5", ("care.plan_calls", *CALLS), ("care.calls",), covers=("delivery_follow_up",), evidence=(Acts(CALLS),)),
    Share("CS6", (*CALLS, "care.finish_visit", "workshop.book_appointment"), ("care.desk", "care.calls", "workshop.appointments"), covers=("delivery_follow_up", "appointments"),
          evidence=(Acts(CALLS, when=Documents("care.FollowUp", "due_at", {"prescribed": True})),), owed=(LATE,)),
    Share("CS8", ("care.make_due_calls", *CALLS), ("care.calls",), covers=("visit_cycle",), evidence=(Acts(CALLS),)),
    Share("P-W6", CALLS, ("warehouse.shipments",), covers=("follow_up",),
          evidence=(Documents("care.FollowUp", "contacted_at", {"trigger__event": "goods_shipped"},
                           when=Documents("care.FollowUp", "due_at", {"trigger__event": "goods_shipped"})),)),
    Share("CS3", ("care.set_standard", "care.draw_surveys", "care.send_survey"), ("care.satisfaction", "care.standards", "care.surveys"),
          covers=("satisfaction",), evidence=(Acts(("care.set_standard", "care.draw_surveys", "care.send_survey", "care.answer_survey")),)),
    Share("CS4", ("care.register_complaint",), ("care.complaints",), covers=("complaints", "compensation"),
          evidence=(Documents("care.Complaint", "case__opened_at"),)),
    Share("CS2", ("care.register_complaint",), ("care.complaints",), covers=("complaints",),
          evidence=(Acts(("work.assign_case", "work.close_case")),)),
    Share("CS5", ("care.plan_update_round", "care.merge_customers"), ("care.files",), covers=("customer_data",),
          evidence=(Acts(("care.plan_update_round", "care.merge_customers", "care.record_consent")),)),
    Share("CS7", ("care.publish_questionnaire",), ("care.satisfaction", "care.questionnaires"), covers=("surveys",),
          evidence=(Documents("care.Questionnaire", "published_at"),)),
    Share("CS8", ("care.record_consent",), ("care.files", "care.value"), covers=("customer_file",),
          evidence=(Acts(("care.record_consent", "care.merge_customers", "parties.edit_customer")),)),
    Share("CS11", ("care.train_item",), ("care.satisfaction",), covers=("training_needs",),
          evidence=(Documents("care.ItemTraining", "on"),)),
)  # fmt: skip
