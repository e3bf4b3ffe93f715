"""Tables of the kernel, one file per subject."""

from .approvals import ApprovalAuthor, ApprovalRequest, ApprovalStep, RouteLine, RouteSet
from .attached import Approval, Attachment, Comment, PrintRecord, Signature
from .base import StoreOwned
from .clocks import CalendarDay, Clockwork, Ladder, RecurringDue, Tick, Timer
from .desk import InboxItem, SavedFilter
from .journal import Journal, JournalHead, Seal
from .measures import MeasureChoice, MeasureTarget
from .numbers import NumberSeries
from .outbox import Channel, Outgoing, Reach, Wording
from .parameters import Parameter
from .personal import PersonalValue
from .states import Transition
from .work import Job

__all__ = [
    "Approval",
    "ApprovalAuthor",
    "ApprovalRequest",
    "ApprovalStep",
    "Attachment",
    "CalendarDay",
    "Channel",
    "Clockwork",
    "Comment",
    "InboxItem",
    "Job",
    "Journal",
    "JournalHead",
    "Ladder",
    "MeasureChoice",
    "MeasureTarget",
    "NumberSeries",
    "Outgoing",
    "Parameter",
    "PersonalValue",
    "PrintRecord",
    "Reach",
    "RecurringDue",
    "RouteLine",
    "RouteSet",
    "SavedFilter",
    "Seal",
    "Signature",
    "StoreOwned",
    "Tick",
    "Timer",
    "Transition",
    "Wording",
]
