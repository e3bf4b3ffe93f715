"""Addresses of the counter's hand-written pages."""

from django.urls import path

from . import by_car, finding, guardian, returns, selling

urlpatterns = [
    path("counter/by_car/", by_car.by_car, name="parts-by-car"),
    path("counter/desk/", selling.desk, name="counter-desk"),
    path("counter/find/", finding.find, name="counter-find"),
    path("counter/kit/", finding.kit, name="counter-kit"),
    path("counter/prices/", finding.prices, name="counter-prices"),
    path("counter/customers/", finding.customers, name="counter-customers"),
    path("counter/desk/do/", selling.act, name="counter-act"),
    path("counter/desk/lost/", selling.lost, name="counter-lost"),
    path("counter/guardian/", guardian.guardian, name="special-order-guardian"),
    path("counter/sales/<int:pk>/return/", returns.ask_back, name="counter-ask-back"),
    path("counter/returns/<int:pk>/inspect/", returns.inspect, name="counter-inspect"),
]
