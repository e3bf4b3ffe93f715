"""Addresses of the work floor's own pages."""

from chehang.work.checks.urls import urlpatterns as checks
from chehang.work.plans.urls import urlpatterns as plans
from chehang.work.policies.urls import urlpatterns as policies
from chehang.work.tasks.urls import urlpatterns as tasks
from chehang.work.training.urls import urlpatterns as training

urlpatterns = [*tasks, *policies, *training, *plans, *checks]
