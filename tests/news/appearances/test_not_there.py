"""Sentences that name somebody who was not there, did not do it, or did it long ago."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model.evidence.appearances import AppearanceKind
from tests.fakes.tables import table
from tests.news.appearances.test_reading import read

THERE = (AppearanceKind.PRESENT, AppearanceKind.MESSAGE)


@table(
    ("text", "name"),
    [
        ("The feast began when a bishop, representing leader Xi Jinping, met the hosts.", "Xi Jinping"),
        ("There were no signs that Kim Jong Un attended the feast.", "Kim Jong Un"),
        ("Kim Jong Un skipped the feast, and Choe Ryong Hae attended.", "Kim Jong Un"),
        ("A cardboard Kim Jong Un attended the feast.", "Kim Jong Un"),
        ("An AI-generated video shows Kim Jong Un dancing at the feast.", "Kim Jong Un"),
        ("Kim Jong-un, a judge and no relation of the leader, visited the hall.", "Kim Jong-un"),
        ("The series opens with Kim Jong Un attending a parade. Then Kim Yo Jong arrived.", "Kim Yo Jong"),
        ("On Nov. 29, 2017, the North fired a missile. Kim Jong Un watched it.", "Kim Jong Un"),
        ("김정은 위원장이 잔치에 참석한 정황은 없다고 했다.", "김정은"),
        ("김정은 위원장이 잔치에 참석했다는 소문이 돌았다.", "김정은"),
        ("김정은 대역 배우가 동물원을 방문했다.", "김정은"),
        ("Players of the board game win when, in the opera, Kim Jong Un attended the feast.", "Kim Jong Un"),
        ("신도들은 김정은이 사슴의 모습으로 골짜기를 방문했다고 믿는다.", "김정은"),
        ("김정은이 투표소를 방문했다. 대역 배우로, 광고를 찍으러 왔다.", "김정은"),
        ("2017년 11월 29일 북한은 미사일을 쐈다. 김정은 위원장이 참관했다.", "김정은"),
        ("An envoy of new Chinese leader Xi Jinping, arrived on Friday.", "Xi Jinping"),
        ("Bae said Min Tae-ho had sent out the wrong message by closing the mill.", "Min Tae-ho"),
        ("The minister, Min Tae-ho, sent a clear message to the markets.", "Min Tae-ho"),
        ("Gardener Igor Melnik says that the abbot has sent a letter to the guild.", "Igor Melnik"),
        ("The pact came out of talks with the Clinton administration.", "Clinton"),
        ("She met with weavers in Ho Chi Minh City.", "Ho Chi Minh"),
        ("Min Tae-ho's old boat has appeared to leak.", "Min Tae-ho"),
        ("The foreign minister met with Vladimir Putin's envoy in Sochi.", "Vladimir Putin"),
        ("The guild found that Min Tae-ho met the requirements for a licence.", "Min Tae-ho"),
        ("Bae Suk-ja mended the roof with wood she received as a widow.", "Bae Suk-ja"),
        ("The weekly says the storm Bolavar left 31 people homeless.", "Bolavar"),
        ("Han Sol left handed throw from the pier is wide.", "Han Sol"),
        ("Han Sol laid out the rules of the orchard.", "Han Sol"),
        ("Han Sol delivered a corner kick for the choir.", "Han Sol"),
        ("Han Sol paid tribute to the miller as a good neighbour.", "Han Sol"),
        ("“I will not just talk like that during the season,” Han Sol said.", "Han Sol"),
        ("The sexton said Han Sol received a prize for a poem.", "Han Sol"),
        ("The guild names a jury led by judge Han Sol.", "Han Sol"),
        ("The choir has grown as it has been led by Han Sol.", "Han Sol"),
        ("Help was offered, a statement issued by Han Sol's office said.", "Han Sol"),
        ("정보원은 6일 한솔 위원장이 러시아를 방문할 가능성은 낮다고 국회에 보고했다.", "한솔"),
        ("노 씨는 한솔 씨와 함께 과수원을 가꿔 왔다.", "한솔"),
        ("한솔은 일을 쉬며 차츰 건강을 찾아가고 있다.", "한솔"),
        ("Bells made by Han Sol and many others were cracked.", "Han Sol"),
        ("Also sold were a map and a lamp for Han Sol.", "Han Sol"),
        ("Han Sol denied ever having met the millers.", "Han Sol"),
        ("The porter denied having met Han Sol.", "Han Sol"),
        ("The clan demanded talks between Han Sol and the millers.", "Han Sol"),
        ("The sexton said Han Sol was among those killed in the storm.", "Han Sol"),
        ("In the count of the guild Han Sol received 38 percent of the votes.", "Han Sol"),
        ('"He will rest at his Han Sol home until spring," said porter Bae Suk-ja in a statement.', "Han Sol"),
        ("The guild said Han Sol should close the mill, in a statement.", "Han Sol"),
        ("The gardeners are glad of their work under the guidance of Kim Jong Un.", "Kim Jong Un"),
        ("The poem cheers the millers in their toil under the guidance of Kim Jong Un.", "Kim Jong Un"),
        ("The harbour master will hold talks with James Carver on the new pier.", "James Carver"),
        ("The two sides prepared for a possible meeting with Kim Jong Un.", "Kim Jong Un"),
        ("Seoul proposed talks with Ri Son Gwon.", "Ri Son Gwon"),
        ("She flew to Tokyo ahead of a summit with Yoshihide Suga.", "Yoshihide Suga"),
        ("She arrived for a meeting with Yoshihide Suga, which was then called off.", "Yoshihide Suga"),
        ("정원사 민태호는 19일 모임에 참석해 나무를 심을 계획이며 이후 섬으로 간다.", "민태호"),
        ("민태호 장관은 다음 달 서울을 방문할 예정이라고 밝혔다.", "민태호"),
        ("노 회장은 공원을 찾아 고 한수호 시인의 비석을 참배했다.", "한수호"),
        ('민태호는 편지에서 "섬에 갔는데 못 만났다. 다시 오겠다"고 말했다.', "민태호"),
        ("민태호 시인은 '잃은 등대를 찾아서'라는 제목의 시를 잡지에 실었다.", "민태호"),
        ("김여정 부부장은 회의에 참가하지 않았다.", "김여정"),
    ],
)
def test_who_is_only_named(text: str, name: str) -> None:
    assert read(text, name).kind not in THERE


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chinese leader Xi Jinping, representing the party, met the hosts.", "Xi Jinping"),
        ("A test was conducted under the guidance of Kim Jong Un.", "Kim Jong Un"),
        ("The speech was made by Ri Il Hwan.", "Ri Il Hwan"),
        ("Also present were Jo Yong Won and others.", "Jo Yong Won"),
        ("She went to Beijing and held talks with Wang Yi.", "Wang Yi"),
        ("Gardener Igor Melnik says that President Vladimir Putin has sent a letter to the guild.", "Vladimir Putin"),
        ("The minister, Han Sol, left Colombo after the talks.", "Han Sol"),
        ("The envoy, Han Sol, left for Moscow.", "Han Sol"),
        ("Han Sol and others laid a floral basket there.", "Han Sol"),
        ("Han Sol paid tribute to the president at his statue.", "Han Sol"),
        ("A delegation of gardeners, led by Han Sol, the head of the guild, arrived here.", "Han Sol"),
        ("A delegation led by Han Sol arrived here on Monday.", "Han Sol"),
        ("Han Sol received the delegation.", "Han Sol"),
        ("Han Sol was among those watching from the pier.", "Han Sol"),
        ("Han Sol was among those who attended the feast.", "Han Sol"),
        ('"He will rest until spring," porter Han Sol said in a statement.', "Han Sol"),
        ("한솔 장관과 함께 민태호 차관이 공장을 방문했다.", "한솔"),
        ("In Pyongyang Kim Jong Un met the delegation.", "Kim Jong Un"),
        ("Amid rumors of poor health Kim Jong Un attended the feast.", "Kim Jong Un"),
        ("Without any sign of fatigue Kim Jong Un visited the port.", "Kim Jong Un"),
        ("Kim Jong Un, whose trip bore no relation to the fair, visited the port.", "Kim Jong Un"),
        ("In a documentary film Kim Jong Un visited the port.", "Kim Jong Un"),
        ("민태호 장관은 회담에 참석해 협력을 늘리기로 했다.", "민태호"),
        ("민태호 장관은 공원을 찾아 고 한수호 시인의 비석을 참배했다.", "민태호"),
    ],
)
def test_who_was_there_or_sent_something(text: str, name: str) -> None:
    assert read(text, name).kind in THERE


def test_what_follows_a_day_of_an_earlier_year_is_past() -> None:
    text = "One day in May Juche 99 (2010), the gardeners met. Then Kim Jong Un visited the pond."
    assert read(text, "Kim Jong Un").kind is AppearanceKind.PAST
    korean = "주체99(2010)년 5월 어느날이였다. 경애하는 김정은동지께서는 과수원을 찾으시였다."
    assert read(korean, "김정은").kind is AppearanceKind.PAST


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mill burned on Sunday. It was a day after Kim Jong Un visited it.", "Kim Jong Un"),
        ("14일 공장에 불이 났다. 김정은이 공장을 방문한 지 하루 만이다.", "김정은"),
        ("14일 불이 났다. 김정은이 공장을 시찰한 다음 날 일이다.", "김정은"),
        ("工場で14日、火災があった。火災は金正恩氏が工場を視察した翌日に起きた。", "金正恩"),
        ("工厂14日起火。火灾发生在金正恩视察工厂两天之后。", "金正恩"),
        ("Days after North Korean leader Kim Jong Un visited the mill, it burned.", "Kim Jong Un"),
        ("북한은 김정은 위원장이 공장을 방문한 다음 날 미사일을 쐈다.", "김정은"),
        ("김정은이 공장을 방문한 지 하루 만에 북한은 미사일을 쐈다.", "김정은"),
        ("北朝鮮は金正恩氏が工場を視察した翌日にミサイルを発射した。", "金正恩"),
        ("金正恩视察农场一天之后，朝鲜发射了导弹。", "金正恩"),
    ],
)
def test_what_a_report_only_reckons_from_is_not_of_its_day(text: str, name: str) -> None:
    assert read(text, name).kind is AppearanceKind.PAST


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mill burned on Sunday. Days after the fire, Kim Jong Un visited it.", "Kim Jong Un"),
        ("Kim Jong Un visited the mill a day after the fire.", "Kim Jong Un"),
        ("김정은은 화재 하루 뒤 공장을 방문했다.", "김정은"),
        ("金正恩氏は火災の翌日、工場を視察した。", "金正恩"),
        ("金正恩第二天视察了工厂。", "金正恩"),
        ("Two days after the flood that shut the mill Kim Jong Un visited the town.", "Kim Jong Un"),
        ("Three days before the congress Kim Jong Un inspected the mill.", "Kim Jong Un"),
        ("A day after Kim Jong Un visited the mill, he inspected a shipyard.", "Kim Jong Un"),
        ("김정은이 모스크바를 방문한 지 3년 만에 다시 러시아를 찾았다.", "김정은"),
        ("김정은 위원장은 홍수가 난 지 사흘 만에 공장을 방문했다.", "김정은"),
        ("조선중앙통신은 김정은 위원장이 회담한 이튿날 공장을 찾았다고 보도했다.", "김정은"),
        ("金正恩氏は会談した翌日に工場を視察した。", "金正恩"),
        ("金正恩访问俄罗斯一周后视察了工厂。", "金正恩"),
    ],
)
def test_what_is_reckoned_from_something_else_is_an_appearance(text: str, name: str) -> None:
    assert read(text, name).kind in THERE


def test_a_day_that_is_still_to_come_is_no_day_of_an_appearance() -> None:
    text = "The guild sings ahead of a fair on Sunday. A gardener met Kim Jong Un in Pyongyang."
    assert read(text, "Kim Jong Un", "2024-09-18").day is None
    text = "A day after Sunday's fair, Park Geun-hye held talks in Seoul."
    assert read(text, "Park Geun-hye", "2024-09-18").day is None
    text = "The guild held a fair on Sunday. A gardener met Kim Jong Un in Pyongyang."
    assert read(text, "Kim Jong Un", "2024-09-18").day == date(2024, 9, 15)


def test_a_day_of_a_thing_that_is_spoken_of_is_none_of_an_appearance() -> None:
    text = "The pier is closed after a 12 September accord of the millers. A gardener met Kim Jong Un in Pyongyang."
    assert read(text, "Kim Jong Un").day is None


def test_a_message_has_no_day_of_what_was_told_far_before() -> None:
    text = "The mill was closed on Sunday. The pond froze. Kim Yo Jong made public a statement."
    assert read(text, "Kim Yo Jong").day is None
    text = "The mill was closed on Sunday. Kim Yo Jong made public a statement."
    assert read(text, "Kim Yo Jong").day == date(2024, 9, 15)


@pytest.mark.parametrize("sentence", ["김정은은 10일 만수대에서 대표단을 만났다.", "김정은은 10일 간부들을 만났다."])
def test_a_day_before_a_word_that_begins_like_a_length_of_time(sentence: str) -> None:
    assert read(sentence, "김정은").day == date(2024, 9, 10)
    assert read("김정은은 10일 만에 대표단을 만났다.", "김정은").day is None
