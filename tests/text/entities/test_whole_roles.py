"""Where the span of a role begins and ends in English."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.fakes.tables import table
from tests.text.entities.test_roles import roles


@table(
    ("text", "name", "role"),
    [
        # whose office it is belongs to it, before a comma and right before the name
        ("The harbour council's chairman, Piet Vos, left.", "Piet Vos", "harbour council's chairman"),
        ("Talks with the Port of Elm's deputy head, Piet Vos, failed.", "Piet Vos", "Port of Elm's deputy head"),
        ("The dockers' union leader Piet Vos left.", "Piet Vos", "dockers' union leader"),
        ("Mayor Ana Silva's chief of staff, Piet Vos, left.", "Piet Vos", "Mayor Ana Silva's chief of staff"),
        ("Elm-based Tarn's chairwoman, Ana Silva, left.", "Ana Silva", "Tarn's chairwoman"),
        # what somebody once was beside the present work is no part of it
        (
            "Ana Silva, a senior fellow at Elm College and once its deputy director, left.",
            "Ana Silva",
            "senior fellow at Elm College",
        ),
        ("Ana Silva, dean of science and previously head of the observatory, left.", "Ana Silva", "dean of science"),
        ("Ana Silva, formerly mayor of Elm and previously its treasurer, left.", "Ana Silva", "formerly mayor of Elm"),
        (
            "Ana Silva, secretary of the union and then its president, left.",
            "Ana Silva",
            "secretary of the union and then its president",
        ),
        # a name behind the field of work
        ("Vice President for Research Mei Tanaka left.", "Mei Tanaka", "Vice President for Research"),
        ("Minister of State for Energy Liv Strand left.", "Liv Strand", "Minister of State for Energy"),
        # of what country somebody is a citizen is no office
        ("Piet Vos, a Peruvian citizen and director of Tarn in Elm, left.", "Piet Vos", "director of Tarn in Elm"),
        # an under secretary, and whose time it was
        ("The under secretary for trade, Piet Vos, left.", "Piet Vos", "under secretary for trade"),
        ("Talks with U.S. Under Secretary Piet Vos failed.", "Piet Vos", "Under Secretary"),
        ("Under Secretary Vos, the ministry grew.", "Vos", "Secretary"),
        ("Piet Vos, who ran the agency under President Silva, left.", "Piet Vos", "ran the agency"),
        ("Piet Vos, who headed the union until last year, left.", "Piet Vos", "headed the union until last year"),
        # bodies named after a country, a staff, fields of critics, names in -ing
        ("Bank of Ghana Governor Piet Vos left.", "Piet Vos", "Bank of Ghana Governor"),
        ("Piet Vos, chief of the general staff, left.", "Piet Vos", "chief of the general staff"),
        ("The party's finance critic, Piet Vos, left.", "Piet Vos", "party's finance critic"),
        ("The steering committee chair, Piet Vos, left.", "Piet Vos", "steering committee chair"),
        ("European Commissioner for Trade Piet Vos left.", "Piet Vos", "European Commissioner for Trade"),
        # an honour or a title between office and name
        ("The country's leader, Nobel laureate Piet Vos, left.", "Piet Vos", "leader"),
        ("The bishop of Elm, the Rev. Piet Vos, left.", "Piet Vos", "bishop of Elm"),
        ("The archbishop of Elm, Cardinal Piet Vos, left.", "Piet Vos", "archbishop of Elm"),
        ("The board chose Piet Vos as the firm's new chairman.", "Piet Vos", "firm's new chairman"),
        ("The energy minister, Prince Piet Vos, left.", "Piet Vos", "energy minister"),
        ("Anna Lund was picked by Piet Vos as adviser.", "Piet Vos", None),
        # but no time, and no "is"
        ("Last year's chairman, Piet Vos, left.", "Piet Vos", "chairman"),
        ("That's the mayor, Piet Vos.", "Piet Vos", "mayor"),
        # what somebody did to another is not what he is
        (
            "The port's director, Piet Vos, met Peru's foreign minister, Ana Silva, in Elm.",
            "Piet Vos",
            "port's director",
        ),
        ("The consul, Piet Vos, praised Tarn's deputy prime minister, Ana Silva, in Elm.", "Piet Vos", "consul"),
        # nor is what follows a modal verb
        ("The programme could include chairman Piet Vos.", "Piet Vos", "chairman"),
        # "until then" is a time of the sentence
        ("Until then Mayor Piet Vos runs the port.", "Piet Vos", "Mayor"),
        ("Talks with then Mayor Piet Vos failed.", "Piet Vos", "then Mayor"),
        # a bracket opens before the office
        ("The panel (presiding judge Piet Vos) adjourned.", "Piet Vos", "presiding judge"),
        ("The council (Harbour Commissioner Piet Vos) agreed.", "Piet Vos", "Harbour Commissioner"),
        # what somebody rises to, and is about to leave
        ("The bank promoted Piet Vos to head of sales.", "Piet Vos", "head of sales"),
        ("The board named Piet Vos to head the port.", "Piet Vos", None),
        ("Piet Vos is stepping down as director of ports.", "Piet Vos", "stepping down as director of ports"),
        # a title may be between an office and the name, but not in a list
        ("It was led by the panel's chairman, Rep. Piet Vos.", "Piet Vos", "panel's chairman"),
        ("They met the mayor, Sen. Piet Vos, and Ana Silva.", "Piet Vos", "Sen."),
        # what somebody does beside something else, and for several bodies
        ("Ana Silva, who fled in 2011 and now directs the Elm Project, left.", "Ana Silva", "directs the Elm Project"),
        (
            "Ana Silva, head of U.S. Forces Elm, the U.N. Command and the Joint Forces Command, left.",
            "Ana Silva",
            "head of U.S. Forces Elm, the U.N. Command and the Joint Forces Command",
        ),
        ("The former joint chiefs chairman Piet Vos left.", "Piet Vos", "former joint chiefs chairman"),
        (
            "Ana Silva is an associate research fellow at the Elm Institute.",
            "Ana Silva",
            "associate research fellow at the Elm Institute",
        ),
        ("Deputy State Attorney Piet Vos left.", "Piet Vos", "Deputy State Attorney"),
        # verbs and days are no part of an office
        ("That leaves coordinator Piet Vos and a staff of three.", "Piet Vos", "coordinator"),
        ("The trustees elected Ana Silva chair on 4 June.", "Ana Silva", "chair"),
        # a party is no office
        ("Rep. Ana Silva (Justice Party) left.", "Ana Silva", "Rep."),
        # what an office is joined with
        ("The founder of the college and its dean, Ana Silva, left.", "Ana Silva", "dean"),
        (
            "Ana Silva, deputy head of European and Pacific trade under President Piet Vos, left.",
            "Ana Silva",
            "deputy head of European and Pacific trade under President Piet Vos",
        ),
        # the bodies of an office behind commas, where a bracket or line closes them
        (
            "Ana Silva (Director, Arms Program, Elm Institute) left.",
            "Ana Silva",
            "Director, Arms Program, Elm Institute",
        ),
        ("Ana Silva, chair, Friends of Elm\nOthers left.", "Ana Silva", "chair, Friends of Elm"),
        ("Ana Silva, the mayor, Elm, and others left.", "Ana Silva", "mayor"),
        # 이다 is 다 behind a vowel, and a title may be before its particle
        ("기고자 이문영은 서울대 평화연구원 교수다.", "이문영", "서울대 평화연구원 교수"),
        ("함께 온 권영국 변호사는 정의당 대표다.", "권영국", "정의당 대표"),
        ("형사7부(재판장 이상주)는 원심을 깼다.", "이상주", "재판장"),
        # several offices in brackets, the present ones
        ("필자: 강지연 (동해대 북한학과 교수·한강포럼 이사)", "강지연", "동해대 북한학과 교수·한강포럼 이사"),
        ("강지연(동해대 교수, 전 통일부 차관)은 반대했다.", "강지연", "동해대 교수"),
        ("강지연(사진 왼쪽은 국방부 장관)은 웃었다.", "강지연", None),
        # a trade that 대표 makes an office, with a body of any name; an office that only an embassy has
        ("법무법인 새길 대표변호사 강지연은 항소했다.", "강지연", "법무법인 새길 대표변호사"),
        ("강지연 주태국대사관 공사가 참석했다.", "강지연", "주태국대사관 공사"),
        # 방한해 is what the minister did
        ("장관은 어제 방한해 백윤호 외교부 기획단장을 만났다.", "백윤호", "외교부 기획단장"),
        ("김정은 국무위원장이 온실을 돌아봤다.", "김정은", "국무위원장"),
        # a position that "and" joins to an office belongs to it
        (
            "Ana Silva, a professor of law and a member of the city's ethics board, disagreed.",
            "Ana Silva",
            "professor of law and a member of the city's ethics board",
        ),
        # but a former office behind it would make the whole a former one
        ("Ana Silva, mayor of Elm and a former judge at the port court, disagreed.", "Ana Silva", "mayor of Elm"),
        (
            "Ana Silva, a partner in the Lisbon office of the firm, acted for the buyer.",
            "Ana Silva",
            "partner in the Lisbon office of the firm",
        ),
        (
            "Ana Silva moves to Doha as bureau chief for the Gulf Ledger.",
            "Ana Silva",
            "bureau chief for the Gulf Ledger",
        ),
        ("Ana Silva will rejoin the party as its treasurer in May.", "Ana Silva", "treasurer"),
        ("Ana Silva returned to Oslo on Friday as the president declared an emergency.", "Ana Silva", None),
        ("Ana Silva returned after quitting as minister of health.", "Ana Silva", None),
        (
            "Ana Silva, risk officer for Europe, the Middle East and Africa, resigned.",
            "Ana Silva",
            "risk officer for Europe, the Middle East and Africa",
        ),
        (
            "The board named Ana Silva director of operations with effect from 1 May.",
            "Ana Silva",
            "director of operations",
        ),
        (
            "Ana Silva, acting head of the mission until a successor is named, spoke.",
            "Ana Silva",
            "acting head of the mission",
        ),
        (
            "Interim dean of the school of nursing Ana Silva will stay.",
            "Ana Silva",
            "Interim dean of the school of nursing",
        ),
        ("Ana Silva, who heads the bank and once was a judge, agreed.", "Ana Silva", "heads the bank"),
        ("Ana Silva, keeper of coins at the Weir Museum, spoke.", "Ana Silva", "keeper of coins at the Weir Museum"),
        ("Ana Silva, parish priest of San Telmo, blessed the boats.", "Ana Silva", "parish priest of San Telmo"),
        ("Ana Silva joins the firm as head of its Lisbon branch next month.", "Ana Silva", "head of its Lisbon branch"),
        # a title above the text is no part of its first sentence
        ("An address at the Tide Forum\nTrade Minister Ana Silva spoke first.", "Ana Silva", "Trade Minister"),
        ("Assistant public defender Ana Silva asked for bail.", "Ana Silva", "Assistant public defender"),
    ],
)
def test_an_english_role_is_a_whole_phrase(
    text: str, name: str, role: str | None, tagger: Tagger, base: Knowledge
) -> None:
    assert roles(text, tagger, base)[name] == role


@table(
    ("text", "name", "role"),
    [
        # a rank is less than what is led, an official of no body less than any office
        ("Rear Adm. Piet Vos, who leads Task Force Elm, left.", "Piet Vos", "leads Task Force Elm"),
        ("Acting Mayor Ana Silva, a career official, left.", "Ana Silva", "Acting Mayor"),
        # what somebody once led to a success is no office
        ("Piet Vos, who led Elm United to the cup, left.", "Piet Vos", None),
        # a relative clause may follow what somebody is called
        ("Ana Silva, a marine biologist who has been dean of science, left.", "Ana Silva", "dean of science"),
        ("Ana Silva, a friend of the man who is mayor of Elm, left.", "Ana Silva", None),
        ("Ana Silva, a cook for the miner who leads the Elm Union, left.", "Ana Silva", None),
        ("Ana Silva, a widow suing a doctor who is mayor of Elm, left.", "Ana Silva", None),
        # the next sentence, if nobody else can be meant
        (
            "Vos's wife, Ana Silva, left the hall. She is the director of the Elm Museum.",
            "Ana Silva",
            "director of the Elm Museum",
        ),
        ("Ana Silva thanked the senator. She is the director of the Elm Museum.", "Ana Silva", None),
        ("Ana Silva met Piet Vos. He is the director of the Elm Museum.", "Ana Silva", None),
        ("Ana Silva's brother left. He is the director of the Elm Museum.", "Ana Silva", None),
        ("Ana Silva and her brother left. He is the director of the Elm Museum.", "Ana Silva", None),
        ("The lawyer for Ana Silva left. She is the director of the Elm Museum.", "Ana Silva", None),
        ("After Ana Silva, a poet left. She is the director of the Elm Museum.", "Ana Silva", None),
        ("Ana Silva sued a landlady. She is the director of the Elm Museum.", "Ana Silva", None),
        ("Ana Silva met a Bulgarian. She is the director of the Elm Museum.", "Ana Silva", None),
        # the time behind an office, and the vote and the person that are none of it
        ("Piet Vos, an outside auditor until last year, left.", "Piet Vos", "outside auditor until last year"),
        ("Parliament confirmed Ana Silva as customs chief by 40 votes to 12.", "Ana Silva", "customs chief"),
        ("Ana Silva took over as director of ports from Piet Vos.", "Ana Silva", "director of ports"),
        # an award is no office
        ("Piet Vos was named coach of the month.", "Piet Vos", None),
        # modifiers in -ing, in -s and in -ed
        ("Sporting director Piet Vos left.", "Piet Vos", "Sporting director"),
        ("Chief elections officer Ana Silva left.", "Ana Silva", "Chief elections officer"),
        ("The club's last elected chairman, Piet Vos, left.", "Piet Vos", "club's last elected chairman"),
        ("Assembly Speaker pro tempore Ana Silva left.", "Ana Silva", "Assembly Speaker pro tempore"),
        ("Sen. Ana Silva, the main opposition party's whip, left.", "Ana Silva", "main opposition party's whip"),
        # somebody's birth is no office
        ("The board's chairman, shipping heir Piet Vos, left.", "Piet Vos", "board's chairman"),
        # how long an office was held
        (
            "Ana Silva spent nine years as harbour commissioner.",
            "Ana Silva",
            "spent nine years as harbour commissioner",
        ),
        # how many hold one, and what is in brackets behind the others
        (
            "Ana Silva and Piet Vos, the two vice-presidents of the court, left.",
            "Piet Vos",
            "vice-presidents of the court",
        ),
        ("Ana Silva and Piet Vos, the three judges ruled, left.", "Piet Vos", None),
        ("Ana Silva and Piet Vos, the officers said, left.", "Piet Vos", None),
        ("Ana Silva, the judge ruled, had broken the law.", "Ana Silva", None),
        ("Ana Silva, a judge said on Monday, had broken the law.", "Ana Silva", None),
        ("Ministers Ana Silva (ports) and Piet Vos (trade) left.", "Piet Vos", "Ministers"),
        ("Deputies Ana Silva and Piet Vos left.", "Piet Vos", "Deputies"),
        # part of a name that no finder has found
        ("They met Bishop Luke Eom Gi-hun.", "Eom Gi-hun", "Bishop"),
        ("The team left General Motors Eom Gi-hun.", "Eom Gi-hun", None),
        # what else the holder of an office does
        ("Piet Vos is chairman of Elm Bank and lives in Elm.", "Piet Vos", "chairman of Elm Bank"),
        ("Premier Pak Tae Sung, Chairman Im In Do and others left.", "Pak Tae Sung", "Premier"),
    ],
)
def test_what_is_beside_an_office_is_told_from_it(
    text: str, name: str, role: str | None, tagger: Tagger, base: Knowledge
) -> None:
    assert roles(text, tagger, base)[name] == role


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A letter came from Minister of Fisheries Ro In Bom, and others read it.", "Ro In Bom"),
        ("노르웨이를 대표한 요니 하카라 국방부 군수국장은 말했다.", "요니 하카라"),
        ("일본 외무성 후나바시 겐고 사무차관이 왔다.", "후나바시 겐고"),
        ("어업연구원장 직무대리 감서연은 말했다.", "감서연"),
    ],
)
def test_an_office_beside_a_name_shows_a_person(text: str, name: str, tagger: Tagger, base: Knowledge) -> None:
    assert name in roles(text, tagger, base)


def test_the_name_of_an_order_before_an_office_is_no_person(tagger: Tagger, base: Knowledge) -> None:
    assert roles("조계종 총무원장 최민호 스님이 왔다.", tagger, base) == {"최민호": "조계종 총무원장"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        # a member read "officer" where the page has a chief operating officer
        ("Rim reports to chief operating officer Ana Voss.", "chief operating officer"),
        ("He spoke to trade union leader Ana Voss.", "trade union leader"),
        (
            "Health ministry infectious disease control director Ana Voss left.",
            "Health ministry infectious disease control director",
        ),
        ("City water works maintenance chief Ana Voss left.", "City water works maintenance chief"),
        ("He handed it to senior customs officer Ana Voss.", "senior customs officer"),
        ("All are pleased: fishermen's cooperative head Ana Voss is not.", "fishermen's cooperative head"),
        ("The U.N. harbour agency's director, Ana Voss, left.", "U.N. harbour agency's director"),
        # but a verb before the office is none of its words
        ("They want to fire safety inspector Ana Voss.", "inspector"),
        ("The leak that worries bank chairman Ana Voss grew.", "chairman"),
        ("Police shot mayor Ana Voss.", "mayor"),
        ("The queen consort, Ana Voss, left.", "queen consort"),
        ("Queen consort Ana Voss left.", "Queen consort"),
        ("A gunman shot party chairwoman Ana Voss.", "party chairwoman"),
        ("The ruling hurt port governor Ana Voss.", "port governor"),
        ("The hit song producers' chair Ana Voss left.", "hit song producers' chair"),
        ("The cut flower union leader Ana Voss left.", "cut flower union leader"),
        ("At 5 PM council's head Ana Voss left.", "council's head"),
        # and the next of a list has the title between them for himself
        (
            "Ana Voss, secretary of the Union of Elm, Vice-Premier and Chairman of the Port Ri Yong Gil came.",
            "secretary of the Union of Elm",
        ),
    ],
)
def test_an_office_of_several_nouns_is_whole(text: str, role: str, tagger: Tagger, base: Knowledge) -> None:
    assert roles(text, tagger, base)["Ana Voss"] == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Said ceramics specialist Ana Voss.", "ceramics specialist"),
        ("Research professor Ana Voss of Elm University agreed.", "Research professor"),
        ("The former national team doctor, Ana Voss, joins.", "former national team doctor"),
        ("County veterinarian Ana Voss agreed.", "County veterinarian"),
        ("The presidential archivist, Ana Voss, closed it.", "presidential archivist"),
        ("Crime novelist Ana Voss agreed.", "Crime novelist"),
        ("They met environmental activist Ana Voss.", "environmental activist"),
        ("Former journalist Ana Voss agreed.", "Former journalist"),
        ("Turkish novelist Ana Voss agreed.", "novelist"),
        ("It went to a South Korean sociologist, and Danish chef Ana Voss agreed.", "chef"),
        # a profession without a field or a body is none
        ("Chemist Ana Voss agreed.", None),
        ("Local analyst Ana Voss agreed.", None),
        ("Then pianist Ana Voss played.", None),
        ("The Japanese novelist Ana Voss admired died.", None),
        ("Police shot priest Ana Voss.", None),
        ("The mayor and economist Ana Voss met.", None),
        ("His partner Ana Voss agreed.", None),
        ("The hospital's nurse praised the doctor, Ana Voss.", None),
    ],
)
def test_a_profession_with_its_field_or_body_is_a_role(
    text: str, role: str | None, tagger: Tagger, base: Knowledge
) -> None:
    assert roles(text, tagger, base)["Ana Voss"] == role


@pytest.mark.parametrize(
    "text",
    [
        "The Minister for Health Care Reform said so.",
        "The Director of Research Mirim Institute said so.",
        "The Secretary of Labor United States officials named is away.",
        "Ministry of Justice Park Street offices closed.",
    ],
)
def test_words_behind_a_field_of_work_are_no_person(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert roles(text, tagger, base) == {}
