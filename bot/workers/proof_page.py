"""An ordinary article that every working reader can read: a reader that fails at it fails because of the machine, not
because of the page that it read before."""

from __future__ import annotations

from bot.model.analysis import Page

_TEXT = """Ferry between Donghae and Sokcho sails again

SOKCHO, March 18 -- The ferry between Donghae and Sokcho sailed again on Monday after eleven days in port, the harbour
office said. A storm had torn a plate from its hull in the first week of March, and divers needed calm water to weld it.

"We checked every seam twice," said Han Seo-jun, the captain, who thanked the welders over the loudspeaker. Some 240
passengers waited at the pier before sunrise, among them students on their way back to their colleges in the capital.

The operator will refund the tickets of those who could not sail and wants to buy a second ship by autumn. The province
of Gangwon is asked to bear a third of its price, about four billion won, and will decide in May.

동해와 속초를 잇는 여객선이 열하루 만인 월요일 운항을 다시 시작했다고 항만 사무소가 밝혔다. 3월 첫째 주 폭풍으로 선체
철판이 떨어져 나갔고 잠수사들은 물결이 잔잔해지기를 기다려 용접을 마쳤다. 한서준 선장은 "이음매를 모두 두 번씩
살폈다"고 말했다. 도는 값의 3분의 1인 약 40억 원을 맡아 달라는 요청을 받았으며 5월에 결정한다.
"""

PROOF_PAGE = Page(None, _TEXT.encode(), "text/plain", "utf-8")
