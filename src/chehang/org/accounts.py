"""How an account is found again at each request."""

from django.contrib.auth.backends import ModelBackend

from .models import Account


class AccountBackend(ModelBackend):
    """Django's own way, with the person and the store read in the same question."""

    def get_user(self, user_id: int) -> Account | None:
        """The account of a session, or None when it is gone or disabled."""
        account = Account.objects.select_related("employee__store").filter(pk=user_id).first()
        return account if account and self.user_can_authenticate(account) else None
