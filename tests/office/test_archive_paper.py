"""Archived with its box and the day until which it is kept; who may read it finds it by its words."""

from chehang.office.library import readable, with_words
from tests.office import Office
from tests.office.desk import paper
from tests.work.refusing import refused


def test_archived(office: Office) -> None:
    made = paper(office, "valid")
    refused(office, "not_allowed", "office.archive_paper", "keeper", paper=made.pk, box="1")
    office.run("office.archive_paper", "hr_manager", paper=made.pk, box="2026-行政-01", years=3)
    made.refresh_from_db()
    assert (made.state, made.box, str(made.keep_until)) == (
        "archived",
        "2026-行政-01",
        f"{office.day().year + 3}-12-31",
    )
    refused(office, "state.wrong", "office.archive_paper", "hr_manager", paper=made.pk, box="2")


def test_who_may_read(office: Office) -> None:
    for secrecy in ("open", "managers", "secret"):
        paper(office, "valid", secrecy=secrecy, title=f"薪酬方案 {secrecy}", text="调整绩效比例")
    paper(office, title="草稿")
    seen = {
        post: sorted(with_words(readable(office.who(post)), "绩效").values_list("secrecy", flat=True))
        for post in ("keeper", "parts_manager", "general_manager")
    }
    assert seen == {
        "keeper": ["open"],
        "parts_manager": ["managers", "open"],
        "general_manager": ["managers", "open", "secret"],
    }
    assert not with_words(readable(office.who("general_manager")), "草稿")
