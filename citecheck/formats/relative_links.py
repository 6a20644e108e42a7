"""The relative links of a draft → what they lead to: an address, or a file beside the draft.

The base is what the page itself names, else the address under which it was read, else the draft's
folder. Nothing outside that folder is ever reached, nor anything whose name begins with a dot; and
what leads nowhere is named.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from msgspec.structs import replace

from citecheck.formats.draft_builder import Content
from citecheck.model import Hint, HintKind, ReaderNotice

FILE = "file:"  # begins the target of a link to a file beside the draft; its path follows
_SHOWN = 3  # addresses named in a message


def resolved(content: Content, draft: str, folder: str | None) -> Content:
    """Return `content` with the targets of its relative links in full.

    Args:
        content: what the draft's reader gave.
        draft: the draft's path or address.
        folder: where it lies, None where it was not read from a file.
    """
    links = [hint for hint in content.hints if hint.kind is HintKind.LINK]
    if not any(_is_relative(hint.target) for hint in links):
        return content
    base = urljoin(draft if _is_web(draft) else "", content.base or "")
    targets: dict[str, str | None] = {}
    for hint in links:
        target = hint.target or ""
        if _is_relative(target) and target not in targets:
            targets[target] = _joined(base, target) if _is_web(base) else _beside(target, folder)
    lost = [hint for hint in links if hint.target in targets and targets[hint.target] is None]
    hints = tuple(_with_target(hint, targets) for hint in content.hints)
    notices = (*content.notices, _notice(lost)) if lost else content.notices
    return replace(content, hints=hints, notices=notices)


def _with_target(hint: Hint, targets: dict[str, str | None]) -> Hint:
    target = targets.get(hint.target or "") if hint.kind is HintKind.LINK else None
    return hint if target is None else replace(hint, target=target)


def _is_web(address: str) -> bool:
    return address.lower().startswith(("http://", "https://"))


def _is_relative(target: str | None) -> bool:
    if not target or target.startswith("#"):
        return False
    try:
        return not urlsplit(target).scheme
    except ValueError:
        return False


def _joined(base: str, target: str) -> str | None:
    try:
        whole = urljoin(base, target)
    except ValueError:
        return None
    return whole if _is_web(whole) else None


def _beside(target: str, folder: str | None) -> str | None:
    """Return the file beside the draft that a link means, as a target; None where there is none."""
    name = unquote(urlsplit(target).path)
    if folder is None or not name or name.startswith("/") or target.startswith("//"):
        return None
    try:
        root = Path(folder).resolve()
        file = (root / name).resolve()
        inside = file.relative_to(root)
        is_shown = not any(part.startswith(".") for part in inside.parts)
        return f"{FILE}{Path(folder) / inside}" if is_shown and file.is_file() else None
    except (OSError, ValueError, RuntimeError):  # outside, a NUL, too long, a loop of links
        return None


def _notice(lost: list[Hint]) -> ReaderNotice:
    """Return the notice that names the links that lead nowhere."""
    names = list(dict.fromkeys(hint.target or "" for hint in lost))
    shown = ", ".join(name[:80] for name in names[:_SHOWN])
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    links = "A relative link" if len(names) == 1 else f"{len(names)} relative links"
    message = (
        f"{links} of the draft cannot be followed, for nothing says where the draft stands: "
        f"{shown}{more}."
    )
    return ReaderNotice(code="draft.relative_link", message=message, span=lost[0].span)
