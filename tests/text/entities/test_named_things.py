"""Ships, numbers, parties, parliaments and namesakes whose names are those of something known."""

from __future__ import annotations

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.fakes.tables import table


def ids(text: str, tagger: Tagger, base: Knowledge) -> set[str]:
    """The ids of the entities of a text that are no countries."""
    entities = find_entities(tagger.tag(text), base, None, "2026-11-27")
    return {one.id for one in entities if one.id and one.id not in ("south-korea", "united-states", "japan")}


@table(
    ("text", "known"),
    [
        ("South Korea remembered the corvette Cheonan.", {"roks-cheonan"}),
        ("Residents of Cheonan in South Korea sent flowers.", {"cheonan"}),
        ("The South Korean frigate Daegu sailed on Monday.", set()),
        ("The frigate left Daegu in South Korea on Monday.", {"daegu"}),
        ("The tanker is registered as IMO 9127708 in South Korea.", set()),
        ("The vessel (IMO number: 9127708) left South Korea.", set()),
        ("The IMO condemned the launch, South Korea said.", {"international-maritime-organization"}),
        (
            "U.S. troops stay, a lawmaker of the ruling Democratic Party said. The U.S. and South Korea agreed.",
            {"democratic-party-of-korea"},
        ),
        (
            "U.S. ties split the Democratic Party and the People Power Party. The U.S. and South Korea agreed.",
            {"democratic-party-of-korea", "people-power-party"},
        ),
        (
            "The U.S. Congress met. The Democratic Party rejected the U.S. budget for South Korea.",
            {"united-states-congress", "democratic-party-united-states"},
        ),
        ("韓国の野党は対話を求めている。日本だけが黙っていてよいはずはない。国会も問われる。", set()),
        ("韓国の野党は国会で抗議した。", {"national-assembly"}),
        (
            "Yoo Seung-min, president of the Korean Sport & Olympic Committee, spoke.",
            {"korean-sport-&-olympic-committee"},
        ),
        ("대한체육회 유승민 회장이 로잔에 갔다.", {"korean-sport-&-olympic-committee"}),
        ("유승민 대한체육회장이 로잔에 갔다.", set()),
        ("유승민 전 의원이 출마했다.", {"yoo-seong-min"}),
        ("China vetoed it. The Security Council meets again.", {"china"}),
        ("Kim Jong Un oversaw a test from the destroyer Choe Hyon.", {"kim-jong-un", "choe-hyon-destroyer"}),
        (
            "Moscow waited. Dmitry Medvedev, deputy chairman of the Security Council, spoke of a veto.",
            {"moscow", "dmitry-medvedev"},
        ),
        ("Putin convened the Security Council. The U.N. urged restraint.", {"vladimir-putin", "united-nations"}),
        (
            "Shoigu, who heads Russia's powerful Security Council, spoke. The U.N. waited. The Security Council met.",
            {"sergei-shoigu", "russia", "united-nations"},
        ),
        # a field of work is no magazine, a town no country, and a group no part of another word
        ("Foreign Affairs Minister Penny Wong spoke. The Department of Foreign Affairs and Trade agreed.", set()),
        ("Foreign Affairs Secretary Ada Cruz summoned him. The Ministry of Trade and Foreign Affairs waits.", set()),
        ("He wrote in Foreign Affairs that deterrence works.", {"foreign-affairs-magazine"}),
        ("Foreign Affairs magazine printed the essay by Ada Cruz.", {"foreign-affairs-magazine"}),
        ("Fourteen died near Bahrain in Pakistan's north. Police in Bahrain sent rescuers.", {"pakistan"}),
        ("Rescuers came to the town of Jordan in the United States. Jordan has no hospital.", set()),
        ("The base near China in North Korea grew. China said nothing.", {"china", "north-korea"}),
        ("The drone crashed near Iran, Iraq said.", {"iran", "iraq"}),
        ("It will be held outside North Korea, Japan said.", {"north-korea"}),
        ("The USS Ronald Reagan came. The Reagan took part in drills.", {"uss-ronald-reagan"}),
        ("The USS Ronald Reagan came. The Reagan administration built it.", {"uss-ronald-reagan", "ronald-reagan"}),
        ("김정은 국무위원장이 부인 리설주, 딸 주애와 걸었다.", {"kim-jong-un", "ri-sol-ju", "kim-ju-ae"}),
        ("김정은 체제에서 자란 탈북민 이선화 씨의 딸 주애가 합격했다.", {"kim-jong-un"}),
        ("탈북민 이선화 씨는 딸 주애와 북한을 떠났다.", {"north-korea"}),
        ("金正恩氏の娘のジュエ氏が同行した。", {"kim-jong-un", "kim-ju-ae"}),
        ("北朝鮮の歌手の娘のジュエさんが歌った。", {"north-korea"}),
        ("专家说，国民力量是重要的社会资源。", set()),
        ("韩国最大在野党国民力量表示反对。", {"people-power-party"}),
        ("In Foreign Affairs Ada Cruz praised deterrence.", {"foreign-affairs-magazine"}),
        ("The state of Foreign Policy magazine is poor. A Foreign Policy Adviser left.", {"foreign-policy-magazine"}),
        ("Iran played against Bahrain in Qatar. The talks on Bahrain in Qatar end.", {"iran", "bahrain", "qatar"}),
        (
            "岸田文雄元首相は11日、広島市の公園を訪れた。市民団体の三宅信子代表が案内した。",
            {"fumio-kishida", "hiroshima"},
        ),
        ("李在明呼吁国民团结。", {"lee-jae-myung"}),
        # an entry of a sanctions list is the person of the base
        ("RI, Chang-ho; DOB 1967; nationality North Korea; Passport 123.", {"ri-chang-ho", "north-korea"}),
        ("나카타니 겐 전 일본 방위상은 웃었다.", {"gen-nakatani"}),
        ("朝鲜将领李明秀会见客人。", {"north-korea", "ri-myong-su"}),
        ("演员金正植到场。", set()),
        ("北京电影学院教授李明秀说她喜欢电影。", {"beijing"}),
        ("The National Security Council met. The Security Council spoke of sanctions and a veto.", set()),
        ("북측은 판문점에서 답하지 않았다.", {"north-korea", "panmunjom"}),
        ("남북회담에서 북측 단장이 먼저 말했다.", {"north-korea"}),
        ("그러나 북측은 판문점에서 답하지 않았다.", {"north-korea", "panmunjom"}),
        ("전날 북측에 통지문을 보냈다고 통일부가 밝혔다.", {"north-korea", "south-korean-ministry-of-unification"}),
        ("통일부는 공원 북측에서 시위가 열렸다고 밝혔다.", {"south-korean-ministry-of-unification"}),
        ("통일부는 건물 북측은 무너졌다고 밝혔다.", {"south-korean-ministry-of-unification"}),
        ("통일부는 공단 북측 도로가 막혔다고 밝혔다.", {"south-korean-ministry-of-unification"}),
        ("서울역 광장 북측 출입구가 막혔다.", set()),
        ("Yoo Seung-min, a lawmaker of South Korea, spoke.", {"yoo-seong-min"}),
        ("Her son, Ri Chang-ho, told reporters that she had died.", set()),
        ("General Ri Chang Ho of North Korea spoke.", {"north-korea", "ri-chang-ho"}),
        ("The notice was in English and Chinese.", set()),
        ("The film was dubbed into Russian, Chinese and Japanese for export.", set()),
        ("Boats were seen in Chinese and Russian waters.", {"china", "russia"}),
        ("Boats in Chinese, Japanese and Korean waters turned back.", {"china"}),
        ("His sister, Kim Yo Jong, and his wife, Ri Sol Ju, came.", {"kim-yo-jong", "ri-sol-ju"}),
    ],
)
def test_what_a_name_means(text: str, known: set[str], tagger: Tagger, base: Knowledge) -> None:
    assert ids(text, tagger, base) == known
