"""What the database refuses about customer care."""

from chehang.core.guards import AppendOnly, FrozenWhen
from chehang.core.masterdata import Master

GUARDS = [
    AppendOnly("care.Attempt"),
    AppendOnly("care.Consent"),
    AppendOnly("care.Question"),
    AppendOnly("care.Answer"),
    AppendOnly("care.ItemTraining"),
    FrozenWhen("care.Standard", when="NOT OLD.active"),
    FrozenWhen("care.Survey", when="OLD.state = 'answered'", but=("words", "device")),
    FrozenWhen("care.Erasure", when="OLD.state <> 'asked'"),
    FrozenWhen(
        "care.FollowUp", when="OLD.state IN ('done', 'unreached', 'cancelled')", but=("case_id", "said", "about")
    ),
    FrozenWhen("care.CallScore", when="OLD.state = 'scored'"),
    Master(
        "care.CallKind",
        once=("code", "event"),
        free=("title", "begins_hours", "window_hours", "purpose", "prescribed", "post", "rank", "script", "active"),
    ),
    Master(
        "care.ScriptBranch",
        once=("kind_id", "code"),
        free=("n", "after", "answer", "say", "outcome"),
    ),
    Master(
        "care.Contact",
        once=("store_id", "customer_id", "role"),
        free=("name", "mobile", "birthday", "licence_until", "note", "active"),
    ),
    Master(
        "care.Questionnaire", once=("store_id", "code", "version", "study"), free=("title", "published_at", "active")
    ),
]
