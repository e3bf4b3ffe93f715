"""Duties that the workshop performs: the life of a work order with its checks, technicians' hours, goals by figures."""

from django.utils.translation import gettext_lazy as _

from chehang.core.duties import Acts, Documents, Owed, Share, perform

from .states import UNSETTLED

SETTLED = Documents("workshop.WorkOrder", "settled_at")

perform(
    Share(
        "SV2",
        ("workshop.open_order", "workshop.record_agreement", "workshop.dispatch_order", "workshop.inspect_order",
         "workshop.reinspect_order", "workshop.settle_order", "workshop.deliver_order"),
        ("workshop.orders", "workshop.inspections"), covers=("work_orders",),
        evidence=(Acts(("workshop.inspect_order",), when=SETTLED), Acts(("workshop.reinspect_order",), when=SETTLED)),
        owed=(Owed("workshop.WorkOrder", "promised_at", {"state__in": UNSETTLED}, 24, _("Cars past their promised time"),
                   "/workshop/orders/?view=board"),),
    ),
    Share(
        "SV5", ("workshop.record_comeback", "workshop.take_back_parts"), ("workshop.comebacks", "insight.measures"),
        covers=("stock_turnover", "supplier_quality"),
        evidence=(Acts(("workshop.record_comeback",), by=("service_manager",), when=SETTLED),),
    ),
    Share(
        "SV3", ("workshop.plan_campaign", "workshop.end_campaign", "workshop.invite_customer"),
        ("workshop.campaigns", "workshop.due_services"), covers=("service_campaigns",),
        evidence=(Acts(("workshop.plan_campaign", "workshop.end_campaign"), by=("service_manager",)),),
    ),
    Share("SV6", ("workshop.set_skill", "workshop.choose_course"), ("workshop.skills", "workshop.training")),
    Share(
        "SV7", ("work.take_request", "work.finish_task", "work.assign_task"), ("work.tasks",), covers=("event_tasks",),
        evidence=(Acts(("work.take_request", "work.finish_task"), by=("service_manager",)),),
    ),
    Share("SV9", (), ("insight.tree", "insight.measures"), covers=("measures",)),
    Share(
        "SV8",
        ("workshop.record_attendance", "workshop.clock_on", "workshop.clock_off", "workshop.record_comeback", "workshop.reckon_piece_pay"),
        ("workshop.attendance", "workshop.clockings", "workshop.piece_pays"), covers=("technician_hours",),
        evidence=(Acts(("workshop.record_attendance",), when=SETTLED),),
    ),
)  # fmt: skip
