"""The message catalogues hold exactly what the source says to people, and every message there is whole."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.catalogue import DOMAIN, ENGLISH, FOLDER, catalogue, gettext, ngettext, pgettext, using
from tests.architecture.source_messages import ROOT, MessageJoins, SourceFile, marked_messages, sources, text_literals
from tools.catalogues import languages, speaking_files, template

_PLACEHOLDER = re.compile(r"\{(\w*)")
_SPEAKING = ("cogs", "bot/cli", "bot/client.py", "bot/runtime.py")
_PLAYING = ("bot/demo",)
"""The demo's script has its visitors' own words beside messages."""
_OTHERWISE_TRANSLATED = {"cogs._ui.korean": "the Translator's own table"}
_NO_MESSAGES = {
    "?": "a namesake's button asks with its name alone",
    "Korean Peninsula": "the default topic as it is stored; the cards have messages for it",
    "no manager can be reached": "kept with a delivery for the operator",
    "Discord has trouble with the server": "kept with a delivery for the operator",
    "the desk is not on the server": "kept with a delivery for the operator",
    "the member does not see it any more": "kept with a delivery for the operator",
    "Watch: its name or number": "an option's description, which the Translator translates",
    "Retry-After": "a header",
    "last: new to you": "an autocomplete line, which the Translator translates",
    "Asia/Seoul": "a time zone",
    "Asia/Pyongyang": "a time zone",
    "Channel (default: this one)": "an option's description, which the Translator translates",
    "Which digest, if the channel has several": "an option's description, which the Translator translates",
    "Name of the search": "an option's description, which the Translator translates",
    "/desk setup": "a command",
    "bold red": "a style of the terminal",
    "bold underline": "a style of the terminal",
    "bold yellow": "a style of the terminal",
    "/desk status": "a command",
    "/desk filters": "a command",
}
"""Strings that look like text for people: why they are no messages."""
_JOINING_ALLOWED = {
    "cogs._cards.versions._marked": "text of an article; the number of words left out stands in brackets inside it",
}


@pytest.fixture(scope="module")
def extracted() -> Catalog:
    """The messages of the source."""
    return template()


def _catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _ids(messages: Catalog) -> set[tuple[object, str | None]]:
    return {(_key(message.id), message.context) for message in messages if message.id}


def _key(message_id: object) -> object:
    return tuple(message_id) if isinstance(message_id, list | tuple) else message_id


def _texts(message: Message) -> Iterator[tuple[str, str]]:
    """(id, translation) for each plural form."""
    if isinstance(message.id, str):
        yield message.id, str(message.string)
    else:
        for number, text in enumerate(message.string or ()):
            yield message.id[min(number, 1)], text


@pytest.mark.parametrize(
    "path", [Path("desk.pot"), *(Path(one) / "LC_MESSAGES/desk.po" for one in languages())], ids=str
)
def test_the_source_and_the_catalogues_hold_the_same_messages(path: Path, extracted: Catalog) -> None:
    assert _ids(_catalogue(FOLDER / path)) == _ids(extracted), "`make catalogues` renews them"


@pytest.mark.parametrize("language", languages())
def test_what_is_compiled_is_what_the_text_file_says(language: str) -> None:
    folder = FOLDER / language / "LC_MESSAGES"
    compiled = catalogue(language)
    for message in _catalogue(folder / f"{DOMAIN}.po"):
        if message.id and message.string:
            one = message.id if isinstance(message.id, str) else message.id[0]
            said = compiled.pgettext(message.context, one) if message.context else compiled.gettext(one)
            if isinstance(message.id, str):
                assert said == message.string
            else:
                assert compiled.ngettext(message.id[0], message.id[1], 1) == message.string[0]


def test_english_is_complete() -> None:
    messages = _catalogue(FOLDER / ENGLISH / "LC_MESSAGES" / f"{DOMAIN}.po")
    assert {message.id for message in messages if message.id and any(a != b for a, b in _texts(message))} == set()


@pytest.mark.parametrize("language", languages())
def test_a_translation_has_the_placeholders_of_its_message(language: str) -> None:
    for message in _catalogue(FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"):
        for original, text in _texts(message) if message.id else ():
            wanted, found = (set(_PLACEHOLDER.findall(one)) for one in (original, text))
            assert found <= wanted, original
            assert "" not in wanted, f"a placeholder without a name: {original}"
            if isinstance(message.id, str) and text:
                assert found == wanted, original


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
        if file.module not in _OTHERWISE_TRANSLATED
        for literal in text_literals(file)
        if literal.text not in _NO_MESSAGES
    }
    assert strays == {}


def test_no_exception_to_the_catalogue_is_left_over() -> None:
    found = {literal.text for file in sources(*_SPEAKING) for literal in text_literals(file)}
    assert set(_NO_MESSAGES) <= found


def test_babel_finds_every_message_that_python_does(extracted: Catalog) -> None:
    """Before Python 3.12 it finds none inside an f-string."""
    found = {(one[0] if isinstance(one, tuple) else one, context) for one, context in _ids(extracted)}
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


@pytest.mark.parametrize("locale", ["en-GB", "xx-YY"])
def test_a_language_without_a_catalogue_is_answered_in_english(locale: str) -> None:
    assert catalogue(locale).info()["language"] == ENGLISH


def test_messages_are_taken_from_the_catalogue_in_use() -> None:
    made = Catalog("ko")
    made.add("Saved {title}", "{title} 저장")
    made.add(("{number} story", "{number} stories"), ("스토리 {number}건",))
    made.add("Open", "열기", context="verb")
    compiled = BytesIO()
    write_mo(compiled, made)
    compiled.seek(0)
    with using(GNUTranslations(compiled)):
        assert gettext("Saved {title}", title="x") == "x 저장"
        assert ngettext("{number} story", "{number} stories", 1204) == "스토리 1,204건"
        assert pgettext("verb", "Open") == "열기"
        assert gettext("Not translated yet") == "Not translated yet"
    assert gettext("Saved {title}", title="x") == "Saved x"
    assert ngettext("{number} story", "{number} stories", 1) == "1 story"
