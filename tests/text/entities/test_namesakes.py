"""A child or anybody else with the name of somebody known is not that person."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


def known(text: str, tagger: Tagger, base: Knowledge) -> set[str]:
    """The ids of the persons of a text whom the base has."""
    entities = find_entities(tagger.tag(text), base, None, "2025-11-27")
    return {entity.id for entity in entities if entity.id and entity.kind == "person"}


@pytest.mark.parametrize(
    "text",
    [
        "Donald Trump Jr. visited Seoul on Monday.",
        "Trump Jr arrived late.",
        "Donald Trump, Jr., visited Seoul.",
        "도널드 트럼프 주니어는 서울을 방문했다.",
        "트럼프주니어가 서울을 방문했다.",
        "ドナルド・トランプ・ジュニア氏がソウルを訪れた。",
        "小特朗普3日访问首尔。",
        "小唐纳德·特朗普3日访问首尔。",
        "ミシェル・オバマ元大統領夫人が講演した。",
        "エリック・トランプ氏が講演した。",
        "米歇尔·奥巴马在首尔发表演讲。",
    ],
)
def test_a_child_or_a_wife_is_not_the_known_person(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert known(text, tagger, base) == set()


@pytest.mark.parametrize(
    "text",
    ["Donald Trump visited Seoul. Junior officials waited.", "도널드 트럼프는 서울을 방문했다.", "特朗普3日访问首尔。"],
)
def test_others_of_the_name_are(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert known(text, tagger, base) == {"donald-trump"}


@pytest.mark.parametrize(
    "text",
    [
        "李强东说，公司下月搬到港区。",
        "董事长李强东表示，新船明年下水。",
        "演员王毅涛在釜山拍片。",
        "教练戴兵兵说球队会努力。",
        "董军辉、李红两人获救。",
        "李強東氏は港の会社の社長だ。",
        "医師の王毅鵬は港に残った。",
        "石破茂樹さんは町で魚を売っている。",
        "石破茂之助氏は港の会社の社長だ。",
        "石破茂太郎さんは町で魚を売っている。",
        "선장 李强東씨는 항구에 남았다.",
    ],
)
def test_a_longer_name_is_not_that_of_the_known_person(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert known(text, tagger, base) == set()


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("李强总理抵达首尔。", "li-qiang"),
        ("李强说，两国将继续对话。", "li-qiang"),
        ("国务院总理李强强调合作。", "li-qiang"),
        ("李强东京之行结束后回国。", "li-qiang"),
        ("王毅飞抵首尔。", "wang-yi"),
        ("王毅东盟会议期间会见记者。", "wang-yi"),
        ("王毅外相は会談した。", "wang-yi"),
        ("王毅東アジア特使の談話。", "wang-yi"),
        ("石破茂首相は記者団に語った。", "shigeru-ishiba"),
        ("麻生太郎氏は会談した。", "taro-aso"),
        ("毛宁称半岛问题复杂。", "mao-ning"),
        ("王毅刚在北京会见记者。", "wang-yi"),
        ("李强飞到上海。", "li-qiang"),
        ("特朗普华为禁令引发争议。", "donald-trump"),
        ("金正恩健在的照片公布。", "kim-jong-un"),
    ],
)
def test_a_title_a_verb_or_a_place_behind_a_name_is_no_part_of_it(
    text: str, person: str, tagger: Tagger, base: Knowledge
) -> None:
    assert known(text, tagger, base) == {person}


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("가수 하준(본명 제하준)이 새 앨범을 냈다. 제하준은 다음 주 입대한다.", ["하준", "제하준", "제하준"]),
        ("배우 한지우(개명 전 한수정)가 돌아왔다.", ["한지우", "한수정"]),
        ("가수 태우(32, 본명 김태우)는 팬들을 만났다. 김태우는 웃었다.", ["태우", "김태우", "김태우"]),
        ("作家の川端一郎（本名・権藤悠真）さんが来た。権藤悠真さんは笑った。", ["川端一郎", "権藤悠真", "権藤悠真"]),
    ],
)
def test_a_real_name_in_brackets_is_another_name_of_the_same_person(
    text: str, called: list[str], tagger: Tagger, base: Knowledge
) -> None:
    people = [one for one in find_entities(tagger.tag(text), base, None, "2025-11-27") if one.kind == "person"]
    assert [[text[span.start : span.end] for span in one.mentions] for one in people] == [called]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        (
            "배우 한지우(상대역 유리, 본명 권유리)가 왔다. 권유리는 웃었다.",
            [["한지우"], ["유리"], ["권유리", "권유리"]],
        ),
        (
            "Maria Lopez (née Smith), who married John Smith, spoke. Lopez smiled.",
            [["Maria Lopez", "Lopez"], ["Smith", "John Smith"]],
        ),
    ],
)
def test_the_real_name_of_another_in_the_bracket_and_the_family_name_of_another_join_nobody(
    text: str, called: list[list[str]], tagger: Tagger, base: Knowledge
) -> None:
    people = [one for one in find_entities(tagger.tag(text), base, None, "2025-11-27") if one.kind == "person"]
    assert [[text[span.start : span.end] for span in one.mentions] for one in people] == called


def test_the_person_of_the_base_stays_whichever_name_is_in_the_bracket(tagger: Tagger, base: Knowledge) -> None:
    text = "김성주(활동명 김일성)는 1912년 평양에서 태어났다. 김일성은 1994년 숨졌다."
    people = [one for one in find_entities(tagger.tag(text), base, None, "2025-11-27") if one.kind == "person"]
    assert [(one.id, len(one.mentions)) for one in people] == [("kim-il-sung", 3)]


def test_two_persons_in_one_bracket_stay_two(tagger: Tagger, base: Knowledge) -> None:
    text = "배우 한지우(상대역 한수정)가 무대에 섰다. 한수정도 인사했다."
    people = [one for one in find_entities(tagger.tag(text), base, None, "2025-11-27") if one.kind == "person"]
    assert len(people) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Lee Joon-seok, an agronomist at Hanmaru University, saw South Korea's harvest fail. Lee Joon-seok sighed.",
        "The ferry's captain, Lee Joon-seok, left the ship off South Korea's coast.",
        "Speed skater Kim Min-seok won a bronze medal for South Korea.",
        "Lee Jun-seok, 69, who runs a shop in South Korea's Incheon, heard nothing.",
        "69-year-old Lee Jun-seok heard nothing in Incheon, South Korea.",
        "이준석 선장은 배를 떠났다. 이준석은 한국 법원에서 유죄를 받았다.",
        "주민 이준석(69) 씨는 소리가 멈췄다고 말했다.",
        "주민 이준석 씨(69)는 소리가 멈췄다고 말했다.",
        "빙속 김민석 선수가 한국에 동메달을 안겼다.",
        "농민 이준석 씨는 비료가 모자란다고 말했다.",
        "조선 여자팀의 리영호 감독은 웃었다. 조선 리영호 대표팀 감독이 왔다.",
        "조선 축구의 김영철 선수가 골을 넣었다.",
    ],
)
def test_another_age_or_calling_is_another_person(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert known(text, tagger, base) == set()


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Lee Jun-seok, 40, who leads a party in South Korea, heard nothing.", "lee-jun-seok"),
        ("Lee Jun-seok, a lawmaker of South Korea, met a farmer.", "lee-jun-seok"),
        ("Lee Jun-seok, a former student of economics, leads a party in South Korea.", "lee-jun-seok"),
        ("Prime Minister Kim Min-seok met farmers in South Korea.", "kim-min-seok-politician"),
        ("South Korea's Kim Min-seok, the farmer's friend, met a coach.", "kim-min-seok-politician"),
        ("South Korea striker Son Heung-min, 33, scored twice.", "son-heung-min"),
        ("손흥민(7)이 한국의 두 골을 넣었다. 손흥민 선수는 주장이다.", "son-heung-min"),
        ("이준석(41) 대표는 한국 국회에서 선수 출신 의원을 만났다.", "lee-jun-seok"),
        ("김민석 국무총리가 한국 농민을 만났다.", "kim-min-seok-politician"),
        ("리영호 총참모장은 감독과 선수를 만났다.", "ri-yong-ho-general"),
        ("김정은 선수단 격려 소식이 나왔다.", "kim-jong-un"),
        ("Kim Jong Il, 69, died on a train in North Korea.", "kim-jong-il"),
        ("Lee Jae Myung, a keen golfer, met workers in South Korea.", "lee-jae-myung"),
        ("President Lee Jae Myung, the team's captain in his school days, spoke in South Korea.", "lee-jae-myung"),
        ("Speaking to a student, Lee Jae Myung said in South Korea that fees would fall.", "lee-jae-myung"),
        ("As a student, Lee Jae Myung, now the leader of South Korea, worked in a factory.", "lee-jae-myung"),
        ("Cho Hyun, a key player in South Korea's talks, left.", "cho-hyun-minister"),
        ("South Korea's Ahn Gyu-back, the driver of the reform, left.", "ahn-gyu-back"),
        ("At a meeting with the coach, Lee Jae Myung, South Korea's president, sang.", "lee-jae-myung"),
        ("한동훈 학생 시절 이야기가 한국 국회에서 나왔다.", "han-dong-hoon"),
        ("The photograph of 2001 shows Moon Jae-in, 48, in South Korea.", "moon-jae-in"),
        ("사진은 2017년 문재인(64) 후보가 한국을 누비는 모습이다.", "moon-jae-in"),
    ],
)
def test_a_known_person_is_known_beside_an_age_or_calling(
    text: str, person: str, tagger: Tagger, base: Knowledge
) -> None:
    assert known(text, tagger, base) == {person}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Prime Minister Kim Min-seok told a young skater, Kim Min-seok, in South Korea that he was proud.",
            "kim-min-seok-politician",
        ),
        ("국무총리 김민석은 한국 빙상을 응원했다. 빙속 김민석 선수는 은퇴했다.", "kim-min-seok-politician"),
        ("안철수 의원은 한국 국회에서 말했다. 배우 안철수는 대학로에서 공연했다.", "ahn-cheol-soo"),
    ],
)
def test_a_namesake_beside_the_known_person_is_somebody_else(
    text: str, person: str, tagger: Tagger, base: Knowledge
) -> None:
    people = [one for one in find_entities(tagger.tag(text), base, None, "2025-11-27") if one.kind == "person"]
    assert sorted((one.id or "", len(one.mentions)) for one in people) == [("", 1), (person, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "코미디언 정성호가 새 예능에 출연한다고 소속사가 밝혔다.",
        "개그우먼 송미령이 부산에서 결혼했다.",
        "소설가 김진태씨는 새 책을 냈다. 만화가 김진태 작가도 왔다.",
        "김병주 MBK파트너스 회장이 증인으로 나왔다.",
        "Park Sung-jae, a novelist, said his new book was about the war.",
        "부산과 오사카를 잇는 정기선이 취항했다.",
    ],
)
def test_artists_and_heads_of_firms_are_not_the_politician(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert known(text, tagger, base) == set()


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("김병주 더불어민주당 의원은 군 인사를 비판했다.", "kim-byung-joo"),
        ("정성호 법무부 장관은 과천에서 말했다.", "jung-sung-ho"),
        ("HD현대 정기선 회장은 울산에서 장관을 만났다.", "chung-ki-sun"),
    ],
)
def test_the_politician_and_the_known_head_of_a_firm_are(
    text: str, person: str, tagger: Tagger, base: Knowledge
) -> None:
    assert known(text, tagger, base) == {person}


def test_a_writer_named_beside_a_minister_of_the_same_name_is_another(tagger: Tagger, base: Knowledge) -> None:
    text = "정동영 통일부 장관과 동명이인인 정동영 사진작가가 전시를 열었다."
    entities = find_entities(tagger.tag(text), base, None, "2025-11-27")
    assert [(one.id is None, len(one.mentions)) for one in entities if one.name in {"정동영", "Chung Dong-young"}] == [
        (False, 1),
        (True, 1),
    ]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Daichi Takaichi, a striker, scored twice. Takaichi said he was glad.", set()),
        ("Kenta Ishiba, a chef, won. Ishiba opened a shop.", set()),
        ("Kenta Ishiba, a chef, met Shigeru Ishiba. Ishiba smiled.", {"shigeru-ishiba"}),
        ("Kenta Ishiba, a chef, cooked. Former Prime Minister Ishiba smiled.", {"shigeru-ishiba"}),
        ("Kenta Ishiba spoke. Ishiba smiled at the children.", {"shigeru-ishiba"}),
    ],
)
def test_a_family_name_is_that_of_whom_a_text_names_with_a_calling(
    text: str, persons: set[str], tagger: Tagger, base: Knowledge
) -> None:
    assert known(text, tagger, base) == persons


def test_a_professor_with_the_name_of_somebody_in_office_is_another(tagger: Tagger, base: Knowledge) -> None:
    assert known("이재명 서울대 법대 교수는 세미나에서 발표했다.", tagger, base) == set()
    assert known("Pete Hegseth, a senior researcher at Duke, spoke of fish.", tagger, base) == set()
    assert known("이재명 정부 비판한 교수는 해임됐다. 이재명 지지 교수가 많다.", tagger, base) == {"lee-jae-myung"}
    rubio = "Marco Rubio, a former lecturer at a university in Florida, arrived as secretary of state."
    assert "marco-rubio" in known(rubio, tagger, base)
    assert known("이재명 대통령은 세미나에서 발표했다.", tagger, base) == {"lee-jae-myung"}


@pytest.mark.parametrize(
    "text",
    [
        "专案组长李强表示，案件已侦破。李强介绍，共抓获五人。",
        "民警王毅告诉记者，嫌疑人已落网。",
        "酒店經理李強透露，客人已離開。",
        "公司前總經理李強供稱，從未授權有關交易。",
        "慈溪市文旅局副局长李强称，将建公园。",
        "新华社北京11月12日电（记者李强）中国与韩国签署协议。",
        "41岁的李强说，他已经习惯了。",
        "会社員、李強さんは「うれしい」と話した。",
        "農家の王毅さんは「もうけは薄い」と語った。",
        "観戦した李強さん（41）は「うれしい」と語った。",
        "サッカーの王毅選手が決めた。",
        "二十四岁的朴槿惠说，她听到巨响。",
        "船長文在寅現年四十七歲，來自釜山。",
        "区议员李在明批评当局。",
        "四十八歲的租客文在寅說，房租太高。",
        "会社員の朴正熙さん（29）は笑った。",
        "商店会の安倍晋三支部長（55）は笑った。",
        "市文旅局副局长朴成哲介绍了情况。",
        "工會主席文在寅說，工人要求加薪。",
        "里長金正恩說，路燈壞了三個月。",
        "理髪店を営む金正恩さん（59）は「客が減った」とこぼす。",
        "看護労組の文在寅書記長は「現場が限界だ」と述べた。",
        "保護司会の石破茂支部長（41）は「地域の力が要る」と話した。",
        "水利专家韩东勋认为，工程带动了需求。",
        "教育學者金正恩指出，名額差距太大。",
        "防災専門家の李在明さんは「備えが要る」と話した。",
        "県警は無職の尹奉吉容疑者（29）を逮捕した。",
        "セウォル号の李俊錫船長は法廷で謝罪した。",
        "世越号李俊锡船长在法庭上道歉。",
        "朴振（演员，35岁）出席了首映式。",
        "朴振（俳優、35）が舞台あいさつに立った。",
    ],
)
def test_a_calling_or_an_age_shows_a_namesake_in_chinese_and_japanese(
    text: str, tagger: Tagger, base: Knowledge
) -> None:
    assert known(text, tagger, base) == set()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("国务院总理李强看望村民。村民李强说，日子好了。", "li-qiang"),
        ("时任上海市委书记李强曾说，要开放。", "li-qiang"),
        ("李强会见学生代表时说，欢迎来中国。", "li-qiang"),
        ("中央外办主任王毅表示，各方应当对话。", "wang-yi"),
        ("首尔市长吴世勋说，将增加预算。", "oh-se-hoon"),
        ("曾任律师的李在明说，法治重要。", "lee-jae-myung"),
        ("元弁護士の李在明大統領は「信頼が大事だ」と述べた。", "lee-jae-myung"),
        ("王毅氏（72）は「反対だ」と述べた。", "wang-yi"),
        ("運転手、李強首相、通訳が並んだ。", "li-qiang"),
        ("人権派弁護士の文在寅氏は韓国の政治家になった。", "moon-jae-in"),
        ("研究員の李強氏は、首相の李強氏と中国で会った。", "li-qiang"),
        ("上海市委书记李强曾推动中国的工厂项目。", "li-qiang"),
        ("贵州省委书记李强曾在中国多地任职。", "li-qiang"),
        ("中国乡村振兴局局长李强介绍了情况。", "li-qiang"),
        ("李在明今年六十二岁，去年当选总统。", "lee-jae-myung"),
        ("七十三歲的文在寅在書店接待讀者。", "moon-jae-in"),
        ("前釜山市议员朴亨埈说，此事遗憾。", "park-heong-joon"),
        ("国会议员韩东勋批评政府。", "han-dong-hoon"),
        ("5岁的儿子和李在明合影。", "lee-jae-myung"),
        ("石破茂首相（68）は病院で語った。", "shigeru-ishiba"),
        ("尹錫悦被告（65）の公判が開かれた。", "yoon-suk-yeol"),
        ("国民力量党前党首、法律专家韩东勋认为，应当解释。", "han-dong-hoon"),
        ("拉致被害者の母、横田早紀江さん（89）が訴えた。", "sakie-yokota"),
        ("朴振（前外交部长）出席了论坛。", "park-jin"),
        ("金正恩（司机同行）抵达。", "kim-jong-un"),
    ],
)
def test_the_person_of_the_base_stays_beside_other_callings(
    text: str, who: str, tagger: Tagger, base: Knowledge
) -> None:
    assert known(text, tagger, base) == {who}


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("조국 조국혁신당 대표는 창당을 말했다.", {"cho-kuk"}),
        ("조국 전 법무부 장관은 창당을 말했다.", {"cho-kuk"}),
        ("조국 비상대책위원장이 부산을 찾았다.", {"cho-kuk"}),
        ("우리 조국 국방부 장관은 연설했다.", set()),
        ("조국 통일위원장을 지낸 도한별 의원은 연설했다.", set()),
        ("나의 조국 강연회에서 도한별 의원은 연설했다.", set()),
    ],
)
def test_a_noun_is_a_name_before_an_office(text: str, persons: set[str], tagger: Tagger, base: Knowledge) -> None:
    assert known(text, tagger, base) == persons
