"""Korean statements as courts, ministries and broadcasters are quoted: the speaker in the subject and around it."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.tagger import Tagger
from tests.text.statements.conftest import Reads


def said(text: str, tagger: Tagger, base: Knowledge) -> list[tuple[str, str | None]]:
    """The statements of a text, and the words that name the speaker of each."""
    tagged = tagger.tag(text)
    quotes = find_quotes(tagged, find_entities(tagged, base, None, "2025-11-28"))
    return [
        (quote.text, text[quote.speaker_span.start : quote.speaker_span.end] if quote.speaker_span else None)
        for quote in quotes
    ]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # a reader of court news wants the court as the speaker, and not the judge in its brackets
        (
            "서울고법 형사3부(재판장 도한별 부장판사)는 원심의 형이 가볍다고 밝혔다.",
            "원심의 형이 가볍다",
            "서울고법 형사3부",
        ),
        (
            "수원지검 공공수사2부(부장검사 도한별)는 창고를 압수했다고 밝혔다.",
            "창고를 압수했다",
            "수원지검 공공수사2부",
        ),
        ("양대 노총은 공동 성명에서 “정년을 늘려야 한다”고 밝혔다.", "정년을 늘려야 한다", "양대 노총"),
        # a name and a form of address that the analyser reads as verbs
        ("예산이 줄었다고 박서린 의원은 지적했다.", "예산이 줄었다", "박서린"),
        ('어부 노덕만 씨는 "바다가 안 보인다"고 했다.', "바다가 안 보인다", "노덕만"),
        ('부대장 리영남은 텔레비죤에 나와 "제방이 위험하다"고 당부했다.', "제방이 위험하다", "리영남"),
        # a bank whose short name ends like a particle, a branch, the department of a professor
        ("이창용 한은 총재는 기자간담회에서 환율이 뛰었다고 설명했다.", "환율이 뛰었다", "이창용"),
        ("강석훈 산은 회장은 매각을 서두르겠다고 말했다.", "매각을 서두르겠다", "강석훈"),
        ("한국공항공사 제주본부는 담요를 나눠 줬다고 밝혔다.", "담요를 나눠 줬다", "한국공항공사 제주본부"),
        ('도한별 한빛대 경제학과 교수는 "수출이 줄었다"고 지적했다.', "수출이 줄었다", "도한별"),
        ("도한별 부대변인은 전면 허용이냐는 질문에 신고만 하면 된다고 답했다.", "신고만 하면 된다", "도한별"),
        ("도한별 시장은 폐막식에서 예산을 늘리겠다고 약속했다.", "예산을 늘리겠다", "도한별"),
        # what is left behind the place is no statement
        ("도한별 의원은 청문회에서 위증이라고 주장했다.", "청문회에서 위증", "도한별"),
        ("도한별 부대변인은 전쟁이냐는 질의에 아니라고 답했다.", "전쟁이냐는 질의에 아니라", "도한별"),
        # the office that somebody held then belongs to the name before it
        ("도한별 당시 항만청장은 부두가 낡았다고 발표했다.", "부두가 낡았다", "도한별"),
        # posts without a form of address
        ('도한별 기상청 예보분석관은 "전선이 남북으로 움직인다"고 설명했다.', "전선이 남북으로 움직인다", "도한별"),
        # a bracket that gives another name of the person
        ('요한 린드(한국명 인세반) 회장은 "약이 모자란다"고 강조했다.', "약이 모자란다", "요한 린드"),
        # somebody of the person, whom the phrase tells of
        ('도한별 시장 측 변호인은 "시장은 몰랐다"고 말했다.', "시장은 몰랐다", "도한별 시장 측 변호인"),
        ('도한별 시장 변호인단은 "시장은 몰랐다"고 말했다.', "시장은 몰랐다", "도한별 시장 변호인단"),
        ('도한별 시장의 아내는 "시장은 몰랐다"고 말했다.', "시장은 몰랐다", "도한별 시장의 아내"),
        # 측은, which the analyser takes for an adjective behind a common noun
        ('회사 측은 "부두가 낡았다"고 밝혔다.', "부두가 낡았다", "회사 측"),
        ('도한별 시장 측은 "시장은 몰랐다"고 말했다.', "시장은 몰랐다", "도한별 시장 측"),
        ('도한별 시장 측 노덕만 변호사는 "시장은 몰랐다"고 말했다.', "시장은 몰랐다", "노덕만"),
        ('도한별 대변인은 "시장은 몰랐다"고 말했다.', "시장은 몰랐다", "도한별"),
        ('도한별 변호사는 "시장은 몰랐다"고 말했다.', "시장은 몰랐다", "도한별"),
        # "이" before a calling is the family name of whom the text has named, or "this", but no body
        (
            "새벌 시티가 이겼다. 공격수 이하준(24)이 두 골을 넣었다. 이 선수는 “동료들이 도왔다”고 말했다.",
            "동료들이 도왔다",
            "이",
        ),
        ("골키퍼 이도현(31)은 네 번 막았다. 이 선수는 경기 뒤 “운이 좋았다”고 말했다.", "운이 좋았다", "이"),
        (
            "새길건설이 공사를 멈췄다. 새길건설을 세운 이도윤(52)은 사과했다. 이 대표는 “빚을 갚겠다”고 밝혔다.",
            "빚을 갚겠다",
            "이",
        ),
        ("박도윤 기수는 “말이 잘 뛰었다”고 했다. 이 선수는 “또 이기겠다”고 말했다.", "또 이기겠다", "박도윤"),
        (
            "공격수 이하준(24)과 수비수 이도현(27)이 뛰었다. 이 선수는 “비겨서 아쉽다”고 말했다.",
            "비겨서 아쉽다",
            "이 선수",
        ),
        ("길벗의 추민아 활동가는 “집이 모자란다”고 말했다.", "집이 모자란다", "추민아"),
        ("이주노동자 세 명은 “난로가 없다”고 말했다.", "난로가 없다", "이주노동자 세 명"),
        # a city or club whose last syllable is read as a verb; who spoke before does not go on
        *(
            (
                f"대표 하유진(37)씨는 “빚이 남았다”고 했다. {who} “협의가 늦어졌다”고 해명했다.",
                "협의가 늦어졌다",
                name,
            )
            for who, name in (
                ("한빛시는", "한빛시"),
                ("새벌군은", "새벌군"),
                ("새벌 유나이티드는", "새벌 유나이티드"),
                ("누리시는", "누리시"),
                ("하늘물류는", "하늘물류"),
            )
        ),
        # some of all who are counted, the time for which a figure is true, the address in which somebody speaks
        ("주민 20명 가운데 3명은 “떠나겠다”고 말했다.", "떠나겠다", "주민 20명 가운데 3명"),
        ("회의 중 3명은 “나가겠다”고 말했다.", "나가겠다", "3명"),
        (
            "산림청은 12일 오전 7시 현재 진화율이 64%라고 밝혔다.",
            "12일 오전 7시 현재 진화율이 64%라",
            "산림청",
        ),
        ("산림청은 12일 오전 7시께 불이 꺼졌다고 밝혔다.", "불이 꺼졌다", "산림청"),
        ("도한별 총리는 준공사에서 공장을 더 짓겠다고 강조했다.", "공장을 더 짓겠다", "도한별"),
        ("최도훈 새벌 감독은 “어린 선수가 팀을 살렸다”고 칭찬했다.", "어린 선수가 팀을 살렸다", "최도훈"),
        # stances with words between "…다는" and the noun, and those that were taken once
        ('항만청 당국자는 "부두를 닫을 것"이라는 원칙을 되풀이했다.', "부두를 닫을 것", "항만청 당국자"),
        ('항만청은 "부두를 닫지 않는다"는 원론적 입장을 내놨다.', "부두를 닫지 않는다", "항만청"),
        ('항만청은 "부두를 닫지 않는다"는 짧은 답변을 내놨다.', "부두를 닫지 않는다", "항만청"),
        ("항만청은 부두가 낡았다는 의견을 시청에 낸 바 있다.", "부두가 낡았다", "항만청"),
    ],
)
def test_a_statement_has_its_speaker(text: str, words: str, speaker: str, tagger: Tagger, base: Knowledge) -> None:
    assert (words, speaker) in said(text, tagger, base)


def test_he_is_no_news_agency(tagger: Tagger, base: Knowledge) -> None:
    text = '장관이 부두를 둘러봤다고 현지 통신사가 보도했다. 그는 "부두가 낡았다"고 덧붙였다.'
    assert ("부두가 낡았다", "현지 통신사") not in said(text, tagger, base)
    assert ("부두가 낡았다", None) in said(text, tagger, base)


def test_who_is_to_hand_in_an_opinion_has_not_given_it(tagger: Tagger, base: Knowledge) -> None:
    assert not said("항만청은 부두가 낡았다는 의견을 낼 예정이다.", tagger, base)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("통일부는 북한이 대화에 나설 것이라고 평가했다고 한빛일보가 전했다.", "북한이 대화에 나설 것", "통일부"),
        ("북한은 이번 훈련을 침략 연습이라고 비난했다고 조선중앙통신이 전했다.", "이번 훈련을 침략 연습", "북한"),
        ("조선중앙통신은 김정은 위원장이 공장을 돌아봤다고 말했다고 보도했다.", "공장을 돌아봤다", "김정은"),
        ("일본 방위성은 1발이 발사됐다고 발표했으나, 합참은 2발이라고 밝혔다.", "2발", "합참"),
        ("국방부는 3명이라고 밝혔다.", "3명", "국방부"),
        ("국방부는 북한이 사거리를 늘렸다는 보도를 부인했다.", "북한이 사거리를 늘렸다", "국방부"),
        ("국방부는 북한이 사거리를 늘렸다는 의혹을 전면 부인했다.", "북한이 사거리를 늘렸다", "국방부"),
        ("대통령실이 협상을 중단했다는 보도를 정부는 부인했다.", "대통령실이 협상을 중단했다", "정부"),
        ("대통령이 사임한다는 소문을 총리가 부인했다.", "대통령이 사임한다", "총리"),
    ],
)
def test_what_is_relayed_counted_or_denied_has_the_speaker_of_its_verb(
    text: str, words: str, speaker: str, tagger: Tagger, base: Knowledge
) -> None:
    """Of the first, North Korea was the speaker; "2발" and the denials were no statements."""
    assert (words, speaker) in said(text, tagger, base)


@pytest.mark.parametrize(
    "text",
    [
        "국방부는 북한이 사거리를 늘렸다는 보도를 부인하지 않았다.",
        "경찰은 그가 돈을 받았다는 의혹을 수사하고 있다.",
        "한빛일보는 정부가 협상을 중단했다는 보도를 정정했다.",
        "국방부는 북한이 사거리를 늘렸다는 보도를 접했다.",
    ],
)
def test_a_report_that_nobody_denies_is_no_statement(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert said(text, tagger, base) == []


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # persons by their number, and soldiers by their rank, speak for themselves
        (
            '조민서 국장은 "비용이 는다"고 말했다. 하청 업체 대표 16명은 시청 앞에서 "돈을 못 받았다"고 호소했다.',
            "돈을 못 받았다",
            "하청 업체 대표 16명",
        ),
        ('조민서 국장은 "비용이 는다"고 말했다. 한 상병은 본보에 "고기가 적다"고 털어놨다.', "고기가 적다", "한 상병"),
        # "이 의원" is the lawmaker Lee, if there is one, and else "this lawmaker"
        (
            "여당 간사인 박한별 의원과 야당 간사인 이도겸 의원이 기자들과 만났다."
            ' 박 의원은 "정황이 있다"고 말했다. 이 의원은 "징후는 없다"고 전했다.',
            "징후는 없다",
            "이",
        ),
        ('서하람 의원은 "정황이 있다"고 말했다. 이 의원은 "징후는 없다"고 전했다.', "징후는 없다", "서하람"),
        # what somebody denies does not speak
        ("시청은 다리가 낡았다고 밝혔다. 업체가 돈을 냈다는 주장은 부인했다.", "업체가 돈을 냈다", "시청"),
        # who relays may have a topic's particle too
        ('김 위원장은 이 자리에서 "생산을 늘리라"고 강조했다고 통신은 전했다.', "생산을 늘리라", "김 위원장"),
    ],
)
def test_speakers_of_whole_articles(text: str, words: str, speaker: str, tagger: Tagger, base: Knowledge) -> None:
    assert (words, speaker) in said(text, tagger, base)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ('이번 제안은 "대화의 문을 여는 것"이라고 평가했다.', [None]),
        ('이번 조치는 "불가피했다"고 설명했다.', [None]),
        ('대책위는 "불가피했다"고 설명했다.', ["대책위"]),
        ('참사 유족은 "이번 참사는 인재"라고 말했다.', ["참사 유족"]),
        ('합동훈련은 "방어적"이라고 합참이 강조했다.', ["South Korean Joint Chiefs of Staff"]),
    ],
)
def test_what_is_spoken_of_is_no_speaker(text: str, speakers: list[str | None], read: Reads) -> None:
    """The topic right before a quotation was its speaker, whatever its noun was."""
    assert [quote.speaker for quote in read(text)] == speakers


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('이름을 밝히지 말아 달라고 한 관계자는 "숫자가 아니다"라고 꼬집었다.', ["숫자가 아니다"]),
        ("경찰은 피해자의 신원을 공개하지 않겠다고 밝혔다.", ["피해자의 신원을 공개하지 않겠다"]),
        ("국방부는 소속 부대를 공개하지 않겠다고 밝혔다.", ["소속 부대를 공개하지 않겠다"]),
        ("정부는 신원을 밝히지 못했다고 설명했다.", ["신원을 밝히지 못했다"]),
        ("한 관계자는 실명을 쓰지 않는 조건으로 만났다.", []),
    ],
)
def test_what_a_source_asks_of_the_newsroom_is_no_statement(text: str, words: list[str], read: Reads) -> None:
    assert [text[quote.start : quote.end] for quote in read(text)] == words


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("한덕수 전 대통령 권한대행이 법원에 나왔다. 한 전 총리는 “송구하다”고 말했다.", "Han Duck-soo"),
        ("이재명 대통령이 이명박 전 대통령을 만났다. 이 전 대통령은 “반갑다”고 말했다.", "Lee Myung-bak"),
        ("이재명 대통령이 회의를 열었다. 이 전 대통령은 “반갑다”고 말했다.", "이 전 대통령"),
        ("최상목 당시 권한대행이 물러났다. 최 전 부총리는 “송구하다”고 말했다.", "최 전 부총리"),
        ("한덕수 전 총리가 왔다. 한 전 직원은 “송구하다”고 말했다.", "한 전 직원"),
        ("조현 전 외교부 장관이 왔다. 조 전 장관은 “반갑다”고 말했다.", "Cho Hyun"),
        ("새별전자의 권도현 최고경영자(CEO)는 “반갑다”고 말했다.", "권도현"),
    ],
)
def test_former_holders_of_an_office(text: str, speaker: str, tagger: Tagger, base: Knowledge) -> None:
    tagged = tagger.tag(text)
    quotes = find_quotes(tagged, find_entities(tagged, base, None, "2025-11-28"))
    assert [quote.speaker for quote in quotes] == [speaker]


def test_who_is_asked_about_does_not_speak(tagger: Tagger, base: Knowledge) -> None:
    text = "정부가 언제 알았냐는 기자들의 질문에 도한별 대변인은 어제 알았다고 답했다."
    assert "정부" not in {speaker for _, speaker in said(text, tagger, base)}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # the analyser reads the end of the office as a verb
        ('도한별 사무차장보는 회의에서 "강둑이 높다"고 밝혔다.', "강둑이 높다", "도한별"),
        ("도한별 총재보는 금리를 올리겠다고 말했다.", "금리를 올리겠다", "도한별"),
        # who is not named in full adds to the own words
        (
            '상인 김모 씨는 쌀이 들어온다고 했다. 김 씨는 다만 "길이 막혔다"고 덧붙였다.',
            "길이 막혔다",
            "김 씨",
        ),
        ("상인 김모 씨는 쌀이 온다고 했다. 김 씨는 길이 막혔다고 덧붙였다.", "길이 막혔다", "김 씨"),
        # what somebody only said, and often said
        ("도한별 대변인은 강이 얕다고 말했을 뿐 깊이는 밝히지 않았다.", "강이 얕다", "도한별"),
        ('도한별 씨는 "저녁은 먹겠지"라고 말하곤 했다.', "저녁은 먹겠지", "도한별"),
        # firms without a name
        ("업체는 물건값을 돌려주겠다고 밝혔다.", "물건값을 돌려주겠다", "업체"),
        ('배달 업체도 "물건값을 돌려주겠다"고 밝혔다.', "물건값을 돌려주겠다", "배달 업체"),
        # the branch of a firm of the state, whose name has the form of a person's
        ("한국수자원공사 연천권지사는 수문을 열었다고 밝혔다.", "수문을 열었다", "한국수자원공사 연천권지사"),
        # a Korean abroad, by the family name as well
        (
            '레이철 민영 리 연구원은 매체를 살폈다. 리 연구원은 "말이 바뀌었다"고 말했다.',
            "말이 바뀌었다",
            "리",
        ),
        ("온누리대 도한별 교수팀은 키를 쟀다. 도 교수는 격차가 그대로라고 말했다.", "격차가 그대로", "도"),
    ],
)
def test_speakers_of_courts_counties_and_firms(
    text: str, words: str, speaker: str, tagger: Tagger, base: Knowledge
) -> None:
    assert (words, speaker) in said(text, tagger, base)


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("도한별 대변인은 강이 얕다고 말했을 수도 있다.", []),
        ('도한별 대변인은 "강이 얕다"고 안 밝혔을 뿐이다.', []),
        ("상인 A 씨는 쌀이 온다고 했다. B 씨는 길이 막혔다고 덧붙였다.", [("쌀이 온다", "상인 A 씨")]),
        ("경찰은 업체가 장부를 숨겼다고 밝혔다.", [("업체가 장부를 숨겼다", "경찰")]),
        ("도한별 의원은 업체도 장부를 봤다고 말했다.", [("업체도 장부를 봤다", "도한별")]),
    ],
)
def test_who_does_not_say_it(
    text: str, statements: list[tuple[str, str | None]], tagger: Tagger, base: Knowledge
) -> None:
    assert said(text, tagger, base) == statements
