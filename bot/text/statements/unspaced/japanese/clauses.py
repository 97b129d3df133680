"""Find what a Japanese sentence reports without quotation marks, and the words that report it.

    what is said | と, との考えを, こと, よう or 方針 | verb

The link tells what may be said: と needs a predicate before it, or "同僚と話した" would report 同僚; よう needs
a verb of asking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from bot.lang.scripts import HAN, KATAKANA
from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.statements.quotation_marks import HIDDEN, Quotation
from bot.text.statements.unspaced.japanese.subjects import words

ACTS = words("japanese_cue_nouns")
"""Nouns that are verbs with する: 指摘, 強調."""
_PAST = words("japanese_cues_past")
"""Verbs up to their た or て: 述べ, 語っ."""
_PRESENT = words("japanese_cues_present")
_NO_MORE = "(?:に(?:とどめ(?:た|ている|(?=、))|とどま(?:った|っている|る))|(?:だけ|のみ)だった)"
"""The end of a verb of somebody who said no more: 「…」と述べるにとどめた."""
_PAST_END = "(?:(?<!ん)[たて]|(?<=ん)[だで])(?:(?<=[てで])(?:い(?:る|た|ます)|き(?:た|ており|ている)|おり))?"
"""た or て, voiced behind ん: 意気込ん*だ*, 喜ん*でいる*."""
SPEAKING = (
    f"(?:{_PRESENT}|(?:{ACTS})する){_NO_MORE}|(?:{_PAST}|(?:{ACTS})し)(?:まし)?{_PAST_END}"
    f"|(?:{words('japanese_cues_linked')}|(?:{ACTS})し)(?=、)|{_PRESENT}|(?:{ACTS})(?:する|(?=[。\\s]|$))|否認した"
)
"""A verb of reporting. The noun alone ends a sentence of a newspaper: 「…」と指摘。"""
FOLLOW = (
    r"(?=(?:という|とのことだ)?[。！!\s]|$|、|うえで|上で|ほか|後、|一方(?:[、で]|$)|のに対し|とともに、|と同時に、|が、|ものの、"
    rf"|{HIDDEN})"
)
"""What is behind a verb that ends a sentence or a clause."""

SAID_BEFORE = regex(
    rf"と(?:も|の)?、?[^。、はが\n\ue000-\ue004]{{0,14}}?(?:{SPEAKING})(?:一方で?|のに対し(?:て)?|が|ものの)?、$"
)
"""The end of a clause that tells what somebody said, behind which another speaks: Aは…*と述べ、*Bは「…」と応じた."""
JUDGING = "評"
"""The beginning of verbs before which a further topic is whom the speaker judges: Aは…と述べ、*Bは「賢い」と評した*."""
ACTED_BEFORE = regex("(?<!会見)し、$")
"""The end of a clause that tells what somebody did, behind which another may speak."""
OUGHT = regex("べき|必要|なければ|ねば|責任|義務|てほしい|よう")
"""What somebody says of another who ought to act: 発射を批判し、北朝鮮は対話に応じる*べき*だと訴えた."""

_UNTOLD = (
    "呼|呼称|名付|名づ|題|銘打|称し|位置|書か|記さ|記載|刻|印刷|表示|刺しゅう|読[めみん]|歌|聞|勘違い|思|考え|感じ|信じ|悟|知|気付|気づ|見える|見え"
    "|言わ|いわ|され|られ|われ|まれ|かれ|ばれ|[うすくつぬむぶ]る(?:こと|ため)|決め|決ま|選"
    "|会談|会見し|対戦|協議|契約|提携|合併|共演|結婚|連携|別れ|会っ|会い|争|競|戦|組ん|結ん|比べ|合流|統合|交渉|交換|衝突|共同|交流|取引|面会|合意|違|異な|同じ|並|名乗|自称|自任|墨書|ともに|一緒|(?<!を)否認"
)
"""Words of what is no speech: 「…」と*呼*んだ, 「…」と*対戦*した, 「…」と*書か*れた."""
_CALM = "[^。、はが\\n\ue000-\ue004]"
_OTHER_VERB = regex(
    rf"と(?:も)?(?P<cue>(?!(?:{_CALM}){{0,16}}?(?:{_UNTOLD}))(?!(?:{_CALM}){{0,14}}?[たる](?!様子|表情|面持|口調|口ぶり)[{HAN}{KATAKANA}])"
    rf"(?:{_CALM}){{1,14}}?(?:(?<!な[いか])(?<!かっ)[ただ]|かった(?<!なかった)|(?:隠さ|隠せ|譲ら)な(?:い|かった)|[るすくつむぶぐぬう]"
    r"|(?:様子|表情|面持ち|口調|口ぶり|構え)(?:だ|だった|で(?:話し|語っ|述べ)た)?))(?:という)?(?=[。\s]|$)"
)


_MANNER = regex(
    "(?:冷静|辛口|控えめ|謙虚|強気|弱気|慎重|前向き|(?:満足|不満|自信|誇らし|寂し)げ|(?:悔し|うれし|残念|楽し|不安|心配)そう|初々し|潔|手厳し|そっけな|素っ気な)"
    "(?:だ|だった|い|かった|に(?:話し|語っ|言っ)た)$"
)
"""How somebody speaks, which names have not behind them."""
_CLAUSE = regex(
    "[^」]{1,200}(?:[だたよねかぞなうるすくつむぶぐぬいてでをにがもはのんろれべ！？!?…]|よう|[せげて]よ)|[^」]*[はがをにでも][^」]{4,200}"
)
"""Words in quotation marks that are a clause, and no name: 圧力に屈しない, 守備が万全."""

_WORDS = f"[^。、はがを\\n{HIDDEN}]"
_TO_WHOM = f"(?:[{HAN}{KATAKANA}0-9０-９の]{{1,12}}[にで])?"
"""Without the endings of verbs: in すると述べる談話に抗議した another said it."""
_TO_NEWSROOMS = f"(?:[{HAN}{KATAKANA}0-9０-９の]{{0,8}}(?:記者団|記者ら|報道陣|会見|取材)[にで])?"
_ENDING = "(?:まし)?(?:た|て(?:い(?:る|た|ます)|おり)?|(?=、))"
DENYING = (
    "(?:(?:否定|拒否|拒絶|一蹴|非難|批判)し|退け|打ち消し|(?:コメント|明言|回答|説明|言及|論評)を(?:避け|控え))"
    + _ENDING
)
"""What somebody does with words of others, or says by calling something by a name (「作り話」として*否定した*), or says
and no more: 「係争中だ」として*コメントを避けた*."""
_CLAIMS = "指摘|報道|見方|疑惑|主張|情報|批判|観測|証言|訴え|うわさ|噂|疑い"
OPINION = "考え|見方|認識|見解|談話|声明|論評|コメント|立場|意向|懸念|期待|判断|方針|姿勢|予想|主張|見通し|分析|書簡"
_PLAN = "方針|考え|意向|見通し|姿勢|構え|計画"
_SHOWN = "示し|表明し|出し|発表し|公表し|配信し|掲載し|明らかにし|述べ|寄せ|強調し|伝え|繰り返し|語っ"
_KEPT = "(?:崩|変え)(?:さ|して|て)?い?ない"
_ASKED = (
    "求め|訴え|促し|迫っ|命じ|呼びかけ|呼び掛け|申し入れ|働きかけ"
    "|(?:要請|要求|指示|勧告|依頼|注文|警告|助言|提案|忠告|指導)し"
)
_ADMITTED = (
    "明かし|明らかにし|誓っ|求め|訴え|伝え|(?:発表|公表|表明|約束|強調|要求|要請|提案|確認|示唆|主張|報告|指摘)し"
)
_OWNED = "(?<=[ただい]ことを)認め|(?<=[ただい]ことも)認め|(?<=ていることを)認め"
"""In 売ることを認めた an act is allowed, and nothing said."""
_REPORTED = regex(
    f"と(?:も|まで)?、?{_TO_NEWSROOMS}(?P<said>{SPEAKING}){FOLLOW}"
    rf"|と(?P<held>し(?:た(?!ら|り)|ている|ており|て(?=、)|(?=、))|[み見]て(?=、|[^。、はが\n]{{1,14}}いる[。\s])){FOLLOW}?"
    f"|かと(?P<asked>(?:問う(?=た|と、)|問い(?=、)|尋ねた?|ただした?|質問した?|聞いた)){FOLLOW}?"
    f"|と(?:の|する)(?:{OPINION})(?:を|も){_WORDS}{{0,8}}?(?P<opinion>(?:{_SHOWN}){_ENDING}|{_KEPT}){FOLLOW}"
    f"|(?<=[るうくすつぬぶむぐたなりい])(?:{_PLAN})(?:を|も){_WORDS}{{0,8}}?(?P<plan>(?:{_SHOWN}){_ENDING}|{_KEPT}){FOLLOW}"
    f"|との(?:{_CLAIMS})(?:を|は|も){_WORDS}{{0,4}}?(?P<denied>(?:(?:否定|一蹴)し|退け|打ち消し){_ENDING}){FOLLOW}"
    f"|との(?P<is_opinion>{OPINION})(?:だ|である|です)?(?=[。\\s]|$)"
    r"|(?<=[るうくすつぬぶむぐたない])(?P<is_plan>方針|考え|意向)(?:だ|である|です)?(?=[。\s]|$)"
    f"|と[{HAN}{KATAKANA}・ー]{{1,12}}を(?P<blamed>(?:批判|非難|けん制|牽制|糾弾|追及|称賛|擁護)し{_ENDING}){FOLLOW}"
    f"|よう(?:に)?、?{_TO_WHOM}(?P<urged>(?:{_ASKED}){_ENDING}){FOLLOW}"
    f"|こと(?:を|も)、?{_WORDS}{{0,8}}?(?P<told>(?:{_ADMITTED}|{_OWNED}){_ENDING}){FOLLOW}"
    f"|ことに(?:期待|懸念|意欲|不満|危機感|理解)(?:を|も)(?P<felt>(?:示し|表明し|寄せ){_ENDING}){FOLLOW}"
)
_PREDICATE = regex(r"(?:[ただるういすくぐぶつむぬんな]|です|ます|べき)$")
_AMOUNT = regex("[0-9０-９万億兆](?:[円人件社校本棟台頭隻戸点位割]|%|％|トン|ドル|ウォン|キロ|世帯|カ所|メートル)?$")
"""The end of a clause that tells how many something is, with a topic of its own: 脱北者は約200*人*と説明した."""
_FURTHEST = 200
_TRIED = regex("(?:[おこそとのほもよろごぞどぼぽ]う)$")
"""A volition: in 止めようとした nothing was said."""
_WISHED = regex("(?:[るうくすつぬぶむぐた]|ない|たい)$")
"""The verb of a plan: in 厳しい姿勢を示した nothing was said."""
_BARE = "よう"
VOICES = regex(
    f"(?P<who>{_WORDS}{{1,40}}?)から(?:は|も)?、?(?P<said>[^。\n]{{6,200}}?)との"
    "(?P<cue>批判|声|意見|指摘|懸念|不満|異論|疑問|注文|苦情|要望)(?:の声)?[がも](?:出|上が|相次|聞かれ|寄せられ|噴出|根強)"
)
"""A sentence that tells whose voices are heard: 野党からは…との批判が出ている."""


def told_otherwise(masked: str, text: str, quotation: Quotation, stop: int) -> re.Match[str] | None:
    """The predicate behind a quotation that ends its sentence, but for what is said of names: 「苦しい」と*天を仰いだ*,
    「完敗」と*冷静だった*; not 「…」と呼んだ, 「…」と対戦した. What is quoted is a clause, or the predicate tells how
    somebody speaks."""
    told = _OTHER_VERB.match(masked, quotation.end, stop)
    if told is None or _MANNER.fullmatch(told["cue"]):
        return told
    return told if _CLAUSE.fullmatch(text, quotation.inner_start, quotation.inner_end) else None


class ToldClause(Struct, frozen=True):
    """What is told, from the end of the clause before on, the verb or noun that tells it, and the end of both."""

    content: Span
    cue: str
    end: int
    is_added: bool
    """Whether も before the verb says that the speaker goes on."""


def told_clauses(masked: str, start: int, end: int) -> Iterator[ToldClause]:
    """The clauses of a sentence [start, end) that something reports, in order."""
    for found in _REPORTED.finditer(masked, start, end):
        kind = found.lastgroup or ""
        stop = found.start() + (len(_BARE) if kind == "urged" else 1 if kind == "asked" else 0)
        if _may_be_told(masked, start, found.start(), kind):
            is_added = "も" in masked[found.start() : found.start(kind)]
            yield ToldClause(Span(start, stop), found[kind], found.end(), is_added)
            start = found.end()


def _may_be_told(masked: str, start: int, end: int, kind: str) -> bool:
    """Whether the words before a link are of the form that it takes."""
    if kind in ("asked", "opinion", "is_opinion"):
        return True
    near = max(start, end - 4)
    if kind == "said" and _AMOUNT.search(masked, near, end):
        return masked.count("は", start, min(end, start + _FURTHEST)) > 1
    if kind in ("plan", "is_plan"):
        return _WISHED.search(masked, near, end) is not None
    if kind == "held" and _TRIED.search(masked, near, end):
        return False
    return _PREDICATE.search(masked, near, end) is not None
