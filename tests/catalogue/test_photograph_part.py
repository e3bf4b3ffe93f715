"""The photo of a part: kept small and upright, shown on card and counter, and no way to other files."""

from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from chehang.catalogue.operations.photograph_part import MOST, PhotographPart, photograph_part
from chehang.core import files
from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import Journal
from chehang.org.models import Account
from tests.goods import Depot, upload

NUMBER = "H3A 698 451 A"


def shot(width: int = 3000, height: int = 2000, orientation: int = 6) -> str:
    """What a phone takes: large, lying on its side, with what the camera knows."""
    picture, exif, out = Image.new("RGB", (width, height), "grey"), Image.Exif(), BytesIO()
    exif[0x0112], exif[0x013B] = orientation, "somebody"
    picture.save(out, "JPEG", exif=exif)
    return upload(out.getvalue(), "IMG_0001.jpg")


def enter(depot: Depot, post: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=depot.who(post).account_id), "chehang.org.accounts.AccountBackend")
    return client


def test_it_is_kept_small_upright_and_without_traces(depot: Depot) -> None:
    part = depot.part(NUMBER, "后制动片")
    depot.run(photograph_part, PhotographPart(part=part.pk, photo=shot()), "keeper")
    part.refresh_from_db()
    with Image.open(files.path_of(part.photo)) as kept:
        assert kept.size == (640, MOST) and not kept.getexif()
    assert f'src="{part.photo_url}"' in enter(depot, "parts_sales").get(f"/catalogue/parts/{part.pk}/").content.decode()
    (hit,) = enter(depot, "parts_sales").get(f"/counter/find/?q={part.norm_no}").json()["hits"]
    assert hit["photo"] == part.photo_url
    answer = enter(depot, "technician").get(part.photo_url)
    assert answer.status_code == 200 and b"".join(answer.streaming_content)[:3] == b"\xff\xd8\xff"


def test_no_way_to_other_files(depot: Depot) -> None:
    part, other = depot.part(NUMBER, "后制动片"), upload()
    depot.run(photograph_part, PhotographPart(part=part.pk, photo=other), "keeper")
    part.refresh_from_db()
    assert part.photo != other
    client = enter(depot, "parts_sales")
    for wrong in (other, "0" * 64, "x"):
        assert client.get(f"/catalogue/photo/{wrong}/").status_code == 404


def test_what_is_refused(depot: Depot) -> None:
    part = depot.part(NUMBER, "后制动片")
    pdf = files.keep(b"%PDF-1.4 paper", "paper.pdf").sha256
    for photo, code in (("0" * 64, "file.unknown"), (pdf, "file.type")):
        with pytest.raises(Refused, match=code.replace(".", r"\.")):
            depot.run(photograph_part, PhotographPart(part=part.pk, photo=photo), "keeper")
    with pytest.raises(NotAllowed):
        depot.run(photograph_part, PhotographPart(part=part.pk, photo=upload()), "technician")
    part.refresh_from_db()
    assert part.photo == ""


def test_a_new_photo_takes_the_place_and_the_same_changes_nothing(depot: Depot) -> None:
    part, first = depot.part(NUMBER, "后制动片"), shot(400, 300, 1)
    for photo in (first, first, shot(300, 400, 1)):
        depot.run(photograph_part, PhotographPart(part=part.pk, photo=photo), "parts_manager")
    changes = Journal.objects.filter(operation="catalogue.photograph_part").exclude(changes="")
    assert changes.count() == 2
