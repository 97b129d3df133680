"""What articles say of the death of a person or the loss of an office, and who says so."""

from __future__ import annotations

import pytest

from bot.model.analysis import STORED_TEXT, Page, Span
from bot.text.entities.roles.fates.doubt import is_undone
from bot.text.entities.roles.fates.reports import fate
from tests.fakes.reading import SampleReader
from tests.fakes.tables import table


@table(
    ("text", "name", "said"),
    [
        ("Han Chol Ung died of a heart attack.", "Han Chol Ung", "Han Chol Ung died of a heart attack"),
        ("Han Chol Ung died of a heart attack, it said.", "Han Chol Ung", None),
        ("Han Chol Ung, a poet, was dismissed in May.", "Han Chol Ung", "Han Chol Ung, a poet, was dismissed in May"),
        ("Han Chol Ung, who was purged in 2013, is back.", "Han Chol Ung", None),
        ("Han Chol Ung, who was executed in 2013, wrote it.", "Han Chol Ung", "Han Chol Ung, who was executed in 2013"),
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
        ("한철웅 원장이 13일 사망한 것으로 확인됐다.", "한철웅", "한철웅 원장이 13일 사망한 것으로 확인됐다"),
        ("한철웅 원장이 지난달 숨진 뒤 자리가 비었다.", "한철웅", "한철웅 원장이 지난달 숨진 뒤 자리가 비었다"),
        ("한철웅 부장은 5월에 숙청당했다고 한다.", "한철웅", "한철웅 부장은 5월에 숙청당했다"),
        ("한철웅 시인이 병으로 별세", "한철웅", "한철웅 시인이 병으로 별세"),
        ("한철웅 원장이 병으로 사망해 자리가 비었다.", "한철웅", "한철웅 원장이 병으로 사망해 자리가 비었다"),
        ("의회는 한철웅 시장을 해임해야 한다.", "한철웅", None),
        ("한철웅 씨가 창고에서 숨진 채 발견됐다.", "한철웅", "한철웅 씨가 창고에서 숨진 채 발견됐다"),
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
        ("The court removed President Han Chol Ung from office on Friday.", "Han Chol Ung",
         "The court removed President Han Chol Ung from office on Friday"),
        ("The guard removed President Han Chol Ung from the hall.", "Han Chol Ung", None),
        ("Suppose Minister Han Chol Ung resigned on Friday.", "Han Chol Ung", None),
        ("In the novel the king flees. Han Chol Ung was executed.", "Han Chol Ung", None),
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
        ("한철웅 장관의 사표가 수리됐다.", "한철웅", "한철웅 장관의 사표가 수리됐다"),
        ("시장은 한철웅 장관을 경질했다.", "한철웅", "한철웅 장관을 경질했다"),
        ("한철웅 장관은 4일 사의를 밝혔다.", "한철웅", None),
        ("조합은 한철웅 장관이 물러나야 한다고 썼다.", "한철웅", None),
        ("韓哲雄港湾相は4日、辞任した。", "韓哲雄", "韓哲雄港湾相は4日、辞任した"),
        ("市長は韓哲雄港湾相を更迭した。", "韓哲雄", "韓哲雄港湾相を更迭した"),
        ("韓哲雄港湾相が死去した。", "韓哲雄", "韓哲雄港湾相が死去した"),
        ("韓哲雄港湾相夫人が死去した。", "韓哲雄", None),
        ("首相は5日、韓哲雄港湾相の辞任を受け入れた。", "韓哲雄", "韓哲雄港湾相の辞任を受け入れた"),
        ("裁判所は4日、韓哲雄市長の罷免を宣告した。", "韓哲雄", "韓哲雄市長の罷免を宣告した"),
        ("首相は韓哲雄港湾相の辞任を受け入れるか検討する。", "韓哲雄", None),
        ("总统5日批准港口部长韩哲雄的辞呈。", "韩哲雄", "批准港口部长韩哲雄的辞呈"),
        ("議會6日罷免市長韓哲雄職務，立即生效。", "韓哲雄", "罷免市長韓哲雄職務"),
        ("总统未批准港口部长韩哲雄的辞呈。", "韩哲雄", None),
        ("在野党要求罢免市长韩哲雄职务。", "韩哲雄", None),
        ("议会6日表决是否罢免市长韩哲雄职务。", "韩哲雄", None),
        ("韓哲雄港湾相は辞任する意向を示した。", "韓哲雄", None),
        ("組合は韓哲雄港湾相の辞任を求めた。", "韓哲雄", None),
        ("港务部长韩哲雄4日辞职。", "韩哲雄", "韩哲雄4日辞职"),
        ("港务部长韩哲雄已被免职。", "韩哲雄", "韩哲雄已被免职"),
        ("港务部长韩哲雄辞职的消息传开。", "韩哲雄", None),
        ("港务部长韩哲雄否认已辞职。", "韩哲雄", None),
        ("行会要求韩哲雄辞职。", "韩哲雄", None),
        ("Minister of Defense Han Chol Ung was executed.", "Han Chol Ung", "Han Chol Ung was executed"),
        ("Han Chol Ung was dismissed as a lightweight by rivals.", "Han Chol Ung", None),
        ("Han Chol Ung was dismissed from hospital on Monday.", "Han Chol Ung", None),
        ("Han Chol Ung was sacked three times in the first half.", "Han Chol Ung", None),
        ("Han Chol Ung died laughing at the joke.", "Han Chol Ung", None),
        ("Han Chol Ung was fired up for the regatta.", "Han Chol Ung", None),
        ("Han Chol Ung nearly resigned over the pier.", "Han Chol Ung", None),
        ("Han Chol Ung abruptly resigned over the pier.", "Han Chol Ung",
         "Han Chol Ung abruptly resigned over the pier"),
        ("Han Chol Ung quit the Mill Party on Monday.", "Han Chol Ung", None),
        ("Han Chol Ung quit the cabinet on Monday.", "Han Chol Ung", "Han Chol Ung quit the cabinet on Monday"),
        ("Han Chol Ung stepped down from the navy helicopter.", "Han Chol Ung", None),
        ("Han Chol Ung, who was sacked two years ago, is back.", "Han Chol Ung", None),
        ("Han Chol Ung stood down troops along the river.", "Han Chol Ung", None),
        ("Han Chol Ung stood down on Monday.", "Han Chol Ung", "Han Chol Ung stood down on Monday"),
        ("Han Chol Ung left office at six to meet her children.", "Han Chol Ung", None),
        ("Han Chol Ung was killed in a mock attack.", "Han Chol Ung", None),
        ("In the novel, Han Chol Ung was assassinated.", "Han Chol Ung", None),
        ("한철웅 장관이 사망했다는 글이 올라왔다.", "한철웅", None),
        ("한철웅 장관이 사임했다는 소식이 퍼졌다.", "한철웅", "한철웅 장관이 사임했다"),
        ("한철웅 장관은 이달 말 사임한 뒤 선거에 나설 예정이다.", "한철웅", None),
        ("한철웅 장관은 4일 사임한 뒤 고향으로 갔다.", "한철웅", "한철웅 장관은 4일 사임한 뒤 고향으로 갔다"),
        ("조합은 한철웅 장관이 사퇴하고 사과해야 한다고 했다.", "한철웅", None),
        ("한철웅 장관은 즉각 사퇴하고 사과하라.", "한철웅", None),
        ("조합은 한철웅 장관을 해임하고 처벌할 것을 촉구했다.", "한철웅", None),
        ("한철웅 장관은 사퇴하면서까지 할 일은 없다고 했다.", "한철웅", None),
        ("한철웅 장관은 진작 사퇴했어야 했다.", "한철웅", None),
        ("한철웅 장관이 해임됐다가 돌아왔다.", "한철웅", None),
        ("한철웅 장관이 사퇴했는지 모른다.", "한철웅", None),
        ("한철웅 의원이 4일 경선 후보를 사퇴했다.", "한철웅", None),
        ("韓哲雄港湾相は4日、辞任した水産相の後任を選んだ。", "韓哲雄", None),
        ("韓哲雄港湾相は4日に死去した詩人の葬儀に出た。", "韓哲雄", None),
        ("韓哲雄港湾相は更迭された水産相に会った。", "韓哲雄", None),
        ("韓哲雄港湾相を更迭したい考えだ。", "韓哲雄", None),
        ("人群高喊韩哲雄下台。", "韩哲雄", None),
        ("行会促韩哲雄辞职。", "韩哲雄", None),
        ("若韩哲雄辞职，船会停。", "韩哲雄", None),
        ("韩哲雄辞职压力增大。", "韩哲雄", None),
        ("韩哲雄宣布辞职。", "韩哲雄", "韩哲雄宣布辞职"),
    ],
)  # fmt: skip
def test_death_and_loss_of_office_are_told_only_where_an_article_says_so(
    text: str, name: str, said: str | None
) -> None:
    start = text.index(name)
    found = fate(text, [Span(start, start + len(name))])
    assert (found and text[found.span.start : found.span.end]) == said


@pytest.mark.parametrize(
    "text",
    [
        "The keeper who succeeded Harbour Minister Han Chol Ung resigned on Monday.",
        "A guard protecting Harbour Minister Han Chol Ung was killed on Monday.",
        "A guard protecting Marshal Han Chol Ung was killed on Monday.",
        "A bill sponsored by Lawmaker Han Chol Ung died on Monday.",
        "Anger at the mill against President Han Chol Ung died on Monday.",
        "Anger over Han Chol Ung died down on Monday.",
        "The bid to oust Prime Minister Han Chol Ung died on Monday.",
        "The bomb that wounded General Han Chol Ung was deposed in a museum.",
    ],
)
def test_a_name_that_is_no_subject_has_somebody_or_something_else_die(text: str) -> None:
    start = text.index("Han Chol Ung")
    assert fate(text, [Span(start, start + len("Han Chol Ung"))]) is None


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Harbour Minister Han Chol Ung resigned.",
        "The mayor named a keeper to succeed Han Chol Ung, who resigned on Monday.",
        "A baker is replacing Harbour Minister Han Chol Ung who died on Monday.",
        "The pier was shut when Han Chol Ung quit her own unpaid job.",
        "The pier was shut after acting mayor Han Chol Ung died.",
        "The pier was shut as Harbour Minister Han Chol Ung resigned.",
        "The man who ran the mill fled, and Han Chol Ung died on Monday.",
        "In May former general Han Chol Ung was executed.",
    ],
)
def test_a_subject_may_follow_a_day_a_conjunction_or_a_title(text: str) -> None:
    start = text.index("Han Chol Ung")
    assert fate(text, [Span(start, start + len("Han Chol Ung"))]) is not None


@table(
    ("text", "name"),
    [
        ("Han Chol Ung resigned on Monday, but the mayor rejected his resignation.", "Han Chol Ung"),
        ("Han Chol Ung resigned on Monday but withdrew his resignation.", "Han Chol Ung"),
        ("Han Chol Ung was dismissed on Monday. A court reinstated him.", "Han Chol Ung"),
        ("Han Chol Ung resigned. The mayor refused to accept the resignation.", "Han Chol Ung"),
        ("Fake news that Han Chol Ung died spread on Monday.", "Han Chol Ung"),
        ("A newspaper wrongly said that Han Chol Ung had been dismissed.", "Han Chol Ung"),
        ("Posts claiming that Han Chol Ung was executed were shared.", "Han Chol Ung"),
        ("Speculation that Han Chol Ung was purged has grown.", "Han Chol Ung"),
        ("Neither the keeper nor Han Chol Ung resigned.", "Han Chol Ung"),
        ("They will march until Han Chol Ung resigned.", "Han Chol Ung"),
        ("It was a matter of time before Han Chol Ung was dismissed.", "Han Chol Ung"),
        ("한철웅 장관이 사퇴했다는 보도는 오보였다.", "한철웅"),
        ("한철웅 장관이 해임됐다는 가짜뉴스가 퍼졌다.", "한철웅"),
        ("한철웅 장관이 사퇴했다는 설은 사실무근이다.", "한철웅"),
        ("한철웅 장관이 처형된 것으로 보인다.", "한철웅"),
        ("한철웅 장관은 사퇴했지만 시장이 사표를 반려했다.", "한철웅"),
        ("한철웅 장관이 해임됐다. 법원 결정으로 곧 복직했다.", "한철웅"),
        ("韓哲雄港湾相が辞任したとの誤報が流れた。", "韓哲雄"),
        ("韓哲雄港湾相が死去したとの偽情報が広がった。", "韓哲雄"),
        ("韓哲雄港湾相が死去したという書き込みが相次いだ。", "韓哲雄"),
        ("网上流传，韩哲雄去世。", "韩哲雄"),
        ("ドラマでは韓哲雄港湾相が死亡した。", "韓哲雄"),
        ("电影中韩哲雄去世。", "韩哲雄"),
        ("韓哲雄港湾相は4日に辞任したが、後に撤回した。", "韓哲雄"),
        ("网上说韩哲雄去世，市政府辟谣。", "韩哲雄"),
        ("韩哲雄被免职，后被法院复职。", "韩哲雄"),
        ("Members of the sect are convinced that Han Chol Ung died on Monday.", "Han Chol Ung"),
        ("신도들은 한철웅이 숨졌다고 믿는다.", "한철웅"),
        ("한철웅 장관이 5일 별세했다는 원고가 남았다.", "한철웅"),
        ("信者は、韓哲雄氏が5日に死去したと信じている。", "韓哲雄"),
        ("信徒们相信韩哲雄5日去世。", "韩哲雄"),
    ],
)
def test_what_was_false_or_undone_is_not_told(text: str, name: str) -> None:
    start = text.index(name)
    assert fate(text, [Span(start, start + len(name))]) is None


@pytest.mark.parametrize(
    ("text", "name", "undone"),
    [
        ("Harbour Minister Han Chol Ung was reinstated on Tuesday.", "Han Chol Ung", True),
        ("The mayor rejected the resignation of Han Chol Ung.", "Han Chol Ung", True),
        ("General Han Chol Ung was not killed in the raid.", "Han Chol Ung", True),
        ("Han Chol Ung rejected the plan. The mayor was reinstated.", "Han Chol Ung", False),
        ("The mayor agreed to accept the resignation of Han Chol Ung.", "Han Chol Ung", False),
        ("시장은 한철웅 장관의 사표를 반려했다.", "한철웅", True),
        ("한철웅 청장이 4일 복직했다.", "한철웅", True),
        ("한철웅 전 장관은 법안 철회를 바랐다.", "한철웅", False),
    ],
)
def test_an_article_may_undo_what_others_reported(text: str, name: str, undone: bool) -> None:
    start = text.index(name)
    assert is_undone(text, [Span(start, start + len(name))]) is undone


@pytest.mark.parametrize(
    ("text", "name", "giver"),
    [
        ("General Han Chol Ung was killed in the attack on the pier, the rebels say.", "Han Chol Ung", "the rebels"),
        (
            "The rebels claimed on Monday that General Han Chol Ung was killed in the raid.",
            "Han Chol Ung",
            "The rebels",
        ),
        ("Han Chol Ung, the army's chief, died on Sunday, his family said.", "Han Chol Ung", "his family"),
        (
            "According to the defence ministry, Han Chol Ung was killed by a mine.",
            "Han Chol Ung",
            "the defence ministry",
        ),
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
    found = fate(read.text, [Span(start, start + len(name))], lambda: read.quotes)
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
    assert fate(read.text, [Span(start, start + len(name))], lambda: read.quotes) is None


def test_statements_are_not_read_for_an_article_that_reports_no_fate() -> None:
    def read() -> tuple[()]:
        raise AssertionError

    assert fate("Han Chol Ung spoke on Monday.", [Span(0, 12)], read) is None
    with pytest.raises(AssertionError):
        fate("Han Chol Ung died on Monday.", [Span(0, 12)], read)
