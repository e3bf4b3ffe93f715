"""The organisation is founded once, from the job descriptions' own text."""

from chehang.org.posts import POSTS
from chehang.people.models import Position, StaffFile
from tests.people.hr import Hr


def test_posts_with_their_text_and_everybody_on_one(hr: Hr) -> None:
    keeper = hr.position("keeper")
    assert keeper.duty.startswith("1、负责仓库配件的安全") and keeper.reports_to == hr.position("parts_manager")
    assert hr.position("parts_manager").reports_to == hr.position("general_manager")
    assert Position.objects.count() == len(POSTS)
    assert StaffFile.objects.get(employee_id=hr.office.id("keeper")).position == keeper.title
    hr.refused("organisation.founded", "found_organisation")
    hr.refused("not_allowed", "found_organisation", "keeper")
