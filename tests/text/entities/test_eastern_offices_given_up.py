"""Offices that a Chinese or Japanese text says are held no more keep the word that says so, or are not shown."""

from __future__ import annotations

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.fakes.tables import table


@table(
    ("text", "name", "office"),
    [
        ("已卸任的外长康京和说，谈判需要耐心。", "Kang Kyung-wha", "已卸任的外长"),
        ("被罢免的总统尹锡悦没有出庭。", "Yoon Suk Yeol", "被罢免的总统"),
        ("已故总统卢武铉的女儿出席了仪式。", "Roh Moo-hyun", "已故总统"),
        ("救援人员找到被困矿工贺保柱，他没有受伤。", "贺保柱", "被困矿工"),
        ("李在明说，军演可以调整，但国防部长安圭伯不同意。", "Ahn Gyu-back", "国防部长"),
        ("金建希律师表示，当事人身体不适。", "Kim Keon-hee", None),
        ("当時の金龍顕国防相は封鎖を命じた。", "Kim Yong-hyun", None),
        ("解任された金龍顕国防相は沈黙した。", "Kim Yong-hyun", None),
        ("金龍顕前国防相は沈黙した。", "Kim Yong-hyun", "前国防相"),
        ("トランプ特使は近く訪朝する。", "Donald Trump", None),
        ("ウィットコフ特使は近く訪朝する。", "Steve Witkoff", "特使"),
        ("退任する片倉重治大使があいさつした。", "片倉重治", "大使"),
    ],
)
def test_an_office_given_up_is_not_shown_as_held(
    text: str, name: str, office: str | None, tagger: Tagger, base: Knowledge
) -> None:
    found = {one.name: one for one in find_entities(tagger.tag(text), base, None, "2026-12-02")}
    role = found[name].role
    assert (role and role.text) == office
