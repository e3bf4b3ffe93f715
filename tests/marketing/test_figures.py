"""The worked numbers: 300, 948.98, 6,000, 47.53 %, 22.49; attribution; vendors; media to cut."""

from decimal import Decimal as D

from chehang.marketing.figures import Touch, attributed, per, roas, roi, to_cut, vendor_score


def test_roi_of_the_book() -> None:
    cost = D("186000")
    assert (per(cost, 620), per(cost, 196), per(cost, 31)) == (D("300.00"), D("948.98"), D("6000.00"))
    assert roi(28 * D("9800"), cost) == D("0.4753") and per(cost, 0) is None
    assert roas(D("4183140"), cost) == D("22.49")


def test_event_of_the_book() -> None:
    net = D("46800") - D("20000")
    assert (per(net, 120), per(net, 74), per(net, 9)) == (D("223.33"), D("362.16"), D("2977.78"))
    assert roi(9 * D("8600"), net) == D("1.8881")


def test_each_model_shares_the_whole_gross() -> None:
    touches = [Touch("垂媒", 0), Touch("短视频", 3), Touch("车展", 10)]
    shares = {m: list(attributed(D("9800"), touches, m).values()) for m in ("first", "last", "linear")}
    assert shares["first"] == [D(9800), 0, 0] and shares["last"] == [0, 0, D(9800)]
    assert shares["linear"] == [D("3266.67"), D("3266.67"), D("3266.66")]
    assert all(sum(s) == D(9800) for s in shares.values())
    old = [Touch("电台", 0), Touch("垂媒", 100)]
    assert attributed(D(100), old, "first") == {"电台": 0, "垂媒": D(100)}


def test_vendors_of_the_book() -> None:
    low = D("45500")
    offers = [("48000", 90, 95, 90), ("52000", 95, 90, 95), ("45500", 80, 85, 80)]
    assert [vendor_score(D(p), low, q, d, s) for p, q, d, s in offers] == [D("92.92"), D("91.00"), D("89.00")]


def test_two_dear_months_are_cut() -> None:
    months = {
        "电台": [(D(9000), 1), (D(9000), 0)],
        "垂媒": [(D(9000), 9), (D(9000), 9)],
        "户外": [(D(9000), 1), (D(900), 3)],
    }
    assert to_cut(months) == ["电台"]
