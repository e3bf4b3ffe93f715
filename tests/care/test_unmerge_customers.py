"""A wrong merge is undone."""

from tests.care.conftest import MANAGER, Care


def test_two_again(care: Care) -> None:
    twin = care.another("周敏")
    merge = care.run("merge_customers", MANAGER, goes=care.customer.pk, stays=twin.pk, reason="同一人").id
    care.run("unmerge_customers", MANAGER, merge=merge, reason="是父子俩")
    for row in (care.customer, care.car, twin):
        row.refresh_from_db()
    assert (care.customer.active, care.car.owner, care.customer.plate_no, twin.plate_no) == (
        True,
        care.customer,
        "浙A12345",
        "",
    )
    care.refused("merge.undone", "unmerge_customers", MANAGER, merge=merge, reason="再来")
    care.refused("not_allowed", "unmerge_customers", "care_agent", merge=merge, reason="再来")
