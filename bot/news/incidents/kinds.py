"""The kinds of incidents that a sentence names: an earthquake, a crash of a bus, a bombing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from bot.lang.meanings.wounded import WOUNDED
from bot.lang.scripts import is_wide
from bot.lang.stems import search
from bot.regexes import regex


class IncidentKind(StrEnum):
    """What kind of accident, disaster or attack it is."""

    QUAKE = "quake"
    STORM = "storm"
    FLOOD = "flood"
    BLAZE = "blaze"
    ROAD = "road"
    RAIL = "rail"
    AIR = "air"
    BOAT = "boat"
    MINE = "mine"
    BLAST = "blast"
    STRIKE = "strike"
    COLLAPSE = "collapse"
    SHOOTING = "shooting"
    DISEASE = "disease"


_COLLISION = r"collision(?! course)"
_FALL = r"(?:plung\w+|rolls|rolled|fell|falls) (?:\w+ ){0,2}?(?:into|off|down|over)"
"""Of a bus; sales of cars fall, too."""
_WRECK = rf"crash\w*|collid\w+|{_COLLISION}|{_FALL}|overturn\w*|ravine|gorge|skid\w*|wreck"
_BUILT = (
    r"(?:buildings?|bridge|roof|wall|tower|dam|crane|scaffold(?:ing)?|school|church|mall|tenement|overpass|ceiling"
    r"|balcony|(?:tower|apartment) blocks?)"
)
_FIRE_OF = r"(?:factory|warehouse|plant|building|apartment|hotel|hospital|hostel|school|market|nightclub)"
_FIRE_AS_DANGER = (
    r"(?:drills?|safety|doors?|alarms?|escapes?|exits?|codes?|insurance|risks?|hazards?|brigades?|sales?)\b"
)
_HARM = (
    r"kill\w*|dead|dies|died|deaths?|injur\w+|wound\w+|missing|trap(?:s|ped)|buried|rubble|destroy\w*|damag\w+"
    r"|hits?|struck"
)
_HARM_OF_OTHERS = (
    rf"숨[지진졌져]|사망|사상|{WOUNDED}|다[쳤쳐]|다친|실종(?!합)|매몰|깔[려린렸]|고립|파괴|피해|희생|잃"
    r"|死亡|死者|死傷|死伤|負傷|けが|受伤|受傷|亡くな|不明|失踪|失联|失聯|下敷き|被困|被埋|破壊|壊れ|破坏|破壞|遇[难難]|丧生|喪生|殺害"
)
"""What an attack does, as against a drill, a threat and a metaphor."""
_RUIN = rf"{_HARM}|rescue\w*|debris|ruins|snow\w*|rain\w*|construction|roof|ceiling|scaffold\w*|crane|balcony|overpass"
_RUIN_OF_OTHERS = (
    rf"{_HARM_OF_OTHERS}|사고|구조[대작를]|잔해|폭우|폭설|공사|신축"
    r"|事故|救助|瓦礫|废墟|大雨|大雪|暴雨|工事|建設中|施工|在建"
)
"""What tells that something built has collapsed."""
_NUCLEAR = r"(?<!nuclear )(?<!atomic )(?<!atom )(?<!hydrogen )"
_NO_SHOT = r"(?<!under )(?<!open )(?<!opens )(?<!opened )(?<!cease-)(?<!live-)(?<!men )(?<!\w\ws )"
"""Not before a fire that is a shot: "troops fire at", "under fire in"."""


class _Words(Struct, frozen=True):
    """The words of a kind; with `harm` only where the sentence has one of these, too."""

    kind: IncidentKind
    named: re.Pattern[str]
    harm: re.Pattern[str] | None


def _words(
    kind: IncidentKind, english: str, others: str, harm: str = "", harm_of_others: str = ""
) -> tuple[_Words, _Words]:
    """The words in English, and those in Korean, Japanese and Chinese."""
    latin = _Words(kind, _english(english), _english(harm) if harm else None)
    return latin, _Words(kind, regex(others), regex(harm_of_others) if harm else None)


def _english(words: str) -> re.Pattern[str]:
    return regex(rf"\b(?:{words})\b", re.IGNORECASE)


_KINDS = (
    _words(
        IncidentKind.QUAKE, r"earthquakes?|quakes?|aftershocks?|tsunamis?|tremors?", r"지진|쓰나미|地震|津波|海啸|余震"
    ),
    _words(
        IncidentKind.STORM,
        r"typhoons?(?! (?:jets?|fighters?))|cyclones?|hurricanes?|tropical storms?|tornado(?:es)?",
        r"태풍(?!의 눈|급)|사이클론|허리케인|토네이도"
        r"|台风|台風|颱風|飓风|颶風|龙卷风|龍捲風|竜巻|サイクロン|ハリケーン",
    ),
    _words(
        IncidentKind.FLOOD,
        r"flood(?:s|ing|waters?)?(?! of\b)|flooded(?! (?:with|the market))"
        r"|landslides?|mudslides?|heavy rains?|torrential",
        r"홍수|산사태|수해|범람|폭우|호우|洪水|洪灾|洪災|洪涝|山洪|暴雨|豪雨"
        r"|大雨(?!の(?:よう|ごと))|土砂|泥石流|滑坡|水害",
    ),
    _words(
        IncidentKind.BLAZE,
        rf"(?:wild|bush|forest |house )fires?|{_FIRE_OF} fire(?! {_FIRE_AS_DANGER})|blazes?"
        rf"|{_NO_SHOT}fire (?:at|in|br(?:oke|eaks) out|rag(?:es?|ed|ing)"
        r"|(?:sweep|engulf|destroy|kill|burn|gut|rip|tear)\w*|swept|tore)",
        r"화재|산불|서 (?:큰\s?)?불(?:이(?![익행])|길|나|났|타|\W|\Z)|火災|火事|山火|火灾|大火",
    ),
    _words(
        IncidentKind.ROAD,
        r"bus(?:es)?|coach|minibus|trucks?|lorry|cars?|vans?|tankers?|double-decker",
        r"버스|트럭|승용차|バス(?!ケ)|トラック|客车|大巴|卡车|巴士",
        _WRECK,
        r"추락|충돌|전복|転落|衝突|横転|坠|相撞|侧翻",
    ),
    _words(
        IncidentKind.RAIL,
        r"trains?|rail(?:way)?|locomotives?|tram",
        r"열차|기차|지하철|列車|電車|列车|火车|地铁",
        rf"crash\w*|collid\w+|{_COLLISION}|derail\w*"
        r"|(?:left|leaves|leaving|jump\w*|came off|comes off|ran off|slid off) the (?:rails|tracks?(?! record))",
        r"탈선|추돌|충돌|脱線|衝突|脱轨|脱軌|相撞",
    ),
    _words(
        IncidentKind.AIR,
        r"planes?|aircraft|airliners?|jets?|helicopters?|flight",
        r"여객기|헬기|전투기|비행기|飛行機|ヘリ|旅客機|戦闘機|飞机|客机|战机|直升机",
        r"crash\w*|went down|skid\w*",
        r"추락|墜落|坠毁|坠机|墜毀",
    ),
    _words(
        IncidentKind.BOAT,
        r"boats?|ferr(?:y|ies)|ships?|vessels?|dinghy|shipwreck|trawler|migrants",
        r"선박|어선|여객선|보트|(?<![\d두세몇]\s)(?<![\d두세몇])배가|フェリー|漁船|船|渡轮",
        r"capsiz\w+|sank|sinks?|sunk|sinking|overturn\w*|shipwreck|drown\w*",
        r"침몰|전복|沈没|転覆|翻沉|倾覆|沉没|翻覆",
    ),
    _words(
        IncidentKind.MINE,
        r"(?:coal|copper|gold|diamond|iron|jade|silver|salt) mines?|mine collapse|miners?|pit|colliery|quarry",
        r"광산|탄광|갱도|炭鉱|鉱山|煤矿|矿井|铜矿|金矿|矿难",
        r"collaps\w+|trapped|explosions?|explod\w+|caved|cave-in|fire|blaze|killed|dead|stuck",
        r"붕괴|매몰|고립|폭발|崩落|爆発|塌方|爆炸|被困",
    ),
    _words(
        IncidentKind.BLAST,
        rf"{_NUCLEAR}bombs?|bombings?|suicide bombers?|explosives?|explosions?|explod\w+|suicide attack"
        r"|blew (?:up|\w+self)"
        r"|blast|blasts(?= (?:at|in|near|outside|kill\w*|rock\w*|hit|injur\w+|wound\w*|that|was|were)\b|\W*\Z)",
        r"폭탄\s?(?:테러|공격|투척|이\s?터|이\s?폭발)|자폭|(?<!인기 )(?<!수요 )(?<!관심 )폭발(?![적력])"
        r"|爆弾(?!発言)|自爆|(?<!情報)爆発(?![的力])|(?<!信息)(?<!人口)爆炸|炸弹|炸彈",
    ),
    _words(
        IncidentKind.STRIKE,
        r"air ?strikes?|(?:drone|missile|rocket|mortar|artillery) (?:strikes?|attacks?|barrages?)"
        r"|drones? (?:hits?|struck|slam\w*)|shelling|shelled|bombardments?",
        r"공습|포격|(?:드론|무인기|미사일|로켓포?)\s?(?:공격|폭격)|空爆|空襲|砲撃|炮[击擊]|砲擊"
        r"|(?:ドローン|無人機|ミサイル)(?:による)?攻撃|空袭|[轰轟]炸(?![机機])|(?:无人机|無人機|[导導飛飞][弹彈]|火箭[弹彈])[袭襲][击擊]",
        _HARM,
        _HARM_OF_OTHERS,
    ),
    _words(
        IncidentKind.COLLAPSE,
        rf"{_BUILT} (?:(?:of|in|at|near|under) (?:[\w-]+ ){{1,4}}?)?(?:collaps\w+|cave[sd]? in|g[ai]ves? way)"
        rf"|collapse of (?:an? |the )?(?:\w+ ){{0,2}}?{_BUILT}|{_BUILT} collapses?",
        r"(?:건물|빌딩|아파트|다리|대교|교량|지붕|천장|외?벽|담장|댐|크레인|비계)(?:[이가의]|\s)?\s?(?:붕괴|무너)"
        r"|(?:建物|ビル|橋|屋根|天井|ダム|足場)[がの](?:崩壊|倒壊|崩落|崩れ)"
        r"|(?:大[楼樓]|[楼樓]房|房屋|大[桥橋]|[桥橋]梁|屋[顶頂]|大[坝壩]|脚手架|鷹架)(?:[发發]生)?(?:坍塌|倒塌|垮塌)",
        _RUIN,
        _RUIN_OF_OTHERS,
    ),
    _words(
        IncidentKind.SHOOTING,
        r"gunm[ae]n|gunfire|shootings?|shot|opened fire|ambush\w*|massacre|stabb\w+|knife|attackers?"
        r"|(?:assail|milit)ants?",
        r"총격|총기\s?(?:난사|사고|사건)|매복|괴한|흉기|무장\s?(?:괴한|강도|단체|세력|조직|반군|대원)"
        r"|銃撃|発砲|刃物|枪击|槍擊|枪手|伏击|持刀",
    ),
    _words(
        IncidentKind.DISEASE,
        r"cholera|measles|ebola|dengue|mpox|polio|outbreak(?! of (?:war|fighting|violence|hostilities|the))|epidemic"
        r"|swine fever|bird flu|avian|influenza|foot-and-mouth",
        r"콜레라|홍역|에볼라|뎅기|돼지열병|조류인플루엔자|고병원성|구제역|코로나(?:19)?\s?(?:확진|감염|환자|집단|변이)"
        r"|コレラ|はしか|鳥インフル|豚熱|霍乱|麻疹|埃博拉|禽流感|猪瘟",
    ),
)
_MAY_LEAD = {
    IncidentKind.QUAKE: "flood blaze mine blast",
    IncidentKind.STORM: "flood boat blaze road rail air",
    IncidentKind.FLOOD: "road rail boat mine disease",
    IncidentKind.BLAZE: "blast boat rail road air mine",
    IncidentKind.BLAST: "mine road rail air boat shooting",
    IncidentKind.SHOOTING: "blaze road rail boat air",
    IncidentKind.ROAD: "rail",
    IncidentKind.RAIL: "boat",
    IncidentKind.STRIKE: "blaze blast shooting road rail air boat mine",
    IncidentKind.COLLAPSE: "quake storm flood blaze blast strike road rail boat mine",
}
_MAY_BE_ONE = frozenset(
    frozenset((kind, IncidentKind(other))) for kind, others in _MAY_LEAD.items() for other in others.split()
)
"""Kinds of which one may be told as the other, or lead to it: a nuclear test is felt as an earthquake."""


def kinds(sentence: str) -> Iterator[IncidentKind]:
    """The kinds that a sentence names, each once."""
    for english, others in _KINDS:
        words = others if is_wide(sentence) else english
        if search(words.named, sentence) and (words.harm is None or words.harm.search(sentence)):
            yield words.kind


def may_be_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a text that names these kinds and one that names others may tell of one incident."""
    return not one.isdisjoint(other) or any(
        frozenset((a, b)) in _MAY_BE_ONE for a in map(IncidentKind, one) for b in map(IncidentKind, other)
    )
