"""What the database refuses in the kernel's own tables."""

from .guards import AppendOnly, FrozenWhen, Guard, Refuse

# Who wrote a document, or is a step's voice through somebody who did, does not decide on it.
_BY_AN_AUTHOR = (
    "EXISTS (SELECT 1 FROM core_approvalauthor a WHERE a.request_id = NEW.request_id"
    " AND a.employee_id IN (NEW.employee_id, NEW.voice_id))"
)
_OF_ANOTHER = (
    "(SELECT COUNT(*) FROM core_approvalrequest r WHERE r.id = NEW.request_id AND r.digest = NEW.digest"
    " AND r.document = NEW.document AND r.object_id = NEW.object_id AND r.store_id = NEW.store_id) = 0"
)
_STEP_MISSING = (
    "EXISTS (SELECT 1 FROM core_approvalstep s WHERE s.request_id = NEW.id AND s.people > (SELECT COUNT(*) FROM"
    " core_approval a WHERE a.request_id = NEW.id AND a.step = s.n AND a.decision = 'approved'))"
    " OR NOT EXISTS (SELECT 1 FROM core_approvalstep s WHERE s.request_id = NEW.id)"
)

GUARDS: list[Guard] = [
    AppendOnly("core.Journal"),
    AppendOnly("core.Seal"),
    AppendOnly("core.Transition"),
    AppendOnly("core.Signature"),
    AppendOnly("core.Approval"),
    Refuse("core_approval_by_another", "core.Approval", "INSERT", f"NEW.decision = 'approved' AND {_BY_AN_AUTHOR}"),
    Refuse("core_approval_same_content", "core.Approval", "INSERT", f"NEW.request_id IS NOT NULL AND {_OF_ANOTHER}"),
    AppendOnly("core.ApprovalStep"),
    AppendOnly("core.ApprovalAuthor"),
    FrozenWhen("core.ApprovalRequest", when="1 = 1", but=("state", "step", "post", "ended_at")),
    Refuse(
        "core_approvalrequest_complete",
        "core.ApprovalRequest",
        "UPDATE",
        f"NEW.state = 'approved' AND OLD.state <> 'approved' AND ({_STEP_MISSING})",
    ),
    FrozenWhen("core.RouteSet", when="1 = 1", but=("state", "confirmed_by_id", "confirmed_by_name")),
    AppendOnly("core.RouteLine"),
    AppendOnly("core.Attachment"),
    AppendOnly("core.PrintRecord"),
    AppendOnly("core.Parameter"),
    AppendOnly("core.MeasureTarget"),
    AppendOnly("core.MeasureChoice"),
    Refuse(
        "core_personalvalue_only_erased",
        "core.PersonalValue",
        "UPDATE",
        "NEW.value <> '' OR NEW.erased_at IS NULL OR NEW.token <> OLD.token OR NEW.journal_id <> OLD.journal_id",
    ),
    Refuse("core_personalvalue_kept", "core.PersonalValue", "DELETE", "1 = 1"),
    AppendOnly("core.CalendarDay"),
    AppendOnly("core.Ladder"),
    AppendOnly("core.Tick"),
    FrozenWhen("core.Timer", when="OLD.state = 'met'"),
    Refuse("core_clockwork_forward", "core.Clockwork", "UPDATE", "NEW.told_until < OLD.told_until"),
    AppendOnly("core.Wording"),
    Refuse(
        "core_outgoing_sent_stays",
        "core.Outgoing",
        "UPDATE",
        "OLD.state = 'sent' AND (NEW.state <> 'sent' OR NEW.sent_at <> OLD.sent_at OR NEW.key <> OLD.key)",
    ),
    Refuse("core_journalhead_forward", "core.JournalHead", "UPDATE", "NEW.seq < OLD.seq OR NEW.seq > OLD.seq + 1"),
    Refuse("core_journalhead_kept", "core.JournalHead", "DELETE", "1 = 1"),
    Refuse("core_numberseries_forward", "core.NumberSeries", "UPDATE", "NEW.last <> OLD.last + 1"),
    Refuse("core_numberseries_kept", "core.NumberSeries", "DELETE", "1 = 1"),
]
