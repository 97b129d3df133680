"""Who uses a term: state media, with the dispatches of the North's agency wherever they were published, and others."""

from __future__ import annotations

import pytest

from bot.model.evidence.terms import TermUsers
from bot.services.evidence.terms import TermQuestion, TermService
from tests.fakes.desk import ANNA, SmallDesk

_ENGLISH = "Pyongyang, October 28 (KCNA) -- The ministry issued a statement. The enemy's provocation is grave, it said."
_KOREAN = "(평양 10월 28일발 조선중앙통신) 국방성 대변인은 담화를 발표하였다. 적들의 도발은 엄중한 결과를 초래할것이다."
_QUOTED = "The North will respond to the provocation, KCNA said on Monday. Officials in Pyongyang did not say how."
_VISITED = "Pyongyang residents fear a provocation, a traveller said. Nobody in the city would say why. KCNA is silent."

_OTHERS = (
    "Pyongyang's official KCNA called the drill a provocation. Officials in Seoul denied it and said nothing more.",
    "Pyongyang, according to KCNA, warned of a provocation on Friday. Seoul said that it was watching the border.",
    "Pyongyang (KCNA Watch) is quiet after the provocation, the monitor said. Nothing was broadcast in the evening.",
    "Pyongyang, Nov. 3 (Xinhua) -- KCNA denounced a provocation on Friday. It was said to have happened at sea.",
    "PYONGYANG, Nov. 3 (AP) — KCNA condemned a provocation on Monday. It gave no details on where it had happened.",
    "평양의 관영 조선중앙통신은 28일 도발을 비난했다. 통일부는 이 보도에 대해 논평하지 않았다고 기자들에게 말했다.",
    "평양 주재 기자에 따르면 조선중앙통신은 28일 도발을 비난했다. 통일부는 이 보도에 대해 논평하지 않았다.",
    "평양 10월 행사를 조선중앙통신은 도발이라는 말로 전하지 않았다. 통일부는 이 보도에 대해 논평하지 않았다.",
)


_OTHERS_UNSPACED = (
    "【平壌11月28日共同】北朝鮮の朝鮮中央通信は28日、挑発を非難した。韓国政府はこれについて論評しなかった。",
    "【平壌11月28日AFP】朝鮮中央通信は28日、敵の挑発を非難した。韓国政府はこれについて論評しなかった。",
    "平壌で11月28日、挑発を非難する集会が開かれた。朝鮮中央通信が伝えた。韓国政府はこれについて論評しなかった。",
    "新华社平壤11月28日电 朝中社28日谴责挑发行为。韩国政府没有对此发表评论。",
    "朝中社28日谴责挑发行为。平壤11月举行了集会。韩国政府没有对此发表评论。",
    "据朝中社平壤11月28日电，朝鲜谴责挑发行为。韩国政府没有对此发表评论。",
)


async def test_who_quotes_the_agency_is_no_state_media(desk: SmallDesk) -> None:
    for number, text in enumerate((*_OTHERS, *_OTHERS_UNSPACED)):
        await desk.save(ANNA, f"https://mirror.example/{number}", f"Report {number}\n{text}")
    terms = TermService(desk.database)
    for typed, expected in (("provocation", 5), ("도발", 3), ("挑発", 6)):
        answer = await terms.term(TermQuestion(ANNA, typed, None))
        assert (answer.state.total, answer.others.total) == (0, expected)


@pytest.mark.parametrize("day", ["November 28, 2026", "Nov. 28", "September 3", "Sept. 3", "May 1"])
async def test_datelines_of_the_agency(desk: SmallDesk, day: str) -> None:
    text = f"Pyongyang, {day} (KCNA) -- The spokesman condemned the provocation of the enemy in a statement that day."
    await desk.save(ANNA, "https://mirror.example/1", f"Statement\n{text}")
    answer = await TermService(desk.database).term(TermQuestion(ANNA, "provocation", None))
    assert (answer.state.total, answer.others.total) == (1, 0)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("【平壌11月28日発朝鮮中央通信】国防省代弁人は談話を発表し、敵の挑発を糾弾した。結果は重大である。", "挑発"),
        (
            "【平壌１１月２８日朝鮮中央通信】国防省代弁人は談話を発表し、敵の挑発を糾弾した。結果は重大である。",
            "挑発",
        ),
        ("朝中社平壤11月28日电 国防省发言人发表谈话，谴责敌人的挑衅。后果是严重的。", "挑衅"),
        ("平壤11月28日电（朝中社）国防省发言人发表谈话，谴责敌人的挑衅。后果是严重的。", "挑衅"),
        (
            "Wonsan, November 28 (KCNA) -- The spokesman condemned the provocation of the enemy in a statement.",
            "provocation",
        ),
        ("(삼지연 11월 28일발 조선중앙통신) 국방성 대변인은 적들의 도발을 규탄하였다. 결과는 엄중하다.", "도발"),
    ],
)
async def test_datelines_of_other_languages_and_towns(desk: SmallDesk, text: str, term: str) -> None:
    await desk.save(ANNA, "https://mirror.example/1", f"Statement\n{text}")
    answer = await TermService(desk.database).term(TermQuestion(ANNA, term, None))
    assert (answer.state.total, answer.others.total) == (1, 0)


async def test_a_dispatch_of_the_norths_agency_is_of_state_media_on_any_page(desk: SmallDesk) -> None:
    for number, text in enumerate((_ENGLISH, _QUOTED, _VISITED, _KOREAN)):
        await desk.save(ANNA, f"https://mirror.example/{number}", f"Statement {number}\n{text}")
    terms, found = TermService(desk.database), {}
    for typed in ("provocation", "도발"):
        for users in TermUsers:
            answer = await terms.term(TermQuestion(ANNA, typed, users))
            found[typed, users] = sorted(hit.article.title for hit in answer.hits)
    assert found == {
        ("provocation", TermUsers.STATE): ["Statement 0"],
        ("provocation", TermUsers.OTHERS): ["Statement 1", "Statement 2"],
        ("도발", TermUsers.STATE): ["Statement 3"],
        ("도발", TermUsers.OTHERS): [],
    }
