"""The life of a stock count."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

COUNT = StateMachine(
    "warehouse.stock_count",
    model="warehouse.StockCount",
    start="planned",
    states=[
        State("planned", _("Planned"), "grey"),
        State("counting", _("First count"), "blue"),
        State("recount", _("To be counted again"), "amber"),
        State("review", _("Differences to be explained"), "amber"),
        State("submitted", _("Waiting for approval"), "blue"),
        State("posted", _("Posted"), "green"),
        State("cancelled", _("Cancelled"), "grey"),
    ],
    moves=[
        Move("begin", "planned", "counting"),
        Move("recount", ("counting", "review"), "recount"),
        Move("review", ("counting", "recount"), "review"),
        Move("submit", "review", "submitted"),
        Move("return", "submitted", "review"),
        Move("post", "submitted", "posted"),
        Move("cancel", ("planned", "counting", "recount", "review"), "cancelled"),
    ],
)
