"""Signing the sample with what was found."""

from chehang.finance.models import SpotCheck

from .conftest import refused


def test_what_differs_needs_a_note(desk) -> None:
    desk.run("draw_spot_check", "finance_manager")
    row = SpotCheck.objects.get()
    last = len(row.items)
    sheet = {"check_id": row.pk, "conclusion": "账实相符"}
    refused(
        "spot_check.note",
        desk,
        "sign_spot_check",
        "finance_manager",
        **sheet,
        items=[{"n": last, "found": "99,999.00"}],
    )
    refused("spot_check.item", desk, "sign_spot_check", "finance_manager", **sheet, items=[{"n": 99, "found": "1"}])
    desk.run(
        "sign_spot_check", "finance_manager", **sheet, items=[{"n": last, "found": "99,999.00", "note": "找零差错"}]
    )
    row.refresh_from_db()
    assert row.signed_by_id and row.items[-1]["note"] == "找零差错" and row.items[0]["found"] == row.items[0]["booked"]
    refused("spot_check.signed", desk, "sign_spot_check", "finance_manager", **sheet)
