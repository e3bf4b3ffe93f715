"""The administrator signs a device out."""

import pytest
from django.test import Client

from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.org.models import Account, SignIn
from chehang.org.operations.end_sign_in import EndSignIn, end_sign_in


def signed_in(actor) -> tuple[Client, int]:
    client = Client(HTTP_USER_AGENT="Firefox")
    name = Account.objects.get(pk=actor.account_id).username
    assert client.post("/login/", {"username": name, "password": "pass-word-9"}).status_code == 302
    assert client.get("/").status_code == 200
    return client, SignIn.objects.order_by("-pk").values_list("pk", flat=True)[0]


def test_it_is_out_at_the_next_click(actor_of, other_store, clock) -> None:
    keeper, admin = actor_of("keeper"), actor_of("administrator")
    client, pk = signed_in(keeper)
    row = SignIn.objects.get(pk=pk)
    assert (row.account_id, row.device, row.store_id) == (keeper.account_id, "Firefox", keeper.store_id)
    with pytest.raises(NotFound):
        end_sign_in(EndSignIn(sign_in=pk), actor=actor_of("administrator", at=other_store), clock=clock)
    with pytest.raises(NotAllowed):
        end_sign_in(EndSignIn(sign_in=pk), actor=keeper, clock=clock)
    assert client.get("/").status_code == 200
    end_sign_in(EndSignIn(sign_in=pk), actor=admin, clock=clock)
    assert client.get("/").status_code == 302
    with pytest.raises(Refused, match=r"sign_in\.ended"):
        end_sign_in(EndSignIn(sign_in=pk), actor=admin, clock=clock)
