from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Screen, register

register(
    Screen(
        "keys.loans", _("Key loans"), "keys.KeyLoan", menu="carsales", posts=("car_clerk", "sales_consultant"),
        columns=(
            Column("number", _("Number")), Column("state", _("State"), "state"), Column("plate_no", _("Plate")),
            Column("holder.name", _("Holder")), Column("lent_at", _("Lent"), "datetime"),
        ),
        search=("number", "plate_no"), filters=("state", "holder"), new=("keys.lend_key",), document="keys.loan",
        actions=(Action("keys.return_key", ("out",), main=True),), empty=_("All keys are here."),
    )
)  # fmt: skip
