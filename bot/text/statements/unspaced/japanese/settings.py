"""The time, place and occasion of a Japanese statement, and what its speaker did before he spoke:
Xは*2日、都内で会見し、*…."""

from __future__ import annotations

from bot.lang.scripts import HAN, KATAKANA
from bot.regexes import regex
from bot.text.statements.quotation_marks import HIDDEN

_ACT = (
    f"(?!(?:来[年月週]|明日|あす|今後|近く|[年月週日]内|きょう中|今[月週]中))[^。、はが\\n{HIDDEN}]{{1,24}}?"
    "(?:(?:を(?:批判|非難|称賛|歓迎|評価|一蹴|[け牽]ん?制|糾弾|擁護)|[にへ](?:抗議|反論|反発|言及|返答|回答|感謝)|と(?:会談|協議|面会|電話会談))し"
    "|(?<=(?:談話|声明|論評|報告|告書|ント|文書|資料|白書|結果|統計|書簡)を)(?:出し|発表し|公表し)|(?<=[廷台壇]に)立ち)(?=、)"
)
"""What somebody did, in the clause before that of what he said: *発射を批判し*、対話に応じるよう訴えた."""
_SETTING = regex(
    rf"(?:[0-9０-９一二三四五六七八九十]{{1,4}}日(?:午前|午後|夜|朝|付)?(?:まで|の)?|同日|この日|その後(?=、)|(?:これまで|かねて(?:から)?|一貫して|改めて)(?=、)|[{HAN}ァ-ヺー・、0-9０-９]{{0,16}}?"
    "(?:会見|記者会見|声明|談話|取材|インタビュー|国会|演説|講演|試合後|閣議後|記者団|報道陣)(?:で|に対し|に|の[^、。]{0,8}で)?"
    rf"|[{HAN}ァ-ヺー・の0-9０-９]{{1,16}}で(?=、)|[{HAN}ァ-ヺー・]{{0,16}}?(?:会談|会合|会議|会見|演説|審議)の(?:冒頭|席上|途中)(?=、)"
    rf"|[{HAN}ァ-ヺー・のでに0-9０-９]{{0,16}}?(?:(?:会見|集会|会合|閣議)(?:を開き|を開いて|し|して)|(?:取材|質問)に(?:応じ|答え)て?|出席し)(?=、)"
    rf"|[^。、\n{HIDDEN}]{{1,40}}?か(?:を|と|について)?[^。、\n{HIDDEN}]{{0,12}}?(?:問われ|聞かれ|尋ねられ|質問され)(?=、)"
    rf"|[{HAN}{KATAKANA}A-Za-z・]{{1,16}}の(?:インタビュー|会見|取材)(?:で|に)(?=、)"
    rf"|[{HAN}{KATAKANA}・]{{1,20}}(?:相|長官|大統領|首相|主席|議長|次官|大使|代表|氏)との(?:電話)?(?:会談|協議|会合|会見|首脳会談)で(?=、)"
    rf"|{_ACT}|[{HAN}{KATAKANA}]{{1,8}}の(?:前|後|あと|最中|合間)に(?=、)"
    ")(?:、|(?<=で)|(?<=に))"
)
"""The time, place and occasion of a statement, and what its speaker did, before it."""


def after_setting(masked: str, start: int, end: int) -> int:
    """The place in [start, end) after the time and place of a statement."""
    while True:
        start += 1 if masked[start] == "、" else 0
        found = _SETTING.match(masked, start, end)
        if found is None or found.end() == start:
            return start
        start = found.end()
