"""A person sees where he is signed in and signs his other devices out."""

import pytest

from chehang.core.errors import NotFound
from chehang.org.models import SignIn
from chehang.org.operations.end_my_sign_in import EndMySignIn, end_my_sign_in
from tests.org.test_end_sign_in import signed_in


def test_the_other_device(actor_of, clock) -> None:
    me, colleague = actor_of("keeper"), actor_of("keeper")
    here, _pk = signed_in(me)
    there, pk = signed_in(me)
    with pytest.raises(NotFound):
        end_my_sign_in(EndMySignIn(sign_in=pk), actor=colleague, clock=clock)
    page = here.get("/me/").content.decode()
    assert page.count('name="sign_in"') == 1 and "本机" in page
    assert here.post("/me/", {"sign_in": pk, "_key": "k1"}).status_code == 200
    assert there.get("/").status_code == 302 and here.get("/").status_code == 200
    assert SignIn.objects.get(pk=pk).ended_at


def test_who_signs_out_is_out(actor_of) -> None:
    client, pk = signed_in(actor_of("keeper"))
    client.post("/logout/")
    assert SignIn.objects.get(pk=pk).ended_at
