"""The general manager talks a signed report over with its owner (H18): his note stands, actions are tasks."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem
from chehang.insight.packs.desk import packs_to_discuss
from chehang.insight.packs.models import PackNote
from chehang.work.models import Task
from tests.selling import Shop

from .packs import discuss, draft, explain, sign


def test_note_and_actions_after_it_is_signed(shop: Shop, enter) -> None:
    boss, seller = (shop.depot.who(post) for post in ("general_manager", "sales_manager"))
    pack = draft(shop, "monthly_sales", post="sales_manager")
    with pytest.raises(Refused, match=r"pack\.not_signed"):
        discuss(shop, pack)
    for line in pack.lines.filter(told=True):
        explain(shop, pack, line.n, "sales_manager")
    sign(shop, pack, "sales_manager")
    assert len(list(packs_to_discuss(boss, shop.depot.clock))) == 1
    with pytest.raises(NotAllowed):
        discuss(shop, pack, "sales_manager")
    day = shop.depot.clock.today() + timedelta(days=7)
    action = {"action": "长库龄车辆促销", "owner": seller.employee_id, "due": day}
    discuss(shop, pack, actions=[action])
    assert (PackNote.objects.get().writer_id, PackNote.objects.get().pack) == (boss.employee_id, pack)
    task = Task.objects.get()
    assert (task.title, task.owner_id, task.due, task.about_id) == ("长库龄车辆促销", seller.employee_id, day, pack.pk)
    assert InboxItem.objects.filter(employee_id=seller.employee_id, link=f"/insight/packs/{pack.pk}/").exists()
    assert list(packs_to_discuss(boss, shop.depot.clock)) == []
    with pytest.raises(IntegrityError, match="guard:"), transaction.atomic():
        PackNote.objects.update(note="x")
    page = enter(seller).get(f"/insight/packs/{pack.pk}/").content.decode()
    assert "长库龄要处理" in page and "长库龄车辆促销" in page
