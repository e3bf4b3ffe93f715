"""The screens of administration: the menu group, and each subject's own."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Menu, Page, register
from chehang.org.posts import POSTS

register(
    Menu("administration", _("Administration"), 64, ("hr_manager",)),
    Page("office.library", _("Company papers"), "/office/library/", "tasks", posts=tuple(POSTS), order=70),
)

from . import screens_house, screens_keeping, screens_papers, screens_safety, screens_things  # noqa: E402

__all__ = ["screens_house", "screens_keeping", "screens_papers", "screens_safety", "screens_things"]
