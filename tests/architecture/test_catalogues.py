"""What the source says to people comes from the message catalogues, and every message there is whole."""

from __future__ import annotations

import ast
import re
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from bot.catalogue import (
    ENGLISH,
    LanguageCatalogue,
    catalogue,
    gettext,
    language,
    language_of,
    ngettext,
    pgettext,
    using,
)
from tests.architecture.source_messages import ROOT, MessageJoins, SourceFile, marked_messages, sources, text_literals
from tools.catalogues import speaking_files, template
from tools.entity_names import entity_names

_PLACEHOLDER = re.compile(r"\{(\w*)")
_SPEAKING = ("cogs", "bot/cli", "bot/client.py", "bot/runtime.py")
_PLAYING = ("bot/demo",)
"""The demo's script has its visitors' own words beside messages."""
_NO_MESSAGES = {
    "?": "a namesake's button asks with its name alone",
    "the post may have been made, so it is not requested again": "kept with a delivery for the operator",
    "no manager can be reached": "kept with a delivery for the operator",
    "Discord has trouble with the server": "kept with a delivery for the operator",
    "the desk is not on the server": "kept with a delivery for the operator",
    "the member does not see it any more": "kept with a delivery for the operator",
    "Name or number of the watch": "an option's description, which the Translator translates",
    "Retry-After": "a header",
    "CommandTree-invoker": "how discord.py names a task",
    "Asia/Seoul": "a time zone",
    "NotoSansCJK-VF.otf.ttc": "the file of a font",
    "Asia/Pyongyang": "a time zone",
    "Channel (default: this one)": "an option's description, which the Translator translates",
    "Which digest, if the channel has several": "an option's description, which the Translator translates",
    "Name of the search": "an option's description, which the Translator translates",
    "desk setup": "a command",
    "human rights": "a subject as it is typed in a search",
    "The ": "before a name in an English text",
    "bold red": "a style of the terminal",
    "bold underline": "a style of the terminal",
    "bold yellow": "a style of the terminal",
    "desk status": "a command",
    "desk log": "a command",
    "desk queue": "a command",
    "desk filters": "a command",
}
"""Strings that look like text for people: why they are no messages."""
_JOINING_ALLOWED = {
    "cogs._cards.versions._marked": "text of an article; the number of words left out is in brackets inside it"
}


@pytest.fixture(scope="module")
def extracted() -> Catalog:
    """The messages of the source."""
    return template()


def test_every_placeholder_has_a_name(extracted: Catalog) -> None:
    ids = [one for message in extracted for one in ([message.id] if isinstance(message.id, str) else message.id)]
    assert [one for one in ids if "" in _PLACEHOLDER.findall(one)] == []


def test_no_translated_text_is_joined_to_another() -> None:
    strays = [
        place
        for place, function in MessageJoins(sources(*_SPEAKING, *_PLAYING)).found()
        if function not in _JOINING_ALLOWED
    ]
    assert strays == []


def test_everything_that_people_read_comes_from_the_catalogue() -> None:
    strays = {
        literal.text: literal.place
        for file in sources(*_SPEAKING)
        for literal in text_literals(file)
        if literal.text not in _NO_MESSAGES
    }
    assert strays == {}


def test_no_exception_to_the_catalogue_is_left_over() -> None:
    found = {literal.text for file in sources(*_SPEAKING) for literal in text_literals(file)}
    assert set(_NO_MESSAGES) <= found


def test_babel_finds_every_message_that_python_does(extracted: Catalog) -> None:
    """Before Python 3.12 it finds none inside an f-string."""
    found = {(one.id if isinstance(one.id, str) else one.id[0], one.context) for one in extracted if one.id}
    assert {message for path in speaking_files() for message in marked_messages(SourceFile(path))} == found


@pytest.mark.parametrize(
    "body",
    [
        "return gettext('a') + name",
        "return f'{gettext(\"a\")} {name}'",
        "return f'on {gettext(\"a\")}'",
        "return ', '.join([gettext('a'), name])",
        "said = gettext('a')\n    return f'{said}, {name}'",
        "facts = [name]\n    facts.append(gettext('a'))\n    return ' · '.join(facts)",
        "return f'{other(name)} {name}'\n\ndef other(name):\n    return gettext('a')",
    ],
)
def test_the_law_on_joining_can_fail(body: str) -> None:
    source = SourceFile(ROOT / "cogs" / "made_up.py")
    source.__dict__["tree"] = ast.parse(f"def words(name):\n    {body}\n")
    assert [function for _, function in MessageJoins([source]).found()] == ["cogs.made_up.words"]


@pytest.mark.parametrize("locale", ["en-GB", "pt-BR", "xx-YY", "vi", ""])
def test_a_language_without_a_catalogue_is_answered_in_english(locale: str) -> None:
    with using(catalogue(locale)):
        assert (language(), gettext("Untitled")) == (ENGLISH, "Untitled")


@pytest.mark.parametrize(
    ("locale", "found"),
    [("ko", "ko"), ("ko_KR.UTF-8", "ko"), ("ja", "ja"), ("zh-CN", "zh-CN"), ("zh_CN.UTF-8", "zh-CN"), ("zh", "zh-CN"),
     ("zh-TW", "zh-TW"), ("zh_TW.UTF-8", "zh-TW"), ("zh_HK", "zh-TW"), ("zh-Hant-MO", "zh-TW"), ("zh-Hans-HK", "zh-CN"),
     ("zh_SG", "zh-CN"), ("C.UTF-8", None), ("POSIX", None), ("en-US", "en"), (None, None)],
)  # fmt: skip
def test_locales_of_discord_and_of_the_terminal_name_a_language(locale: str | None, found: str | None) -> None:
    assert language_of(locale) == found


def test_messages_are_taken_from_the_catalogue_in_use() -> None:
    made = Catalog("ko")
    made.add("Saved {title}", "{title} 저장")
    made.add(("{number} story", "{number} stories"), ("이슈 {number}건",))
    made.add("Open", "열기", context="verb")
    made.add("{feed} is paused.", "{feed:을} 일시 중지했습니다.")
    compiled = BytesIO()
    write_mo(compiled, made)
    compiled.seek(0)
    with using(LanguageCatalogue(compiled)):
        assert gettext("Saved {title}", title="x") == "x 저장"
        assert ngettext("{number} story", "{number} stories", 1204) == "이슈 1,204건"
        assert pgettext("verb", "Open") == "열기"
        assert gettext("Not translated yet") == "Not translated yet"
        assert gettext("{feed} is paused.", feed="**한강신문**") == "**한강신문**을 일시 중지했습니다."
        assert gettext("{feed} is paused.", feed="[한강뉴스](https://a.example/)").startswith(
            "[한강뉴스](https://a.example/)를 "
        )
    assert gettext("Saved {title}", title="x") == "Saved x"
    assert ngettext("{number} story", "{number} stories", 1) == "1 story"


@pytest.mark.parametrize(
    ("speech", "entity", "name"),
    [
        ("ja", "lloyd-austin", "ロイド・オースティン"),
        ("zh_CN", "lloyd-austin", "劳埃德·奥斯汀"),
        ("zh_TW", "lloyd-austin", "勞埃德·奧斯汀"),
        ("ja", "volker-turk", "フォルカー・ターク"),
        ("zh_CN", "jake-sullivan", "沙利文"),
        ("zh_TW", "jake-sullivan", "蘇利文"),
        ("ja", "george-w-bush", None),
    ],
)
def test_a_person_is_called_as_newspapers_of_the_language_do(speech: str, entity: str, name: str | None) -> None:
    """Where the knowledge base has a name only to find it in texts; a foreigner's Japanese one is in kana."""
    assert {key: written for key, _, written in entity_names(speech)}.get(entity) == name
