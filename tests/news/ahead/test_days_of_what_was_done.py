"""Days of what was done, said or called for are no days of a coming event."""

from __future__ import annotations

from tests.fakes.tables import table
from tests.news.ahead.test_reading import read


@table(
    "sentence",
    [
        "The harbour master swore Monday that she would contest the ballot over the ferry.",
        "On Tuesday the growers alleged errors in the count and asked that the vote be repeated.",
        "The weavers were certain on Thursday that the plebiscite and the vote would be held.",
        "On Monday the guild disclosed that it will also hold talks with the millers.",
        "The board decreed after a session on Thursday that it would hold a hearing.",
        "The fishermen occupied the pier on Monday and vowed they would stay until they got talks.",
        "In an open letter on Tuesday, the bishop called on the clans to postpone the talks to leave room for prayer.",
        "The by-law, adopted on Monday night by a vote of 7-2, would let wardens stop lorries.",
        "That explains why the abbot urged that Sunday's ballot be shelved.",
        "The island suspends its rice loans to the port, after the latter plans to launch a rocket next month.",
        "The warden was cited by a weekly on Monday as saying that lodgers would not be allowed to vote.",
        "They began drills on Thursday and the consulate said it would treat a crossing as an attack.",
        "On Friday at the court in Wonju, Judge Han gave him a term that means he will stay there for years.",
        "The bakers had to cancel their visit until next week.",
        "On Tuesday night, the curators sat with the donor and made plans to discuss the gallery at a meeting.",
        "In a Tuesday broadcast from Gunsan, Bae mocked Min over his plan to hold an election.",
        "By choosing to vote for a year-end bonus, the crew lost a part of its pension.",
        "The North says it will mend the dam, after the engineers miss a year-end deadline for talks.",
        "Her Oct. 9 dismissal set off the quarrel that will end in a vote.",
        "Half of the islanders were unable to vote today because the ferry was late.",
        "The scores shown today are proof of the drills, the coach of the choir said, hoping to hold more.",
        "The ballot was held on Monday and the winner would move in after a meeting of the guild.",
        '"Now we can start," Min, a sexton, said as he cast his vote Monday night.',
        '"We call on the parishes of the valley, the keepers of the bridge, to put off the vote," he said on Monday.',
        "오 실장의 방일은 오는 24일 위원장의 연설을 앞두고 관심이 쏠린 가운데 이뤄졌다.",
        "She had cancelled the meeting on Thursday, the abbess wrote.",
        "The porter had been warned just before Tuesday's vote that he must leave.",
        "The yard missed its deadline on Wednesday for the delivery of a hull.",
        "The count wrote during his visit that he would shut the quarry in December.",
        "The town wrote that it would drain the pond between Nov. 23 and 25 ahead of the summit.",
        "A curfew for carts will begin on Thursday night and last throughout election day.",
        "The mill, built to mark the anniversary in December Juche 55 (1966), will be shown.",
        "They meet every Friday to talk.",
        "The storm will reach the port on Friday and may force the talks to be held in a barn.",
        '등대 위원회는 13일 "뱃길을 오래 쓰려면 훈련을 한다"고 발표했다.',
        "The singers stayed in bed on Monday night rather than stand in the court to sing.",
    ],
)
def test_no_event_on_a_day_of_something_else(sentence: str) -> None:
    assert read(sentence) == []


@table(
    ("sentence", "expected"),
    [
        ("The guild ignored the abbot and said it would press on with a ballot planned for Sunday.", "vote 11-17"),
        ("The trial, which began on Monday, is expected to end with a ruling on Nov. 28.", "court 11-28"),
        ("The guild reschedules its talks for Nov. 28 in Sokcho.", "talks 11-28 postponed"),
        ("The judge set a trial for Nov. 18 on the charges.", "court 11-18"),
        ("The council would meet in a closed session on Thursday.", "talks 11-14"),
        ("A curfew will last throughout election day on Thursday.", "vote 11-14"),
        ("The trial of a man accused of spying opens on Monday.", "court 11-18"),
        ("It was postponing elections that had been scheduled for Sunday, the guild said.", "vote 11-17 put_off"),
        ("They must answer before Monday's deadline.", "deadline 11-18"),
        ("두 나라는 오는 20일 정상회담을 앞두고 있다.", "talks 11-20"),
        ("Hong, who was freed on Monday, will meet the president on Thursday.", "talks 11-14"),
        ("On Thursday the two ministers will meet in Sokcho.", "talks 11-14"),
        ("The party said on Monday that it would hold its party congress on Nov. 30.", "anniversary 11-30"),
        (
            "In praising the rules of the ferry election, which is set for next week, the guild said that a court"
            " had once written them.",
            "vote 11-18..11-24",
        ),
        ("Holding the village election on Dec. 3 would spoil the negotiations.", "vote 12-03"),
        ("The clan would even put up with the village election on Dec. 3, an elder said.", "vote 12-03"),
        ("The leaders discussed what will be the topic of the Nov. 26 summit in Sokcho.", "talks 11-26"),
        ("Lawmakers said on Tuesday that they would vote on the bill on Nov. 20.", "vote 11-20"),
        ("The North said it would cancel the talks set for Friday.", "talks 11-15"),
        ("Leaders of the two isles meet in Sokcho on Friday.", "talks 11-15"),
        ("The isles kick off the drills on Wednesday, to end on Friday.", "drills 11-13..11-15"),
        ("The drill, named Blue Kelp, runs from Nov. 19 through 21.", "drills 11-19..11-21"),
        ("Talks with the millers resume on Dec. 4.", "talks 12-04"),
        ("A court on Tuesday set Nov. 25 for its ruling on the mill.", "court 11-25"),
        ("The elders will meet in Sokcho on Friday and may sign a deal.", "talks 11-15"),
        ("The guild put off its hearing last week, but is due to meet again on Thursday.", "talks 11-14"),
        ("이장의 선고는 25일로 잡혔다.", "court 11-25"),
        ("당초 13일로 예정됐던 남북 실무접촉은 20일로 연기됐다.", "talks 11-20 postponed was 11-13"),
        ("등대 훈련은 이달 25일 시작해 29일까지 진행된다.", "drills 11-25..11-29"),
        ("두 섬은 20일 차관급 회담을 연다.", "talks 11-20"),
        ("두 섬은 20일 간담회를 연다.", "talks 11-20"),
        ('등대 위원회는 12일 "두 섬이 오는 20일 훈련을 한다"고 발표했다.', "drills 11-20"),
        ('등대 위원회는 "두 섬이 오는 20일 훈련을 한다"고 말했다.', "drills 11-20"),
        ("The drills, condemned by the North on Sunday, begin on Nov. 18.", "drills 11-18"),
        ("The guild proposed on Thursday that the two sides meet on Nov. 20.", "talks 11-20 possible"),
        ("두 섬은 13일 모임에서 20일 훈련을 실시하기로 결정했다.", "drills 11-20"),
        ("열병식이 15일 열릴 것으로 보인다고 뱃사공이 전했다.", "anniversary 11-15 possible"),
        ("두 섬의 재판은 18일과 25일 열린다.", "court 11-18"),
        ("두 섬의 재판은 18일과 19일 열린다.", "court 11-18..11-19"),
        ("Few clans would heed the abbot's call to put off the ballot planned for Sunday.", "vote 11-17"),
    ],
)
def test_the_day_of_the_event_among_others(sentence: str, expected: str) -> None:
    found = read(sentence)
    assert [one.split(" cancelled")[0] for one in found] == [expected]
