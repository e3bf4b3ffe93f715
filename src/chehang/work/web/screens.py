"""The screens of the work floor: the menu group, and each subject's own."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Menu, register
from chehang.work.heads import EVERYONE

# Everybody's, so it stands open, but behind what a person's own department does.
register(Menu("tasks", _("Work"), 95, EVERYONE))

from chehang.work.cases import screens as cases  # noqa: E402
from chehang.work.checks import screens as checks  # noqa: E402
from chehang.work.contracts import screens as contracts  # noqa: E402
from chehang.work.meetings import screens as meetings  # noqa: E402
from chehang.work.plans import screens as plans  # noqa: E402
from chehang.work.policies import screens as policies  # noqa: E402
from chehang.work.tasks import screens as tasks  # noqa: E402
from chehang.work.training import screens as training  # noqa: E402

__all__ = ["cases", "checks", "contracts", "meetings", "plans", "policies", "tasks", "training"]
