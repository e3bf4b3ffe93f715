"""What the database refuses in replenishment."""

from chehang.core.guards import AppendOnly, FrozenWhen, Refuse

_APPROVED_BY_ANOTHER = (
    "(SELECT COUNT(*) FROM core_approval a WHERE a.id = NEW.approval_id AND a.document = 'replenishment.plan'"
    " AND a.object_id = NEW.id AND a.store_id = NEW.store_id AND a.decision = 'approved'"
    " AND a.employee_id <> COALESCE(NEW.maker_id, 0))"
)

GUARDS = [
    # A rule is history from the moment it is set; dropping it is the one thing that happens to it, once.
    FrozenWhen("replenishment.PlanRule", when="1 = 1", but=("dropped_at",)),
    Refuse("replenishment_planrule_dropped_once", "replenishment.PlanRule", "UPDATE", "OLD.dropped_at IS NOT NULL"),
    AppendOnly("replenishment.PlanSettings"),
    # What a plan says never changes, from the moment it is made; only its fate is added.
    FrozenWhen("replenishment.Plan", when="1 = 1", but=("state", "approval_id", "hand_value", "maker_id")),
    Refuse(
        "replenishment_plan_maker_stays",
        "replenishment.Plan",
        "UPDATE",
        "OLD.maker_id IS NOT NULL AND NEW.maker_id <> OLD.maker_id",
    ),
    FrozenWhen("replenishment.Policy", when="1 = 1", but=("state", "reason")),
    Refuse(
        "replenishment_plan_approval_kept",
        "replenishment.Plan",
        "UPDATE",
        "OLD.state <> 'draft' AND COALESCE(NEW.approval_id, 0) <> COALESCE(OLD.approval_id, 0)",
    ),
    Refuse(
        "replenishment_plan_approved_by_another",
        "replenishment.Plan",
        "UPDATE",
        f"NEW.state = 'approved' AND OLD.state <> 'approved' AND {_APPROVED_BY_ANOTHER} = 0",
    ),
    Refuse(
        "replenishment_plan_by_hand_while_it_waits",
        "replenishment.Plan",
        "UPDATE",
        "OLD.state <> 'draft' AND NEW.hand_value <> OLD.hand_value",
    ),
    AppendOnly("replenishment.PlanChange"),
    FrozenWhen("replenishment.PlanLine", when="1 = 1", but=("change_id",)),
    Refuse(
        "replenishment_planline_by_hand_while_it_waits",
        "replenishment.PlanLine",
        "UPDATE",
        "(SELECT p.state FROM replenishment_plan p WHERE p.id = NEW.plan_id) <> 'draft'",
    ),
    # A level is history from the moment it holds; that it holds no longer is said once.
    FrozenWhen("replenishment.StockLevel", when="1 = 1", but=("until",)),
    Refuse("replenishment_stocklevel_ended_once", "replenishment.StockLevel", "UPDATE", "OLD.until IS NOT NULL"),
    FrozenWhen("replenishment.ExpectedDemand", when="1 = 1", but=("dropped_at",)),
    Refuse(
        "replenishment_expecteddemand_dropped_once",
        "replenishment.ExpectedDemand",
        "UPDATE",
        "OLD.dropped_at IS NOT NULL",
    ),
    Refuse(
        "replenishment_planline_added",
        "replenishment.PlanLine",
        "INSERT",
        "(SELECT p.state FROM replenishment_plan p WHERE p.id = NEW.plan_id) <> 'draft'",
    ),
]
