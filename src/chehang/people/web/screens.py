"""The screens of HR: the menu group, and each subject's own."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Menu, Page, register
from chehang.org.posts import POSTS
from chehang.work.heads import MANAGERS

HR = ("hr_manager", "general_manager")

register(
    Menu("personnel", _("People"), 62, ("hr_manager",)),
    Page("people.me", _("About me"), "/people/me/", "tasks", posts=tuple(POSTS), order=80),
    Page("people.chart", _("Organisation chart"), "/people/chart/", "personnel", posts=MANAGERS, order=5),
)

from . import screens_appraisal, screens_organisation, screens_staff, screens_time, screens_voices  # noqa: E402

__all__ = ["screens_appraisal", "screens_organisation", "screens_staff", "screens_time", "screens_voices"]
