"""What an article does to an event that was told before, by its headline or first sentence."""

from __future__ import annotations

import pytest

from bot.model.placements import StanceKind
from bot.news.headlines.event_stance import event_stance
from tests.fakes.tables import table

DENIES, CONFIRMS, RATIFIES, REVERSES, SUPPOSES = (
    StanceKind.DENIES,
    StanceKind.CONFIRMS,
    StanceKind.RATIFIES,
    StanceKind.REVERSES,
    StanceKind.SUPPOSES,
)


@table(
    ("title", "kind"),
    [
        ("Varsk denies shelling Port Belmora", DENIES),
        ("At talks in Oru, Varsk's envoy calls reports of a raid baseless", DENIES),
        ("Varsk says it has never sold shells to Almenara", DENIES),
        ("Ministry: report on fleet cut 'not true'", DENIES),
        ("Varsk does not deny raid", None),
        ("Varsk neither confirms nor denies raid", None),
        ("Varsk denied entry to two inspectors", None),
        ("Almenara raises toll after Varsk denies raid", None),
        ("Varsk admits its soldiers crossed the Oru", CONFIRMS),
        ("Three confirmed dead in Oru ferry fire", None),
        ("Senate confirms Lind as chief justice", None),
        ("Upper house ratifies Oru river pact", RATIFIES),
        ("Upper house fails to ratify Oru river pact", None),
        ("Ferry chief acquitted of forging papers", REVERSES),
        ("Bus overturns near Oru", None),
        ("City lifts ban on night market", REVERSES),
        ("Varsk weighs leaving river pact", SUPPOSES),
        ("바르스크 외무성 포격 보도 부인", DENIES),
        ("바르스크 대통령 부인 방한", None),
        ("바르스크, 파병 첫 공식 확인", CONFIRMS),
        ("오루강 조약 비준안 상원 통과", RATIFIES),
        ("여객선 대표 1심 무죄", REVERSES),
        ("バルスク、砲撃を否定", DENIES),
        ("バルスク外相、否定的な見方", None),
        ("オル川条約を批准", RATIFIES),
        ("瓦尔斯克否认炮击港口", DENIES),
        ("瓦尔斯克没有否认炮击", None),
        ("Varsk says it will never give up its fleet", None),
        ("Varsk says it does not see Almenara as a threat", None),
        ("Varsk firm denies leak", None),
        ("Varsk's rebels denied bombing a market", None),
        ("Supreme Court rejects Lind's claim", None),
        ("“Varsk denies all”: what a text leaves out", None),
        ("Why Varsk denies its raid", None),
        ("Residents called after false alarm", None),
        ("Varsk brushes off report of raid", DENIES),
        ("Upper house approves Oru river pact", RATIFIES),
        ("Athletics body ratifies Lind's record", None),
        ("Court clears ferry chief of fraud", REVERSES),
        ("Court acquits two and jailed captain appeals", None),
        ("Doctor's licence revoked over surgery", None),
        ("박 전 시장 부인 “사과”", None),
        ("푸틴 전 부인, 재혼", None),
        ("오루강 조약 비준 무산", None),
        ("오루강 조약 비준 촉구 결의안", None),
        ("선원 2명 무죄, 선장은 징역 10년", None),
        ("무죄 판결에 검찰 항소", None),
        ("無罪主張の元社長、初公判", None),
        ("一審無罪を破棄、逆転有罪", None),
        ("官方拒绝证实", None),
        ("外交部未予否认", None),
        ("被告人坚称无罪", None),
    ],
)
def test_the_main_verb_of_a_headline_tells_the_stance(title: str, kind: StanceKind | None) -> None:
    found = event_stance(title, "")
    assert (found and found.kind) is kind


def test_the_first_sentence_tells_it_where_the_headline_does_not() -> None:
    found = event_stance(
        "General thanks soldiers", "ORU - On Friday, Varsk confirmed that its soldiers had come. They left."
    )
    assert found is not None
    assert (found.kind, found.before.strip()) == (CONFIRMS, "Varsk")
    assert event_stance("General thanks soldiers", "Soldiers came. Varsk denied it.") is None


@pytest.mark.parametrize(
    ("title", "before"),
    [
        ("At talks in Oru, Varsk denies raid", "Varsk "),
        ("“We never came”: Varsk rejects Almenara's account", "Varsk "),
        ("바르스크 “간 적 없다”…알메나라 주장 부인", "바르스크 "),
    ],
)
def test_who_takes_the_stance_stands_before_its_verb_and_not_in_a_quotation(title: str, before: str) -> None:
    found = event_stance(title, "")
    assert found is not None
    assert found.before == before
