"""How personal data is shown to who has no reason to read it: enough to recognise, too little to use."""

from typing import Any

ID_CARD = 18


def masked(value: Any) -> str:
    """138****1234, 3301************12 of an ID card, wa****@example.com; of what is short, the last two."""
    text = str(value or "")
    name, at, house = text.partition("@")
    if at:
        return f"{name[:2]}****@{house}"
    if len(text) == ID_CARD and text[:-1].isdigit():
        return f"{text[:4]}************{text[-2:]}"
    return f"{text[:3]}****{text[-4:]}" if len(text) >= 8 else "****" + text[-2:] if text else ""
