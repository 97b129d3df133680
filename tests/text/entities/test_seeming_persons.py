"""Ships, islands, hospitals, firms and entries of lists whose name looks like a person's."""

from __future__ import annotations

import pytest

from bot.model.analysis import EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.fakes.tables import table
from tests.text.entities.test_english_names import BODY, PERSON, PLACE, named


@table(
    ("text", "kind", "names"),
    [
        # the letters before a ship's name; a general has the name as well
        ("The MV Ri Chang-ho left Nampo. The MV Ri Chang-ho carried coal.", PERSON, []),
        ("The destroyer USS John Basilone is in port.", PERSON, []),
        ("General Ri Chang Ho of North Korea left Nampo.", PERSON, ["Ri Chang Ho"]),
        # a ship is called by the last word of its name; who is named in full is a person
        ("The USS Pell arrived on Monday. The Pell took part in drills off Jeju.", PERSON, []),
        ("The USS Pell is here. Pell's captain, Dora Quill, said so. The Pell left.", PERSON, ["Dora Quill"]),
        ("The USS Quill is here. Dora Quill built it. Quill said so.", PERSON, ["Dora Quill", "Quill"]),
        ("The destroyer USS John Finn left. The John Finn sailed to Jeju.", PERSON, []),
        # a body with a particle
        ("정부도 감독을 강화한다.", PERSON, []),
        ("노조도 위원장을 뽑았다.", PERSON, []),
        ("정은도 감독은 말했다.", PERSON, ["정은도"]),
        # verbs and nouns of Korean sentences
        ("주민들은 나가 보니 유리가 깨져 있었다고 했다.", PERSON, []),
        ("가수 보니 타일러는 서울이 좋다고 말했다.", PERSON, ["보니 타일러"]),
        ("노조가 파업에 나선 것은 7년 만이다.", PLACE, []),
        ("김정은 위원장은 나선시를 찾았다.", PLACE, ["나선시"]),
        ("노조는 오전조와 오후조가 일손을 놓았다고 밝혔다.", PERSON, []),
        ("“모두의 대통령이 되겠다”고 약속했다.", PERSON, []),
        ("예산이 줄었다고 박서린 의원은 지적했다.", PERSON, ["박서린"]),
        ("마라고 로베르토 감독은 이겼다고 말했다.", PERSON, ["마라고 로베르토"]),
        ("정근식 서울시교육감은 숨 쉴 틈을 만들겠다고 했다.", BODY, []),
        ("전남 새별군의회가 5일 본회의를 열어 예산을 삭감했다.", PLACE, []),
        # a body in one word, a village, a region, a quality; titles tell persons
        ("전국재해구호협회 나루브리지는 구호키트를 보냈다.", PERSON, []),
        ("전국재해구호협회 나루브리지는 구호키트를 보냈다.", BODY, ["전국재해구호협회", "나루브리지"]),
        ("전국재 협회장은 구호키트를 보냈다고 했다.", PERSON, ["전국재"]),
        ("노곡리 이장 구성회 씨는 놀랐다고 했다.", PERSON, ["구성회"]),
        ("강나리 이장은 놀랐다고 했다.", PERSON, ["강나리"]),
        ("농장에서 고병원성 조류인플루엔자가 나왔다.", PERSON, []),
        ("함남 영흥이 고향인 실향민 하은도(86) 씨가 왔다.", PERSON, ["하은도"]),
        ("고인의 딸 하은도 씨가 왔다.", PERSON, ["하은도"]),
        ("함북 명천이 고향인 하은도 할아버지는 울었다.", PERSON, ["하은도"]),
        ('주민은 "이대로만 갔으면 좋겠다"고 했다.', PERSON, []),
        ("이대로 감독은 좋다고 했다.", PERSON, ["이대로"]),
        # the last syllable of a body before its head
        ("제임스 히넌 서울유엔인권사무소장은 면담했다고 했다.", BODY, ["서울유엔인권사무소"]),
        ("한국천주교주교회의 의장 하은도 주교가 왔다.", BODY, ["한국천주교주교회의"]),
        ("이영수 공군참모총장은 고개를 숙였다.", BODY, []),
        # a sum is no part of a name
        ("Mok Ye-rin of Daon Securities said a strike would cost Hanbit 40 billion won a day.", PERSON, ["Mok Ye-rin"]),
        (
            "Mok Ye-rin of Daon Securities said a strike would cost Hanbit 40 billion won a day.",
            BODY,
            [
                "Daon Securities",
                "Hanbit",
            ],
        ),
        # what only a place has
        ("They went to paint a kindergarten in Yeongdo.", PLACE, ["Yeongdo"]),
        ("Ulleung residents asked for a ferry. Ulleung Mayor Nam Han-kwon agreed.", PERSON, ["Nam Han-kwon"]),
        ("Choi residents fled. Choi Min-ho said so.", PLACE, []),
        ("The museum in Picasso's honour opened. Picasso lived there.", PLACE, []),
        ("The Kim and Chang party was loud.", BODY, []),
        ("The ferry links Mokpo with Sinan's islands.", PLACE, ["Mokpo", "Sinan"]),
        ("Jeffrey Epstein died. Epstein's islands were sold.", PLACE, []),
        # a family name that is also a kind of place
        ("Peter Ward, a research fellow at the Sejong Institute, left.", PERSON, ["Peter Ward"]),
        ("Jennifer Lake, a former judge, said the law was clear.", PERSON, ["Jennifer Lake"]),
        ("Kita Ward, a district of Tokyo, said it would help.", PERSON, []),
        ("The mayor of Kita Ward, a former lawmaker, said it would help.", PERSON, []),
        # ships that are named after somebody
        ("The carrier Ronald Reagan left. The Reagan will be at sea for a month.", PERSON, []),
        ("The submarine Ahn Chang-ho fired a missile.", PERSON, []),
        ("A destroyer of the Choe Hyon class is being built.", PERSON, []),
        ("The destroyer Choe Hyon, which Kim Jong Un saw, left.", PERSON, ["Kim Jong Un"]),
        ("The submarine Kim Jong Un inspected on Monday is new.", PERSON, ["Kim Jong Un"]),
        ("The ferry captain Lee Jun-seok was jailed.", PERSON, ["Lee Jun-seok"]),
        ("South Korea's flag carrier Kim Yuna was in tears.", PERSON, ["Kim Yuna"]),
        # initials and clubs are no letters of ships
        ("JS Kim, an analyst at Harbor Securities, said exports rose.", PERSON, ["Kim"]),
        # a word with a capital only at the beginning of a sentence is nobody's given name
        ("When bin Laden was killed, the world watched. Yet bin Laden was not alone.", PERSON, ["bin Laden"] * 2),
        # who shares is no company
        ("Tillman shares his memories of the war in a new book. Tillman was born in 1931.", PERSON, ["Tillman"] * 2),
        # bodies named after somebody
        ("The money goes to the Kim Ja-yeon Children's Hospital.", PERSON, []),
        ("The money goes to the Kim Ja-yeon Children's Hospital.", BODY, ["Kim Ja-yeon Children's Hospital"]),
        ("The Kim Ja-yeon Foundation was set up by Kim Ja-yeon.", PERSON, ["Kim Ja-yeon"]),
        # a particle or a verb before a calling
        ("川崎市の会社員、李強太郎さんは笑った。土地に関する大統領令は無効だ。", PERSON, ["李強太郎"]),
        ("故黒木隆一元運輸相の次男だ。故郷の黒木隆一元運輸相が来た。", PERSON, ["黒木隆一", "黒木隆一"]),
        ("大谷翔平選手が最優秀選手に選ばれた。", PERSON, ["大谷翔平"]),
        ("他出任总理。阿努廷说，国会将解散。", PERSON, []),
        # firms
        ("Brickly CEO and founder Jo Sung-min pitched the app.", PERSON, ["Jo Sung-min"]),
        ("Jo Sung-min founded Brickly in 2012.", PERSON, ["Jo Sung-min"]),
        ("Keidanren chair Shoichi Abe urged a deal.", PERSON, ["Shoichi Abe"]),
        ("Carmaker Mitsuda's president, Akira Noda, was less keen.", PERSON, ["Akira Noda"]),
        # parties, but no party that somebody gave
        ("Georgia's Lelo party won, and Denmark's Venstre party fell. The far-right Chega party grew.", PERSON, []),
        ("Park Min-su left the Park party. Park was angry.", PERSON, ["Park Min-su", "Park"]),
        # a name of which the model knows the last word
        ("The ANC's secretary-general, Fikile Mbalulo, called her.", PERSON, ["Fikile Mbalulo"]),
        ("The club's coach, Italian Ferrero, left.", PERSON, ["Ferrero"]),
        ("Prince Talal bin Saud met them at the airport.", PERSON, ["Talal bin Saud"]),
        ("Brent fell 1 percent in London.", PERSON, []),
        # an entry of a sanctions list is one person, with other names and papers
        (
            'It lists "RIM, Un Chol (a.k.a. LIM, Eun-cheol; DOB 14 Mar 1979; POB Wonsan)". Jane Halden spoke.',
            PERSON,
            ["RIM, Un Chol", "Jane Halden"],
        ),
        (
            "KIM, Song Hun (a.k.a. KIM, Sung Hoon), Dandong, China; DOB 12 Nov 1981; Gender Male [DPRK3].",
            PERSON,
            ["KIM, Song Hun"],
        ),
        ("Citizens of KOREA, North; Passport fees rose.", PERSON, []),
        ("LONDON, Ontario (Wire) — Police gave no DOB for the man, Paul Brand said.", PERSON, ["Paul Brand"]),
    ],
)
def test_what_looks_like_a_person(
    text: str, kind: EntityKind, names: list[str], tagger: Tagger, base: Knowledge
) -> None:
    assert named(text, kind, tagger, base) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("그룹 별무리 멤버 하루민이 왔다.", ["하루민"]),
        ("레이커스 감독이 물러났다.", []),
        ("나라자키 준 명예교수가 강연했다.", ["나라자키 준"]),
        ("교토대 나라자키 준 명예교수가 강연했다.", ["나라자키 준"]),
        ("나카타니 겐 전 일본 방위상은 반대했다.", ["나카타니 겐"]),
        ("이시바 전 총리가 강연했다.", ["이시바"]),
        ("응우옌 득 타이 총리가 왔다. 타이 총리는 웃었다.", ["응우옌 득 타이", "타이"]),
        ("하야시 진 관방장관이 왔다.", ["하야시 진"]),
        ("첼시 클린턴이 왔다.", ["첼시 클린턴"]),
        ("소동 씨가 왔다.", ["소동"]),
        ("쩐 티 마이 산업무역부 장관이 왔다.", ["쩐 티 마이"]),
        ("타이 총리는 방콕에서 웃었다.", []),
        ("로버트 킨케이드 국무부 부차관보가 왔다. 킨케이드 부차관보는 웃었다.", ["로버트 킨케이드", "킨케이드"]),
        ("남궁휘 1차장은 웃었다. 남궁 차장은 말을 아꼈다.", ["남궁휘", "남궁"]),
        ("瑞秋·英格利斯大使到庭。英国总领事瑞秋·英格利斯到庭旁听。", ["瑞秋·英格利斯"]),
    ],
)
def test_names_beside_an_office(text: str, names: list[str], tagger: Tagger, base: Knowledge) -> None:
    assert named(text, PERSON, tagger, base)[-len(names) :] == names if names else True
    assert set(named(text, PERSON, tagger, base)) == set(names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("이주노동자 세 명은 추위에 떨었다.", []),
        ("이주노 씨는 “춤을 췄다”고 말했다.", ["이주노"]),
        ("금강매일 기자는 현장에 있었다.", ["금강매일"]),
        ("금강매일 박도윤 기자는 현장에 있었다.", ["금강매일", "박도윤"]),
        ("고경제 기자는 현장에 있었다.", ["고경제"]),
        ("하늘물류 대표 정한결(53)씨는 떠났다.", ["하늘물류", "정한결"]),
        ("김물류 대표는 떠났다.", ["김물류"]),
        ("조현 장관은 이번 주 워싱턴에서 회담한다.", ["Cho Hyun", "Washington"]),
        ("주 의원은 웃었다.", ["주 의원"]),
        ("외국인 선수 하나가 팀을 떠났다.", []),
        ("이하나 선수는 팀을 떠났다.", ["이하나"]),
        ("길벗의 추민아 활동가는 손을 흔들었다.", ["추민아"]),
        ("“철수야 선생님 오신다”고 아이가 말했다.", []),
    ],
)
def test_a_calling_or_a_paper_that_begins_like_a_name_is_whole(
    text: str, names: list[str], tagger: Tagger, base: Knowledge
) -> None:
    assert [entity.name for entity in find_entities(tagger.tag(text), base, None, "2026-03-10")] == names
