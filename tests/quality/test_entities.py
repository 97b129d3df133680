"""Floors of entity recognition, linking and roles on our own texts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.model.analysis import Entity
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.quality.texts import TEXTS, Marked

FLOOR_MENTIONS, FLOOR_ROLES = 0.95, 1.0


def read(marked: Marked, tagger: Tagger, base: Knowledge) -> dict[str, Entity]:
    found = find_entities(tagger.tag(marked.text), base, None, marked.published)
    return {entity.name: entity for entity in found}


def test_mentions_and_roles_reach_their_floors(tagger: Tagger, base: Knowledge) -> None:
    wanted = hits = roles = held = 0
    for marked in TEXTS:
        found = read(marked, tagger, base)
        for name, forms in marked.named.items():
            entity = found.get(name)
            given = [marked.text[span.start : span.end] for span in entity.mentions] if entity else []
            wanted += len(forms)
            hits += sum(form in given for form in forms)
        for name, role in marked.roles.items():
            entity = found.get(name)
            roles += 1
            held += bool(entity and entity.role and entity.role.text == role)
    assert hits / wanted >= FLOOR_MENTIONS
    assert held / roles >= FLOOR_ROLES


def test_spans_are_exact_and_no_two_overlap(tagger: Tagger, base: Knowledge) -> None:
    for marked in TEXTS:
        found = read(marked, tagger, base)
        taken = sorted((span.start, span.end) for entity in found.values() for span in entity.mentions)
        assert all(before[1] <= after[0] for before, after in pairwise(taken))
        for entity in found.values():
            if entity.role:
                assert marked.text[entity.role.start : entity.role.end] == entity.role.text


def test_a_shared_surname_is_unresolved(tagger: Tagger, base: Knowledge) -> None:
    marked = next(marked for marked in TEXTS if marked.text.startswith("Kim Jong Un met"))
    found = read(marked, tagger, base)
    lone = marked.text.index("Kim left")
    assert all(span.start != lone for entity in found.values() for span in entity.mentions)


def test_the_article_s_date_decides_between_two_people_of_one_name(tagger: Tagger, base: Knowledge) -> None:
    text = "North Korea's Ri Yong Ho stood beside the leader."
    for published, expected in (("2010-10-10", "ri-yong-ho-general"), ("2018-09-25", "ri-yong-ho")):
        found = find_entities(tagger.tag(text), base, None, published)
        assert expected in {entity.id for entity in found}, published


def test_games_are_linked_by_their_year_before_they_begin(tagger: Tagger, base: Knowledge) -> None:
    text = "Seoul spent years preparing for the 1988 Olympics. A first North Korean nuclear test was far away."
    found = {entity.id for entity in find_entities(tagger.tag(text), base, None, "1987-03-05")}
    assert "1988-summer-olympics" in found
    assert "2006-north-korean-nuclear-test" not in found


def test_a_text_without_names_names_nothing(tagger: Tagger, base: Knowledge) -> None:
    for text in ("", "\n\n", "the rain fell on the quiet hills", "123 456"):
        assert find_entities(tagger.tag(text), base, None, None) == ()


def test_an_odd_publication_date_is_no_error(tagger: Tagger, base: Knowledge) -> None:
    for published in ("yesterday", "17-MAR-1987", "2024", "", "2024-02-24T08:00:00+09:00"):
        assert find_entities(tagger.tag("Kim Jong Un spoke."), base, None, published)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Fumie Okabe sells tofu in Tokyo's Kita Ward and votes early.", "Kita Ward", "place"),
        ("She keeps a shop in Gwangju's Dongmyeong-dong for her mother.", "Dongmyeong-dong", "place"),
        ("KAZAN, Russia (Meridian) - President Vladimir Putin met the leaders.", "Kazan", "place"),
        (
            "They should send arms and other military goods, a Gallup Korea poll showed on Friday.",
            "Gallup Korea",
            "organisation",
        ),
        ("Typhoon Kong-rey struck Taiwan on Thursday morning.", "Typhoon Kong-rey", "event"),
        ("The Tu-95MS aircraft fired cruise missiles over the sea.", "Tu-95MS", "weapon"),
        ("Catcher Kang Min-ho hit a home run in the eighth inning.", "Kang Min-ho", "person"),
        ("The Kia Tigers won on Monday, and in Gwangju the Tigers were cheered.", "Kia Tigers", "organisation"),
        ("Seoul called in Ambassador Georgiy Zinoviev over the soldiers.", "Georgy Zinoviev", "person"),
        ("로이드 오스틴 미국 국방장관이 도착했다. 오스틴 장관은 회담을 열었다.", "Lloyd Austin", "person"),
    ],
)
def test_the_kind_follows_from_the_form_of_a_name(
    text: str, name: str, kind: str, tagger: Tagger, base: Knowledge
) -> None:
    found = {entity.name: entity.kind for entity in find_entities(tagger.tag(text), base, None, "2024-10-25")}
    assert found.get(name) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Her first album, "Rosie," is due in December.', "Rosie"),
        ("National Security Adviser Shin Won-sik spoke of the soldiers.", "National Security"),
        ("Choe Son Hui, minister of Foreign Affairs of the DPRK, is staying in Moscow.", "Foreign Affairs"),
        ("Athletes from North and South Korea posed together.", "North and South Korea"),
        ("영상에는 물품을 받는 장면이 담겼다.", "Chang Myon"),
        ("김정은은 핵 투발 수단 개발을 지시했다.", "Sudan"),
        ("최우수선수에는 김선빈이 뽑혔다.", "최우수"),
        ("포수 김태군이 홈런을 터뜨렸다.", "김태"),
    ],
)
def test_no_false_names(text: str, name: str, tagger: Tagger, base: Knowledge) -> None:
    found = {entity.name for entity in find_entities(tagger.tag(text), base, None, "2024-10-25")}
    assert name not in found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "국회 국방위원회는 5일 국방부의 보고를 받았다. 국방위원회 위원들이 질의했다.",
            {"National Defense Commission"},
        ),
        ("러시아군 총참모부는 5일 우크라이나 전황을 밝혔다.", {"General Staff of the Korean People's Army"}),
        ("영국 총리가 물러났다. 노동당은 새 대표를 뽑는다.", {"Workers' Party of Korea"}),
        ("한국 조선 업계가 선박을 수주했다. 체코 공화국도 관심을 보였다.", {"North Korea"}),
        ("남북 협상이 무산 위기에 놓였다. 북한은 온천 개발을 중단했다.", {"Musan", "Onchon"}),
        ("한국 정부는 조국 통일을 말했다. 최강 전력을 갖춘다고 했다.", {"Cho Kuk", "Choi Kang"}),
        ("미 국방부는 5일 한국 방어 공약을 확인했다.", {"South Korean Ministry of National Defense"}),
        ("한국에서 전주 대비 매출이 늘었다. 현대 사회의 특별 대우였다.", {"Jeonju", "Hyundai Group", "Daewoo"}),
        ("江西省南昌市政府5日表示,温泉酒店迎来游客。中国海军东海舰队参加演习。", {"Kangso", "Onchon", "Sea of Japan"}),
        ("徳川家康は日本の将軍である。", {"Tokchon"}),
    ],
)
def test_a_common_word_is_not_linked_to_its_namesake(
    text: str, names: set[str], tagger: Tagger, base: Knowledge
) -> None:
    found = {entity.name for entity in find_entities(tagger.tag(text), base, None, "2024-03-05")}
    assert not names & found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("조국 전 장관은 5일 서울에서 출마를 선언했다.", "Cho Kuk"),
        ("북한 외무성은 5일 담화를 냈다.", "North Korean Foreign Ministry"),
        ("일본 정부는 5일 담화를 냈다. 외무성 간부가 설명했다.", "Japanese Foreign Ministry"),
        ("日本政府は5日、談話を出した。外務省の幹部が説明した。", "Japanese Foreign Ministry"),
        (
            "北朝鮮の朝鮮中央通信が伝えた。北朝鮮の金正恩総書記の視察だ。日本の外務省は抗議した。",
            "Japanese Foreign Ministry",
        ),
        ("현대자동차와 기아는 5일 판매 실적을 발표했다.", "Kia"),
        ("미 국방부는 5일 한국 방어 공약을 확인했다.", "United States Department of Defense"),
        ("북한 무산군에서 홍수가 났다.", "Musan"),
        ("Kim Jong Un watched the launch of a missile with his daughter Kim Ju Ae.", "Kim Ju Ae"),
    ],
)
def test_a_name_that_is_also_a_word_is_found_with_context(
    text: str, name: str, tagger: Tagger, base: Knowledge
) -> None:
    found = {entity.name: entity.id for entity in find_entities(tagger.tag(text), base, None, "2022-11-19")}
    assert found.get(name) is not None


def test_the_next_person_of_a_list_is_no_role(tagger: Tagger, base: Knowledge) -> None:
    text = "South Korean President Yoon Suk Yeol, U.S. President Joe Biden and their guests pledged to consult."
    found = find_entities(tagger.tag(text), base, None, "2023-08-19")
    assert {e.name: e.role.text for e in found if e.role} == {"Yoon Suk Yeol": "President", "Joe Biden": "President"}


def test_a_role_ends_with_its_sentence(tagger: Tagger, base: Knowledge) -> None:
    text = "Present were leading officials of the Missile Administration. Kim Jong Un thanked the scientists."
    found = find_entities(tagger.tag(text), base, None, "2024-11-01")
    assert [e.role for e in found if e.name == "Kim Jong Un"] == [None]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Former North Korean Premier Han Tok Su met the visitors.", "Former North Korean Premier"),
        ("Reporters asked then-President Ines Calder about it.", "then-President"),
        ("They honoured the late former Governor Ines Calder.", "late former Governor"),
        ("Ines Calder, a former deputy minister of unification, agreed.", "former deputy minister of unification"),
        ("Ines Calder, then foreign minister, signed it.", "then foreign minister"),
        ("Late on Friday Governor Ines Calder called off the search.", "Governor"),
        ("President-elect Ines Calder named her aides.", "President-elect"),
        ("Ines Calder, a policy adviser, agreed.", "policy adviser"),
    ],
)
def test_an_office_keeps_its_time(text: str, office: str, tagger: Tagger, base: Knowledge) -> None:
    """Without it a former office would be a present one."""
    (role,) = [e.role for e in find_entities(tagger.tag(text), base, None, "2024-11-01") if e.kind == "person"]
    assert role is not None
    assert role.text == office
