"""What a stock plan can aim at, and the words of its rules and reasons."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Objective(TextChoices):
    """Which loss a yuan of capital is to avoid first."""

    LINE = "line", _("Most demands filled (lines)")
    UNIT = "unit", _("Most pieces filled")
    MARGIN = "margin", _("Least margin lost")
    CRITICAL = "critical", _("Most demands filled, the workshop's and weighted parts first")


class RuleKind(TextChoices):
    """What a store has decided about a part beside the plan."""

    MUST = "must", _("Must stock")
    NEVER = "never", _("Never stock")
    NORMAL = "normal", _("By the plan, with weight or room")


class Barred(TextChoices):
    """Why a part is never stocked."""

    STOPPED = "stopped", _("No longer made or sold")
    BARRED = "barred", _("Not to be stocked here")
    ORDERED = "ordered", _("Only on a customer's order")


class Reason(TextChoices):
    """Why a part's highest stock is what it is; the engine's codes."""

    QUOTA = "quota", _("Quota used up")
    ENOUGH = "enough", _("Enough")
    DEAR = "dear", _("Not worth its keep")
    MUST = "must", _("Must-stock list")
    NEVER = "never", _("Never-stock list")
    SHELF = "shelf", _("Shelf life")
    SPACE = "space", _("Room in the bin")
    NONE = "none", _("No demand")
    ENDED = "ended", _("No longer sold")


class Life(TextChoices):
    """Where a part stands in its life; the engine's codes."""

    NEW = "new", _("New")
    GROWING = "growing", _("Rising")
    STEADY = "steady", _("Steady")
    DYING = "dying", _("Falling")
    QUIET = "quiet", _("Quiet for a year")
    ENDED = "ended", _("Ended")


class Abc(TextChoices):
    """Class by the yearly demand at cost: A makes up the first 80 per cent, B the next 15, C the rest."""

    A = "A", "A"
    B = "B", "B"
    C = "C", "C"
    NONE = "-", _("No demand in a year")


class Todo(TextChoices):
    """What a plan asks to be done with a part today; the first that fits."""

    ORDER = "order", _("To order")
    AFFORD = "afford", _("Wanted, but the quota has no room")
    BACK = "back", _("Too many: return or sell off")
    STOP = "stop", _("No longer stocked")
    KEEP = "keep", _("Nothing to do")


class Cause(TextChoices):
    """Why more will be asked for than usual."""

    CAMPAIGN = "campaign", _("Campaign")
    RECALL = "recall", _("Recall")
    FLEET = "fleet", _("A fleet or a customer said so")
    OTHER = "other", _("Other cause")
