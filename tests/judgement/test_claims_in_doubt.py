"""Sentences in which a number or a position is easily given to somebody who does not claim it: each as a page that is
read, with all that may be shown of it."""

from __future__ import annotations

from datetime import datetime

from bot.lang.scripts import is_wide
from bot.model.analysis import STORED_TEXT, Outlet, Page
from bot.model.answers import ArticleRef
from bot.news.claims.article import ArticleClaims
from bot.news.claims.reading import article_claims
from bot.text.knowledge.base import Knowledge
from tests.fakes.reading import SampleReader
from tests.fakes.tables import table
from tests.judgement.claims import read_article

_AT = "2024-10-30T09:00:00+09:00"

NOBODY = (
    "South Korea's Unification Ministry said Monday that North Korea had denied sending 1,500 soldiers to Russia.",
    "Ukraine said Moscow had confirmed the presence of North Korean troops.",
    "KCNA said the South Korean military had admitted that the drone was its own.",
    "Moscow refused to say whether 3,000 North Korean soldiers had arrived.",
    "How could North Korea send 12,000 soldiers and still deny it, South Korea's ambassador asked.",
    "Nobody has confirmed that 500 North Korean soldiers died.",
    "Reports that 500 North Korean soldiers died have not been confirmed by Seoul.",
    "Far from confirming the 3,000 soldiers, the Pentagon said it had seen no evidence.",
    "The White House expressed doubt that 12,000 North Korean soldiers were in Russia.",
    "Seoul wrongly claimed 12,000 North Korean soldiers were there, Russia's Foreign Ministry said.",
    "Ukraine accused Russia of denying that 10,000 North Korean soldiers were there.",
    "Washington dismissed the Kremlin's denial.",
    "Kyiv rejected Moscow's denial that North Korean soldiers were fighting.",
    "The ministry said that it did not rule out that 4,000 soldiers were there.",
    "No fewer than 300 North Korean soldiers died, Ukraine's military intelligence said.",
    "Assuming 12,000 soldiers arrive, Kim Jong Un would earn a fortune, an analyst said.",
    '"We have never sent 12,000 soldiers," Pyongyang\'s Foreign Ministry said.',
    "North Korea has not sent 12,000 soldiers to Russia, its ambassador said.",
    "There are no 12,000 North Korean soldiers in Russia, the Kremlin said.",
    "The report that Kim Jong Un had confirmed the dispatch was denied by the Kremlin.",
    "The Russian ambassador laughed off a report of 3,000 soldiers.",
    "Seoul has yet to confirm that 3,000 soldiers had arrived.",
    "The toll of 1,000 given by Seoul is exaggerated, Peskov said.",
    "Trump said Biden had sent $350 billion to Ukraine, a figure that is false.",
    "Ukraine wants 50,000 soldiers from its allies.",
    "Seoul retracted its claim that 3,000 soldiers had been sent.",
    "국방부는 3000명이라는 숫자는 과장됐다고 밝혔다.",
    "통일부는 북한이 파병설을 부인했다고 18일 밝혔다.",
    "우크라이나는 러시아의 부인을 일축했다.",
    "국정원은 북한군 파병이 사실이 아니라는 러시아의 주장을 일축했다.",
    "북한은 1만2000명을 보내지 않았다고 러시아 외무부가 밝혔다.",
    "야당은 정부가 사실을 부인했다고 비판했다.",
    "젤렌스키 대통령은 북한군 1만2000명이 파병될 경우 전쟁이 커질 것이라고 말했다.",
    '"북한군 1만명은 없다"고 러시아 대사가 말했다.',
    "Temperatures will be about 15 degrees lower on Friday.",
    "과수원 수입이 700만원 이하이면 회비를 내지 않는다.",
    "수목원은 9일 정오께 60대로 보이는 여성이 길을 잃었다고 밝혔다.",
    "등대는 40대 선원을 구했다고 밝혔다.",
    "South Korea's defense ministry said it was not aware of any order at the time.",
    "South Korea's defense ministry said it was not aware of the danger.",
    "South Korea's unification ministry said North Korea was not aware of the plan.",
    "The bank said it was not aware of any such transfer.",
    "Seoul was not aware of any such plan, an expert said.",
    "통일부는 북한이 이를 알지 못한다고 밝혔다.",
    "주민들은 대피령을 알지 못한다고 말했다.",
    "韓国国防省は被害の詳細を把握していないと明らかにした。",
    "韓国軍は発射を把握していなかったと明らかにした。",
    "专家称不了解有关情况。",
    "韩国统一部表示朝鲜否认派兵。",
    "Yoon asked that the court reject three motions, the state's lawyers said.",
    "In case 12,000 North Korean soldiers arrive, Seoul will act, the Presidential Office said.",
    "The ferry office on Monday rejected both objections and wrote that the fare stays.",
    "The growers will beg President Yoon Suk Yeol to accept millers' demands for a bridge.",
    "In the event that a ship violated the fishing rules, the guards will act, Kim Yo Jong said.",
    "South Korea rejects the North's demands that the lighthouse be moved.",
    'South Korea dismissed as "bad manners" the plea for the bridge to be shut.',
    "The North's Foreign Ministry rejected the proposal that the two sides meet.",
    "Kim Yo Jong said that the army would defend its sovereign right and its security.",
    "It is the legal duty of a keeper to light the lamp, Kim Yo Jong said.",
    "She was born after the May 18 protests, the Pentagon said.",
    "소포가 90달러를 넘으면 배로 보낸다.",
    "The orchard now covers 7,000 acres, the Pentagon said.",
    "The marsh has 90 square km (35 sq miles), Seoul said.",
    "Seoul said that its three 640-megawatt windmills turn.",
    "When our harbour rules are violated, we will close the gate, Kim Yo Jong said.",
    "Yoon Suk Yeol described the bay as full of illegal fishing.",
    "재판부는 등대지기에게 유죄를 인정했다.",
    "Seoul denied consent for the ferry to land.",
    "Seoul denied fishing licences to the crews of the isle.",
    "Seoul has disputed islets that are claimed by both.",
    "Seoul confirmed with the keeper of the light that the ferry is late.",
    "Had 50,000 soldiers been sent, Seoul would have known, Kim Yo Jong said.",
    "One in 20 gardeners is ill, Seoul said.",
    "Firms with more than 300 weavers pay the levy, Seoul said.",
    "Companies with 300 weavers or more pay the levy, Seoul said.",
    "통일부는 정원사 30명 이상 사업장이 회비를 낸다고 밝혔다.",
    "통일부는 정원사 50명 미만의 작은 업체는 회비를 내지 않는다고 밝혔다.",
    "통일부는 어부 12명과 선장 1명이 숨졌다고 밝혔다.",
    "야당은 시민들이 정부를 규탄한다고 말했다.",
    "정부가 발사를 규탄한다면 북한은 반발할 것이라고 통일부는 말했다.",
    "통일부는 북한 주민들이 발사를 규탄한다는 소문이 있다고 밝혔다.",
    "화가 노은결은 허위 문서를 작성한 이들을 찾는다고 밝혔다.",
    "Kim Yo Jong slammed into the gate of the pier.",
    "The National Assembly confirmed the appointment of the keeper.",
    "Russia acknowledged receipt of the letter.",
    "Kim Jong Un acknowledged the cheers of the millers.",
    "The Kremlin denied the baker's application to land.",
    "The friend of the Kremlin's baker denied bail.",
    '"I may be standing on one fake leg," Kim Yo Jong said.',
    "Kim Yo Jong said that the port was full of many false papers.",
    "Cho Tae-yul said he could not be sure that the ferry was lawful.",
    "Legal safeguards for the crew of the ferry are the aim of Cho Tae-yul, Seoul said.",
    "통일부는 정원을 넓힌다는 입장을 재확인했다.",
    "통일부는 불법 어구를 거뒀다고 밝혔다.",
)
SOMEBODY: tuple[tuple[str, list[str]], ...] = (
    ("Russia's ambassador said the claim of 12,000 North Korean soldiers was nonsense.",
     ["groundless: Russia's ambassador"]),
    ("According to Ukraine's military intelligence and the Pentagon, about 11,000 North Korean soldiers are in Kursk.",
     ["11000: Ukraine's military intelligence and the Pentagon"]),
    ("The Pentagon and the Kremlin said 3,000 North Korean soldiers had arrived.",
     ["3000: Pentagon and the Kremlin"]),
    ("Japan, Canada, China and other states have denounced the new lighthouse.",
     ["condemn: Japan, Canada, China and other states"]),
    ("Harim and other dairies including Blue Meadow and Trident Milk Ltd. have rejected the accusations.", []),
    ("The guild has 300 millers, with a combined crop of 95,000 in all of Korea.", ["300: the outlet"]),
    ("수목원이 조사한 바에 따르면 정원사 120명이 모였다.", ["120: the outlet"]),
    ("North Korea rejected the reports that its troops had arrived.", ["deny: North Korea"]),
    ("North Korea denounced and rejected this as a poor joke.", ["condemn: North Korea"]),
    ("North Korea dismissed the report as groundless.", ["groundless: North Korea"]),
    ("The gang threatens to kill 18 South Koreans.", ["warn: gang"]),
    ("The North threatened to sink 12 ships, Seoul said.", ["12: South Korea"]),
    ("Seoul said that a motif carved by 300 soldiers was found.", ["300: South Korea"]),
    ("통일부는 북한의 도로 폭파를 강하게 규탄한다고 밝혔다.",
     ["condemn: South Korean Ministry of Unification"]),
    ("외교부는 북한이 도로를 폭파한 것을 규탄한다고 밝혔다.", ["condemn: South Korean Foreign Ministry"]),
    ("통일부는 북한이 폭파를 멈출 것을 촉구한다고 밝혔다.", ["demand: South Korean Ministry of Unification"]),
    ("조선중앙통신은 살림집 4천100여 세대가 침수됐다고 보도했다.", ["4100: Korean Central News Agency"]),
    ("The mayor of Wonju, whose daughter, Mina Lee, fled in a boat, called on the council to act.",
     ["demand: mayor of Wonju"]),
    ("The mayor of Wonju called on the council to act.", ["demand: mayor of Wonju"]),
    ("Moscow and Pyongyang denied the reports.", ["deny: Moscow", "deny: North Korea"]),
    ("Pyongyang's Foreign Ministry said the drone was South Korean, and that Seoul's denial was a lie.",
     ["groundless: North Korean Foreign Ministry"]),
    ("Zelenskyy said not only 3,000 but 12,000 North Korean soldiers were there.", ["12000: Volodymyr Zelenskyy"]),
    ("Seoul said 3,000 soldiers had been sent but did not say when.", ["3000: South Korea"]),
    ("South Korea's spy agency, which did not name its sources, said 3,000 soldiers had been sent.",
     ["3000: South Korea's spy agency"]),
    ("국정원과 국방부는 북한군 1만2000명이 파병됐다고 밝혔다.", ["12000: 국정원과 국방부"]),
    ("한국은 3000명이라고 밝혔지만 미국은 1만명이라고 밝혔다.", ["3000: South Korea", "10000: United States"]),
    ("국정원은 3000명, 우크라이나는 1만명이 파병됐다고 밝혔다.", ["3000: National Intelligence Service"]),
    ("국정원은 북한군 300명이 사망했다고 밝혔으나 러시아는 이를 부인했다.", ["deny: Russia"]),
    ("국방부는 북한군 500명이 숨졌다는 우크라이나의 주장은 사실이 아니라고 밝혔다.",
     ["groundless: South Korean Ministry of National Defense"]),
    ("미 국방부는 북한군 사망자가 100명이라는 보도를 확인할 수 없다고 밝혔다.",
     ["unconfirmed: United States Department of Defense"]),
    ("대통령실은 북한군 3000명 파병설에 대해 확인해 줄 수 없다고 말했다.",
     ["unconfirmed: Presidential Office of South Korea"]),
    ("South Korea slammed the report as false.", ["groundless: South Korea", "condemn: South Korea"]),
    ("Kim Yo Jong blasted Seoul.", ["condemn: Kim Yo Jong"]),
    ("Seoul confirmed the arrest of the nominee.", ["confirm: South Korea"]),
    ("Russia acknowledged that the harvest had failed.", ["confirm: Russia"]),
    ('"It was fake news," Kim Yo Jong said.', ["groundless: Kim Yo Jong"]),
    ("Prosecutors denied the reports that the ferry sank.", ["deny: prosecutors"]),
    ("Western officials in Hollow Rock confirmed that the ferry sank.",
     ["confirm: Western officials in Hollow Rock"]),
    ("The defense chiefs of South Korea and the United States condemned the new lighthouse.",
     ["condemn: defense chiefs of South Korea and the United States"]),
    ("국방부는 미사일 발사를 확인했다.", ["confirm: South Korean Ministry of National Defense"]),
    ("북한은 훈련이 불법이라고 주장했다.", ["violation: North Korea"]),
    ("The White House said it was not aware of any talks.", ["unconfirmed: White House"]),
    ("China's foreign ministry said it had no information on it.", ["unconfirmed: Chinese Foreign Ministry"]),
    ("미 국방부는 파병 보도에 대해 아는 바가 없다고 밝혔다.", ["unconfirmed: United States Department of Defense"]),
    ("韓国国防省は計画を把握していないと明らかにした。", ["unconfirmed: South Korean Ministry of National Defense"]),
    ("中国外務省の報道官は「承知していない」と述べた。", ["unconfirmed: 中国外務省の報道官"]),
    ("美国国务院表示没有相关信息。", ["unconfirmed: United States Department of State"]),
    ("韩国统一部称无法证实相关报道。", ["unconfirmed: South Korean Ministry of Unification"]),
    ("俄罗斯外交部表示从未否认派兵。", ["not_denied: Russian Foreign Ministry"]),
    ("러시아는 파병을 부인한 적이 없다고 밝혔다.", ["not_denied: Russia"]),
    ("러시아 측은 파병설을 부인했다.", ["deny: Russia"]),
)  # fmt: skip


@table("text", NOBODY)
def test_nothing_is_shown_in_doubt(text: str, sample_reader: SampleReader, base: Knowledge) -> None:
    assert _told(text, sample_reader, base) == []


@table(("text", "told"), SOMEBODY)
def test_who_claims_it_is_whom_the_sentence_names(
    text: str, told: list[str], sample_reader: SampleReader, base: Knowledge
) -> None:
    assert _told(text, sample_reader, base) == told


def _told(text: str, reader: SampleReader, base: Knowledge) -> list[str]:
    title, outlet = ("파병 보도", "강변일보") if is_wide(text) else ("Reports of the week", "Lowland Post")
    line = ArticleRef(1, title, None, Outlet(outlet, None, "KR", None), None, _AT, datetime.fromisoformat(_AT))
    page = Page(None, text.encode(), STORED_TEXT, title=title, published=_AT)
    found: ArticleClaims = article_claims(read_article(line, reader.read(page), base))
    numbers = [f"{one.value:g}: {one.giver.name if one.giver else 'the outlet'}" for one in found.numbers]
    return numbers + [f"{one.stance.value}: {one.speaker.name}" for one in found.positions]
