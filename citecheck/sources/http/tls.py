"""Step 3, TLS: what failed while a safe connection was being made → a sentence for an editor.

Source: OpenSSL, X509_verify_cert_error_string(3), for the codes.
"""

from __future__ import annotations

import ssl

_WHY = {
    9: "the server's certificate is not valid yet",
    10: "the server's certificate has expired",
    18: "nobody vouches for the server's certificate but itself",
    19: "nobody known vouches for the server's certificate",
    20: "nobody known vouches for the server's certificate",
    21: "nobody known vouches for the server's certificate",
    23: "the server's certificate was revoked",
    62: "the server's certificate is made out to another name",
    64: "the server's certificate is made out to another address",
}


def reason_of(error: object) -> str | None:
    """Return why TLS failed; None where `error` is no failure of TLS.

    A connection that ends during the handshake comes from asyncio as a reset without a number; one
    that the network reset has the number of the system.
    """
    if isinstance(error, ssl.SSLCertVerificationError):
        why = _WHY.get(error.verify_code, f"its certificate was refused: {error.verify_message}")
    elif isinstance(error, ssl.SSLError):
        why = "the server does not speak it, or not a version of it that is safe"
    elif isinstance(error, ConnectionResetError) and error.errno is None:
        why = "the server broke off before it was made"
    else:
        return None
    return f"No safe connection could be made (TLS failure): {why}."
