"""allauth's forms in the words of the hub: labels in sentence case, and no placeholders, which only repeat them."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _


class Worded:
    """Mixin for a form: its `labels` and `help_texts` replace those of allauth, its `digits` get a number pad."""

    labels: ClassVar[dict[str, Any]] = {}
    help_texts: ClassVar[dict[str, Any]] = {}
    digits: ClassVar[tuple[str, ...]] = ()
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.help_texts.get(name, field.help_text)
            if name in self.digits:
                field.widget.attrs["inputmode"] = "numeric"


class LoginForm(Worded, account.LoginForm):
    """Address and password."""

    # The link for a forgotten password stands beside the button, not between two fields.
    help_texts = {"password": ""}


class SignupForm(Worded, account.SignupForm):
    """An application for membership; its own questions are in :class:`members.forms.SignupForm`."""

    help_texts = {"email": _("We send a link there, to be sure that the address is yours.")}


class AddEmailForm(Worded, account.AddEmailForm):
    """Another address."""

    labels = {"email": _("New address")}


class ChangePasswordForm(Worded, account.ChangePasswordForm):
    """Another password, for a member who knows the old one."""

    labels = {
        "oldpassword": _("Current password"),
        "password1": _("New password"),
        "password2": _("New password again"),
    }


class SetPasswordForm(Worded, account.SetPasswordForm):
    """The first password of a member who has signed in by code so far."""

    labels = {"password1": _("New password"), "password2": _("New password again")}


class ResetPasswordForm(Worded, account.ResetPasswordForm):
    """Where to send the link for a new password."""


class ResetPasswordKeyForm(Worded, account.ResetPasswordKeyForm):
    """Another password, for a member who came by a mailed link."""

    labels = {"password1": _("New password"), "password2": _("New password again")}


class ReauthenticateForm(Worded, account.ReauthenticateForm):
    """The password once more, before something important."""


class RequestLoginCodeForm(Worded, account.RequestLoginCodeForm):
    """Where to send the sign-in code."""


class ConfirmLoginCodeForm(Worded, account.ConfirmLoginCodeForm):
    """The code that was sent."""

    help_texts = {"code": _("Capitals and hyphens do not matter.")}


class AuthenticateForm(Worded, mfa.AuthenticateForm):
    """The second step of signing in."""

    digits = ("code",)


class ReauthenticateCodeForm(Worded, mfa.ReauthenticateForm):
    """A code of the second step, before something important."""

    digits = ("code",)


class ActivateTOTPForm(Worded, totp.ActivateTOTPForm):
    """The first code of an authenticator app."""

    labels = {"code": _("Code from the app")}
    digits = ("code",)


class AddWebAuthnForm(Worded, webauthn.AddWebAuthnForm):
    """A new key."""

    labels = {
        "name": _("Name of the key"),
        "passwordless": _("Let me sign in with this key alone, without the password"),
    }
    help_texts = {"passwordless": _("The device then asks for your fingerprint, your face or a PIN.")}


class EditWebAuthnForm(Worded, webauthn.EditWebAuthnForm):
    """Another name for a key."""

    labels = {"name": _("Name of the key")}
