"""The words by which a sentence or headline says that what it tells is a story, a game, a scenario or a drill."""

from __future__ import annotations

import re

from bot.lang.days import MONTH_NAME, WEEKDAY_NAME
from bot.lang.folding import in_both_scripts
from bot.regexes import regex

_WORK = (
    r"(?:novels?|films?|movies?|thrillers?|dramas?|sitcoms?|webtoons?|comics?|comic\sbook|stage\splay|plays?|musicals?"
    r"|(?:tv|television|drama|web|streaming|netflix)\sseries|sketch|screenplay|(?:video|computer|board|strategy)\s?games?|novella"
    r"|war\s?game|tabletop\sexercise|cartoons?|short\sstory|script|simulations?|scenarios?)"
)
"""Not "war games": armies hold these, and the North fires real missiles then."""
_NOT_BEHIND_WORK = r"(?![-'’]|\s(?:of|against|with|industry|festival|studio|theat(?:er|re)|maker|star|plan)\b)"
_OF_SOMEBODY = r"(?:the|an?|this|that|their|his|her|its|one|(?:[\w.-]+\s){0,2}?[\w.-]+['’]s)"
_TELLS = (
    r"(?:opens|begins|starts|ends|imagines|tells|follows|shows|depicts|portrays|pictures|sees|supposes|assumes|envisages"
    r"|assumed|supposed|imagined|envisaged|posits|posited)"
)
_OPENS = r"^\W{0,3}(?:in\s)?(?:(?:an?|the|this|one)\s)?"
_PICTURE = r"(?:video|clip|image|picture|photo|footage|recording|audio)"
_FAKE = (
    rf"\b(?:(?:ai|computer)[\s-](?:generated|made)(?:\s{_PICTURE})?|deep\s?fake(?:\s{_PICTURE})?"
    rf"|(?:doctored|fabricated|manipulated|photoshopped|faked?)\s{_PICTURE})"
)
_ENGLISH_FRAMES = (
    rf"\bin\s{_OF_SOMEBODY}\s(?:(?!documentary\b|(?:middle|midst|course|wake|face)\s)[\w'’-]+\s){{0,3}}?{_WORK}\b{_NOT_BEHIND_WORK}|^\W{{0,3}}in\s(?:the|this)\sgame,",
    rf"\b(?:the|this|a|his|her)\s(?:(?!documentary|korean|world)[\w-]+\s){{0,2}}?(?:{_WORK}|series)\s{_TELLS}\b",
    r"\bplayers\s(?:take|control|play|become|must)\b",
    r"\baccording\sto\s(?:the|an?|its|their)\s(?:[\w-]+\s)?(?:script|scenario|plot)\b",
    r"\b(?:at\sthe\s(?:end|start|beginning)\sof|in)\sthe\s(?:first|second|third|last|next|opening|final)\s"
    r"(?:level|act|episode|chapter|season|scene)\b(?!\sof\b)",
    r"(?:^\W{0,3}|\bin\s)(?:act|scene)\s(?:one|two|three|four|five|i{1,3}|\d)\b",
    r"\b(?:paper|study|model|book)\b[^.;]{0,40}?\b(?:models|simulates|imagines)\s(?:an?|the|how|what)\b",
    rf"(?:{_OPENS}|\b(?:according\sto|by|said|says|wrote|reported|joked)\s(?:an?|the)\s)(?:[\w-]+\s){{0,2}}?"
    r"(?:satirical|satires?|satirists?|parody|parodies|spoof)\b"
    r"|\b(?:satirical|satire|parody|spoof)\s(?:[\w-]+\s)?(?:(?:web)?site|magazine|(?:news)?paper|weekly|account|channel|page|blog"
    r"|outlet|show|programme?|column|piece|article|post|video)\b",
    r"^\W{0,3}(?:suppose|imagine|what\sif|let['’]s\s(?:say|assume|suppose))\b",
    r"^\W{0,3}(?:the\s)?claim\s?:",
    r"\bin\s(?:an?|this|that|the)\s(?:alternat(?:e|ive)|parallel|imaginary|fictional|fictitious|make-believe)\s"
    r"(?:timeline|history|world|universe|reality|future|country|war)\b",
    rf"(?:{_OPENS}|\bin\s(?:an?|the|this)\s)(?:[\w-]+\s)?{_FAKE}"
    rf"|{_FAKE}s?\s(?:of|that|in\swhich|(?:show|depict|portray)\w*)\b(?!\s(?:it|the\s(?:launch|test|missile|rocket))\b)",
    r"\b(?:mock|simulated)\snorth\skorean\b|\b(?:fictional|fictitious|imaginary)\s(?:north\skorean|ballistic|attack|missile)",
)
_KOREAN_WORK = (
    "(?<![취해])소설|장편|드라마|(?<!민)영화|연극|웹툰|만화|(?<!안)게임|뮤지컬|시트콤|애니메이션|희곡|시나리오|(?<![중방재])대본|각본"
    "|모의전|워게임|도상연습"
)
"""Not 취소설, 민영화, 아시안게임 and 중대본, the headquarters that counts the victims of disasters."""
_KOREAN_BEGINS = r"(?:(?<![가-힣])[웹극]|(?<!(?<![가-힣])[가-힣]))"
"""Not behind one syllable, with which a work is mostly another word or somebody's name: 김영화는."""
_KOREAN_FRAMES = (
    rf"{_KOREAN_BEGINS}(?:{_KOREAN_WORK})(?:은|는|에서는?|에선|에는|\s?속(?:에서|의|\s)|의\s(?:첫|마지막))\s?",
    r"가상의\s(?!표적|목표|적[을이에군\s]|과녁|화폐)|가상\s(?:상황|시나리오|전쟁)|모의전",
    r"(?:라|다)고\s(?:치자|가정해\s?보자|상상해\s?보자)|상상(?:한다|했다|해\s?보자)",
    r"평행\s?(?:세계|우주)(?:에서|속)|대체\s?역사",
    r"\d막에서|(?:첫|마지막)\s?(?:회|장면|화)에서|장면(?:으로|에서)\s(?:시작|끝)|이용자는\s[^.]{0,30}(?:된다|맡는다)",
    r"(?:인공지능|AI)(?:이|가|으로|로)\s만든|딥페이크|(?:합성|조작)(?:된|한)?\s(?:사진|영상|동영상)|(?:사진|영상)을\s(?:합성|조작)",
    r"(?:풍자|패러디)\s?(?:매체|잡지|사이트|프로|신문|채널|계정|영상|방송|기사|글)",
)
_JAPANESE_FRAMES = (
    r"(?:小説|映画|ドラマ|漫画|ゲーム|アニメ|演劇|シナリオ|台本|図上演習)(?:の中)?(?:では|の(?:冒頭|終盤|第))",
    r"架空の(?!標的|目標)|風刺(?:サイト|雑誌|新聞)|(?:と|だと)(?:仮定しよう|しよう。)",
)
_CHINESE_FRAMES = (
    r"(?:小说|电影|电视剧|剧集|游戏|漫画|话剧|剧本|兵推)(?:中|里|裡|的(?:开头|结尾))|讽刺(?:网站|杂志|媒体)|^\W{0,3}(?:假设|试想|设想)",
)
_ANY_FRAME = (
    *_ENGLISH_FRAMES,
    *_KOREAN_FRAMES,
    *map(in_both_scripts, _JAPANESE_FRAMES),
    *map(in_both_scripts, _CHINESE_FRAMES),
)
FRAME = regex("|".join(_ANY_FRAME), re.IGNORECASE)
"""In a sentence of a story, game or scenario."""
REPORTS = regex(
    rf"\b(?:said|told|announced|reported|according\sto|confirmed)\b|\b(?:{WEEKDAY_NAME}|today|yesterday)\b|\b{MONTH_NAME}\s\d"
    r"|(?:밝혔|말했|전했|보도했|발표했|설명했|주장했|확인했)다|(?<!\d)\d{1,2}일(?![간째])"
    rf"|述べた|発表|報じ|伝えた|によると|{in_both_scripts('表示|报道|宣布|证实|[说称][，：]')}|\d日",
    re.IGNORECASE,
)
"""In a sentence with a source or a day, which is of the world again."""
_DRILL = (
    r"(?:civil[\s-]defen[cs]e|fictional|fictitious|imaginary|staged|hypothetical|assumed|invented"
    r"|(?:evacuation|disaster|emergency|safety|rescue)\s(?:(?!launch|firing|missile)[\w-]+\s)?(?:drill|exercise|test|rehearsal))"
)
"""Not "simulated" or "mock": in the North's drills of that kind missiles are fired."""
_TEXT = r"(?:text|message|alert|announcement|warning|broadcast)"
_KOREAN_DRILL = r"(?:민방위|대피|가상|재난|소방)"
COMMENT = regex(
    rf"\b(?:it|this|that|all\sof\s(?:it|this)|the\s(?:{_TEXT}|attack|scene|situation|incident|missile|target))\s"
    rf"(?:was|were|is|had\sbeen)\s(?:(?:only|part\sof|all|just)\s){{0,2}}(?:an?\s|the\s)?(?:[\w-]+\s){{0,2}}?{_DRILL}\b(?!\s(?:to|that|as)\b)"
    rf"|\b{_TEXT}\s(?:prepared|meant|written|intended|made)\sfor\s(?:an?|the)\s(?:[\w-]+\s)?(?:drill|exercise|test|training)\b"
    r"|\bthe\s(?:siren|alarm|call|alert|smoke|explosion|blast|announcement|message)s?\s(?:was|were)\spart\sof\s(?:an?|the)\s"
    r"(?:[\w-]+\s){0,2}?(?:practice|rehearsal|drill|exercise|training|test)\b"
    r"|\bapril\sfools?\b|만우절"
    rf"|エープリルフール|{in_both_scripts('愚人节')}"
    r"|\b(?:none|nothing)\sof\s(?:it|this|the\skind)\s(?:has\s|had\s)?(?:happened|was\sreal)\b"
    r"|\bexisted\sonly\son\b"
    rf"|{_KOREAN_DRILL}\s?(?:대응\s?|대피\s?)?훈련(?:\s?상황)?(?:이었|이라[고는]|입니|의\s일환)|훈련\s?상황(?:이었|이다|입니)"
    r"|훈련용\s?(?:문구|문자|메시지|방송)"
    r"|(?:화면|모의\s?실험)에만\s(?:있|존재)",
    re.IGNORECASE,
)
"""In a sentence that says so of the two before it."""
UNTRUE = regex(
    r"^\W{0,2}(?:(?:it|he|she|they)\s(?:had\s)?(?:made\s(?:it|that|this|them)\s(?:all\s)?up|invented\s(?:it|that|this|them))\b"
    r"|(?:it|that|this|the\s(?:story|report|claim|rumou?r))\s(?:was|were|is|proved|turned\sout\sto\sbe)\s(?:\w+\s)?"
    r"(?:false|untrue|invented|made\sup|fabricated|an?\s(?:lie|hoax|fake|fabrication|prank|joke))\b"
    r"|(?:그러나\s|하지만\s)?(?:실제로는|알고\s보니)\s(?![^.]{0,40}(?:미사일|로켓|발사체|\d))[^.]{1,40}였다)",
    re.IGNORECASE,
)
"""At the beginning of a sentence that says so of the one before it. A weapon of another kind was launched as well."""
SENT_IN_ERROR = regex(
    rf"\b{_TEXT}\s(?:was|were|had\sbeen)\ssent\s(?:by\smistake|in\serror|by\saccident)\b"
    r"|(?:문자|방송|메시지)[가이는은를을]?\s(?:잘못|실수로)",
    re.IGNORECASE,
)
"""In a sentence that says so of the ones before it that tell what the text said."""
SENT = regex(
    rf"\b(?:{_TEXT}|(?:phone|loudspeaker|screen|siren)s?|telephones)\b|문자|방송|메시지|경보|휴대전화|확성기",
    re.IGNORECASE,
)
HEADLINE_CHECKS = regex(
    r"^\W{0,3}(?:fact[\s-]?check(?:ed|ing)?\b|false\sclaims?\b)|팩트\s?체크|ファクトチェック"
    rf"|{in_both_scripts('事实(?:查核|核查)')}",
    re.IGNORECASE,
)
"""In the headline of an article that tests a claim."""
HEADLINE_TELLS = regex(
    r"^\W{0,3}(?:film|movie|book|theat(?:er|re)|tv|game|drama|play)\s(?:re|pre)view\b|^\W{0,3}(?:film|movie|fiction|satire|comedy)\s?:"
    r"|\b(?:(?<!\bin\s)(?<!\bin\sa\s)thriller|webtoon|sitcom|video\sgame|stage\splay|comic\sbook|science[\s-]fiction)\b"
    r"(?!\s(?:firm|maker|company|industry|developer|studio|publisher)s?\b)"
    r"|\bnovel\b(?!\s(?:corona|virus|weapon|missile|rocket|launch|warhead|engine|fuel|test|threat|tactic|strateg|drug|way|approach|method|idea|technolog|type))"
    r"|\bmusical\b(?!\s(?:performance|instrument|talent|note|band|group|life|taste|evening|event)s?\b)"
    r"|\ba\s(?:play|film|movie|drama)\s(?:about|on)\b|^\W{0,3}(?:the\s)?(?:drama|film|movie|series)\s(?:opens|imagines|begins)\b"
    r"|\bsatir\w+|\bparod(?:y|ies)\b"
    r"|[\[【(<](?:영화|서평|책|신간|드라마|공연|소설|연극|리뷰|게임|웹툰)[\]】)>]|(?:소설|영화|드라마|연극|웹툰|게임|뮤지컬)\W{0,3}$|풍자",
    re.IGNORECASE,
)
"""In the headline of an article on a story or a satire."""
QUESTION = regex(r"[?？][\s)\]]{0,2}$")
"""At the end of a sentence that is a question; one that somebody asks in quotation marks is none."""
