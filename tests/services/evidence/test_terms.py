"""Who uses a term: state media, with the dispatches of the North's agency wherever they were published, and others."""

from __future__ import annotations

from bot.model.evidence.terms import TermUsers
from bot.services.evidence.terms import TermQuestion, TermService
from tests.fakes.desk import ANNA, SmallDesk

_ENGLISH = "Pyongyang, October 28 (KCNA) -- The ministry issued a statement. The enemy's provocation is grave, it said."
_KOREAN = "(평양 10월 28일발 조선중앙통신) 국방성 대변인은 담화를 발표하였다. 적들의 도발은 엄중한 결과를 초래할것이다."
_QUOTED = "The North will respond to the provocation, KCNA said on Monday. Officials in Pyongyang did not say how."
_VISITED = "Pyongyang residents fear a provocation, a traveller said. Nobody in the city would say why. KCNA is silent."


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
