"""Duties that the organisation performs: who holds which post and which rights, who comes and who leaves."""

from chehang.core.duties import Acts, Share, perform

POSTS = ("org.assign_post", "org.end_post", "org.grant_right", "org.revoke_right")
PEOPLE = ("org.add_employee", "org.assign_post", "org.end_post", "org.dismiss_employee")

perform(
    Share("GM4", POSTS, ("org.employees",), covers=("posts_and_rights",), evidence=(Acts(POSTS),)),
    Share("HR6", PEOPLE, ("org.employees",), covers=("employment",), evidence=(Acts(PEOPLE),)),
)
