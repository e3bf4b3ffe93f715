"""``verify`` against a vandal: whatever is changed at random behind the guards' back is found and named."""

from chehang.core.verify import broken
from tests.damage import Vandal


def test_random_damage_is_found_and_named(desk, text) -> None:
    """Three dozen at random (a thousand: ``python -m bench.corruptions``); every one is named, and undone nothing is found."""
    claim = desk.submitted(desk.claim())
    desk.approved(claim, "parts_manager")
    voucher = desk.run("make_voucher", "accountant", **text())
    desk.run("review_voucher", "finance_manager", voucher_id=voucher.id)
    sound = {f"{rule.code} {row}" for rule, row in broken()}
    vandal = Vandal(seed=20261123)
    missed = [str(damage) for damage, found in vandal.strikes(36) if not set(found) - sound]
    assert missed == []
    assert {f"{rule.code} {row}" for rule, row in broken()} == sound
