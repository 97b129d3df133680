"""Addresses: `canonical` is what is fetched and shown; `url_key` is the same for every address of one page.

    posted text -> links_in -> canonical (parsed as browsers do, unwrapped, without tracking) -> url_key

Parsing follows the WHATWG URL Standard (ada). Wrappers, tracking parameters and AMP forms are data (`data/urls.toml`).
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from unicodedata import normalize
from urllib.parse import quote, unquote_plus

import ada_url

from bot.model.errors import LinkRefused, Reason
from bot.regexes import regex

MAX_LENGTH = 4096
"""Characters. Longer addresses are refused: no article has one."""

_UNWRAPPINGS = 5
_UNRESERVED = regex(r"%(2[dDeE]|3[0-9]|4[1-9a-fA-F]|5[0-9aA]|5[fF]|6[1-9a-fA-F]|7[0-9aA]|7[eE])")
_PLAIN_IN_PATH = regex(r"%(2[14789ACac]|3A|40|5B|5D|7C)", re.IGNORECASE)
"""Escapes of ! $ ' ( ) * , : @ [ ] |, which separate nothing in a path."""
_PLAIN_IN_QUERY = regex(r"%(2[14789ACFacf]|3A|3F|40|5B|5D|7C)", re.IGNORECASE)
"""The same for a form-encoded query, where / and ? separate nothing either."""
_BYTES = regex(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
_ASCII = "".join(map(chr, range(33, 127)))
_DOUBLED = regex(r"(?<!:)/{2,}")
"""Doubled slashes, except after a colon: an archive's path holds a whole address."""
_INDEX = regex(r"/(?:index\.(?:html?|php|aspx?|jsp|shtml)|default\.(?:aspx?|html?))$", re.IGNORECASE)
_SESSION = regex(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)
_TOKENS = regex(r"[-_.+ ]")
_ESCAPE = regex(r"%[0-9a-f][0-9a-fA-F]|%[0-9A-F][a-f]")


def parse(url: str, base: str | None = None) -> ada_url.URL:
    """`url` as browsers read it, against `base` where given. Raises LinkRefused for what is not http(s)."""
    try:
        parsed = ada_url.URL(url, base) if len(url) <= MAX_LENGTH else None
    except ValueError:  # also lone surrogates
        parsed = None
    if parsed is None or len(parsed.href) > MAX_LENGTH or parsed.hostname == ".":
        raise LinkRefused(Reason.BAD_URL, url=url[:200])
    if parsed.protocol not in {"http:", "https:"}:
        raise LinkRefused(Reason.FORBIDDEN_SCHEME, parsed.protocol.rstrip(":"), url=url[:200])
    if parsed.username or parsed.password:
        raise LinkRefused(Reason.FORBIDDEN_CREDENTIALS)
    return parsed


def host(address: str) -> str:
    """The host of a stored address, as `parse` names it, without parsing the rest."""
    place = address.split("/", 3)[2]
    return place[: place.index("]") + 1] if place.startswith("[") else place.partition(":")[0]


# Cached, as `url_key` is: the addresses of a page are looked at whenever its job goes on.
@lru_cache(maxsize=256)
def canonical(url: str) -> str:
    """The address to fetch: forwarding wrappers opened, tracking and fragment gone, the query in order of names.

    A fragment that single-page sites use as the path (`#!…`, `#/…`) stays. canonical(canonical(x)) == canonical(x).
    Raises LinkRefused.
    """
    parsed = parse(url)
    for _ in range(_UNWRAPPINGS):
        inner = _unwrapped(parsed)
        if inner is None:
            break
        parsed = inner
    path = _without_escapes(_plain_escapes(parsed.pathname), _PLAIN_IN_PATH)
    query = "&".join(_kept_query(parsed))
    fragment = parsed.hash if parsed.hash.startswith(("#!", "#/")) else ""
    host = parsed.host
    if parsed.hostname.endswith(".") and not parsed.hostname.endswith(".."):
        host = parsed.hostname[:-1] + (f":{parsed.port}" if parsed.port else "")
    return f"{parsed.protocol}//{host}{path}{'?' + query if query else ''}{fragment}"


@lru_cache(maxsize=256)
def url_key(url: str) -> str:
    """One key a page: scheme, `www.`, mobile and AMP forms, trailing slash and default ports make no difference, nor do
    doubled slashes, an index file, a session in the path, composed letters and escapes without a meaning.

    Two pages never share a key by design: whatever may name a page (ids in the query, case, hash-bang) stays.
    Keys are stored: other keys need a step that renews them (migrations/0014). Raises LinkRefused.
    """
    parsed = ada_url.URL(canonical(url))
    host = _without_screen(parsed.hostname)
    port = f":{parsed.port}" if parsed.port not in {"", "80", "443"} else ""
    path = _DOUBLED.sub("/", _SESSION.sub("", _composed(parsed.pathname)))
    path = _without_form(_INDEX.sub("/", path)).rstrip("/") or "/"
    forms = _web()["forms"]
    query = _composed(_without_escapes(parsed.search[1:], _PLAIN_IN_QUERY))
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    kept = [
        f"{name}={value}"
        for name, _, value in pairs
        if not (name.lower() in forms and (forms[name.lower()] == ["*"] or value.lower() in forms[name.lower()]))
    ]
    key = f"{host}{port}{path}{'?' + '&'.join(kept) if kept else ''}{parsed.hash}"
    for pattern, page in _editions():
        key, count = pattern.subn(page, key)
        if count:
            break
    return key


def at_aggregator(url: str) -> bool:
    """Whether the address is of an aggregator's page that leads to another site's article only by its scripts."""
    return any(pattern.match(url) for pattern in _aggregators())


def _unwrapped(parsed: ada_url.URL) -> ada_url.URL | None:
    """The address that a forwarding service or an AMP cache carries, None where it carries none."""
    inner = _amp_origin(parsed)
    if inner is None:
        for wrapper in _web()["wrappers"]:
            if parsed.pathname.startswith(wrapper["path"]) and _is_at(parsed.hostname, wrapper["host"]):
                query = dict(reversed([_pair(part) for part in parsed.search[1:].split("&")]))
                inner = next(
                    (query[name] for name in wrapper["names"] if query.get(name, "").lower()[:4] == "http"), None
                )
                break
    try:
        return parse(inner) if inner else None
    except LinkRefused:
        return None


def _amp_origin(parsed: ada_url.URL) -> str | None:
    cache_host = parsed.hostname.endswith(".cdn.ampproject.org") or parsed.hostname == "cdn.ampproject.org"
    form = r"/(?:c|v|wp)/(?:(s)/)?(.+)" if cache_host else r"/amp/(?:(s)/)?(.+)"
    if not cache_host and not _is_at(parsed.hostname, "google.*"):
        return None
    match = re.fullmatch(form, parsed.pathname)
    if match is None or "." not in match[2].partition("/")[0]:
        return None
    return f"http{match[1] or ''}://{match[2]}{'' if cache_host else parsed.search}"


def _is_at(host: str, site: str) -> bool:
    if site.endswith(".*"):
        return re.search(rf"(?:^|\.){re.escape(site[:-2])}\.[a-z]{{2,3}}(?:\.[a-z]{{2}})?$", host) is not None
    return host == site or host.endswith("." + site)


def _pair(part: str) -> tuple[str, str]:
    name, _, value = part.partition("=")
    return unquote_plus(name).lower(), unquote_plus(value)


def _kept_query(parsed: ada_url.URL) -> list[str]:
    parts = (part.removeprefix("amp;") for part in parsed.search[1:].split("&"))
    kept = [_form_encoded(part) for part in parts if part and not _is_tracking(part, parsed.hostname)]
    return sorted(kept, key=lambda part: part.partition("=")[0])


def _form_encoded(part: str) -> str:
    """A part of a query in one spelling: spaces as %20, no sign before an empty value, no escapes without a meaning."""
    name, _, value = _plain_escapes(part).replace("+", "%20").partition("=")
    plain = _without_escapes(f"{name}={value}" if value or not name else name, _PLAIN_IN_QUERY)
    return plain.replace("'", "%27")


def _is_tracking(part: str, host: str) -> bool:
    name, value = _pair(part)
    exact, prefixes, sites = _tracking()
    if name in exact or name.startswith(prefixes):
        return True
    if name in _web()["source_names"] and _is_source(value):
        return True
    return any(name in own and _is_at(host, site) for site, own in sites)


def _is_source(value: str) -> bool:
    """Whether a query value only says where the reader came from."""
    words = {*_TOKENS.split(value.lower())}.difference(_web()["source_places"])
    return bool(words) and words.issubset(_web()["source_words"])


def _plain_escapes(text: str) -> str:
    """Percent-escapes in one spelling (RFC 3986, 6.2.2): capitals, and none for unreserved characters."""
    text = _UNRESERVED.sub(lambda match: chr(int(match[1], 16)), text)
    return _ESCAPE.sub(lambda match: match[0].upper(), text)


def _without_escapes(text: str, plain: re.Pattern[str]) -> str:
    """The text with the escapes that `plain` matches decoded: characters that mean themselves there."""
    return plain.sub(lambda match: chr(int(match[1], 16)), text)


def _composed(text: str) -> str:
    """Escaped letters in their composed form (NFC, RFC 3987, 5.3.2.2); bytes that are no UTF-8 stay."""
    if "%" not in text:
        return text
    return quote(normalize("NFC", _BYTES.sub(_letters, text)), safe=_ASCII)


def _letters(match: re.Match[str]) -> str:
    try:
        return bytes.fromhex(match[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        return match[0]


def _without_screen(host: str) -> str:
    """`www.`, then one of `m.`, `mobile.`, `amp.`, in front or (`en.m.`) second."""
    screens = _web()["screens"]
    labels = host.split(".")
    for place in (0, 0, 1):
        if len(labels) - 1 > place + 1 and labels[place] in screens and not (place and labels[place] == "www"):
            del labels[place]
    return ".".join(labels)


def _without_form(path: str) -> str:
    """The path without its mark of an AMP or print form. A last `/amp` or `/print` counts only after what looks like
    an article's name."""
    path = re.sub(r"\.amp(\.html?)?$", lambda match: match[1] or "", path)
    before, _, last = path.rstrip("/").rpartition("/")
    if last in {"amp", "print"} and re.search(r"[-0-9]", before.rpartition("/")[2]):
        path = before
    return re.sub(r"^/amp(/[^/]+)", r"\1", path)


# ---------------------------------------------------------------- addresses in what people write

_CODE = regex(r"```.*?(?:```|\Z)|``.+?``|`[^`\n]+`", re.DOTALL)
_UNSEEN = "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Marks without a shape that texts copied from documents, chats and pages have around a link. No page's name has them;
the joiners of Persian and Indic words (U+200C, U+200D) may be in one."""
_LINK = regex(rf"https?://[^\s<>\"`{_UNSEEN}]+", re.IGNORECASE)
_AROUND = regex(rf"^[\s{_UNSEEN}]+|(?<![\s{_UNSEEN}])[\s{_UNSEEN}]+$")
_TRAILING = ".,;:!?'\"*~|^\\…。，、！？；：”’»›」』）】》"
_PARTICLES = (
    "은 는 이 가 을 를 의 에 에서 에는 에도 에서는 에서도 와 과 도 만 로 으로 로는 으로는 부터 까지 보다 처럼"
    " 라고 이라고 라는 이라는 라며 이라며 라는데 이라는데 랑 이랑 하고 이고 이며 인데 라도 이라도"
    " 이다 입니다 이에요 예요 네요 이네요"
)
_REACTION = regex(
    "(?<=[A-Za-z0-9/)*|~^!])[\u1100-\u11ff\u2026\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\u3131-\u318e（「『【《〈"
    "\U0001f000-\U0001faff][^\x00-\x7f]*$"
)
"""Letters without a syllable (`ㅋㅋ`), emoji, arrows or a remark in brackets without a space after a link."""
_GLUED = regex(
    rf"(?<=[A-Za-z0-9/)*|~])(?:{'|'.join(_PARTICLES.split())}"
    r"|(?<!/)(?:を|は|が|に|の|で|と|も|へ|から|まで|的|和|[与與]|跟|及|是|也|吧|[这這]|那)[^\x00-\x7f]*)$"
)
"""A Korean particle without a space after a link, or a Japanese or Chinese word with what follows: `…/5를`,
`…/5を読んで`, `…/5的报道`."""
_NEXT_CLAUSE = regex(r"(?<=[A-Za-z0-9/)*|~])[，。、；：！？].*$", re.DOTALL)
"""The rest of a sentence after East Asian punctuation, which no space follows: `…/5，还有BBC的`."""
_SECTION = regex(r"[^/]/[^/0-9-]+/$|//zh\.[^/]+/(?:wiki|zh-\w+)/[^/%]*[A-Za-z]$")
"""The end of a path after which syllables are, or go on with, the name of a page: `/wiki/이`, `/wiki/NBA的历史`."""
_BARE = regex(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?:[/?#]\S*)?")
"""An address typed without its scheme: `www.site.example/page`."""
_NEXT_LINK = regex(r"(?:[,;|，、；・]|(?<=[A-Za-z0-9]|[^\x00-\x7f]))(?=https?://)", re.IGNORECASE)
"""Where another link begins; one within a link, as in addresses of web archives, has an ASCII sign before it."""
_CLOSING = {")": "(", "]": "[", "}": "{", "）": "（", "」": "「", "』": "『", "】": "【", "》": "《", "〉": "〈"}
_MESSAGE = regex(
    r"<?https?://(?:(?:canary|ptb)\.)?discord(?:app)?\.com/channels/(@me|\d{1,20})/(\d{1,20})/(\d{1,20})/?>?",
    re.IGNORECASE,
)


def links_in(text: str) -> tuple[str, ...]:
    """The links of a message as posted, in order: plain, in `<…>`, in Markdown. Links in code, links to messages, to
    moving pictures and invitations, and second links to the same page are left out."""
    text = without_code(text)
    found: dict[str, str] = {}
    position = 0
    while match := _LINK.search(text, position):
        link = _trimmed(match[0], text[match.start() - 1 : match.start()])
        position = match.start() + max(len(link), len("http://"))
        if len(link) > len("https://") and message_link(link) is None and not _is_chatter(link):
            found.setdefault(_key_or_text(link), link)
    return tuple(found.values())


def without_code(text: str) -> str:
    """A message with a space in place of each piece of code, in which Discord shows signs as they are."""
    return _CODE.sub(" ", text)


def typed_address(text: str) -> str:
    """The address that somebody typed alone, without the `<…>` around it and with the scheme that they left out; other
    text as it is."""
    text = _AROUND.sub("", text)
    if text.startswith("<") and text.endswith(">"):
        text = _AROUND.sub("", text[1:-1])
    return f"https://{text}" if _BARE.fullmatch(text) else text


def is_same_page(url: str, *others: str | None) -> bool:
    """Whether an address is that of the page of one of the others; False for what is no address."""
    return _key_or_text(url) in {_key_or_text(other) for other in others if other is not None}


def message_link(text: str) -> tuple[int | None, int, int] | None:
    """The guild (None in direct messages), channel and message of a link to a Discord message, None for other text."""
    match = _MESSAGE.fullmatch(_AROUND.sub("", text))
    if match is None:
        return None
    return None if match[1] == "@me" else int(match[1]), int(match[2]), int(match[3])


def _key_or_text(link: str) -> str:
    try:
        return url_key(link)
    except LinkRefused:
        return link


def _is_chatter(link: str) -> bool:
    """Whether Discord's own pickers and buttons insert such a link (a GIF, an invitation), which is not meant to be
    saved."""
    try:
        host = parse(link).hostname
    except LinkRefused:
        return False
    return any(_is_at(host, site) for site in _web()["chatter"])


def _trimmed(link: str, before: str) -> str:
    """`link` without the punctuation and markup that follow it in the text."""
    link = _NEXT_LINK.split(link, maxsplit=1)[0]
    if before == "<":
        link = link.partition("|")[0]  # <address|title>, as in texts from Slack
    depth: dict[str, int] = dict.fromkeys(_CLOSING.values(), 0)
    for place, character in enumerate(link):
        if character in depth:
            depth[character] += 1
        elif character in _CLOSING:
            depth[_CLOSING[character]] -= 1
            if depth[_CLOSING[character]] < 0:
                link = link[:place]
                break
    trailing = _TRAILING + ("_" if before == "_" else "")
    link = link.rstrip(trailing)
    bare = _GLUED.sub("", _REACTION.sub("", _NEXT_CLAUSE.sub("", link))).rstrip(trailing)
    return bare if bare.isascii() and not _SECTION.search(bare) else link


# ---------------------------------------------------------------- the table


@cache
def _web() -> dict[str, Any]:
    return tomllib.loads((files("bot.policy") / "data" / "urls.toml").read_text("utf-8"))


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...], tuple[tuple[str, frozenset[str]], ...]]:
    web = _web()
    return (
        frozenset(name for name in web["tracking"] if not name.endswith("*")),
        tuple(name[:-1] for name in web["tracking"] if name.endswith("*")),
        tuple((site, frozenset(names)) for site, names in web["tracking_at"].items()),
    )


@cache
def _aggregators() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _web()["aggregators"])


@cache
def _editions() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(edition["pattern"]), edition["page"]) for edition in _web()["editions"])
