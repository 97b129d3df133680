"""Every message is translated into every language: with its placeholders and plural forms, in its own script, with the
names that commands have there."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from babel.core import Locale
from babel.dates import format_date
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from bot.catalogue import COMMANDS, DOMAIN, ENGLISH, LANGUAGES, NAMES, catalogue, folder_of, loaded, using
from bot.lang.particles import FORMS
from bot.lang.scripts import HAN, HANGUL, KANA
from cogs._layout import moments
from tools.catalogues import ROOT, cldr, command_template, languages, renewed, template, untranslated
from tools.command_texts import command_payloads, parts
from tools.entity_names import entity_names

TRANSLATED = [one for one in LANGUAGES if one != ENGLISH]
_PLACEHOLDER = re.compile(r"\{(\w*)")
_FILLED = re.compile(r"\{\w+(?::([^}]*))?\}")
_COMMAND = re.compile(r"`/([^`]+)`")
_OPTION = re.compile(r"`([a-z-]+)(?:`|:)")
_FOREIGN = {"ko": f"[{KANA}]", "ja": f"[{HANGUL}]", "zh-CN": f"[{HANGUL}{KANA}]", "zh-TW": f"[{HANGUL}{KANA}]"}
"""Characters that no translation into a language has."""
_CASUAL = re.compile(r"[가-힣]요[.?!]")
"""The end of a Korean sentence in 해요체; the desk uses 합쇼체."""
_CJK = f"[{HAN}{KANA}]"
_NUMBER = r"\{(?:number|numbers|total|fitting)\}"
_PUNCTUATION = {
    "ko": (r"(?<!\{words\})(?<!…) \(", "[：，。、（）「」“”]", r"\((?:가|를|은|는|와|과|으?로)\)"),
    "ja": ("[：“”‘’]", rf"{_CJK} ?\(", rf"\([^()]*{_CJK}", rf"{_CJK} {_NUMBER}(?={_CJK})", rf"{_NUMBER} {_CJK}",
           f"{_CJK},", r"\.\.\."),
    **dict.fromkeys(
        ("zh-CN", "zh-TW"),
        (rf"(?<!`)(?:{_CJK}|\}}): (?![^`]*`)", rf"{_CJK} ?\(", rf"\([^()]*{_CJK}", rf"{_CJK} {_NUMBER}(?={_CJK})",
         rf"{_NUMBER} {_CJK}", rf"(?:{_CJK}|\}}),", r"\.\.\.", r"\d [个個条條份次天篇名]"),
    ),
}  # fmt: skip
"""What no message has: in Korean a blank before a bracket, except after a sentence, other quotation marks than ‘ ’, and
both forms of a particle, which `{name:을}` chooses from; in Japanese and Chinese half-width brackets and commas, and a
blank between a number and its counter. Colons are half-width in Japanese and full-width in Chinese."""
_ONE_WORD_TWO = {
    "ko": (
        "스토리",
        "다이제스트",
        "쪽지",
        "개인 메시지",
        "워치",
        "이메일",
        "낱말",
        "명령어",
        "이용자",
        "저장된 검색",
        "답장",
        "페닌슐라",
        "Discord",
        "Markdown",
    ),
    "ja": (
        "ストーリー",
        "本棚",
        "話題",
        "テーマ",
        "タイトル",
        "題名",
        "エクスポート",
        "電子メール",
        "待機列",
        "否認",
        "地名",
        "本の記事",
        "韓国のメディア",
        "その他のメディア",
        "すでに",
        "遡",
        "ブラウザで",
        "1つ",
        "2つ",
    ),
    "zh-CN": ("摘要报", "书架", "等另外", "文章", "此资料库", "月度", "来源类型", "撤回", "射程", "不明飞行物", "举报"),
    "zh-TW": (
        "文章",
        "報道",
        "導彈",
        "服務器",
        "鏈接",
        "鍊接",
        "子區",
        "帖子",
        "默認",
        "粘貼",
        "等另外",
        "環境變量",
        "獲取",
        "發佈",
        "釋出",
        "數據",
        "程序庫",
        "用戶",
        "“",
        "檢舉",
        "超時",
        "擴展名",
        "退出",
        "單個",
        "匹配",
        "丟失",
        "拼寫",
        "份額",
        "不能連線",
        "只能通過",
    ),
}
"""Other words for things that the glossary (docs/languages.md) has one word for."""


@cache
def _source(domain: str) -> Catalog:
    """The messages of the source, which nobody changes."""
    return template() if domain == DOMAIN else command_template()


@cache
def _messages(language: str, domain: str) -> Catalog:
    """Those of a language, likewise."""
    with (folder_of(language) / f"{domain}.po").open("rb") as file:
        return read_po(file, language.replace("-", "_"), domain)


def _texts(messages: Catalog) -> Iterator[tuple[str, str]]:
    """(the English, its translation); of a plural the form for many, and each form there is."""
    for message in messages:
        if message.id and isinstance(message.id, str):
            yield message.id, str(message.string)
        elif message.id:
            for text in message.string or ("",):
                yield message.id[1], text


def _ids(messages: Catalog) -> set[tuple[object, str | None]]:
    return {(str(message.id), message.context) for message in messages if message.id}


def test_every_language_has_its_folder() -> None:
    assert sorted(languages()) == sorted(one.replace("-", "_") for one in TRANSLATED)


@pytest.mark.parametrize("domain", [DOMAIN, COMMANDS])
@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_has_the_messages_of_the_source_and_no_other(language: str, domain: str) -> None:
    assert _ids(_messages(language, domain)) == _ids(_source(domain)), "`make catalogues` renews it"


@pytest.mark.parametrize("domain", [DOMAIN, COMMANDS])
@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language: str, domain: str) -> None:
    """Names the messages that are missing; docs/adr/catalogues.md tells how to add them."""
    assert list(untranslated(_messages(language, domain))) == []


def test_the_law_on_missing_translations_can_fail() -> None:
    made = Catalog("ko")
    made.add("A", "가")
    made.add("B")
    made.add(("{number} C", "{number} Cs"), ("",))
    assert list(untranslated(made)) == ["B", "{number} C"]


@pytest.mark.parametrize("domain", [DOMAIN, COMMANDS])
@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_compiled_is_what_the_text_file_says(language: str, domain: str) -> None:
    compiled = loaded(language, domain)
    for message in _messages(language, domain):
        if message.id:
            assert _compiled(compiled, message) == (
                message.string if isinstance(message.id, str) else (message.string or ("",))[0]
            )


def _compiled(compiled: object, message: Message) -> str:
    assert hasattr(compiled, "pgettext")
    if not isinstance(message.id, str):
        return str(compiled.ngettext(message.id[0], message.id[1], 3))  # type: ignore[attr-defined]  # gettext's
    if message.context:
        return str(compiled.pgettext(message.context, message.id))
    return str(compiled.gettext(message.id))  # type: ignore[attr-defined]  # gettext's


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_placeholders_of_its_message(language: str) -> None:
    for english, text in _texts(_messages(language, DOMAIN)):
        assert set(_PLACEHOLDER.findall(text)) == set(_PLACEHOLDER.findall(english)), english
        assert set(filter(None, _FILLED.findall(text))) <= (set(FORMS) if language == "ko" else set()), text


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_plural_has_as_many_forms_as_cldr_gives_the_language(language: str) -> None:
    locale = Locale.parse(language.replace("-", "_"))
    forms = len({*locale.plural_form.rules, "other"})
    for message in _messages(language, DOMAIN):
        if message.id and not isinstance(message.id, str):
            assert len(message.string or ()) == forms, message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_dates_lists_and_numbers_are_those_of_cldr(language: str) -> None:
    messages = _messages(language, DOMAIN)
    stated = {key: getattr(messages.get(key[1], key[0]), "string", None) for key in cldr(language.replace("-", "_"))}
    assert stated == cldr(language.replace("-", "_"))
    with using(catalogue(language)):
        for month in range(1, 13):
            moment = date(2024, month, 9)
            shown = moments.day(moment).replace("\u00a0", " ").replace("\u2060", "")
            assert shown == format_date(moment, "long", locale=language.replace("-", "_"))
    assert format_decimal(1234567, locale=language.replace("-", "_")) == f"{1234567:,}"


def test_the_english_date_is_day_month_year() -> None:
    assert moments.day(date(2024, 2, 14)).replace("\u00a0", " ") == format_date(
        date(2024, 2, 14), "medium", locale="en_GB"
    )


@pytest.mark.parametrize("domain", [DOMAIN, COMMANDS])
@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_the_english_text(language: str, domain: str) -> None:
    for english, text in _texts(_messages(language, domain)):
        assert text != english or not re.search("[A-Za-z]", re.sub(r"\{\w*\}", "", english)), english


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_is_in_its_own_script(language: str) -> None:
    for domain in (DOMAIN, COMMANDS):
        for english, text in _texts(_messages(language, domain)):
            assert not re.search(_FOREIGN[language], text), english


@pytest.mark.parametrize("domain", [DOMAIN, COMMANDS])
def test_the_catalogue_of_taiwan_is_made_of_the_mainlands(domain: str) -> None:
    """In characters that Taiwan's own character set has."""
    made = renewed("zh_TW", domain, template() if domain == DOMAIN else command_template())
    texts = "".join(text for _, text in _texts(made))
    assert sorted(_texts(_messages("zh-TW", domain))) == sorted(_texts(made)), "`make catalogues` renews it"
    assert {char for char in re.findall(f"[{HAN}]", texts) if not char.encode("big5", "ignore")} == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_glossary_has_one_word_for_a_thing(language: str) -> None:
    for domain in (DOMAIN, COMMANDS):
        for english, text in _texts(_messages(language, domain)):
            assert not any(word in text for word in _ONE_WORD_TWO[language]), english


def test_the_korean_readme_has_the_words_of_the_glossary() -> None:
    readme = (ROOT / "README.ko.md").read_text(encoding="utf-8")
    assert [word for word in _ONE_WORD_TWO["ko"] if word in readme] == []


def test_korean_sentences_are_formal() -> None:
    for _, text in _texts(_messages("ko", DOMAIN)):
        assert not _CASUAL.search(text), text


@pytest.mark.parametrize("language", TRANSLATED)
def test_punctuation_is_one_and_that_of_the_language(language: str) -> None:
    for domain in (DOMAIN, COMMANDS):
        for english, text in _texts(_messages(language, domain)):
            bare = re.sub(r"\]\([^)]*\)", "]", text)
            assert not [one for one in _PUNCTUATION[language] if re.search(one, bare)], (english, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "매일 {time} ({zone})"),
        ("ko", "{file}을(를) 삭제하십시오."),
        ("ja", "主張：{topic}"),
        ("ja", "読んだ記事 {number}件"),
        ("ja", "予定(会談)"),
        ("ja", "last(空欄なら最初の日)"),
        ("zh-CN", "有 {number} 份简报"),
        ("zh-CN", "{month}: {state}"),
        ("zh-CN", "最多 200 个网站"),
        ("zh-TW", "記錄 (3)"),
    ],
)
def test_the_law_on_punctuation_can_fail(language: str, text: str) -> None:
    assert [one for one in _PUNCTUATION[language] if re.search(one, text)]


@pytest.mark.parametrize("language", TRANSLATED)
def test_emphasis_ends_where_it_is_read_as_emphasis(language: str) -> None:
    """An asterisk between a mark and a letter, as in `*다른 이슈?*와`, is shown as an asterisk (CommonMark)."""
    between = re.compile(r"(\*\*|\*)(?=\S)[^*\n]+[^\w\s*{}]\1(?=\w)")
    assert [text for _, text in _texts(_messages(language, DOMAIN)) if between.search(text)] == []


def test_no_card_sets_brackets_itself() -> None:
    """`words.noted` and the messages have those of the language."""
    for path in Path(moments.__file__).parents[1].rglob("*.py"):
        assert not re.findall(r'f"[^"\n]* \(\{', path.read_text("utf-8")), path


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_command_in_a_message_has_the_name_that_readers_see(language: str) -> None:
    names = loaded(language, COMMANDS)
    for english, text in _texts(_messages(language, DOMAIN)):
        wanted = [
            " ".join(names.pgettext("name", word) for word in command.split()) for command in _COMMAND.findall(english)
        ]
        assert sorted(_COMMAND.findall(text)) == sorted(wanted), english


@pytest.mark.parametrize("language", TRANSLATED)
def test_an_option_in_a_message_has_the_name_that_readers_see(language: str) -> None:
    """`until:` is an option of Discord's; `--until` one of the terminal, which has one name."""
    names, options = loaded(language, COMMANDS), _options()
    named = []
    for english, text in _texts(_messages(language, DOMAIN)):
        named += (asked := [one for one in _OPTION.findall(english) if one in options])
        wanted = [names.pgettext("name", one) for one in asked]
        assert [one for one in wanted if not re.search(f"`{one}(?:`|:)", text)] == [], english
    assert {"since", "until", "forum", "sentences"} <= {*named}


def _options() -> set[str]:
    """The names of options that are no names of commands, which a message may mean by the same word."""
    found = [*parts(asyncio.run(command_payloads()))]
    commands = {one["name"] for one in found if one.get("type", 1) <= 2 and "options" in one}
    return {one["name"] for one in found if one.get("type", 0) > 2 and "description" in one} - commands


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_names_are_those_of_the_knowledge_base(language: str) -> None:
    names = loaded(language, NAMES)
    stated = list(entity_names(language.replace("-", "_")))
    assert len(stated) > 1000
    wrong = [name for key, name, written in stated if names.pgettext(key, name) != written]
    assert wrong == [], "`make catalogues` renews them"
