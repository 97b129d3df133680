"""A day is that of an event only in the clause of that event; what may be and what is planned are told apart."""

from __future__ import annotations

from tests.fakes.tables import table
from tests.news.ahead.test_reading import read


@table(
    "sentence",
    [
        "The harbour guild votes to start a toll beginning next month.",
        "The baker offered in August to meet them if needed.",
        "The millers stood on the pier last month to mark the anniversary of the flood on Sunday.",
        "The guild may not attend the meeting on Friday.",
        "Elders are meeting today with millers in what could be a series of talks.",
        "He was scheduled to leave for a visit to Sokcho on Tuesday.",
        "Bae, the guild's pick in the upcoming election, called Sunday for a count.",
        "The clerks will release results of the village election on Friday.",
        "The trial had been set for next week, but the sides made peace.",
        "Prices may stay low until the end of the year, a clerk told a meeting.",
        "The ministry extended the fishing ban until Nov. 30.",
        "The deal is due to be read in court, a Saturday newspaper wrote.",
        "Min looked set to win a seat in the election on Sunday, exit polls showed.",
        "People will be hearing about the island tonight.",
        # a picture of the day
        "Islanders hold a ballot as the vote begins, Nov. 13, 2024.",
        "Envoys open the talks in Sokcho, Wednesday, Nov. 13, 2024.",
        # of what is to come unless something happens
        "The guild will close the pier on Friday unless talks with the abbot succeed.",
        "The millers plan to stop work on Nov. 20 if the court rules against them.",
        # told on that day of another one
        "The guild is expected to announce on Friday that the vote was fair.",
        "The abbot will say on Friday that the talks are over.",
        # after a day that is not named
        "The trial will open after Nov. 25.",
        "After Nov. 25 the trial will open.",
        "The millers will sail home following the talks on Tuesday.",
        "훈련은 28일까지 진행된다.",
        "The judge's decision Friday could bring more quarrels.",
        "Both guilds did not hold talks on Thursday with the millers.",
        "The ties will grow, the abbot said in his meeting with the baker here on Wednesday.",
        "The envoy will meet elders in an effort to mend the dam before the feast on Nov. 20.",
        "The council voted down the plan to keep the court rule beyond Nov. 20 and will meet again.",
        "Lenders drop the bonds following the close election this weekend, and will look again.",
        "A judge upholds a law that could ban the ferry on Nov. 19.",
        "Visitors who are travelling to the isle will be asked for papers from Nov. 16.",
        "Owing to the ruling, it is clear that the mill would still be here today.",
        "Islanders are less likely to vote for the miller in November.",
        "The cooper wants to cement his lead before the ballot is held on Nov. 20.",
        "The abbot spoke by telephone with the baker on Wednesday morning and agreed to meet soon.",
        "A report about the baker's meeting said that the line between the piers would open in December.",
        "어부 30명이 13일 오후 전세기로 항구 회의에 도착했다.",
        "등대 법원은 13일 항구 개발 계획을 알려준 뱃사공에게 벌금을 선고하고 풀어 줬다.",
        "등대 재단은 13일 섬에서 간담회를 열고 훈련을 재개한다고 밝혔다.",
        "13일 항구에서 열리는 회의에 손님이 많았다.",
        "섬 회의는 2007년 12월 결의를 지키지 않았다며 훈련을 실시하기로 했다.",
        "지난 12월, 등대 창립 50주년을 맞은 섬은 손님을 맞을 예정이다.",
        "등대 기념 잔치를 위해 섬을 찾은 선장은 24일까지 뭍에 머물 예정이다.",
        "임금 협상이 결렬되면 어부들은 20일부터 배를 세우기로 했다.",
    ],
)
def test_no_event_on_a_day_of_another_clause(sentence: str) -> None:
    assert read(sentence) == []


@table(
    ("sentence", "expected"),
    [
        ("The guild will vote on the toll on Nov. 20.", "vote 11-20"),
        ("The talks will open on Nov. 29 (Friday) in Sokcho.", "talks 11-29"),
        ("The guild will vote on 27 November, Wednesday, on the toll.", "vote 11-27"),
        ("등대 회담은 오는 25일 열린다. 회담은 27일까지 계속될 예정이다.", "talks 11-25..11-27"),
        ("등대 훈련이 오는 25일 시작된다. 이번 훈련은 29일 오후에 끝난다.", "drills 11-25..11-29"),
        ("훈련은 25일부터 28일까지 진행된다.", "drills 11-25..11-28"),
        ("회담은 28일까지 준비를 마치고 29일 열린다.", "talks 11-29"),
        ("The anniversary of the flood will be marked on Sunday.", "anniversary 11-17"),
        ("He was to visit Sokcho on Thursday.", "visit 11-14"),
        ("The guild should meet without delay and will vote next week on the ferry.", "vote 11-18..11-24"),
        ("The council announces a postponement of the village vote slated for Nov. 17.", "vote 11-17 put_off"),
        ("The abbot advised the guild to postpone the vote scheduled for Nov. 24.", "vote 11-24"),
        ("A meeting of elders begins today in Sokcho, which will look at the toll.", "talks 11-13"),
        ("The first ballot results in a second round of the election that will be held on Nov. 26.", "vote 11-26"),
        ("The abbot may lose his seat in the valley election on Nov. 24.", "vote 11-24"),
        ("The guild may back the bill, which is scheduled for a vote on Nov. 20.", "vote 11-20"),
        ("The rule could be discussed at a meeting set for Friday.", "talks 11-15"),
        ("The council may hold an election on Nov. 24.", "vote 11-24 possible"),
        ("The meeting may be scheduled for Nov. 24.", "talks 11-24 possible"),
        ("The guild hopes the talks will begin on Monday.", "talks 11-18 possible"),
        ("Should the abbot agree, the court will rule on Nov. 20.", "court 11-20 possible"),
        ("Nobody would come to the election set for Nov. 24 unless the ferry runs.", "vote 11-24"),
        ("The guild will sell its boats ahead of the Nov. 20 deadline.", "deadline 11-20"),
        ("The baker has until Nov. 20 to appeal.", "deadline 11-20"),
        ("The vote is on Tuesday, Nov. 26.", "vote 11-26"),
        ("The talks are set for Nov. 26, a Tuesday.", "talks 11-26"),
        ("The talks are set for Tuesday (Nov. 26).", "talks 11-26"),
        ("The court is expected to rule Friday on the village election.", "court 11-15"),
        ("섬 회의는 올해 12월 훈련을 실시하기로 했다.", "drills 12-01..12-31"),
        ("등대 재판은 목격자가 나오지 않았지만 20일 열린다.", "court 11-20"),
        ("섬은 등대 창립 기념식을 오는 20일 개최한다.", "anniversary 11-20"),
        ("선장은 20일 항구에서 열리는 두 섬 회의에서 뱃길을 연다고 했다.", "talks 11-20"),
        ("12월 3일 치러지는 섬 선거에 나설 이가 없다.", "vote 12-03"),
        ("두 섬은 20일 간담회를 열기로 잠정 합의했다.", "talks 11-20"),
        ("등대 재단은 20일 간담회를 열 계획을 밝혔다.", "talks 11-20"),
        ("등대 재단은 20일 섬에서 간담회를 열고 훈련을 재개한다고 밝혔다.", "drills 11-20"),
        ("등대 재판의 선고는 20일 오후 2시에 이뤄진다.", "court 11-20 14:00"),
        ("등대 법원은 20일 첫 변론을 열고 두 쪽 말을 듣는다.", "court 11-20"),
        ("뱃사공 조합은 20일 총회를 열어 새 조합장을 선출한다.", "talks 11-20"),
    ],
)
def test_the_day_of_the_event_of_its_clause(sentence: str, expected: str) -> None:
    assert read(sentence) == [expected]


def test_two_events_of_a_sentence_have_their_own_days() -> None:
    sentence = "The prince is to arrive in Sokcho on Monday ahead of a summit of the two isles on Nov. 20."
    assert read(sentence) == ["visit 11-18", "talks 11-20"]
