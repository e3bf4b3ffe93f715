"""Duties that imports perform: papers ahead and true, every batch costed, the broker in the know."""

from django.utils.translation import gettext_lazy as _

from chehang.core.duties import Acts, Documents, Owed, Share, perform

PAPERS_ACTS = (
    "customs.open_shipment",
    "customs.edit_shipment",
    "customs.return_shipment",
    "customs.write_head",
    "customs.keep_paper",
    "customs.complete_papers",
)
CHECKS = ("customs.check_declaration", "customs.verify_paper", "customs.explain_gap", "customs.release_shipment")
COSTS = (
    "customs.amend_declaration",
    "customs.correct_import_price",
    "customs.add_charge",
    "customs.settle_charge",
    "customs.explain_charge",
    "customs.cost_shipment",
    "customs.close_shipment",
    "customs.reopen_shipment",
)

perform(
    Share(
        "P-L1", PAPERS_ACTS, ("customs.shipments", "customs.papers"), covers=("import_papers",),
        evidence=(Acts(("customs.keep_paper",), when=Documents("customs.Shipment", "opened_at")),),
        owed=(Owed("customs.Shipment", "opened_at", {"state": "preparing"}, 24 * 10,
                   _("Batches whose papers are not complete"), "/customs/shipments/?state=preparing"),),
    ),
    Share(
        "P-L2", CHECKS, ("customs.papers",), covers=("paper_check",),
        evidence=(Acts(("customs.verify_paper",), when=Documents("customs.Shipment", "opened_at")),),
    ),
    Share(
        "P-L3", COSTS, ("customs.charges",), covers=("landed_cost",),
        evidence=(Acts(("customs.add_charge",), when=Documents("customs.Shipment", "released_at")),),
        owed=(Owed("customs.Charge", "entered_at", {"abnormal": True, "cause": ""}, 72,
                   _("Abnormal charges without a cause"), "/customs/charges/?abnormal=1"),),
    ),
    Share(
        "P-L4", ("customs.note_message", "customs.note_milestone", "customs.note_ship_arrival", "customs.add_broker"), ("customs.brokers",),
        covers=("broker_log",),
        evidence=(Acts(("customs.note_message", "customs.note_milestone"), when=Documents("customs.Shipment", "opened_at")),),
    ),
)  # fmt: skip
