"""The API's description."""

from typing import Any


def description() -> dict[str, Any]:
    """OpenAPI 3.1 of ``/api/v1/``, in English whatever the console speaks."""
    from django.utils import translation

    from chehang.core.api import api

    with translation.override("en"):
        return dict(api.get_openapi_schema())
