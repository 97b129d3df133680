"""What brief texts tell of incidents, and whether two of them tell of one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.news.clustering.features import read_article
from bot.news.incidents.kinds import IncidentKind
from bot.news.incidents.reading import NO_INCIDENT, Incident, evidence, read_incident
from tests.fakes.tables import table


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A coach with pilgrims left a mountain road near Tarma and fell into a gorge.", IncidentKind.ROAD),
        ("강원도 평창에서 관광버스가 전복돼 8명이 다쳤다.", IncidentKind.ROAD),
        ("トラックとバスが衝突し、3人が死亡した。", IncidentKind.ROAD),
        ("一辆大巴坠入山谷，造成9人死亡。", IncidentKind.ROAD),
        ("Two goods trains collided outside Lodz.", IncidentKind.RAIL),
        ("경북 청송에서 산불이 나 주민들이 대피했다.", IncidentKind.BLAZE),
        ("渡轮在湖上翻沉，20人失踪。", IncidentKind.BOAT),
        ("Health workers treat 300 cholera patients in Beira.", IncidentKind.DISEASE),
        ("Six are trapped after a shaft caved in at a gold mine.", IncidentKind.MINE),
        ("A night train left the rails outside Lodz.", IncidentKind.RAIL),
        ("Nine workers are dead after fire engulfed a shoe factory.", IncidentKind.BLAZE),
        ("The toll of the warehouse fire in Brestova rises to six.", IncidentKind.BLAZE),
        ("Drones struck a grain silo in Odesa overnight.", IncidentKind.STRIKE),
        ("수도 외곽에 무인기 공격이 이어져 5명이 숨졌다.", IncidentKind.STRIKE),
        ("空爆で病院が壊れた。", IncidentKind.STRIKE),
        ("以軍轟炸加薩，造成40人死亡。", IncidentKind.STRIKE),
        ("포격으로 주민 2명이 숨졌다.", IncidentKind.STRIKE),
        ("신축 아파트 외벽 붕괴로 6명이 실종됐다.", IncidentKind.COLLAPSE),
        ("The roof of a sports hall caved in under snow.", IncidentKind.COLLAPSE),
        ("공사장 옹벽이 무너져 2명이 다쳤다.", IncidentKind.COLLAPSE),
        ("一座大桥坍塌，三人失踪。", IncidentKind.COLLAPSE),
    ],
)
def test_the_kind_of_an_incident_is_read_in_four_languages(text: str, kind: IncidentKind) -> None:
    assert kind in read_incident("", text).kinds


@pytest.mark.parametrize(
    "text",
    [
        "The city buys forty buses that run on hydrogen.",
        "Train drivers call off their strike.",
        "The minister opened a ferry terminal in Busan.",
        "코레일이 열차 운행을 늘린다.",
        "客船の運航会社が新造船を公開した。",
    ],
)
def test_a_bus_a_train_and_a_ship_without_harm_are_no_incident(text: str) -> None:
    assert read_incident("", text).kinds == frozenset()


@table(
    "text",
    [
        "North Korea blasts Japan's defence paper.",
        "Two B-1B bombers flew over the peninsula.",
        "The North says its hydrogen bomb is ready.",
        "The minister came under fire in parliament.",
        "The South holds a drill against missile attacks and air raids.",
        "Missile strikes on the island are possible, the report said.",
        "Metro workers' strike enters its third day as talks collapse.",
        "A wall of silence around the abductions collapses.",
        "The old school gave way to a new one.",
        "The train left the track record of its rival behind.",
        "A hospital fire alarm maker wins an order.",
        "A fire sale of shares hits the market.",
        "민방위 공습 대피훈련이 전국에서 실시된다.",
        "무인기 공격에 대응하는 체계를 갖춘다.",
        "신뢰의 다리가 무너졌다.",
        "空襲避難訓練が行われた。",
        "防空演习模拟空袭警报。",
        "Troops fire at targets near Paju in a live-fire drill.",
        "A cease-fire in Gaza takes effect.",
        "Car sales fell 3 percent in October.",
        "A flood of orders reached the shipyard.",
        "The plant fires forty workers.",
        "The missile hit its target in the East Sea.",
        "Rail workers extend their strike.",
        "Talks on the bridge loan collapse.",
        "两架轰炸机飞越半岛。",
        "민방위 훈련에서 공습경보가 울렸다.",
        "Typhoon jets joined the drill.",
        "Analysts fear the outbreak of war.",
        "유엔총회서 불참을 통보했다.",
        "서울중앙지법서 불구속 기소됐다.",
        "비무장지대 감시초소를 철거했다.",
        "관세 폭탄을 맞은 기업이 지원을 요청했다.",
        "코로나 이후 첫 열차가 국경을 넘었다.",
        "북한 외무성 부상이 무인기 공격을 비난했다.",
        "무인기 공격이 새 변수로 부상했다.",
        "爆発的な人気を呼んだ。",
        "信息爆炸的时代。",
    ],
)
def test_words_of_incidents_in_another_sense_tell_of_none(text: str) -> None:
    assert read_incident("", text).kinds == frozenset()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thousands flee as fire in a market spreads.", IncidentKind.BLAZE),
        ("Factory fire kills 20.", IncidentKind.BLAZE),
        ("화성 배터리 공장서 불… 23명 사망", IncidentKind.BLAZE),
        ("Blasts in two stations kill nine.", IncidentKind.BLAST),
        ("A suicide bomber blew himself up.", IncidentKind.BLAST),
        ("A bus fell into a river.", IncidentKind.ROAD),
        ("무장 괴한이 마을을 습격했다.", IncidentKind.SHOOTING),
        ("코로나19 확진 사례가 나왔다.", IncidentKind.DISEASE),
    ],
)
def test_the_same_words_in_their_own_sense_tell_of_one(text: str, kind: IncidentKind) -> None:
    assert kind in read_incident("", text).kinds


def test_a_nuclear_test_is_told_as_an_earthquake_and_as_an_explosion() -> None:
    quake = read_incident("", "An artificial earthquake was recorded at Punggye-ri.")
    test = read_incident("", "The North set off a nuclear explosion at Punggye-ri.")
    assert evidence(quake, test) == 0


def test_only_the_opening_counts() -> None:
    text = "The president opened a school. He cut a ribbon. A flood had destroyed the old building."
    assert read_incident("", text).kinds == frozenset()


def test_one_kind_speaks_for_one_event_and_two_against_it() -> None:
    flood, storm, shooting = (Incident(frozenset({kind})) for kind in ("flood", "storm", "shooting"))
    assert evidence(flood, flood) > 0
    assert evidence(flood, storm) == 0  # a storm floods a valley
    assert evidence(flood, shooting) < 0
    assert evidence(flood, Incident()) == evidence(Incident(), Incident()) == 0


@pytest.mark.parametrize(("other", "is_one"), [(6.2, True), (5.6, False)])
def test_agencies_differ_little_in_the_magnitude_of_one_earthquake(other: float, *, is_one: bool) -> None:
    first = read_incident("Quake off Hualien", "The tremor had a magnitude of 6.1 and cut power to 3.5 million homes.")
    second = read_incident("Earthquake in eastern Taiwan", f"A quake of magnitude {other} shook Hualien.")
    assert first.magnitudes == {6.1}
    assert (evidence(first, second) > 0) is is_one


def test_launches_on_one_day_are_one_event_and_on_two_days_two() -> None:
    wednesday, thursday = (Incident(launches=frozenset({day})) for day in (739_000, 739_001))
    assert evidence(wednesday, wednesday) > 0 > evidence(wednesday, thursday)
    both = Incident(launches=frozenset({739_000, 739_001}))
    assert evidence(both, thursday) > 0


FLOOD = "Floods in the Zambezi valley killed 31 people and cut off four villages."


def _gain(sequel: str) -> float:
    """By how much what both tell of an incident changes the odds that a text is a sequel of `FLOOD`."""
    known = {"flood": 60, "villag": 9, "valley": 9, "zambezi": 30}
    one, other = (read_article("", text).weighted(100, known, day) for text, day in ((FLOOD, 1000), (sequel, 1003)))
    with_facts, without = one.alike(other), replace(one, incident=NO_INCIDENT).alike(other)
    return with_facts / (1 - with_facts) / (without / (1 - without))


def test_one_kind_of_incident_speaks_for_a_sequel_as_far_as_it_shares_the_names() -> None:
    same = _gain("Engineers rebuild levees that burst in the flooded valley of the Zambezi.")
    assert same > 2
    assert _gain("Floods in the Dniester valley cut off four villages.") == pytest.approx(1, abs=0.1)
    assert _gain("Voters in the valley of the Zambezi choose a governor.") == pytest.approx(1)


def test_another_kind_of_incident_speaks_against_one_event() -> None:
    assert _gain("Gunmen kill nine people in a village in the valley of the Zambezi.") < 0.2


def test_a_toll_tells_of_victims_whatever_the_kind() -> None:
    assert read_incident("", "A drone hit a market in Oru, killing 46 people.").has_victims
    assert not read_incident("", "Varsk flew 46 drones over Oru.").has_victims
