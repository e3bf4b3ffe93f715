"""The screens of the work floor: the menu group, and each subject's own."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Menu, register
from chehang.work.heads import EVERYONE

register(Menu("tasks", _("Work"), 5, EVERYONE))

from chehang.work.tasks import screens as tasks  # noqa: E402

__all__ = ["tasks"]
