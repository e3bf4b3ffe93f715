"""A script with branches: what the customer may answer, what is said then, and what it usually comes to."""

from chehang.care.models import CallKind, FollowUp
from chehang.care.scripts import answers, tree
from tests.care.conftest import AGENT, MANAGER, Care

BRANCHES = [
    {"code": "A", "answer": "一切正常", "say": "打几分?", "outcome": "reached"},
    {"code": "A1", "after": "A", "answer": "9—10分", "say": "谢谢,{agent}记下了。", "outcome": "reached"},
    {"code": "B", "answer": "有异响", "say": "{plate}哪天方便来?", "outcome": "appointment"},
]


def script(care: Care, code: str = "delivery_satisfaction", **also: object) -> CallKind:
    kind = CallKind.objects.get(code=code)
    care.run("set_script", MANAGER, trigger=kind.pk, script="您好", branches=BRANCHES, **also)
    return kind


def test_what_was_chosen_is_kept_in_words_and_counted(care: Care) -> None:
    kind = script(care)
    first, second = tree(kind, {"agent": "小周", "plate": "浙A12345"})
    assert (first.further[0].say, second.say) == ("谢谢,小周记下了。", "浙A12345哪天方便来?")
    call = care.due()
    chosen = first.further[0].branch.pk
    care.run("record_call", call=call.pk, outcome="reached", said="很好", score=9, branch=chosen)
    script(care)
    call.refresh_from_db()
    assert call.answered == "一切正常 › 9—10分", "the script was written anew, the answer stays"
    (said,) = answers(kind, care.office.who(MANAGER), care.office.clock.now())
    assert (said.answer, said.count, said.share) == ("一切正常 › 9—10分", 1, 1)
    assert FollowUp.objects.exclude(answered="").count() == 1


def test_refusals(care: Care) -> None:
    kind = CallKind.objects.get(code="delivery_satisfaction")
    data = {"trigger": kind.pk, "script": "您好"}
    one = BRANCHES[0]
    care.refused("not_allowed", "set_script", AGENT, **data)
    care.refused("not_found", "set_script", MANAGER, **data | {"trigger": 999999})
    care.refused("script.twice", "set_script", MANAGER, branches=[one, one], **data)
    care.refused("script.after", "set_script", MANAGER, branches=[BRANCHES[1], one], **data)
    deep = [{"code": str(n), "after": str(n - 1) if n else "", "answer": "是"} for n in range(4)]
    care.refused("script.deep", "set_script", MANAGER, branches=deep, **data)
    assert kind.branches.exists(), "what was refused left the script as it was"
    other = script(care, "service_3dc").branches.order_by("n")[0].pk
    call = care.due()
    care.refused("call.script", "record_call", call=call.pk, outcome="reached", said="很好", branch=other)
