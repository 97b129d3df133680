"""Random articles on two shelves, for comparing searches with what they mean."""

from __future__ import annotations

import random
import re
import sqlite3
from datetime import UTC, datetime, timedelta

from bot.model.analysis import (
    Analysis,
    Entity,
    EntityKind,
    Outlet,
    OutletKind,
    Quote,
    QuoteKind,
    Span,
    Subject,
    Topic,
    Verdict,
)
from bot.model.jobs import Post
from bot.storage import migrations
from bot.storage.articles import article_rows
from bot.storage.articles.prepared import prepare
from bot.storage.engine import sql_functions
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge

NOW = datetime(2024, 9, 16, 12, tzinfo=UTC)
WORDS = re.findall(
    r"\S+",
    "missile missiles launched launching rocket Sunan café 평양에서 평양은 미사일이 훈련 로켓 drill drills the of 2024"
    " s1 e1 t1 len0 U.S. talks agreed wire 탄도미사일을 연합훈련 연합"
    " 弾道ミサイルを発射した。 米韓合同軍事演習が始まる 韩美演习 彈道飛彈 ICBM級の弾道弾と 320㎞를 320km 核実験場"
    " 北핵 核 韓・米・日の ﾐｻｲﾙ防衛 キム・ミンス キムチと 离散家属团聚 コンピュータ",
)
NAMES = ("Kim Yo Jong", "Lim Ara", "Cho Min-a", "김여정", "Sunan")
OUTLETS = (
    Outlet("Han River Post", "han.example", "KR", OutletKind.NEWSPAPER),
    Outlet("한강일보", "news.han.example", "KR", OutletKind.NEWSPAPER),
    Outlet("Taebaek News Agency", "taebaek.example", "KR", OutletKind.WIRE),
    Outlet("Voice of the River", "river.example", "KP", OutletKind.STATE_MEDIA),
    Outlet("東海通信社", "toukai.example", "JP", OutletKind.WIRE),
    None,
)


def database() -> sqlite3.Connection:
    """An empty database in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    sql_functions.register(connection)
    migrations.bring_up_to_date(connection)
    return connection


def fill(connection: sqlite3.Connection, chance: random.Random, count: int) -> dict[int, set[int]]:
    """Store random articles on the shelves 1 and 2, some on both; shelf -> its articles."""
    connection.execute("BEGIN")
    connection.execute("INSERT INTO shelves (id, key) VALUES (1, 'guild:1'), (2, 'guild:2')")
    knowledge, held = Knowledge([]), {1: set[int](), 2: set[int]()}
    for number in range(count):
        analysis = _analysis(chance, number)
        article = article_rows.add(
            connection, prepare(analysis), knowledge, owner=None, url=f"https://han.example/{number}", now=NOW
        )
        for shelf in chance.choice(((1,), (2,), (1, 2))):
            shelves.put(connection, article, {shelf: Post()}, NOW)
            held[shelf].add(article)
    connection.execute("COMMIT")
    return held


def _analysis(chance: random.Random, number: int) -> Analysis:
    names = chance.sample(NAMES, chance.randint(0, 3))
    body = chance.choices(WORDS, k=chance.randint(3, 12)) + names
    chance.shuffle(body)
    text = " ".join(body) + "."
    entities = tuple(_entity(text, name) for name in names)
    quoted = chance.sample(names, min(len(names), 1))
    at = NOW - timedelta(minutes=chance.randint(0, 60 * 24 * 90))
    return Analysis(
        url=None,
        canonical_url=None,
        verdict=Verdict.ARTICLE,
        reason=None,
        title=" ".join(chance.choices(WORDS, k=chance.randint(1, 4))) or f"Title {number}",
        byline=tuple(chance.sample(('Lim "Ara" Han', "Oh Se-na", "Sena O."), chance.randint(0, 2))),
        published=chance.choice((at.isoformat(), at.date().isoformat(), None)),
        updated=None,
        outlet=chance.choice(OUTLETS),
        origin=None,
        dateline=None,
        language=chance.choice(("en", "ko", "ja", "und")),
        text=text,
        sentences=(Span(0, len(text)),),
        key_sentences=(),
        entities=entities,
        quotes=tuple(_quote(text, name, chance.random() < 0.5) for name in quoted),
        topic=Topic(round(chance.random(), 1), tuple(chance.sample(list(Subject), chance.randint(0, 3)))),
    )


def _entity(text: str, name: str) -> Entity:
    start = text.index(name)
    return Entity(None, name, EntityKind.PERSON, (Span(start, start + len(name)),))


def _quote(text: str, name: str, is_linked: bool) -> Quote:
    start = text.index(name)
    span = Span(start, start + len(name)) if is_linked else None
    return Quote(0, len(text), text, QuoteKind.INDIRECT, "said", name, None, span)
