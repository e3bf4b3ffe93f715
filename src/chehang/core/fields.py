"""Model fields that keep a scaled integer in the database and give a Decimal in Python.

SQLite adds decimal columns as floats; integers add exactly on every engine. The fields derive from
``models.Field`` and not from ``BigIntegerField``: otherwise ``F() + F()`` and ``Avg`` would lose the scale.
"""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models


class ScaledField(models.Field):
    """A Decimal with a fixed number of ``places``, stored as BIGINT = value × 10^places."""

    places = 0

    def get_internal_type(self) -> str:
        return "BigIntegerField"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Decimal | None:
        return None if value is None else Decimal(int(value)).scaleb(-self.places)

    def to_python(self, value: Any) -> Decimal | None:
        if value is None or isinstance(value, Decimal):
            return value
        if isinstance(value, int | str):
            return Decimal(value)
        raise ValidationError("use Decimal, int or str, never float")

    def get_prep_value(self, value: Any) -> int | None:
        if value is None or hasattr(value, "resolve_expression"):
            return value  # type: ignore[no-any-return]
        number = self.to_python(value)
        assert number is not None
        scaled = number.scaleb(self.places)
        if not scaled.is_finite() or scaled != scaled.to_integral_value():
            raise ValidationError(f"{value} has more than {self.places} decimal places")
        return int(scaled)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return value if prepared else self.get_prep_value(value)

    def value_to_string(self, obj: Any) -> str:
        return str(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> Any:
        from django import forms

        return super().formfield(form_class=forms.DecimalField, decimal_places=self.places, **kwargs)  # type: ignore[call-arg]


class MoneyField(ScaledField):
    """Yuan with two places, kept in fen."""

    places = 2


class QuantityField(ScaledField):
    """A quantity with three places (pieces, litres, kilograms)."""

    places = 3


class UnitCostField(ScaledField):
    """A cost per unit with six places; only ever shown or planned with, never multiplied back into a book."""

    places = 6


class RateField(ScaledField):
    """A fraction with six places: 0.13 is thirteen per cent."""

    places = 6
