"""What became of events whose day a sentence does not name: called off, put off, a launch that was tried."""

from __future__ import annotations

import pytest

from bot.news.ahead.joining import join
from tests.news.ahead.test_joining import PUBLISHED, sources

_TALKS = "South and North Korea will hold working-level talks on family reunions on Nov. 25 at Panmunjom."
_SUMMIT = "한국과 일본은 오는 25일 부산에서 정상회담을 개최할 예정이다."
_DRILL = "The navy will hold a landing drill with U.S. marines near Pohang on Nov. 25."
_KOREAN_DRILL = "해군은 오는 25일 포항 앞바다에서 상륙훈련을 실시한다."
_VERDICT = "The Seoul court will deliver its verdict on the former spy chief on Nov. 25."
_JAPANESE = "日韓両国は25日、釜山で防衛相会談を開く予定だ。"
_JAPANESE_DRILL = "海軍は25日、浦項沖で上陸訓練を実施する予定だ。"
_CHINESE = "中韩两国将于25日在釜山举行外长会谈。"
_VISIT = "Mongolia's Foreign Minister Batmunkh Ganbold will visit Seoul on Nov. 25."
_KOREAN_VISIT = "몽골 바트뭉흐 외교장관이 오는 25일 서울을 방문한다."
_JAPANESE_VISIT = "モンゴルのバトムンフ外相は25日にソウルを訪問する予定だ。"
_WINDOW = "North Korea notified Japan that it will launch a satellite between Nov. 14 and Nov. 20."
_KOREAN_WINDOW = "북한은 14일부터 20일 사이에 위성을 발사하겠다고 일본에 통보했다."


def _statuses(*texts: str) -> list[str]:
    return [one.status.value for one in join(sources(*texts), PUBLISHED)]


@pytest.mark.parametrize(
    ("announced", "later", "status"),
    [
        (_TALKS, "North Korea on Thursday called off the working-level talks on family reunions.", "cancelled"),
        (_TALKS, "North Korea on Thursday called the working-level talks on family reunions off.", "cancelled"),
        (_DRILL, "The navy has put its landing drill with U.S. marines near Pohang off until spring.", "put_off"),
        (_DRILL, "The navy cancelled the landing drill with U.S. marines near Pohang because of a storm.", "cancelled"),
        (_SUMMIT, "부산에서 열릴 예정이던 한국과 일본의 정상회담이 연기됐다고 대통령실이 밝혔다.", "put_off"),
        (_VERDICT, "The Seoul court postponed its verdict on the former spy chief, citing his health.", "put_off"),
        (_JAPANESE, "日韓両国は釜山での防衛相会談を中止したと発表した。", "cancelled"),
        (_JAPANESE_DRILL, "海軍は浦項沖の上陸訓練の実施を延期した。", "put_off"),
        (_SUMMIT, "한국과 일본의 부산 정상회담 일정이 연기됐다고 외교부가 밝혔다.", "put_off"),
        (_CHINESE, "中韩两国取消了在釜山举行的外长会谈。", "cancelled"),
        (_CHINESE, "中韩两国在釜山举行的外长会谈已被取消。", "cancelled"),
        (_VISIT, "The Mongolian foreign minister's visit to Seoul has been postponed until next year.", "put_off"),
        (_VISIT, "The visit to Seoul by Mongolia's foreign minister has been put off to next year.", "put_off"),
        (_DRILL, "The navy's landing drill near Pohang was cancelled because of a storm.", "cancelled"),
        (_TALKS, "The working-level talks on family reunions have been put off indefinitely.", "put_off"),
        (_KOREAN_VISIT, "몽골 외교장관이 서울 방문을 내년으로 연기했다.", "put_off"),
        (_JAPANESE_VISIT, "モンゴルのバトムンフ外相はソウル訪問を来年に延期した。", "put_off"),
    ],
)
def test_an_event_is_called_off_without_its_day(announced: str, later: str, status: str) -> None:
    assert _statuses(announced, later) == [status]


@pytest.mark.parametrize(
    ("announced", "later"),
    [
        (_TALKS, "North Korea called off the working-level talks on family reunions in 2019, the ministry recalled."),
        (_DRILL, "Civic groups called on the navy to cancel the landing drill with U.S. marines near Pohang."),
        (_DRILL, "The navy has not cancelled the landing drill with U.S. marines near Pohang, a spokesman said."),
        (_VERDICT, "The Seoul court postponed its verdict on the former police chief, citing his health."),
        (_KOREAN_DRILL, "해군은 포항 앞바다 상륙훈련을 취소하지 않기로 했다."),
        (_KOREAN_DRILL, "육군은 강원도 철원 사격훈련을 취소했다고 밝혔다."),
        (_JAPANESE, "市民団体は釜山での防衛相会談を中止するよう求めた。"),
        (_VISIT, "Thailand's foreign minister has called off his visit to Seoul."),
        (_VISIT, "The visit to Tokyo by Mongolia's foreign minister has been postponed until next year."),
        (_VISIT, "The Mongolian defense minister's visit to Seoul has been postponed until next year."),
        (_VISIT, "Mongolia's foreign minister is to see his visit to Seoul postponed, a newspaper wrote."),
        (_DRILL, "The navy's landing drill near Gangneung was cancelled because of a storm."),
        (_KOREAN_VISIT, "몽골 외교장관이 도쿄 방문을 내년으로 연기했다."),
        (_KOREAN_VISIT, "태국 외교장관이 서울 방문을 취소했다."),
        (_JAPANESE_VISIT, "モンゴルのバトムンフ外相は東京訪問を来年に延期した。"),
        (_JAPANESE_VISIT, "タイ外相のソウル訪問が中止された。"),
        (_DRILL, "The navy put the landing drill with U.S. marines near Pohang off the front pages."),
        (_DRILL, "The navy put the landing drill near Pohang on film before the marines took off."),
        (_DRILL, "The navy will not put the landing drill with U.S. marines near Pohang off, a spokesman said."),
        (_TALKS, "Nobody has called off the working-level talks on family reunions, the ministry said."),
        (_TALKS, "The North said it hasn't called off the working-level talks on family reunions."),
        (_TALKS, "South and North Korea resume the working-level talks on family reunions cancelled by the North."),
        (_TALKS, "In the spring, North Korea called off working-level talks on family reunions."),
        (_TALKS, "Japan and China called off working-level talks on family reunions."),
        (_TALKS, "A concert at Panmunjom was cancelled before the working-level talks on family reunions."),
        (_SUMMIT, "한국은 부산 정상회담을 앞두고 불꽃축제를 취소했다."),
        (_SUMMIT, "한국과 일본은 부산 정상회담에서 수출규제를 철회하기로 합의했다."),
        (_SUMMIT, "한국과 중국의 부산 정상회담이 연기됐다고 대통령실이 밝혔다."),
        (_KOREAN_DRILL, "해군은 포항 상륙훈련 참관 행사를 취소했다."),
        (_JAPANESE, "釜山市は日韓防衛相会談のため、花火大会を中止したと発表した。"),
        (_JAPANESE, "日中両国は釜山での防衛相会談を延期すると発表した。"),
        (_JAPANESE_DRILL, "浦項の漁協は海軍の上陸訓練を受け、操業を中止した。"),
        (_CHINESE, "中韩两国在釜山外长会谈上取消了关税。"),
    ],
)
def test_what_calls_off_nothing_or_something_else(announced: str, later: str) -> None:
    assert _statuses(announced, later) == ["planned"]


@pytest.mark.parametrize(
    ("announced", "later"),
    [
        (
            _TALKS,
            "Denying that the North called off the working-level talks on family reunions, the ministry urged calm.",
        ),
        (_DRILL, "The air force called off a bombing drill at Gunsan."),
        (_KOREAN_DRILL, "해병대는 연평도 해상사격훈련을 연기했다."),
        (_SUMMIT, "여야 대표 회담이 취소됐다고 대통령실이 밝혔다."),
        (_JAPANESE, "両国は東京での外相会談を延期した。"),
        (_CHINESE, "双方取消了在北京举行的渔业磋商。"),
    ],
)
def test_another_event_of_the_same_story_is_not_it(announced: str, later: str) -> None:
    found = join(sources(announced, later, stories=(1, 1)), PUBLISHED)
    assert [one.status.value for one in found] == ["planned"]


@pytest.mark.parametrize(
    ("window", "later"),
    [
        (_WINDOW, "North Korea said its attempt to launch a satellite failed when the rocket exploded."),
        (_WINDOW, "North Korea launched a satellite from Sohae on Wednesday night, the JCS said."),
        (_KOREAN_WINDOW, "북한은 군사정찰위성 발사에 실패했다고 밝혔다."),
    ],
)
def test_a_launch_that_was_tried_is_over(window: str, later: str) -> None:
    assert _statuses(window, later) == []
    assert _statuses(window, later, window) == [], "told again as background"


@pytest.mark.parametrize(
    ("window", "later"),
    [
        (_WINDOW, "South Korea launched its own spy satellite on a U.S. rocket, while North Korea prepared."),
        (_WINDOW, "North Korea fired a short-range ballistic missile toward the East Sea, the JCS said."),
        (_WINDOW, "North Korea failed to launch a satellite in May 2023, and again in August."),
        (_WINDOW, "If the North launches the satellite, Japan could shoot down the rocket, the minister said."),
        (_KOREAN_WINDOW, "북한은 지난해 5월 위성 발사에 실패했다."),
        (_KOREAN_WINDOW, "북한 위성 발사가 실패했을 때를 대비해 일본이 요격을 준비한다."),
        (_KOREAN_WINDOW, "미국 로켓이 폭발했다고 조선중앙통신이 전했다."),
        (_KOREAN_WINDOW, "북한 매체는 한국의 위성 발사가 실패했다고 조롱했다."),
        (_WINDOW, "A rocket of a firm failed, and the satellite that was to watch North Korea was lost."),
        (_WINDOW, "North Korea failed to launch its app for satellite images."),
        (_WINDOW, "Satellite data show a launch from North Korea failed, a monitor said of a cruise missile."),
    ],
)
def test_other_launches_end_no_window(window: str, later: str) -> None:
    assert _statuses(window, later) == ["planned"]


_VISIT = "The Mongolian prime minister will visit Seoul on Nov. 25, the presidential office said."
_MINISTER = "The Polish foreign minister will visit Seoul on Nov. 25, the foreign ministry said."
_KOREAN_MINISTER = "폴란드 외교장관이 오는 25일 서울을 방문한다고 외교부가 밝혔다."
_WINDOW_NOW = "North Korea will launch a satellite between Nov. 14 and Nov. 25, it told the Japanese coast guard."


@pytest.mark.parametrize(
    ("announced", "later", "statuses"),
    [
        (_VISIT, "The Mongolian prime minister has put off his visit to Seoul because of a snowstorm.", ["put_off"]),
        (_VISIT, "The Mongolian prime minister has cancelled his trip to Seoul because of a storm.", ["cancelled"]),
        (_VISIT, "The Mongolian prime minister was put off by the noise on an earlier visit to Seoul.", ["planned"]),
        (_MINISTER, "The Polish foreign minister has cancelled his visit to Seoul.", ["cancelled"]),
        (_MINISTER, "The Polish defence minister has cancelled his visit to Seoul.", ["planned"]),
        (_MINISTER, "The French foreign minister has postponed a visit to Seoul.", ["planned"]),
        (_MINISTER, "The foreign minister of the Philippines has put off a visit to Seoul until spring.", ["planned"]),
        (_KOREAN_MINISTER, "폴란드 외교장관의 서울 방문이 취소됐다고 외교부가 14일 밝혔다.", ["cancelled"]),
        (_KOREAN_MINISTER, "폴란드 국방장관의 서울 방문이 취소됐다고 국방부가 14일 밝혔다.", ["planned"]),
    ],
)
def test_a_visit_is_put_off_by_who_makes_it(announced: str, later: str, statuses: list[str]) -> None:
    story = sources(announced, later, stories=(0, 0))
    assert [one.status.value for one in join(story, PUBLISHED)] == statuses


_GUEST = "Mongolia's Foreign Minister Batmunkh Ganbold will visit Seoul on Nov. 25 for talks with his counterpart."
_CHINESE_VISIT = "蒙古外长巴特蒙赫将于25日访问首尔。"
_KOREAN_GUEST = "몽골 바트뭉흐 외교장관이 오는 25일 방한한다."


@pytest.mark.parametrize(
    ("announced", "later", "status"),
    [
        (_GUEST, "Mongolia's foreign minister has delayed his visit to Seoul until January.", "put_off"),
        (_GUEST, "Mongolia's foreign minister has pushed back his visit to Seoul.", "put_off"),
        (_GUEST, "Mongolia's delayed visit to Seoul is to take place this month.", "planned"),
        (_GUEST, "Mongolia's foreign minister arrived after his flight had been delayed by two hours.", "planned"),
        (_GUEST, "Mongolia's foreign minister pushed back on a report about his visit to Seoul.", "planned"),
        (_GUEST, "Mongolia's defense minister has delayed his visit to Seoul until January.", "planned"),
        (_DRILL, "The landing drill near Pohang has been delayed because of a storm, the navy said.", "put_off"),
        (_DRILL, "Snow has delayed trains near Pohang, where the navy holds a landing drill.", "planned"),
        (_KOREAN_VISIT, "몽골 외교장관이 서울 방문을 내년으로 미뤘다.", "put_off"),
        (_KOREAN_VISIT, "몽골 외교장관이 서울 방문 일정을 미루기로 했다.", "put_off"),
        (_KOREAN_GUEST, "몽골 외교장관이 방한을 내년으로 미뤘다.", "put_off"),
        (_KOREAN_VISIT, "몽골 외교장관이 도쿄 방문을 미뤘다.", "planned"),
        (_KOREAN_VISIT, "몽골 외교장관은 서울 방문을 미루지 않기로 했다.", "planned"),
        (_CHINESE_VISIT, "韩国外交部1日说，蒙古外长巴特蒙赫将访问首尔的行程推迟到明年。", "put_off"),
        (_CHINESE_VISIT, "蒙古外长巴特蒙赫访问首尔的计划已推迟到明年。", "put_off"),
        (_CHINESE_VISIT, "蒙古外长访问首尔期间，矿产谈判推迟到明年。", "planned"),
        (_CHINESE_VISIT, "蒙古防长将访问首尔的行程推迟到明年。", "planned"),
    ],
)
def test_an_event_is_put_off_in_the_words_of_every_day(announced: str, later: str, status: str) -> None:
    assert _statuses(announced, later) == [status]


@pytest.mark.parametrize(
    ("announced", "later", "statuses"),
    [
        (_TALKS, "Families wait. North Korea called off the working-level talks on family reunions.", ["planned"]),
        (
            _TALKS,
            "Families wait. North Korea has called off the working-level talks on family reunions.",
            ["cancelled"],
        ),
        (
            _TALKS,
            "Families wait. North Korea on Thursday called off the working-level talks on family reunions.",
            ["cancelled"],
        ),
        (_WINDOW_NOW, "Ships keep away. North Korea launched a satellite that fell into the sea.", ["planned"]),
        (_WINDOW_NOW, "Ships keep away. North Korea launched a satellite on Thursday.", []),
    ],
)
def test_behind_the_first_sentence_only_what_is_dated_or_in_the_perfect_is_news(
    announced: str, later: str, statuses: list[str]
) -> None:
    assert _statuses(announced, later) == statuses


_TRIAL = (
    "A court in Busan will deliver its verdict on Nov. 25 in the bribery trial of former harbour chief Cho Mal-dong."
)
_JAPANESE_TRIAL = "釜山地裁は25日、収賄罪に問われた趙末東元庁長に判決を言い渡す予定だ。"
_CHINESE_TRIAL = "釜山地方法院将于25日对前厅长赵末东受贿案作出宣判。"
_KOREAN_TRIAL = "부산지법은 오는 25일 뇌물 혐의로 기소된 조말동 전 항만청장의 선고공판을 연다."


@pytest.mark.parametrize(
    ("announced", "verdict"),
    [
        (_TRIAL, "The Busan court sentenced former harbour chief Cho Mal-dong to three years for bribery on Thursday."),
        (_TRIAL, "A court in Busan on Thursday found former harbour chief Cho Mal-dong guilty of bribery."),
        (_TRIAL, "Former harbour chief Cho Mal-dong was acquitted of bribery by a Busan court on Thursday."),
        (_KOREAN_TRIAL, "부산지법은 14일 뇌물 혐의로 기소된 조말동 전 항만청장에게 징역 3년을 선고했다."),
        (_JAPANESE_TRIAL, "釜山地裁は14日、収賄罪に問われた趙末東元庁長に懲役3年の判決を言い渡した。"),
        (_JAPANESE_TRIAL, "釜山地裁は14日、趙末東被告に対し、無罪を言い渡した。"),
        (_CHINESE_TRIAL, "釜山地方法院14日判处前厅长赵末东有期徒刑3年。"),
        (_CHINESE_TRIAL, "前厅长赵末东因受贿14日被判处有期徒刑3年。"),
    ],
)
def test_a_verdict_before_its_day_ends_the_event(announced: str, verdict: str) -> None:
    assert not _statuses(announced, verdict)


@pytest.mark.parametrize(
    ("announced", "other"),
    [
        (_TRIAL, "The lower court sentenced former harbour chief Cho Mal-dong to three years on Thursday."),
        (_TRIAL, "The Busan court sentenced Cho Mal-dong's driver to a year in prison on Thursday."),
        (_TRIAL, "The Busan court sentenced accountant Tak Min-ja to a year in prison on Thursday."),
        (_TRIAL, "The Busan court sentenced Cho Mal-dong and Tak Min-ja to three years on Thursday."),
        (_TRIAL, "The Busan court sentenced former harbour chief Cho Mal-dong to a fine for perjury on Thursday."),
        (_TRIAL, "The court sentenced former harbour chief Cho Mal-dong to three years in prison for bribery."),
        (_TRIAL, "Prosecutors asked on Thursday that former harbour chief Cho Mal-dong be sentenced to five years."),
        (_TRIAL, "Cho Mal-dong was not sentenced on Thursday, the court said."),
        (_KOREAN_TRIAL, "부산지법은 14일 조말동 전 항만청장의 회계사 탁민자에게 징역 1년을 선고했다."),
        (_KOREAN_TRIAL, "1심 법원은 14일 조말동 전 항만청장에게 징역 3년을 선고했다."),
        (_KOREAN_TRIAL, "부산지법은 14일 위증 혐의로 기소된 조말동 전 항만청장에게 벌금을 선고했다."),
        (_KOREAN_TRIAL, "검찰은 14일 조말동 전 항만청장에게 징역 5년을 구형했다."),
        (_JAPANESE_TRIAL, "検察は14日、趙末東元庁長に懲役5年を求刑した。"),
        (_JAPANESE_TRIAL, "釜山地裁は14日、会計士の卓民子被告に懲役1年の判決を言い渡した。"),
        (_JAPANESE_TRIAL, "釜山地裁は14日、偽証罪に問われた趙末東元庁長に罰金刑を言い渡した。"),
        (_JAPANESE_TRIAL, "一審の釜山地裁は趙末東元庁長に懲役3年の判決を言い渡した。"),
        (_CHINESE_TRIAL, "检方14日要求判处赵末东有期徒刑5年。"),
        (_CHINESE_TRIAL, "釜山地方法院14日判处会计卓民子有期徒刑1年。"),
        (_CHINESE_TRIAL, "赵末东14日没有被判有罪。"),
    ],
)
def test_another_verdict_ends_nothing(announced: str, other: str) -> None:
    assert _statuses(announced, other) == ["planned"]
