"""Words of notices that take an article back, by language, as expressions for `notice_pages`.

RETRACTS      takes an article back: "We have withdrawn this story", 記事を取り消します
REMOVES       removes one; a retraction only beside a FAULT and without the words of an ERROR_PAGE
OTHERWISE     another reason, a part, a time or a general rule: no retraction
OTHERS        what somebody else says or does
LABEL         a title that calls what is below it a retraction
ABOUT         in a sentence about the article or from the newsroom
"""

from __future__ import annotations

import re

from bot.lang.folding import in_both_scripts
from bot.regexes import regex

OWN = "\ue000"
"""The placeholder for the outlet's names."""

_PIECE = (
    r"(?:article(?!\s\d)|story|report|post|item|column|dispatch|piece|interview|essay|feature|review|analysis|commentary"
    r"|investigation)"
)
_HERE = (
    rf"(?:this\s(?:[a-z-]+\s)?{_PIECE}|(?:an?|the|our)\s(?:[a-z-]+\s){{0,2}}{_PIECE}\s(?:[a-z]+\s){{0,4}}"
    r"(?:(?:on|at|under)\sthis\s(?:page|address|link|url)|here))"
)
_NAMED = (
    rf"(?:(?:the|our|an?|its)\s(?:[\w-]+\s){{0,3}}?{_PIECE}"
    r"(?:\s(?:headlined|titled|entitled|published|that|which|of|on|about|from|under|we)\b[^.;]{0,160}?)?)"
)
_NOW = r"(?:(?:since|now|hereby|therefore|today|been|being|also|fully|formally)\s){0,3}"
_WE = (
    r"(?:we|(?:the|our)\s(?:editors|newsroom|publisher)|this\s(?:news\w+|site|website|magazine|publication|outlet)"
    rf"|(?:the\s)?{OWN})"
)
_TO = (
    r"(?:(?:has|have|is|are|was|were|hereby|now|therefore|also|today|fully|formally|decided|agreed|chosen|wish|wishes|to)"
    r"\s){0,6}"
)


_NOT_ELSEWHERE = (
    rf"(?!\sto\b|\sby\s(?!us\b|(?:the\s|our\s)?(?:newsroom|editors?|publishers?|(?:news)?paper|authors?|{OWN}))"
    r"|\sfrom\s(?!publication|circulation|(?:this|our|the)\s(?:web\s?site|site|pages?)))"
)
"""A look-ahead that excludes a withdrawal by another, to a shop, or from a place, a sale or a prize."""


def _english(verbs: str, particle: str) -> str:
    """A sentence that takes an article back: with one of the verbs, or "take … back" or "down"."""
    taken = rf"(?:it\b|{_HERE}|{_NAMED})"
    takes = rf"(?:(?:{verbs})\s{taken}|(?:tak(?:e|en|ing)|took)\s{taken}\s{particle}\b)"
    return (
        rf"\b{_HERE}(?:,[^,.]{{1,60}},)?\s(?:has|have|is|was)\s{_NOW}(?:{verbs}|taken\s{particle})\b{_NOT_ELSEWHERE}"
        rf"|(?:^|[:,]\s|\band\s){_WE}\s(?:[^,.;]{{1,60}}\sand\s)?{_TO}{takes}"
        rf"|(?:^|:\s)please\s(?:{verbs}|kill|disregard)\s{_NAMED}"
        rf"|^{_NAMED}\s(?:has\s(?:since\s|now\s|therefore\s)?been|is)\s{_NOW}(?:{verbs}|taken\s{particle})\b"
        rf"{_NOT_ELSEWHERE}(?![^.]*\b(?:said|says|wrote)\b)"
    )


_KO_WE = rf"(?:본지|본보|본사|본\s?매체|당사|저희|우리\s신문|편집[국부]|보도국|제작진|{OWN})"
_KO_DONE = (
    r"(?:하(?!는|던|려|라|도록)|[했됐렸](?!던|다[고는며면])|합|되(?!는|던|도록)|됩|된(?=\s(?:기사|보도))|함|키로|\s?처리|\s?조치"
    r"|고\s)"
)
"""Endings of a finished act, without those of a report on others."""


def _korean(verbs: str) -> str:
    article = (
        r"(?:기사|보도|칼럼|인터뷰)(?!의?\s?(?:사진|댓글|문장|표현|제목|영상))[를는은가이]?\s(?!인용|통해|읽|본\s|근거)"
    )
    done = rf"(?:|[^.]{{0,60}}?(?<![을를이가은는]\s))(?:{verbs}){_KO_DONE}"
    return (
        rf"(?:^|^(?!(?!{_KO_WE}|[이본위]\s|해당\s)[가-힣]{{1,8}}[은는]\s)[^.]*?\s)(?:(?:이|본|위|아래)\s|이\s(?:자리|페이지|주소|곳)에\s[^.]{{0,30}}?|{_KO_WE}[는은이가]?\s[^.]{{0,120}}?)"
        rf"{article}{done}"
        rf"|^(?:(?![은는이가]\s)[^.])*?(?:기사|보도)(?:를\s(?:전문\s)?(?:{verbs})합니다|[는은]\s[^.]{{0,60}}?(?:{verbs})했습니다)"
    )


def _japanese(verbs: str) -> str:
    return rf"(?:記事|報道|本稿|全文|本文)(?:の?全文)?[をは][^。を]{{0,60}}?(?:{verbs})(?:し|いたし|され)?(?:ま|て?、)"


_ZH_WE = rf"(?:[本我][报刊社网站台](?!记者)|我们(?!大学|学校|公司|国家|[的市省县])|编辑部|{OWN})"
_ZH_END = r"(?=了?(?:[。，；！、]|$|处理|并|[本该此这]|《|上述|相关))"
_ZH_ARTICLE = (
    r"(?:一文|一稿|(?:[本此该這这][篇则則条條]?)?(?:报[道导](?![的后称指说：，])|稿件|新闻|文章?)"
    r"|(?:相关|上述)报[道导](?![的后称指说：]))"
)


def _chinese(verbs: str) -> str:
    return (
        rf"{_ZH_WE}[^。；]{{0,80}}?"
        rf"(?:{_ZH_ARTICLE}[^。；]{{0,40}}?(?:{verbs}){_ZH_END}|(?:{verbs})[^。；]{{0,12}}?{_ZH_ARTICLE})"
        rf"|^[本此][篇则]?(?:文(?!章?[中所])|新闻|报[道导]|稿)[^。；]{{0,40}}?(?:{verbs}){_ZH_END}"
    )


_FR_PIECE = (
    r"(?:article|texte|reportage|enquête|entretien|interview|dépêche|tribune|billet|portrait|papier|chronique"
    r"|information)\b"
)
_FR_WE = (
    rf"(?:nous|(?:la|notre)\s(?:rédaction|direction(?:\sde\sla\srédaction)?)(?:\sd[eu]\s{OWN})?"
    rf"|(?:l['’]|le\s|la\s)?{OWN})"
)
_FR_TO = r"(?:(?:a|avons|dû|décidé|choisi|donc|depuis|également|aujourd['’]hui|de)\s|d['’]){0,5}"
_FR_SITE = r"(?:notre\s|nos\s|ce\s)?(?:site|pages?|publication)"
_FR_NOT_ELSEWHERE = rf"(?!\s(?:par\s(?!nous\b|nos\b|notre\b|la\srédaction)|(?:de|du|des)\s(?!{_FR_SITE})))"


def _french(verbs: str) -> str:
    """A sentence of the form "cet article a été …", "l’article … a été …", "nous avons … cet article" or "nous l’avons
    …"."""
    named = rf"(?:(?:cet(?:te)?|ce|une?|le|la|notre|son|sa)\s|l['’])(?:[\w-]+\s)?{_FR_PIECE}"
    been = r"\s(?:a|est)\s(?:(?:été|donc|depuis)\s){0,3}"
    return (
        rf"(?:\bcet(?:te)?\s{_FR_PIECE}|^{named})[^.;]{{0,160}}?{been}(?:{verbs})\b{_FR_NOT_ELSEWHERE}"
        rf"|(?:^|[:,]\s|\bet\s){_FR_WE}\s(?:{_FR_TO}(?:{verbs})\s{named}|l['’](?:avons|a)\s{_FR_TO}(?:{verbs})\b)"
    )


_DE_PIECE = (
    r"(?:[\w-]*(?:artikel|beitrag|bericht|reportage|interview|meldung|kolumne|recherche|story|porträt|text)(?:e?s)?"
    r"|nachricht)\b"
)
_DE_WE = rf"(?:wir|(?:die|unsere)\s(?:chef)?redaktion(?:\s(?:de[rs]|von)\s{OWN})?|(?:d(?:er|ie|as)\s)?{OWN})"
_DE_MORE = r"(?:[^.;]|(?<=\d)\.)"
"""Further characters of the clause; the point of an ordinal number does not end it."""
_DE_NO_OTHER = rf"(?:(?!\b(?:von|vom|aus|durch)\s(?!uns\b|der\s(?:chef)?redaktion|{OWN})){_DE_MORE})"


def _german(participles: str, finite: str) -> str:
    """A sentence of the form "dieser Artikel wurde …" or "wir haben den Artikel …"; with a finite verb, "wir … den
    Artikel"."""
    named = (
        rf"(?:(?:diese[ns]?|den|die|das|unser\w*|ihre?n?|seinen?|eine?n?)\s(?:[\w.-]+\s){{0,6}}?{_DE_PIECE}"
        r"|(?:ihn|sie|es)\b)"
    )
    return (
        rf"(?:\b(?:dies(?:er|e|es)|unsere?)\s(?:[\w-]+\s)?|^(?:der|die|das)\s(?:[\w.-]+\s){{0,6}}?){_DE_PIECE}"
        rf"{_DE_MORE}{{0,80}}?\s(?:wurde|ist|wird)\s{_DE_NO_OTHER}{{0,80}}?(?:{participles})\b"
        rf"|(?:(?:^|[:,]\s|\bund\s){_DE_WE}\s(?:haben|hat)|\b(?:haben|hat)\s{_DE_WE})\s{_DE_MORE}{{0,30}}?{named}"
        rf"{_DE_MORE}{{0,120}}?(?:{participles})\b"
        rf"|(?:^|[:,]\s|\bund\s){_DE_WE}\s(?:{finite})\s(?:hiermit\s)?{named}"
    )


_ES_PIECE = r"(?:artículo|noticia|información|reportaje|entrevista|nota|texto|crónica|pieza|columna)\b"
_ES_WE = (
    rf"(?:hemos|(?:la|nuestra)\s(?:redacción|dirección)(?:\sdel?\s{OWN})?\sha|(?:este|nuestro)\s(?:diario|periódico|medio)\sha"
    rf"|(?:el\s|la\s)?{OWN}\sha)"
)
_ES_NOT_ELSEWHERE = (
    r"(?!\s(?:por\s(?:el|la|los|las|un|una|su)\s(?!redacción|dirección|falta|falsedad)"
    r"|del?\s(?!(?:nuestra\s|esta\s|la\s)?(?:web|página|publicación|sitio))))"
)


def _spanish(verbs: str) -> str:
    """A sentence of the form "este artículo ha sido …", "hemos … este artículo" or "lo hemos …"."""
    named = rf"(?:est[ea]|el|la|una?|nuestr[oa]|su)\s(?:[\w-]+\s)?{_ES_PIECE}"
    return (
        rf"(?:\best[ea]\s{_ES_PIECE}|^{named})[^.;]{{0,160}}?\s(?:ha\ssido|fue|queda)\s(?:{verbs})\b{_ES_NOT_ELSEWHERE}"
        rf"|(?:^|[:,]\s|\b[ye]\s)(?:{_ES_WE}\s(?:decidido\s|tenido\sque\s)?|(?=\w+mos\b))(?:{verbs})\s{named}"
        rf"|(?:^|[:,]\s|\b[ye]\s)l[ao]\shemos\s(?:decidido\s)?(?:{verbs})\b"
    )


def _any(*patterns: str) -> re.Pattern[str]:
    return regex("|".join(map(in_both_scripts, patterns)), re.IGNORECASE)


RETRACTS = _any(
    _english(r"retract(?:ed|s|ing)?|withdr(?:aw|awn|aws|awing|ew)|no\slonger\sstands?\sby", "back"),
    _korean("취소|철회"),
    _japanese("取り消し?|取消|撤回|取り下げ"),
    _chinese("撤稿|撤回|撤销|收回|作废"),
    _french(r"rétract\w+|annul\w+|désavou\w+"),
    _german("zurückgezogen|zurückgenommen|widerrufen", "widerrufen|widerruft"),
    rf"(?:^|[:,]\s|\bund\s){_DE_WE}\s(?:zieh(?:en|t)|nehmen|nimmt)\s{_DE_MORE}{{0,60}}?{_DE_PIECE}{_DE_MORE}{{0,100}}?\szurück\b",
    _spanish(r"retract\w+|anul\w+|desautoriz\w+"),
    rf"(?:^|[:,]\s)(?:nous\snous\srétractons|{_FR_WE}\sse\srétracte|nos\sretractamos|(?:el\s|la\s)?{OWN}\sse\sretracta)\b",
)
REMOVES = _any(
    _english("remov(?:e|ed|ing)|delet(?:e|ed|ing)|unpublish(?:ed|ing)?|pull(?:ed|ing)?", "down"),
    _korean("삭제|내리|내렸"),
    _japanese("削除"),
    _chinese("删除|撤下|下架|下线"),
    _french(r"retir\w+|supprim\w+|dépubli\w+|effac\w+"),
    _german(r"entfernt|gelöscht|depubliziert|(?:offline|vom\sNetz|aus\sdem\sNetz)\sgenommen", "entfernen|löschen"),
    _spanish(r"retir\w+|elimin\w+|borr\w+|suprim\w+|despublic\w+"),
)
FAULT = _any(
    r"\b(?:errors?(?!\s(?:page|code|message|\d))|mistakes?|inaccura\w+|incorrect\w*|untrue|false\w*|fabricat\w+|invented"
    r"|plagiari\w+|standards|verif\w+|substantiate\w*|unsubstantiated|authentic|forged|unethical\w*|mislead\w*|hoax"
    r"|(?:was|were)\swrong|apologi[sz]e\w*\sto|regrets?\s(?:the|its|this|our)\s(?:error|mistake|publi\w+|report))\b",
    r"오보|사실(?:과|이)\s?(?:다[르른]|아니|아닌)|확인되지\s?않|확인하지\s?못|오류|허위|왜곡|표절|조작|취재\s?윤리|근거|잘못\s?(?:사용|인용|보도|전|번역)",
    r"誤り|誤報|間違|取り違え|事実(?:と(?:は)?異な|では?(?:な|あり)|はあり|に反)|確認でき|ねつ?造|捏造|盗用|不正確|基準"
    r"|関係[^。]{0,12}(?:わび|詫び)",
    r"失实|不实|不符|有误|错误|未经核实|虚假|抄袭|捏造|致歉|道歉",
    r"\b(?:erreurs?(?!\s(?:404|de\ssaisie|technique))|erroné\w*|inexact\w*|faux|fausse\w*|mensong\w+|invent\w+|fabriqué\w*"
    r"|falsifi\w+|plagi\w+|vérifi\w+|exigences|déontolog\w+|n['’]existe\w*\spas|jamais\s(?:été|eu|exist|tenu)\w*"
    r"|excuses\s(?:à|aux|auprès))\b",
    r"\b(?:fehler(?!code|meldung|seite)\w*|falsch\w*|unwahr\w*|gefälscht\w*|fälschung\w*|erfunden\w*|plagi\w+|unzutreffend\w*"
    r"|nicht\s(?:\w+\s){0,2}(?:beleg|bestätig|verifizier)\w+|sorgfalt\w*|standards|ungeprüft\w*)\b",
    r"\b(?:errore?s?(?!\s(?:404|técnic))|erróne\w+|fals[oa]s?|falsead\w+|inventad\w+|inexact\w+|incorrect[oa]s?|plagi\w+"
    r"|verific\w+|contrasta\w+|no\s(?:tuvo\slugar|exist\w+|se\sprodujo)|disculpas\sa|perdón\sa)\b",
)
"""Words for an error of the article."""
ERROR_PAGE = _any(
    r"\b(?:(?:the|this|your)\s(?:link|url|address)\s(?:is|was|has|may|you)|mistyped|broken|not\sfound|404|410|inconvenience"
    r"|errors?\s(?:has\s)?occur\w+|went\swrong|search|home\s?page|sorry)\b",
    r"오류가\s?발생|불편|링크|주소|접근|검색|홈으로",
    r"URL|アドレス|リンク|不便|お探し|可能性|トップページ|検索",
    r"地址|链接|网址|(?<![本此])页面|抱歉|首页|搜索",
    r"\b(?:désolé\w*|introuvable|l['’]adresse|lien|liens|accueil|recherche[rz]?|cherch\w+|gêne)\b",
    r"\b(?:die\sadresse|links?|startseite|such(?:e|en|t)|gesucht\w*|nicht\sgefunden|unannehmlichkeiten|tippfehler)\b",
    r"\b(?:lo\ssentimos|la\sdirección|enlaces?|portada|busca\w*|no\sencontrad[oa]|molestias)\b",
)
"""Words of an error page, by which a removed article is not retracted."""
OTHERWISE = _any(
    r"\b(?:licen[cs]\w+|copyright|expir\w+|rights|contract\w*|archive\w*|(?<!that\s)moved|request\w*|legal\w*|court|privacy|duplicate"
    r"|technical|no\slonger\savailable|may\s(?:be|have)|if|when|policy|while|pending|until|temporar\w+|for\snow"
    r"|under\sreview|restored|reinstated|republished|updated|again|in\spart|partly|as\sthe\s\w+|not\sbeen"
    r"|from\s(?:the|our)\s(?:front|home|list|news|app|index|top)\w*|replaced|newer)\b",
    r"\b(?:sentence|paragraph|passage|photo\w*|picture|image|quot\w+|reference|comment|line|section|chart|map|video)s?\s"
    r"(?:[^.]{1,80}\s)?(?:has|have|was|were)\s(?:since\s|now\s)?(?:been\s)?(?:remov|delet|withdr|retract|pull|tak)\w+"
    r"|\b(?:remov|delet|withdr|retract|pull|tak)\w+\s(?:an?|the|one|two|some|several)\s(?:\w+\s){0,2}"
    r"(?:sentence|paragraph|passage|photo|picture|image|quot|reference|comment|line|section|chart|map|video)",
    r"요청|요구|촉구|계약|저작권|기간|종료|만료|이동|개편|존재하지|찾을\s수|[되됐]었?거나|임시|잠정|일시|복구|일부|않[았습]",
    r"期間|契約(?!を解除|を打ち切)|著作権|権利|依頼|要請|お探し|移転|移動|終了|一時|一部|再掲|再公開",
    r"可能|版权|到期|过期|授权|(?:页|文章|内容|稿件|链接)[^。，]{0,4}不存在|找不到|您|恢复|重新|暂时|要求",
    r"\b(?:droits?|licences?|expir\w+|contrat\w*|demande|archiv\w+|déplacé\w*|justice|tribunal|temporaire\w*|provisoire\w*"
    r"|en\sattendant|rétabli\w*|remis\w*\sen\sligne|republi\w+|nouveau|mise?s?\sà\sjour|vente|commande|boutique|magasin|prix|clients?|en\spartie|si|lorsqu\w*)\b",
    r"\b(?:retir|supprim)\w+\s(?:une?|le|la|les|des|plusieurs|deux)\s(?:\w+\s)?(?:phrase|passage|paragraphe|photo|image|citation"
    r"|commentaire|vidéo)|\b(?:phrase|passage|paragraphe|photo|image|citation|commentaire|vidéo)s?\s(?:[^.]{1,80}\s)?(?:a|ont)\sété\b",
    r"\b(?:li[zc]en[zs]\w*|rechte|rechtlich\w*|urheber\w*|vertrag\w*|abgelaufen|ablauf|wunsch\w*|bitte\svon|antrag|archiv\w*"
    r"|verschoben|vorübergehend|vorläufig|einstweil\w+|während|solange|bis\s(?:zur|wir)|wieder|erneut|aktualisiert\w*|teilweise"
    r"|gericht\w*|verkauf|sortiment|shop|preis\w*|liefer\w+|kund\w+|tagen|wenn|falls)\b",
    r"\b(?:ein(?:e[nm]?)?|den|das|die|mehrere)\s(?:\w+\s)?(?:satz|absatz|passage|foto|bild|zitat|video|sätze|zitate)\s(?:\w+\s){0,6}"
    r"(?:entfernt|gelöscht|zurückgezogen)",
    r"\b(?:derechos|licencia\w*|vencid\w+|caduc\w+|expir\w+|contrato|petición|solicitud|archiv\w+|trasladad\w+|temporal\w*"
    r"|provisional\w*|mientras|hasta\sque|restable\w+|vuelto\sa|de\snuevo|actualizad\w+|en\sparte|parcial\w*|judicial\w*"
    r"|tribunal|si|cuando|mercado|venta|tienda\w*|precios?|clientes?)\b",
    r"\b(?:retirado|eliminado|suprimido)\s(?:una?|el|la|los|las|varias|varios)\s(?:\w+\s)?(?:frase|párrafo|pasaje|foto|fotografía|imagen"
    r"|cita|comentario|vídeo|video)",
)
"""Another reason, a part, a time or a general rule."""
OTHERS = _any(
    r",\s(?:[\w'’]+\s){1,4}(?:said|says|told)\b",
    r"(?:일보|신문|방송|통신|뉴스|매체|언론|측)[은는이가]\s",
    r"(?<![本弊当小])(?:新聞|放送|通信|テレビ|社|誌|紙|局|側)(?:は|が|も|では|によると)",
    r"\b(?:selon|annonc\w+|(?:a|ont)\s(?:dit|déclaré|indiqué|affirmé|écrit|reconnu))\b",
    r"\b(?:sagten?|teilten?|erklärten?|schrieb(?:en)?|räumten?|laut|zufolge)\b",
    r"\b(?:según|dijo|declaró|afirmó|escribió|anunció|informó|reconoció)\b",
)
"""An attribution, or another newsroom as the subject; in English and Chinese, the newsroom itself must be the
subject."""
MAY_BE_ELSE = _any(
    r"\b(?:this|the|our|an?)\s(?:[a-z-]+\s){0,3}(?:report|post|item|piece|feature|review|analysis|investigation|dispatch)"
    r"\s(?:has|have|is|was)\b",
    rf"^(?:(?:le|la|une?)\s|l['’]){_FR_PIECE}.*?\s(?:a|est)\s",
    rf"^(?:der|die|das|eine?)\s(?:[\w.-]+\s){{0,6}}?{_DE_PIECE}.*?\s(?:wurde|ist|wird)\s",
    rf"^(?:el|la|una?)\s{_ES_PIECE}.*?\s(?:ha\ssido|fue|queda)\s",
)
ITEM = _any(
    r"^cet(?:te)?\s(?:article|entretien|interview)(?=\s(?:a|est)\s)",
    r"^dies(?:er|es)\s(?:artikel|interview)(?=\s(?:wurde|ist|wird)\s)",
    r"^est[ea]\s(?:artículo|entrevista)(?=\s(?:ha\ssido|fue|queda)\s)",
)
"""An article, a paragraph of a law, an item of a shop or a talk that was called off: the words are the same."""
PUBLISHED = _any(
    r"\b(?:publi\w+|newsroom|editors?|editorial|readers?|journalis\w*|articles?|story|stories|headline\w*|sourc\w+"
    rf"|report(?:ing|ers?|ed)|standards)\b|{OWN}",
    r"\b(?:publié\w*|dépublié\w*|rédaction\w*|lecteurs?|articles?|veröffentlicht\w*|\w*redaktion|leser\w*|artikels?|beitrags?"
    r"|publicad[oa]|redacción|lectores|artículos?|noticias?)\b",
)
"""Police reports, posts of ambassadors and items of shops are withdrawn too; beside these words one was published."""
LABEL = _any(
    rf"^(?:this\s)?(?:{_PIECE}\s(?:has\sbeen\s|is\s)?(?:retracted|withdrawn)|(?:notice\sof\s)?retraction(?:\snotice)?)\W*$"
    r"|^(?-i:KILL|RETRACT(?:ED|ION)|WITHDRAWN)\s?[:—–-]",
    r"^(?:\[.{1,8}\]\s?)?(?:기사|보도)\s?(?:전문\s?)?(?:취소|철회)(?:\s?(?:안내|공지|알림|사과문?))?\W*$",
    r"^(?:おわび|お詫び|お知らせ)?\W*(?:この)?記事[のは]?(?:取り消し|撤回)(?:しました|(?:について|の?お知らせ|とお(?:わび|詫び)))?\W*$",
    r"^(?:撤稿|撤回(?:报[道导]|稿件))(?:声明|公告|启事|说明|通知)?$",
    r"^(?:rétractation|article\s(?:rétracté|annulé))$",
    rf"^(?:widerruf|{_DE_PIECE}\s(?:zurückgezogen|widerrufen))$",
    rf"^(?:retractación|{_ES_PIECE}\s(?:retractad|anulad)[oa])$",
)
"""A title that calls what is below it a retraction."""
ABOUT = _any(
    rf"\b(?:{_PIECE}|publi\w+|headline|regrets?|apologi\w+|editors?)\b|{OWN}",
    "기사|보도|칼럼|인터뷰|사과|독자|본지|본보|편집",
    "記事|報道|わび|詫び|読者|編集|誤報|掲載|当サイト",
    "报[道导]|[本该]文|一文|致歉|读者|稿|转载|刊[登发出载]",
    rf"\b(?:{_FR_PIECE}|publié\w*|dépublié\w*|rédaction\w*|lecteurs?|excuse\w*)\b",
    rf"\b(?:{_DE_PIECE}|veröffentlich\w+|\w*redaktion|leser\w*|entschuldig\w+)\b",
    rf"\b(?:{_ES_PIECE}|publicad\w+|redacción|lectores|disculpa\w*|perdón)\b",
)
"""In a sentence about the article or from the newsroom."""
