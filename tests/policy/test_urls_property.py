"""Addresses, whatever people post."""

from __future__ import annotations

import string
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from bot.lang.text_links import text_fragment
from bot.model.errors import LinkRefused
from bot.policy.urls import canonical, links_in, url_key

_words = st.text(string.ascii_letters + string.digits + "-_~.%()가나다é ", min_size=1, max_size=12)
_hosts = st.sampled_from(
    ["a.example", "www.b.example", "m.c.example", "EN.m.d.example.", "e.example:8080", "google.com"]
)
_queries = st.lists(
    st.tuples(st.sampled_from(["id", "utm_source", "q", "URL", "url", "amp", "ref", "%41"]), _words), max_size=4
)


@st.composite
def urls(draw: st.DrawFn) -> str:
    path = "/".join(draw(st.lists(_words, max_size=4)))
    query = "&".join(f"{name}={value}" for name, value in draw(_queries))
    fragment = draw(st.sampled_from(["", "#top", "#!/a", "#/b", "#:~:text=x"]))
    # A blank at the end of an address is none of it: the standard strips it, and only there.
    return f"{draw(st.sampled_from(['http', 'HTTPS']))}://{draw(_hosts)}/{path}?{query.rstrip()}{fragment}"


@given(urls())
def test_the_canonical_form_is_final(url: str) -> None:
    once = canonical(url)
    assert canonical(once) == once
    assert url_key(once) == url_key(url)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        form = canonical("http://" + text)
    except LinkRefused:
        return
    assert canonical(form) == form
    assert url_key(form) == url_key("http://" + text)


@given(urls(), st.lists(st.sampled_from(["utm_source=a", "fbclid=b", "gclid=c", "mc_eid=d", "_ga=e"]), max_size=3))
def test_tracking_never_makes_another_page(url: str, tracking: list[str]) -> None:
    bare, sharp, fragment = url.partition("#")
    assert url_key("&".join([bare, *tracking]) + sharp + fragment) == url_key(url)


_plain = st.text(string.ascii_lowercase + string.digits + "-/", min_size=1, max_size=20).map(
    lambda path: f"https://a.example/{path}".rstrip("-/") + "/x"
)
_frames = st.sampled_from(
    ["{}", "<{}>", "({})", "[name]({})", "**{}**", "||{}||", '"{}"', "{}.", "see {}, and", "> {}\n"]
)


@given(st.lists(st.tuples(_plain, _frames), min_size=1, max_size=5, unique_by=lambda pair: url_key(pair[0])))
def test_what_was_put_in_is_found(pairs: list[tuple[str, str]]) -> None:
    message = " 기사 ".join(frame.format(link) for link, frame in pairs)
    assert list(links_in(message)) == [link for link, _ in pairs]


@given(st.text(max_size=300))
def test_links_are_pieces_of_the_message(message: str) -> None:
    whole = f"{message} https://a.example/{message}"
    assert all(link in whole for link in links_in(whole))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_a_text_directive_holds_the_words(sentence: str) -> None:
    _, _, directive = text_fragment("https://a.example/", sentence).partition("#:~:text=")
    assert not set(directive) - set(string.ascii_letters + string.digits + "%_.~,")
    parts = [unquote(part) for part in directive.split(",")]
    words = " ".join(sentence.split())
    assert words.startswith(parts[0])
    assert words.endswith(parts[-1])
