"""The dead, the hurt and the missing are counted apart, and nobody counts who only dies in a plan."""

from __future__ import annotations

import pytest

from bot.lang.intentions import INTENTIONS, is_intention
from bot.news.figures import Stated, competing, figures
from tests.fakes.tables import table


def kinds(sentence: str) -> list[tuple[float, str]]:
    """The value and kind of each figure of a sentence."""
    return [(one.value, one.counts) for one in figures(sentence)]


def disputed(*sentences: str) -> list[list[float]]:
    """The values of the groups that differ; each sentence is a report."""
    stated = [Stated(one, sentence, place) for place, sentence in enumerate(sentences) for one in figures(sentence)]
    return [[one.figure.value for one in group] for group in competing(stated)]


@table(
    ("sentence", "found"),
    [
        ("At least 12 people were killed and 34 injured, the police said.", [(12, "dead"), (34, "hurt")]),
        ("The blast killed 12 and wounded 40 others.", [(12, "dead"), (40, "hurt")]),
        ("The death toll rose to 15 on Sunday.", [(15, "dead")]),
        ("A fire left 22 dead, 8 injured and 3 missing.", [(22, "dead"), (8, "hurt"), (3, "missing")]),
        ("Twelve people, including a child, died in the fire.", [(12, "dead")]),
        ("Four soldiers killed 40 people in the village.", [(4, "soldier"), (40, "dead")]),
        ("Some 900 Mongolian soldiers have been killed or wounded.", [(900, "dead or hurt")]),
        ("The plan says that a strike would kill 3,000 people.", [(3000, "planned dead")]),
        ("In the drill 40 people were hurt.", [(40, "planned hurt")]),
        ("The ferry carried 470 passengers when it sank.", [(470, "passenger")]),
        (
            "Divers recovered the bodies of four miners, and five others are missing.",
            [(4, "part of dead"), (5, "missing")],
        ),
        ("구조대는 갱도에서 매몰자 4명의 시신을 수습했다.", [(4, "part of dead")]),
        ("Two missing hikers were found on Sunday.", [(2, "hiker")]),
        ("Two missing hikers were found drowned on Sunday.", [(2, "part of dead")]),
        ("해경은 실종 어민 5명을 구조했다.", [(5, "rescued")]),
        ("갱도에서 광부 4명이 숨진 채 발견됐다.", [(4, "dead")]),
        ("버스가 추락해 12명이 숨지고 34명이 다쳤다.", [(12, "dead"), (34, "hurt")]),
        ("승객 40명 가운데 사망자는 2명이다.", [(40, "people"), (2, "dead")]),
        ("광부 40명 중에서 사망자가 2명 나왔다.", [(40, "people"), (2, "dead")]),
        ("광부 40명 중에서 여럿이 숨졌다.", [(40, "people")]),
        ("공장 화재로 치료받던 직원 4명이 중환자실에서 숨졌다.", [(4, "dead")]),
        ("사망자는 15명으로 늘었다.", [(15, "dead")]),
        ("전사자가 23명, 부상자가 40명에 이른다.", [(23, "dead"), (40, "hurt")]),
        ("병사 23명이 전사했다.", [(23, "dead")]),
        ("인민군 전사 30명이 동원됐다.", [(30, "people")]),
        ("戦死者は23人、負傷者は40人に上る。", [(23, "dead"), (40, "hurt")]),
        ("至少23人阵亡。", [(23, "dead")]),
        ("병사 12명이 전사자 명단을 읽었다.", [(12, "people")]),
        ("훈련에서는 40명이 다친 상황을 가정했다.", [(40, "planned hurt")]),
        ("사상자가 900명이 넘는다고 국방부가 밝혔다.", [(900, "dead or hurt")]),
        ("The number of missing rose to 18.", [(18, "missing")]),
        ("Police arrested 45 protesters.", [(45, "detained")]),
        (
            "Some 3,000 soldiers stood guard while 60 demonstrators were detained.",
            [(3000, "soldier"), (60, "detained")],
        ),
        ("Two officers arrested a man near the station.", [(2, "officer")]),
        ("Authorities evacuated 5,000 residents.", [(5000, "evacuated")]),
        ("Troops evacuated 12 villages along the river.", [(12, "villag")]),
        ("The storm displaced 40,000 people.", [(40000, "displaced")]),
        ("The coast guard rescued 31 crew members from the ferry.", [(31, "rescued")]),
        ("실종 3명, 부상 5명으로 집계됐다.", [(3, "missing"), (5, "hurt")]),
        ("사망 12명·실종 4명·부상 30명.", [(12, "dead"), (4, "missing"), (30, "hurt")]),
        ("구조대는 실종된 선원 8명을 찾고 있다.", [(8, "missing")]),
        ("연락이 두절된 사람은 11명이다.", [(11, "missing")]),
        ("실종자 가족 40명이 항의했다.", [(40, "people")]),
        ("집회에는 3천 명이 참가했고 20명이 체포됐다.", [(3000, "people"), (20, "detained")]),
        ("억류된 한국인 6명의 송환을 요구했다.", [(6, "detained")]),
        ("이재민 2만 명이 발생했고 선원 9명이 구조됐다.", [(20000, "displaced"), (9, "rescued")]),
        ("死者12人、行方不明者4人、負傷者30人。", [(12, "dead"), (4, "missing"), (30, "hurt")]),
        ("土砂崩れで2人が死亡し、3人の行方が分かっていません。", [(2, "dead"), (3, "missing")]),
        ("警察は参加者45人を逮捕した。", [(45, "detained")]),
        ("約150世帯400人に避難指示が出た。", []),
        ("消防隊員60人が出動した。", []),
        ("已有12人遇难，4人失联，30人受伤。", [(12, "dead"), (4, "missing"), (30, "hurt")]),
        ("爆炸造成6名工人死亡，2名工程师受伤。", [(6, "dead"), (2, "hurt")]),
        ("火灾造成7死15伤。", [(7, "dead"), (15, "hurt")]),
        ("失踪人数升至18人。", [(18, "missing")]),
        ("被扣押的6名韩国人尚未获释。", [(6, "detained")]),
        ("没有人受伤。", []),
        ("No one was killed and no one was arrested, but 3 were hurt.", [(3, "hurt")]),
        ("没有1人遇难，无一人失踪。", []),
        ("死者は1人もいないが、3人がけがをした。", [(3, "hurt")]),
        ("二百三十人が死亡し、1万2千人が避難した。", []),
        ("台风造成12人死亡，数十人受伤。", [(12, "dead")]),
        ("警官3人が男を逮捕した。", []),
        ("3名警察逮捕了一名男子，另有45人被逮捕。", [(1, "detained"), (45, "detained")]),
        ("消防団員30人が救助に当たり、2人を救出した。", [(2, "rescued")]),
        ("경찰 30명이 용의자를 체포했다.", [(30, "people")]),
        ("소방대원 50명이 주민 3명을 구조했다.", [(50, "people"), (3, "rescued")]),
        ("1명도 체포되지 않았고 주민 20명이 대피하지 못했다.", [(1, "people"), (20, "people")]),
        ("선원 30명을 구조하지 못했다.", [(30, "people")]),
        ("1명도 다치지 않았다.", [(1, "people")]),
    ],
)
def test_a_number_has_the_kind_of_harm_around_it(sentence: str, found: list[tuple[float, str]]) -> None:
    assert kinds(sentence) == found


@table(
    ("sentence", "kind"),
    [
        ("In May, 12 people were killed when a bus fell into the river.", "dead"),
        ("Five soldiers were killed during a live-fire exercise near the border.", "dead"),
        ("The fire killed 12 people, and the ministry plans to inspect every depot.", "dead"),
        ("The crash killed 40 people and could delay the opening of the line.", "dead"),
        ("The explosion injured 14 workers who would have finished at noon.", "hurt"),
        ("Officials who assumed office last week said 12 people had died.", "dead"),
        ("He was found guilty of killing 304.", "dead"),
        ("A strike on the dam would kill 3,000 people, officials warned.", "planned dead"),
        ("Planners estimate that 20,000 people could be killed in the first hours.", "planned dead"),
        ("The exercise assumed that an attack left 500 people dead.", "planned dead"),
        ("The group plotted to kill 12 officials.", "planned dead"),
        ("사격 훈련 중 수류탄이 터져 병사 5명이 숨졌다.", "dead"),
        ("훈련기가 추락해 조종사 2명이 숨졌다.", "dead"),
        ("12명이 숨진 공장 화재 이후 당국은 대피 훈련을 늘리기로 했다.", "dead"),
        ("가상화폐 거래소 화재로 3명이 다쳤다.", "hurt"),
        ("훈련은 미사일 공격으로 500명이 숨진 상황을 가정했다.", "planned dead"),
        ("모의 훈련에서는 40명이 다친 것으로 설정됐다.", "planned hurt"),
        ("射撃訓練中に手りゅう弾が爆発し、隊員5人が死亡した。", "dead"),
        ("火災で12人が死亡し、建物が倒れる恐れがあるという。", "dead"),
        ("12人が死亡した。想定外の雨だった。", "dead"),
        ("訓練は攻撃で500人が死亡したとの想定で行われた。", "planned dead"),
        ("堤防が切れれば3000人が死亡する恐れがある。", "planned dead"),
        ("实弹演习中手榴弹爆炸，造成5名士兵死亡。", "dead"),
        ("火灾造成12人死亡，大楼可能倒塌。", "dead"),
        ("演练假设袭击造成500人死亡。", "planned dead"),
        ("报告说，洪水可能导致500人死亡。", "planned dead"),
        ("A fire in the housing projects killed 12 people.", "dead"),
        ("The planner was among 12 people killed in the fire.", "dead"),
        ("If the dam breaks, 3,000 people will be killed, officials say.", "planned dead"),
        ("The plan expects 500 people to be killed.", "planned dead"),
        ("지진으로 이미 12명이 숨진 상황이다.", "dead"),
        ("주민 12명이 사망한 상황을 정부가 조사한다.", "dead"),
        ("가정집 화재로 3명이 숨졌다.", "dead"),
        ("국회는 12명이 숨진 화재의 특별법을 본회의에 상정했다.", "dead"),
        ("사고의 경우 12명이 숨졌다.", "dead"),
        ("비가 올 경우 대피하라는 지시에도 12명이 숨졌다.", "dead"),
        ("댐이 무너질 경우 3000명이 사망한다고 연구진은 봤다.", "planned dead"),
        ("도상 훈련은 500명이 숨진 상황을 부여했다.", "planned dead"),
        ("3人が死亡した火災は放火の可能性がある。", "dead"),
        ("想定を大きく上回る雨で12人が死亡した。", "dead"),
        ("人気ドラマのシナリオライターら2人が死亡した。", "dead"),
        ("死者が3000人に上る可能性がある。", "planned dead"),
        ("恐怖袭击造成12人死亡。", "dead"),
        ("反恐行动中3人死亡。", "dead"),
        ("模拟器厂房爆炸，5人死亡。", "dead"),
        ("洪水恐造成300人死亡。", "planned dead"),
    ],
)
def test_only_a_word_of_possibility_that_governs_the_harm_makes_it_a_plan(sentence: str, kind: str) -> None:
    """People are killed in drills, and a sentence on the dead may go on with what could happen next."""
    assert [found for _, found in kinds(sentence) if "dead" in found or "hurt" in found] == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "事故で十十人が死亡した。",
        "二十十人死亡。",
        "十百十人が負傷した。",
        "零十人被捕。",
        "〇人",
        "十" * 50 + "人死亡",
    ],
)
def test_a_page_with_numerals_of_no_number_has_no_toll(sentence: str) -> None:
    assert kinds(sentence) == []


def test_the_dead_of_one_event_are_compared_in_whatever_words_and_not_with_the_hurt() -> None:
    assert disputed(
        "At least 12 people were killed and 34 injured when a bus fell into the river.",
        "The death toll of the accident rose to 15, and 40 were hurt, the fire service said.",
    ) == [[12, 15], [34, 40]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("At least 12 soldiers were killed.", "Three civilians died in the shelling."),
        ("At least 12 people were killed in the fire.", "A fire in 2014 killed 304 people."),
        ("At least 12 people were killed in the fire.", "A fire would kill 300 people, the planners say."),
        ("At least 12 people were killed in the fire.", "The fire left 30 hurt."),
        ("군인 12명이 숨졌다.", "민간인 3명이 숨졌다."),
        ("Six miners are missing in the pit.", "The bodies of three missing miners were brought out of the pit."),
        ("Crews found the bodies of two miners in the pit.", "Crews found the bodies of five miners in the pit."),
    ],
)
def test_others_harmed_earlier_ones_and_those_of_a_plan_are_no_dispute(one: str, other: str) -> None:
    assert disputed(one, other) == []


def test_the_dead_of_one_event_are_compared_across_languages_and_the_detained_are_not_those_who_marched() -> None:
    dead = ("숨진 사람은 없고 사망 12명으로 집계됐다.", "土砂崩れの死者は15人に増えた。", "山体滑坡造成15人死亡。")
    assert disputed(*dead) == [[12, 15, 15]]
    march = "About 3,000 people marched to the square on Sunday.", "Police detained 60 people who marched on Sunday."
    assert disputed(*march) == []


def test_the_verbs_of_intention_are_known_in_all_their_forms() -> None:
    forms = ("planned", "seeks", "sought", "undertook", "threatening", "Vowed")
    assert all(is_intention(cue) for cue in (*forms, *(verb for verb in INTENTIONS if verb != "expect")))
    assert not any(is_intention(cue) for cue in ("said", "expected", "according to", "reported"))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Two of the dead were Vietnamese nationals.", [(2, "part of dead")]),
        ("Five of those killed were children.", [(5, "part of dead")]),
        ("Three of the injured were in a critical state.", [(3, "part of hurt")]),
        ("179 of the 181 people aboard died.", [(179, "dead"), (181, "people")]),
        ("사망자 중 2명은 베트남 국적이다.", [(2, "part of dead")]),
        ("작업자 4명이 숨지고 11명이 다쳤다. 이 중 3명은 중상이다.", [(4, "dead"), (11, "hurt"), (3, "part of hurt")]),
        ("이 가운데 2명이 사망했다.", [(2, "dead")]),
        ("4人が死亡し、11人が負傷した。うち3人は重傷。", [(4, "dead"), (11, "hurt")]),
        ("うち3人が死亡した。", [(3, "dead")]),
        ("火灾造成4人死亡、11人受伤，其中3人重伤。", [(4, "dead"), (11, "hurt")]),
        ("其中3人死亡。", [(3, "dead")]),
        ("Two of the missing were rescued.", [(2, "rescued")]),
        ("Twelve of the victims were hurt.", [(12, "hurt")]),
        ("사상자 가운데 12명이 숨졌다.", [(12, "dead")]),
        ("バスの乗客20人のうち3人が重傷を負った。", [(3, "hurt")]),
        ("負傷者11人のうち3人が重傷だ。", [(11, "hurt")]),
    ],
)
def test_who_some_of_the_harmed_were_is_no_toll(sentence: str, found: list[tuple[float, str]]) -> None:
    """ "Two of the dead were Vietnamese" was a toll of two beside that of four."""
    assert kinds(sentence) == found
