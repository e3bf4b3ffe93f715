"""The ways out: robots of 企业微信, 钉钉 and 飞书, an SMS gateway by HTTP, a mail server. Each is one function.

Handing over ends in one of four ways, and only where it is certain that nothing arrived is it tried again by itself.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote_plus, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings

from ..models import Channel, Outgoing

PATIENCE = 90  # seconds: who answers after a minute has answered
MOST_READ = 4096


@dataclass(frozen=True)
class End:
    """How handing over ended: ``sent``, ``later`` (certainly not sent, to be tried again), ``failed`` (the message itself is
    at fault), ``unsure`` (handed over, no answer)."""

    how: str
    answer: str = ""


class _NoRedirect(HTTPRedirectHandler):
    """A message is sent to the address that was set and nowhere else."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


_open = build_opener(_NoRedirect)


def host_of(address: str) -> str:
    """The host and port of an address, without what is secret in it."""
    split = urlsplit(address if "://" in address else f"//{address}")
    return split.netloc.rpartition("@")[2]


def hand_over(message: Outgoing, channel: Channel, now: float) -> End:
    """Give a message to its way out and say how that ended; ``now`` in seconds since 1970 signs a robot's call.

    Nothing leaves a trial copy.
    """
    if settings.TRIAL:
        return End("failed", "a trial copy sends nothing")
    try:
        return WAYS[channel.kind](message, channel, now)
    except (ValueError, UnicodeError) as error:
        return End("failed", f"{type(error).__name__}: {error}"[:300])


def _post(address: str, data: Any, headers: dict[str, str], read: Callable[[Any], End]) -> End:
    """POST JSON. What fails before anything was handed over may be tried again; silence afterwards may not."""
    split = urlsplit(address)
    if split.scheme not in ("http", "https") or not split.hostname:
        return End("failed", "the address is neither http nor https")
    body = json.dumps(data, ensure_ascii=False).encode()
    request = Request(address, body, {"Content-Type": "application/json; charset=utf-8", **headers})
    try:
        with _open.open(request, timeout=PATIENCE) as answer:
            return read(_json(answer.read(MOST_READ)))
    except HTTPError as error:
        said = f"HTTP {error.code} {error.read(200).decode('utf-8', 'replace')}"[:300]
        if error.code in (408, 429, 500, 503):
            return End("later", said)
        return End("unsure" if error.code in (502, 504) else "failed", said)
    except URLError as error:  # while connecting or handing over: without its end the call counts for nothing
        return End("later", f"{host_of(address)}: {error.reason}"[:300])
    except (OSError, HTTPException) as error:
        return End("unsure", f"{host_of(address)}: {type(error).__name__} {error}"[:300])


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        return raw.decode("utf-8", "replace")


def _robot_said(code: str, busy: tuple[int, ...]) -> Callable[[Any], End]:
    """Robots answer 200 also when they refuse; the code in the answer counts."""

    def read(answer: Any) -> End:
        if not isinstance(answer, dict):
            return End("unsure", str(answer)[:300])
        said, found = json.dumps(answer, ensure_ascii=False)[:300], answer.get(code, answer.get("StatusCode"))
        if found == 0:
            return End("sent", said)
        return End("later" if found in busy else "failed", said)

    return read


def _wecom(message: Outgoing, channel: Channel, now: float) -> End:
    data = {"msgtype": "text", "text": {"content": _whole(message)}}
    return _post(channel.address, data, {}, _robot_said("errcode", (-1, 45009, 45033)))


def _dingtalk(message: Outgoing, channel: Channel, now: float) -> End:
    address = channel.address
    if channel.secret:
        stamp = str(int(now * 1000))
        sign = _hmac(channel.secret, f"{stamp}\n{channel.secret}")
        address += f"{'&' if '?' in address else '?'}timestamp={stamp}&sign={quote_plus(sign)}"
    data = {"msgtype": "text", "text": {"content": _whole(message)}}
    return _post(address, data, {}, _robot_said("errcode", (-1, 130101, 410100)))


def _feishu(message: Outgoing, channel: Channel, now: float) -> End:
    data: dict[str, Any] = {"msg_type": "text", "content": {"text": _whole(message)}}
    if channel.secret:
        stamp = str(int(now))
        data |= {"timestamp": stamp, "sign": _hmac(f"{stamp}\n{channel.secret}", "")}
    return _post(channel.address, data, {}, _robot_said("code", (9499, 11232)))


def _hmac(key: str, text: str) -> str:
    return base64.b64encode(hmac.new(key.encode(), text.encode(), hashlib.sha256).digest()).decode()


def _whole(message: Outgoing) -> str:
    return f"{message.title}\n{message.text}" if message.title else message.text


def _sms(message: Outgoing, channel: Channel, now: float) -> End:
    """The gateway gets number, text and the name of the intent, by which it can know a repetition."""
    headers = {"Idempotency-Key": _mark(message)}
    if channel.secret:
        headers["Authorization"] = f"Bearer {channel.secret}"
    data = {"id": _mark(message), "to": message.to, "text": message.text, "sender": channel.sender}
    return _post(channel.address, data, headers, lambda answer: End("sent", str(answer)[:300]))


def _mark(message: Outgoing) -> str:
    """The same for every attempt of one message."""
    return hashlib.sha256(f"{message.store_id}:{message.pk}:{message.key}".encode()).hexdigest()[:32]


def _mail(message: Outgoing, channel: Channel, now: float) -> End:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = message.title or message.text[:40], channel.sender, message.to
    mail["Message-ID"] = f"<{_mark(message)}@{channel.sender.partition('@')[2] or 'chehang'}>"
    mail.set_content(message.text)
    split = urlsplit(f"//{channel.address}")
    host, port = split.hostname or "", split.port or {"ssl": 465, "tls": 587}.get(channel.security, 25)
    try:
        server = _mail_server(channel, host, port)
    except (OSError, smtplib.SMTPException) as error:
        return End("later", f"{host}: {error}"[:300])
    try:
        server.send_message(mail)
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _said in error.recipients.values()]
        return End("later" if all(400 <= code < 500 for code in codes) else "failed", f"{host}: {error}"[:300])
    except smtplib.SMTPResponseException as error:
        return End("later" if 400 <= error.smtp_code < 500 else "failed", f"{host}: {error}"[:300])
    except (OSError, smtplib.SMTPException) as error:
        return End("unsure", f"{host}: {error}"[:300])
    finally:
        server.close()
    return End("sent", f"{host}: 250")


def _mail_server(channel: Channel, host: str, port: int) -> smtplib.SMTP:
    if channel.security == "ssl":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=PATIENCE, context=ssl.create_default_context())
    else:
        server = smtplib.SMTP(host, port, timeout=PATIENCE)
    try:
        if channel.security == "tls":
            server.starttls(context=ssl.create_default_context())
        if channel.account:
            server.login(channel.account, channel.secret)
    except Exception:
        server.close()
        raise
    return server


WAYS: dict[str, Callable[[Outgoing, Channel, float], End]] = {
    "wecom": _wecom,
    "dingtalk": _dingtalk,
    "feishu": _feishu,
    "sms": _sms,
    "mail": _mail,
}
