"""What insight announces to the menu."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Page, register

register(
    Page(
        "insight.duties", _("Duties of posts"), "/insight/duties/", "office", ("general_manager", "hr_manager"), order=2
    ),
)
