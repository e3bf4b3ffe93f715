"""The logo stands at the head of the print-outs."""

import io

import pytest
from PIL import Image

from chehang.core.errors import NotAllowed, Refused
from chehang.core.files import keep, path_of
from chehang.core.models import Journal
from chehang.core.printing.shapes import store_head
from chehang.movein.operations.set_logo import SetLogo, set_logo


def picture(size: tuple[int, int] = (60, 20)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, "PNG")
    return out.getvalue()


def test_it_stands_on_print_outs_and_goes_again(store, actor_of, clock) -> None:
    admin, kept = actor_of("administrator"), keep(picture(), "logo.png")
    set_logo(SetLogo(logo=kept.sha256), actor=admin, clock=clock)
    store.refresh_from_db()
    assert store_head(store).logo == path_of(kept.sha256).read_bytes()
    assert kept.sha256 in Journal.objects.get(operation="movein.set_logo").changes
    set_logo(SetLogo(), actor=admin, clock=clock)
    store.refresh_from_db()
    assert store_head(store).logo is None


def test_refused(store, actor_of, clock) -> None:
    admin = actor_of("administrator")
    with pytest.raises(Refused, match=r"file\.unknown"):
        set_logo(SetLogo(logo="0" * 64), actor=admin, clock=clock)
    paper = keep(b"%PDF-1.4\n" + b"x" * 50, "a.pdf")
    with pytest.raises(Refused, match=r"logo\.kind"):
        set_logo(SetLogo(logo=paper.sha256), actor=admin, clock=clock)
    noise = io.BytesIO()
    Image.effect_noise((700, 700), 80).save(noise, "PNG")
    with pytest.raises(Refused, match=r"logo\.large"):
        set_logo(SetLogo(logo=keep(noise.getvalue(), "n.png").sha256), actor=admin, clock=clock)
    with pytest.raises(NotAllowed):
        set_logo(SetLogo(), actor=actor_of("keeper"), clock=clock)
    store.refresh_from_db()
    assert store.logo == ""
