"""``/api/v1/``: made from the registers, so nothing can be forgotten and nothing can differ from the pages."""

from collections.abc import Callable
from http.client import responses
from typing import Any

from django.db.models import DateField, DateTimeField
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.constants import NOT_SET
from ninja.errors import HttpError
from ninja.errors import ValidationError as BadRequest
from ninja.openapi.schema import REF_TEMPLATE
from ninja.schema import NinjaGenerateJsonSchema
from ninja.security import APIKeyCookie, HttpBearer
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from chehang.core.doubts import Doubtful, marks_in
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.operation import Done, Operation, operations
from chehang.core.screens import Screen, screens
from chehang.core.seen import Meanwhile, version_of
from chehang.core.web.acts import subject_field
from chehang.core.web.cells import machine_cell
from chehang.core.web.details import row_of
from chehang.core.web.door import actor_of, clock_of, page
from chehang.core.web.listing import MOST, PAGE, field_of, listing
from chehang.core.web.screening import screen_for

from .measures import every, one, rows_of


def _entitled(request: HttpRequest, op: Operation[Any] | None) -> Any:
    """The actor; who may not do an act is told so (and journalled) before a word of the command is judged."""
    actor = getattr(request, "actor", None)
    if actor is not None and op is not None and not actor.may(op.name):
        op(op.command.model_construct(), actor=actor, clock=clock_of(request))
    return actor


class Key(HttpBearer):
    """A machine's key (made by an administrator, kept as a hash)."""

    def __init__(self, op: Operation[Any] | None = None) -> None:
        super().__init__()
        self.op = op

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        return _entitled(request, self.op)


class Session(APIKeyCookie):
    """A person signed in with the browser; unsafe calls carry the CSRF token."""

    param_name = "sessionid"

    def __init__(self, op: Operation[Any] | None = None) -> None:
        super().__init__(csrf=True)
        self.op = op

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        return _entitled(request, self.op)


class Asked(BaseModel):
    """A doubt: what is unusual, at which field, and the mark that confirms it."""

    code: str
    message: str
    field: str = ""
    confirm: str


class Made(BaseModel):
    """A document made before: its kind, id, number and page."""

    document: str
    id: int
    number: str
    url: str


class Problem(BaseModel):
    """RFC 9457 problem details with a stable code."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    code: str
    field: str = ""
    errors: list[dict[str, str]] = []
    doubts: list[Asked] = []  # what is unusual: the same call with all their marks in ``Confirm`` goes through
    changed: list[dict[str, Any]] = []  # changed meanwhile: field, yours, theirs
    seen: str = ""  # and the version that stands there now
    made: Made | None = None  # what the same key made before
    candidates: list[dict[str, Any]] = []  # what a code may mean, each with its id: the next call names one


KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": True,
    "schema": {"type": "string", "minLength": 1, "maxLength": 80},
    "description": "One key for one intent: the same call with the same key acts once and gets the same answer.",
}


CONFIRM = {
    "in": "header",
    "name": "Confirm",
    "required": False,
    "schema": {"type": "string"},
    "description": "Marks of doubts that a person has answered with yes, separated by commas: the `confirm` of each doubt"
    " in an answer 409 `doubtful`. A mark holds for what was asked and nothing else.",
}


class Page(BaseModel):
    """A page of rows. Rows are counted up to 10,000 or the page asked for; ``more`` says that others follow."""

    count: int
    more: bool
    page: int
    pages: int
    rows: list[dict[str, Any]]
    totals: dict[str, str] = {}


class Described(NinjaAPI):
    """Each body is described by its own command, errors as what they are: ``application/problem+json``."""

    def get_openapi_schema(self, **where: Any) -> Any:
        schema = super().get_openapi_schema(**where)
        self._own_bodies(schema)
        told = {"application/problem+json": {"schema": {"$ref": REF_TEMPLATE.format(model=Problem.__name__)}}}
        refusals = {status: {"description": responses[status], "content": told} for status in PROBLEMS}
        for path in schema["paths"].values():
            for route in path.values():
                route["responses"] |= refusals
        return schema

    def _own_bodies(self, schema: dict[str, Any]) -> None:
        """Two departments may give their commands, or the lines of them, one name: all are named together, or the last
        one read would describe them all."""
        routes = {r["operationId"]: r for verbs in schema["paths"].values() for r in verbs.values()}
        commands = {op.name: op.command for op in operations().values()}
        told, shapes = models_json_schema(
            [(command, "validation") for command in commands.values()],
            ref_template=REF_TEMPLATE,
            schema_generator=NinjaGenerateJsonSchema,
        )
        for name, command in commands.items():
            body = routes[identifier(name)]["requestBody"]["content"]["application/json"]
            body["schema"] = told[command, "validation"]
        _, answers = models_json_schema(
            [(answer, "validation") for answer in (Done, Page, Problem)], ref_template=REF_TEMPLATE
        )
        schema["components"]["schemas"] = answers["$defs"] | shapes["$defs"]


api = Described(
    title="Chehang 车行",
    version="1",
    urls_namespace="api-v1",
    docs_url="/docs",
    docs_decorator=page(),
    auth=[Key(), Session()],
    description="Every unsafe call needs an `Idempotency-Key`; numbers are exact and travel as text; errors are problem+json.",
)
PROBLEMS = (400, 401, 403, 404, 409, 422)  # what every route may answer besides; described once, not by each route


def problem(
    status: int,
    code: str,
    detail: str,
    field: str = "",
    errors: list[dict[str, str]] | None = None,
    **more: Any,
) -> HttpResponse:
    """A problem+json answer."""
    body = Problem(
        title=code,
        status=status,
        detail=detail,
        code=code,
        field=field,
        errors=errors or [],
        **more,
    )
    return HttpResponse(body.model_dump_json(), status=status, content_type="application/problem+json")


@api.exception_handler(Refused)
def _refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    errors = [{"field": f, "detail": str(t)} for f, t in refusal.params.get("errors", ())]
    more = {
        "candidates": list(refusal.params.get("candidates", ())),
        "doubts": [d.told() for d in refusal.doubts] if isinstance(refusal, Doubtful) else [],
        "made": refusal.made or None,
        "changed": refusal.changed if isinstance(refusal, Meanwhile) else [],
        "seen": refusal.seen if isinstance(refusal, Meanwhile) else "",
    }
    return problem(refusal.status, refusal.code, refusal.message, refusal.field, errors, **more)


@api.exception_handler(BadRequest)
def _malformed(request: HttpRequest, bad: BadRequest) -> HttpResponse:
    from chehang.core.input_errors import explain

    errors = [
        {
            "field": ".".join(str(p) for p in e["loc"] if p not in ("body", "query", "path", "payload")),
            "detail": explain(e),
        }
        for e in bad.errors
    ]
    first = errors[0] if errors else {"field": "", "detail": _("This value is not accepted")}
    return problem(422, "input.invalid", f"{first['field']}: {first['detail']}", first["field"], errors)


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, "body.not_json", _("The body of the call is not valid JSON."))


def _unauthorised(request: HttpRequest, _exception: Any) -> HttpResponse:
    return problem(401, "sign_in.required", _("Sign in or send a key."))


def _add_operation(op: Operation[Any]) -> None:
    def call(request: HttpRequest, payload: BaseModel) -> Any:
        key = request.headers.get("Idempotency-Key", "")
        if not key:
            return problem(400, "key.missing", _("Send an Idempotency-Key header: one key for one intent."))
        if getattr(payload, "seen", None) == "":
            raise Refused(
                "seen.missing", _("Say which version was read: “seen” in the answer for this row."), field="seen"
            )
        confirmed = marks_in(request.headers.get("Confirm", ""))
        return op(payload, actor=actor_of(request), clock=clock_of(request), key=key, confirmed=confirmed)

    doc = op.__doc__ or ""
    _route(
        f"/ops/{op.app}/{op.verb}",
        "POST",
        call,
        payload=op.command,
        answer=Done,
        name=op.name,
        doc=doc,
        tag=op.app,
        told=[KEY, CONFIRM],
        auth=[Key(op), Session(op)],
    )


def _add_screen(screen: Screen) -> None:
    def as_row(seen: Screen, row: Any) -> dict[str, Any]:
        return {"id": row.pk, **{c.path: machine_cell(row, c) for c in seen.columns}}

    def many(request: HttpRequest, q: str = "", page: int = 1, size: int = PAGE) -> Any:
        actor = actor_of(request)
        seen = _may(screen, actor, request.GET.get("stores", ""))
        found = listing(seen, actor, request.GET, min(max(size, 1), MOST))
        totals = {k: str(v) for k, v in found.totals.items()}
        rows = [as_row(seen, r) for r in found.rows]
        return Page(count=found.count, more=found.more, page=found.page, pages=found.pages, rows=rows, totals=totals)

    def one(request: HttpRequest, pk: int) -> Any:
        actor = actor_of(request)
        seen = _may(screen, actor, request.GET.get("stores", ""))
        if not 0 < pk < 2**63:
            raise NotFound("not_found", _("There is no such row."))
        row = row_of(seen, pk, actor)
        return as_row(seen, row) | {"seen": versions_of(row, actor)}

    base = f"/{screen.app}/{screen.slug}"
    _route(
        base,
        "GET",
        many,
        answer=Page,
        name=f"list {screen.name}",
        doc=screen.name,
        tag=screen.app,
        told=told_of(screen),
    )
    _route(f"{base}/{{pk}}", "GET", one, answer=dict[str, Any], name=f"one {screen.name}", doc="", tag=screen.app)


def versions_of(row: Any, actor: Any) -> dict[str, str]:
    """Edit → the version of the row it will ask for, of the edits the actor may do."""
    edits = [op for op in operations().values() if "seen" in op.command.model_fields and actor.may(op.name)]
    return {op.name: version_of(op.command, row) for op in edits if subject_field(op, row)}


def told_of(screen: Screen) -> list[dict[str, Any]]:
    """The filters of a screen as OpenAPI parameters: dates as ``<name>_from`` and ``<name>_to``."""
    names = ["order", *(["stores"] if screen.group else [])]
    for name in screen.filters:
        dated = isinstance(field_of(screen, name), DateField | DateTimeField)
        names += [f"{name}_from", f"{name}_to"] if dated else [name]
    return [{"in": "query", "name": n, "required": False, "schema": {"type": "string"}} for n in names]


def _may(screen: Screen, actor: Any, stores: str) -> Screen:
    """The screen as the actor may see it, over all his stores if he asks for them."""
    if not actor.may(screen.permission):
        raise NotAllowed("not_allowed", _("Your post does not open this page."))
    return screen_for(screen, actor, stores)


def _route(
    path: str,
    method: str,
    view: Callable[..., Any],
    *,
    answer: Any,
    name: str,
    doc: str,
    tag: str,
    payload: Any = None,
    told: list[dict[str, Any]] | None = None,
    auth: Any = NOT_SET,
) -> None:
    if payload is not None:
        view.__annotations__["payload"] = payload
    view.__name__ = identifier(name)
    view.__doc__ = doc
    api.default_router.add_api_operation(
        path,
        [method],
        view,
        response={200: answer},
        operation_id=view.__name__,
        summary=name,
        description=doc,
        tags=[tag],
        auth=auth,
        openapi_extra={"parameters": told} if told else None,
    )


def identifier(name: str) -> str:
    """The id of a route in the description: ``billing.take_payment`` → ``billing_take_payment``."""
    return name.replace(".", "_").replace(" ", "_")


def build() -> None:
    """Add a route for every operation and every screen; called once, when all departments are loaded."""
    from ninja.errors import AuthenticationError

    api.add_exception_handler(AuthenticationError, _unauthorised)
    for op in operations().values():
        _add_operation(op)
    for screen in screens().values():
        _add_screen(screen)
    for path, view in (("", every), ("/{name}", one), ("/{name}/rows", rows_of)):
        title = f"measures{path}".translate({ord("{"): None, ord("}"): None, ord("/"): " "})
        _route(
            f"/measures{path}", "GET", view, answer=dict[str, Any], name=title, doc=view.__doc__ or "", tag="measures"
        )


build()
