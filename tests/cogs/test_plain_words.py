"""Words without invisible characters, and addresses of ASCII characters, take a shorter way to the same result."""

from __future__ import annotations

from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from bot.lang.text_links import text_fragment
from cogs._layout import foreign_text as foreign

WITH_HIDDEN = st.text(alphabet="a한 😀\u0301\ufe0f\u200d\u200b\u2800\u1160\x00\ud800\U000e0100\n", max_size=30)


@given(st.one_of(st.text(), WITH_HIDDEN))
def test_plain_text_takes_a_short_way_to_the_same_words(text: str) -> None:
    whole = text.encode("utf-8", "replace").decode("utf-8")
    shown = foreign._PILED.sub(r"\1", foreign._INVISIBLE.sub("", whole))
    cleaned = " ".join(shown.replace(foreign._BLANK, " ").split())
    assert foreign.clean(text) == foreign.clean(cleaned) == cleaned
    marked = foreign._INVITE.sub("\\g<0>\u200b", foreign._MARKDOWN.sub(r"\\\1", cleaned).replace("@", "@\u200b"))
    assert foreign.escape(cleaned) == foreign._LINE_START.sub(lambda match: foreign._guard(match[0]), marked)


@given(st.text(alphabet="discordgDISCORD.gg/invitecom?#&%()[]<>|\\ \u00e9\ud55c-_~", max_size=40))
def test_addresses_are_quoted_alike(rest: str) -> None:
    url = f"https://{rest}"
    if (found := foreign.address(url)) is not None:
        assert found == quote(foreign.clean(url), safe="!#$%&'*+,-./:;=?@_~[]")
    dotted = rest.replace("/", ".")
    marked = foreign._INVITE.sub("\\g<0>\u200b", foreign._MARKDOWN.sub(r"\\\1", foreign.clean(dotted)))
    assert foreign.escape(foreign.clean(dotted)) == foreign._LINE_START.sub(
        lambda match: foreign._guard(match[0]), marked
    )


@given(st.text(alphabet="ab.~_-Z9 ,é한&", max_size=40))
def test_words_in_links_are_encoded_alike(sentence: str) -> None:
    written = sentence.split()
    if written and len(written) < 10:
        encoded = quote(" ".join(written), safe="").replace("-", "%2D")
        assert text_fragment("https://a.example", sentence) == f"https://a.example#:~:text={encoded}"
