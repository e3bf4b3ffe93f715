"""Deadlines of HR."""

from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import Within
from chehang.core.timed import Timed, declare

declare(
    Timed("people.contract_due", _("Write the labour contract"), within=Within(figure="people.contract_within"), whose="hr_manager", late="general_manager"),
    Timed("people.insurance_due", _("Register social insurance"), within=Within(figure="people.insurance_within"), whose="hr_manager", late="general_manager"),
    Timed("people.contract_end", _("Contract ends: renew or let it end"), whose="hr_manager", late="general_manager"),
    Timed("people.probation_end", _("Probation ends: confirm or part"), whose="hr_manager", late="general_manager"),
)  # fmt: skip
