"""Health, ``/metrics``, logs and slow queries."""

import json
import logging
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from chehang.core import health, slow
from chehang.core.models import Job
from chehang.org.models import Account
from chehang.project.logs import JsonLines, blotted

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def metrics(**headers: str) -> str | None:
    answer = Client(**headers).get("/metrics")
    return answer.content.decode() if answer.status_code == 200 else None


def test_metrics_are_for_the_machine_itself_or_a_token(settings) -> None:
    settings.CHEHANG_METRICS_TOKEN = ""
    assert "chehang_disk_free_bytes " in (metrics() or "")
    assert metrics(REMOTE_ADDR="10.0.0.9") is None
    assert metrics(HTTP_X_FORWARDED_FOR="10.0.0.9") is None
    settings.CHEHANG_METRICS_TOKEN = "a-long-token"
    assert metrics() is None
    assert metrics(REMOTE_ADDR="10.0.0.9", HTTP_AUTHORIZATION="Bearer a-long-tokem") is None
    told = metrics(REMOTE_ADDR="10.0.0.9", HTTP_AUTHORIZATION="Bearer a-long-token")
    assert told and all(len(line.rsplit(" ", 1)) == 2 for line in told.splitlines())


def test_a_worker_that_stands_still_is_seen(store) -> None:
    from chehang.project.health import worker

    assert next(worker(NOW)).level == "green"
    Job.objects.create(
        store_id=store.pk,
        name="x.y",
        key="k",
        request="{}",
        created_at=NOW - timedelta(minutes=20),
        account_id=0,
        employee_id=0,
    )
    sign = next(worker(NOW))
    assert sign.level == "red" and sign.number == 1200


def test_the_administrator_sees_it_at_his_desk_and_others_do_not(actor_of, monkeypatch) -> None:
    monkeypatch.setattr(health, "_checks", [lambda now: [health.Sign("磁盘", "满", "red", "请清理")]])
    for post, sees in (("administrator", True), ("keeper", False)):
        client = Client()
        client.force_login(Account.objects.get(pk=actor_of(post).account_id))
        assert ("请清理" in client.get("/").content.decode()) is sees
        assert client.get("/org/health/").status_code == (200 if sees else 403)


def test_a_certificate_that_ends_warns(settings, tmp_path) -> None:
    from chehang.project.health import certificate

    made = tmp_path / "c.pem"
    asked = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "10"]
    subprocess.run([*asked, "-subj", "/CN=x", "-keyout", tmp_path / "k", "-out", made], check=True, capture_output=True)
    settings.CHEHANG_CERTIFICATE = str(made)
    now = datetime.now(UTC)
    assert [next(certificate(now + timedelta(days=d))).level for d in (0, 5)] == ["amber", "red"]
    settings.CHEHANG_CERTIFICATE = str(tmp_path / "none.pem")
    assert next(certificate(now)).level == "red"


@pytest.mark.parametrize(
    "private",
    [
        "13812345678",
        "+86 138 1234 5678",
        "33010219900101123X",
        "LFV2A21K8G4012345",
        "浙A12345",
        "浙AD12345",
        "a.b@c.cn",
    ],
)
def test_logs_hold_nobody(private: str) -> None:
    assert private not in blotted(f"客户 {private} 来电")


def test_numbers_and_paths_stay() -> None:
    assert blotted("job 12 of /warehouse/receiving/345/") == "job 12 of /warehouse/receiving/345/"


def test_an_error_is_told_without_its_words() -> None:
    try:
        raise ValueError("Key (phone)=(13812345678) already exists")
    except ValueError:
        record = logging.LogRecord("chehang", logging.ERROR, __file__, 1, "job %s", (7,), sys.exc_info())
    told = json.loads(JsonLines().format(record))
    assert told["message"] == "job 7" and told["error"] == "ValueError"
    assert "1381" not in json.dumps(told) and "test_health" in told["where"][-1]


def test_slow_queries_are_put_together_by_their_shape(tmp_path) -> None:
    file = tmp_path / "slow.jsonl"
    rows = [("SELECT ?", 400), ("SELECT ?", 900), ("UPDATE x", 500)]
    file.write_text("cut off\n" + "".join(json.dumps({"sql": s, "ms": ms, "time": "t"}) + "\n" for s, ms in rows))
    first, second = slow.worst(file)
    assert (first["sql"], first["times"], first["longest"], first["total"]) == ("SELECT ?", 2, 900, 1300)
    assert second["sql"] == "UPDATE x" and slow.worst(tmp_path / "none") == []
    assert (
        slow.without_values("SELECT a FROM b1 WHERE c = 'it''s 1'  AND d=12") == "SELECT a FROM b1 WHERE c = ? AND d=?"
    )
