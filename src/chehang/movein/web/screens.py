"""The pages of moving in."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Menu, Page, register

register(
    Menu("movein", _("Moving in"), 88, ("administrator",)),
    Page(
        "movein.steps",
        _("First steps"),
        "/movein/",
        "movein",
        posts=("administrator", "general_manager", "finance_manager", "hr_manager", "parts_manager"),
        order=0,
    ),
)
