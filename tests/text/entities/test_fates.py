"""What articles say of the death of a person or the loss of an office, and who says so."""

from __future__ import annotations

import pytest

from bot.model.analysis import STORED_TEXT, Page, Span
from bot.text.entities.roles.fates.reports import fate
from tests.fakes.reading import SampleReader


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("Han Chol Ung died of a heart attack.", "Han Chol Ung", "Han Chol Ung died of a heart attack"),
        ("Han Chol Ung died of a heart attack, it said.", "Han Chol Ung", None),
        ("Han Chol Ung, a poet, was dismissed in May.", "Han Chol Ung", "Han Chol Ung, a poet, was dismissed in May"),
        ("Han Chol Ung, who was purged in 2013, is back.", "Han Chol Ung", "Han Chol Ung, who was purged in 2013"),
        ("It is not known whether Han Chol Ung was executed.", "Han Chol Ung", None),
        ("Rumours that Han Chol Ung had been purged were denied.", "Han Chol Ung", None),
        ("Han Chol Ung may have been dismissed.", "Han Chol Ung", None),
        ("Han Chol Ung said that his driver was killed.", "Han Chol Ung", None),
        ("한철웅 검열위원장이 13일 사망했다.", "한철웅", "한철웅 검열위원장이 13일 사망했다"),
        ("정부는 한철웅 원장을 해임했다.", "한철웅", "한철웅 원장을 해임했다"),
        ("13일 별세한 한철웅 원장의 빈소다.", "한철웅", "13일 별세한 한철웅"),
        ("한철웅 총리는 장관을 해임했다.", "한철웅", None),
        ("한철웅 총리는 장관이 숨졌다고 말했다.", "한철웅", None),
        ("한철웅 부장이 숙청됐다는 소문이 있다.", "한철웅", None),
        ("한철웅 원장이 13일 사망한 것으로 확인됐다.", "한철웅", "한철웅 원장이 13일 사망한 것으로"),
        ("한철웅 원장이 지난달 숨진 뒤 자리가 비었다.", "한철웅", "한철웅 원장이 지난달 숨진 뒤"),
        ("한철웅 부장은 5월에 숙청당했다고 한다.", "한철웅", "한철웅 부장은 5월에 숙청당했다고"),
        ("한철웅 시인이 병으로 별세", "한철웅", "한철웅 시인이 병으로 별세"),
        ("한철웅 원장이 병으로 사망해 자리가 비었다.", "한철웅", "한철웅 원장이 병으로 사망해"),
        ("의회는 한철웅 시장을 해임해야 한다.", "한철웅", None),
        ("한철웅 씨가 창고에서 숨진 채 발견됐다.", "한철웅", "한철웅 씨가 창고에서 숨진 채"),
        ("한철웅 씨 가족이 창고에서 숨진 채 발견됐다.", "한철웅", None),
        ("한철웅 시장 보좌관이 해임됐다.", "한철웅", None),
        ("한철웅 시장이 공사장 붕괴 사망 인부들의 가족을 찾았다.", "한철웅", None),
        ("한철웅 시장은 옛 스승의 별세를 애도했다.", "한철웅", None),
        ("한철웅 시장은 화재로 숨진 인부들을 추모했다.", "한철웅", None),
        ("한철웅 시장은 지난주 사망한 인부의 빈소를 찾았다.", "한철웅", None),
        ("한철웅 시장이 인부 3명이 숨졌다고 밝혔다.", "한철웅", None),
        ("한철웅 시장이 인부 3명 숨졌다고 밝혔다.", "한철웅", None),
        ("야당은 한철웅 시장을 해임하라고 촉구했다.", "한철웅", None),
        ("위원회는 한철웅 시장을 해임하기로 의견을 모았다.", "한철웅", None),
        ("한철웅 시장은 해임돼야 한다고 말했다.", "한철웅", None),
        ("한철웅 시장이 해임되면 선거를 다시 한다.", "한철웅", None),
        ("아들이 숙청된 한철웅 시인의 글이다.", "한철웅", None),
        ("아버지가 작년에 사망한 한철웅 시인의 글이다.", "한철웅", None),
        ("The widow of Han Chol Ung died in May.", "Han Chol Ung", None),
        ("An aide to President Han Chol Ung was dismissed.", "Han Chol Ung", None),
        ("Han Chol Ung resigned on Friday.", "Han Chol Ung", "Han Chol Ung resigned on Friday"),
        ("Han Chol Ung, a poet, has stepped down as keeper.", "Han Chol Ung",
         "Han Chol Ung, a poet, has stepped down as keeper"),
        ("Han Chol Ung stepped down from the train.", "Han Chol Ung", None),
        ("Han Chol Ung resigned himself to a long wait.", "Han Chol Ung", None),
        ("Han Chol Ung, who resigned as mayor in 2010, wrote it.", "Han Chol Ung", None),
        ("Han Chol Ung offered to resign.", "Han Chol Ung", None),
        ("Han Chol Ung has not resigned.", "Han Chol Ung", None),
        ("The mayor fired his foreign minister Han Chol Ung on Friday.", "Han Chol Ung",
         "The mayor fired his foreign minister Han Chol Ung on Friday"),
        ("The mayor accepted the resignation of Harbour Minister Han Chol Ung.", "Han Chol Ung",
         "The mayor accepted the resignation of Harbour Minister Han Chol Ung"),
        ("The mayor dismissed Harbour Minister Han Chol Ung's claim.", "Han Chol Ung", None),
        ("The guild dismissed Han Chol Ung as a liar.", "Han Chol Ung", None),
        ("The pier is held by men loyal to ousted President Han Chol Ung in the south.", "Han Chol Ung", None),
        ("The guild met the dismissed Harbour Minister Han Chol Ung on Friday.", "Han Chol Ung", None),
        ("한철웅 장관이 4일 사임했다.", "한철웅", "한철웅 장관이 4일 사임했다"),
        ("한철웅 장관은 자리에서 물러났다.", "한철웅", "한철웅 장관은 자리에서 물러났다"),
        ("시장은 한철웅 장관의 사표를 수리했다.", "한철웅", "한철웅 장관의 사표를 수리했다"),
        ("시장은 한철웅 장관을 경질했다.", "한철웅", "한철웅 장관을 경질했다"),
        ("한철웅 장관은 4일 사의를 밝혔다.", "한철웅", None),
        ("조합은 한철웅 장관이 물러나야 한다고 썼다.", "한철웅", None),
        ("韓哲雄港湾相は4日、辞任した。", "韓哲雄", "韓哲雄港湾相は4日、辞任した"),
        ("市長は韓哲雄港湾相を更迭した。", "韓哲雄", "韓哲雄港湾相を更迭した"),
        ("韓哲雄港湾相が死去した。", "韓哲雄", "韓哲雄港湾相が死去した"),
        ("韓哲雄港湾相夫人が死去した。", "韓哲雄", None),
        ("韓哲雄港湾相は辞任する意向を示した。", "韓哲雄", None),
        ("組合は韓哲雄港湾相の辞任を求めた。", "韓哲雄", None),
        ("港务部长韩哲雄4日辞职。", "韩哲雄", "韩哲雄4日辞职"),
        ("港务部长韩哲雄已被免职。", "韩哲雄", "韩哲雄已被免职"),
        ("港务部长韩哲雄辞职的消息传开。", "韩哲雄", None),
        ("港务部长韩哲雄否认已辞职。", "韩哲雄", None),
        ("行会要求韩哲雄辞职。", "韩哲雄", None),
        ("Minister of Defense Han Chol Ung was executed.", "Han Chol Ung", "Han Chol Ung was executed"),
    ],
)  # fmt: skip
def test_death_and_loss_of_office_are_told_only_where_an_article_says_so(
    text: str, name: str, said: str | None
) -> None:
    start = text.index(name)
    found = fate(text, [Span(start, start + len(name))])
    assert (found and text[found.span.start : found.span.end]) == said


@pytest.mark.parametrize(
    ("text", "name", "giver"),
    [
        ("General Han Chol Ung was killed in the attack on the pier, the rebels say.", "Han Chol Ung", "rebels"),
        ("The rebels claimed on Monday that General Han Chol Ung was killed in the raid.", "Han Chol Ung", "rebels"),
        ("Han Chol Ung, the army's chief, died on Sunday, his family said.", "Han Chol Ung", "his family"),
        ("According to the defence ministry, Han Chol Ung was killed by a mine.", "Han Chol Ung", "defence ministry"),
        ("Han Chol Ung died of a heart attack on Sunday.", "Han Chol Ung", None),
        ("Defence Minister Han Chol Ung resigned on Friday after a report on the pier.", "Han Chol Ung", None),
        ("반군은 한철웅 장군이 항구 공격에서 숨졌다고 주장했다.", "한철웅", "반군"),
        ("한철웅 장관이 4일 사임했다고 항만청이 밝혔다.", "한철웅", "항만청"),
        ("한철웅 장관은 4일 사임했다고 밝혔다.", "한철웅", None),
        ("한철웅 장관이 4일 사임했다.", "한철웅", None),
    ],
)
def test_who_says_so_is_told_with_it(text: str, name: str, giver: str | None, sample_reader: SampleReader) -> None:
    read = sample_reader.read(Page(None, text.encode(), STORED_TEXT, title="News", published="2026-03-04"))
    start = read.text.index(name)
    found = fate(read.text, [Span(start, start + len(name))], read.quotes)
    assert found is not None
    assert found.giver == giver


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Han Chol Ung died in May, he said.", "Han Chol Ung"),
        ("The claim that Han Chol Ung was killed is spreading.", "Han Chol Ung"),
        ("尹錫悦大統領が死亡したと反政府勢力が主張した。", "尹錫悦"),
        ("反对派称尹锡悦已身亡。", "尹锡悦"),
    ],
)
def test_what_nobody_who_is_named_says_is_not_told(text: str, name: str, sample_reader: SampleReader) -> None:
    read = sample_reader.read(Page(None, text.encode(), STORED_TEXT, title="News", published="2026-03-04"))
    start = read.text.index(name)
    assert fate(read.text, [Span(start, start + len(name))], read.quotes) is None
