"""Who may do an act may name what it needs; who may not gets the answer of an unknown thing (D3)."""

import pytest
from django.test import Client

from chehang.core.operation import operations
from chehang.core.refs import named_models
from chehang.org.models import Account
from chehang.org.posts import POSTS

NAMED = {
    post: sorted({m for op in operations().values() if {post, "*"} & set(op.posts) for m in named_models(op.command)})
    for post in POSTS
}


def client_of(actor) -> Client:
    client = Client()
    account = Account.objects.get(pk=actor.account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    return client


@pytest.mark.parametrize("post", [p for p, models in NAMED.items() if models])
def test_a_post_can_choose_what_its_acts_name(actor_of, post: str) -> None:
    client = client_of(actor_of(post))
    answers = {model: client.get(f"/ref/{model}/").status_code for model in NAMED[post]}
    assert {model: code for model, code in answers.items() if code != 200} == {}


def test_nobody_chooses_what_no_act_of_his_names(actor_of) -> None:
    client = client_of(actor_of("keeper"))
    assert client.get("/ref/org.Employee/").status_code == 200
    assert client.get("/ref/org.Token/").status_code == 404
    assert client.get("/ref/ledger.Voucher/").status_code == 404
    assert client.get("/ref/no.Such/").status_code == 404
