"""The life of an old part."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine
from chehang.core.timed import Timed

OLD_PART = StateMachine(
    "warehouse.old_part",
    model="warehouse.OldPart",
    start="kept",
    states=[
        State("kept", _("In custody"), "blue"),
        State("sent", _("Sent back"), "amber"),
        State("credited", _("Credited"), "green"),
        State("refused", _("Not credited"), "red"),
        State("given", _("Given to the customer"), "grey"),
        State("scrapped", _("Scrapped"), "grey"),
        State("missing", _("Missing"), "red"),
    ],
    moves=[
        Move("send", "kept", "sent"),
        Move("credit", "sent", "credited"),
        Move("refuse", "sent", "refused"),
        Move("give", "kept", "given"),
        Move("scrap", "kept", "scrapped"),
        Move("lose", "kept", "missing"),
    ],
    timed=[
        Timed("warehouse.old_part.keep", _("Old part: send it back or have it scrapped"), ("kept",), until="keep_until",
              whose="keeper", late="parts_manager"),
    ],
)  # fmt: skip
