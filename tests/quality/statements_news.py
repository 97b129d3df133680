"""Reports of our own from politics and from the peninsula, with the statements that a careful editor would attribute.

Half of each kind was read while rules were written (`READ_*`); the other half was only counted (`COUNTED_*`). All were
written before the rules that they measure.
"""

from __future__ import annotations

from typing import NamedTuple


class AttributedWords(NamedTuple):
    """A statement: its speaker as the report names them, and its content as written, with "…" for words left out."""

    speaker: str
    words: str


class MarkedReport(NamedTuple):
    """A report written for these tests, and its statements."""

    text: str
    statements: tuple[AttributedWords, ...]


def _report(text: str, *statements: tuple[str, str]) -> MarkedReport:
    return MarkedReport(text, tuple(AttributedWords(*one) for one in statements))


READ_POLITICS = (
    _report(
        "Governor Elena Marsh said this week that the state would not close any rural hospital before the vote. "
        "Her opponent, Senator David Orton, criticized Marsh for ignoring a report on debts and told reporters on "
        "Friday the plan was a fantasy. Marsh's campaign declined to comment.",
        ("Elena Marsh", "the state would not close any rural hospital before the vote"),
        ("David Orton", "Marsh for ignoring a report on debts"),
        ("David Orton", "the plan was a fantasy"),
    ),
    _report(
        "A survey by Harlow College shows Marsh ahead by six points among likely voters. Two thirds of those asked "
        "said the economy mattered most to them, while one in five were certain they would not vote at all. Support "
        "for the tax has fallen since spring, the survey found.",
        ("survey by Harlow College", "Marsh ahead by six points among likely voters"),
        ("those asked", "the economy mattered most to them"),
        ("one in five", "they would not vote at all"),
        ("survey", "Support for the tax has fallen since spring"),
    ),
    _report(
        "Critics of the dam, including Councilman Ray Dutton, see the project as a gift to builders. Dutton said he "
        "had asked the council for the contracts three times and thanked the clerk for finally handing them over. The "
        "builders, who have denied any wrongdoing, insist the price was fair.",
        ("Critics of the dam", "the project as a gift to builders"),
        ("Ray Dutton", "he had asked the council for the contracts three times"),
        ("builders", "any wrongdoing"),
        ("builders", "the price was fair"),
    ),
    _report(
        "In a speech in Millport on Tuesday, Congresswoman Laura Penn argued that the trade deal would cost her "
        "district jobs, and she pledged to vote against it, even as party leaders pressed her to hold her fire. The "
        "White House has said it expects the House to pass the deal before summer.",
        ("Laura Penn", "the trade deal would cost her district jobs"),
        ("Laura Penn", "to vote against it"),
        ("party leaders", "her to hold her fire"),
        ("White House", "it expects the House to pass the deal before summer"),
        ("it", "the House to pass the deal before summer"),
    ),
    _report(
        "Frank Loomis, a former prosecutor who is running for attorney general, acknowledged on a local radio program "
        "that he had missed the filing deadline. He blamed a clerk for the mistake and called the fine absurd. His "
        "lawyer surmised the court would let the matter drop.",
        ("Frank Loomis", "he had missed the filing deadline"),
        ("Frank Loomis", "a clerk for the mistake"),
        ("Frank Loomis", "the fine absurd"),
        ("lawyer", "the court would let the matter drop"),
    ),
    _report(
        "The senator's claim that crime had doubled does not match police figures. According to the department, "
        "burglaries rose 4 percent last year. Senator Joan Tully's office stood by the remark, saying that she had "
        "been speaking of the capital only.",
        ("senator", "crime had doubled"),
        ("department", "burglaries rose 4 percent last year"),
        ("Joan Tully's office", "she had been speaking of the capital only"),
    ),
    _report(
        "Farm groups oppose the bill's limits on water, which they say would dry up half the valley. Supporters "
        "counter that without limits the river itself will be gone in a generation. The committee is to vote on "
        "Thursday.",
        ("Farm groups", "the bill's limits on water"),
        ("Farm groups", "would dry up half the valley"),
        ("Supporters", "without limits the river itself will be gone in a generation"),
    ),
    _report(
        "Mayor Peter Halloran was accused by two aides of steering contracts to a cousin. Halloran dismissed the "
        "charges as gossip and vowed to stay in office. “I sleep very well,” he said. Prosecutors would not say "
        "whether they had opened an inquiry.",
        ("two aides", "steering contracts to a cousin"),
        ("Peter Halloran", "the charges as gossip"),
        ("Peter Halloran", "to stay in office"),
        ("Peter Halloran", "I sleep very well"),
    ),
    _report(
        "Turnout could reach 70 percent, election officials estimated, the highest since the war. Some clerks worry "
        "that polling places will run out of ballots. Secretary of State Ann Voss, whose office prints them, has "
        "repeatedly assured county leaders that there will be enough, and on Monday she urged voters to come early.",
        ("election officials", "Turnout could reach 70 percent"),
        ("Some clerks", "polling places will run out of ballots"),
        ("Ann Voss", "there will be enough"),
        ("Ann Voss", "voters to come early"),
    ),
    _report(
        "Records show that the foundation paid the consultant 90,000 dollars. Its chairman, Martin Keane, confirmed "
        "the payment but rejected the notion that it was improper, noting that the board had approved it. The state "
        "auditor, though, considers the approval invalid.",
        ("Records", "the foundation paid the consultant 90,000 dollars"),
        ("Martin Keane", "the notion that it was improper"),
        ("Martin Keane", "the board had approved it"),
        ("state auditor", "the approval invalid"),
    ),
)
"""Politics, read while rules were written."""

COUNTED_POLITICS = (
    _report(
        "President Carol Whitmore believes that the court erred, her spokesman, Todd Arlen, told reporters on "
        "Wednesday. He added that she would appeal. Opposition leaders praised the judges for their courage and "
        "warned Whitmore not to defy them.",
        ("Todd Arlen", "President Carol Whitmore believes that the court erred"),
        ("Carol Whitmore", "the court erred"),
        ("Todd Arlen", "she would appeal"),
        ("Opposition leaders", "the judges for their courage"),
        ("Opposition leaders", "Whitmore not to defy them"),
    ),
    _report(
        "Union members are divided over the merger. Some regard it as a betrayal; others think it is overdue. The "
        "union's president, Greta Solis, hopes the two sides can agree on a name by June, according to people close "
        "to her.",
        ("Some", "it as a betrayal"),
        ("others", "it is overdue"),
        ("Greta Solis", "the two sides can agree on a name by June"),
        ("people close to her", "The union's president, Greta Solis, hopes the two sides can agree on a name by June"),
    ),
    _report(
        "Lawmakers from both parties have complained that the agency is slow to answer letters. Its director, Paul "
        "Wenk, conceded as much at a hearing on Thursday, promising a reply within ten days. Representative Ida Moss "
        "scolded Wenk for arriving without figures.",
        ("Lawmakers from both parties", "the agency is slow to answer letters"),
        ("Paul Wenk", "a reply within ten days"),
        ("Ida Moss", "Wenk for arriving without figures"),
    ),
    _report(
        "The levy will raise 40 million dollars a year, tax returns and budget papers suggest. Economist Lisa Barrow, "
        "who wrote a study of it for the Fairlane Institute, cautioned that firms might simply move. In her view, a "
        "lower rate would bring in more.",
        ("tax returns and budget papers", "The levy will raise 40 million dollars a year"),
        ("Lisa Barrow", "firms might simply move"),
        ("Lisa Barrow", "a lower rate would bring in more"),
    ),
    _report(
        "Candidate Bill Stroud has called for an end to the toll and wants the state to buy the bridge outright. He "
        "finds the current contract scandalous. The company that runs the bridge, Norvia, declined to discuss the "
        "terms but maintained that it had kept every promise.",
        ("Bill Stroud", "an end to the toll"),
        ("Bill Stroud", "the state to buy the bridge outright"),
        ("Bill Stroud", "the current contract scandalous"),
        ("Norvia", "it had kept every promise"),
    ),
    _report(
        "Judge Miriam Cole ruled that the ballots must be counted again. Lawyers for the losing side had argued that "
        "the machines failed, a claim the vendor disputes. Cole wrote that she had “no reason to doubt” the clerks, "
        "and she ordered the county to finish within a week.",
        ("Miriam Cole", "the ballots must be counted again"),
        ("Lawyers for the losing side", "the machines failed"),
        ("Miriam Cole", "she had “no reason to doubt” the clerks"),
        ("Miriam Cole", "the county to finish within a week"),
    ),
    _report(
        "Hours after the debate, Nolan Pryce conceded that he had misquoted the report. Aides to Pryce said that he "
        "meant a draft, which had a higher number, and accused the moderator of setting a trap. Asked about it on "
        "Sunday, the moderator said only that the tape spoke for itself.",
        ("Nolan Pryce", "he had misquoted the report"),
        ("Aides to Pryce", "he meant a draft, which had a higher number"),
        ("Aides to Pryce", "the moderator of setting a trap"),
        ("moderator", "the tape spoke for itself"),
    ),
    _report(
        "Conservatives fear that a Stroud victory would split the party. “We would spend a decade arguing,” said "
        "Helen Dray, a pollster. Stroud has shrugged off such warnings, describing himself as the only one who can win "
        "the suburbs. Polls taken in May put him behind.",
        ("Conservatives", "a Stroud victory would split the party"),
        ("Helen Dray", "We would spend a decade arguing"),
        ("Bill Stroud", "himself as the only one who can win the suburbs"),
        ("Polls taken in May", "him behind"),
    ),
    _report(
        "The ministry's refusal to publish the memo has angered the press. Editors said on Monday they would sue. "
        "Minister Owen Tate, who took office in March, maintains that release would endanger a source, while his "
        "predecessor thinks the memo should never have been written.",
        ("ministry", "to publish the memo"),
        ("Editors", "they would sue"),
        ("Owen Tate", "release would endanger a source"),
        ("predecessor", "the memo should never have been written"),
    ),
    _report(
        "Senator Gail Rowe credited volunteers with saving the campaign and joked that they had slept less than her "
        "dog. Her rival, Tom Ferris, attacked the result as stolen without offering proof. Election monitors reported "
        "no irregularities, and the party's chairman urged Ferris to concede.",
        ("Gail Rowe", "volunteers with saving the campaign"),
        ("Gail Rowe", "they had slept less than her dog"),
        ("Tom Ferris", "the result as stolen"),
        ("Election monitors", "no irregularities"),
        ("chairman", "Ferris to concede"),
    ),
)
"""Politics, only counted."""

READ_PENINSULA = (
    _report(
        "North Korea fired two missiles toward the East Sea on Thursday morning, the Joint Chiefs of Staff in Seoul "
        "said. The missiles flew some 400 kilometers, according to Japan's defense ministry, which said no ships had "
        "been damaged. Pyongyang's state media did not mention the launch.",
        ("Joint Chiefs of Staff", "North Korea fired two missiles toward the East Sea on Thursday morning"),
        ("Japanese Ministry of Defense", "The missiles flew some 400 kilometers"),
        ("Japanese Ministry of Defense", "no ships had been damaged"),
    ),
    _report(
        "Unification ministry spokeswoman Han Ji-won told a briefing Monday that Seoul had sent two messages over the "
        "hotline and was waiting for a reply. She called on the North to return to talks and said the government "
        "views the silence as a negotiating tactic.",
        ("Han Ji-won", "Seoul had sent two messages over the hotline and was waiting for a reply"),
        ("Han Ji-won", "the North to return to talks"),
        ("Han Ji-won", "the government views the silence as a negotiating tactic"),
        ("South Korean government", "the silence as a negotiating tactic"),
    ),
    _report(
        "Analysts in Seoul see the parade as a message to Washington. Cho Min-seok, a researcher at the Hanbit "
        "Institute, noted that fewer launchers were shown than last year and suspects that some of them were mock-ups. "
        "Satellite images show the square being cleared a day earlier.",
        ("Analysts in Seoul", "the parade as a message to Washington"),
        ("Cho Min-seok", "fewer launchers were shown than last year"),
        ("Cho Min-seok", "some of them were mock-ups"),
        ("Satellite images", "the square being cleared a day earlier"),
    ),
    _report(
        "In a commentary, the North's official news agency denounced the joint drills as a rehearsal for invasion and "
        "warned that the allies would pay dearly. It threatened to take “physical measures.” The allies maintain that "
        "the drills are defensive.",
        ("news agency", "the joint drills as a rehearsal for invasion"),
        ("news agency", "the allies would pay dearly"),
        ("news agency", "to take “physical measures.”"),
        ("allies", "the drills are defensive"),
    ),
    _report(
        "A defector who crossed the river in March recalled that soldiers had been planting rice at night. Aid workers "
        "fear the harvest will fall short again. The World Food Programme estimates that 10 million people do not get "
        "enough to eat, and it has appealed for access to the northern provinces.",
        ("defector", "soldiers had been planting rice at night"),
        ("Aid workers", "the harvest will fall short again"),
        ("World Food Programme", "10 million people do not get enough to eat"),
        ("World Food Programme", "access to the northern provinces"),
    ),
    _report(
        "China's foreign ministry urged all sides to show restraint and expressed concern over the deployment of new "
        "launchers. Spokesman Gao Wen, asked about sanctions at a regular briefing, replied that Beijing had always "
        "met its obligations.",
        ("Chinese Foreign Ministry", "all sides to show restraint"),
        ("Chinese Foreign Ministry", "concern over the deployment of new launchers"),
        ("Gao Wen", "Beijing had always met its obligations"),
    ),
    _report(
        "Seoul's spy agency told lawmakers behind closed doors that the North had moved a launcher to its east coast, "
        "lawmaker Seo Ki-tae, who attended the session, said. The agency assessed the chance of a test this month as "
        "high, Seo added.",
        (
            "Seo Ki-tae",
            "Seoul's spy agency told lawmakers behind closed doors that the North had moved a launcher to its east "
            "coast",
        ),
        ("Seoul's spy agency", "the North had moved a launcher to its east coast"),
        ("Seo Ki-tae", "The agency assessed the chance of a test this month as high"),
    ),
    _report(
        "Families separated by the war criticized the government for having no plan for reunions. Many of them, now in "
        "their nineties, know they will not see their relatives again. Red Cross official Lim Soo-ah promised a video "
        "exchange by autumn.",
        ("Families separated by the war", "the government for having no plan for reunions"),
        ("Many of them, now in their nineties", "they will not see their relatives again"),
        ("Lim Soo-ah", "a video exchange by autumn"),
    ),
    _report(
        "The special envoy, Robert Lane, is confident that talks can resume this year, a South Korean official said on "
        "condition of anonymity. Lane met his counterpart in Seoul on Monday and reaffirmed that Washington has no "
        "hostile intent. He described the meeting as useful.",
        ("South Korean official", "The special envoy, Robert Lane, is confident that talks can resume this year"),
        ("Robert Lane", "talks can resume this year"),
        ("Robert Lane", "Washington has no hostile intent"),
        ("Robert Lane", "the meeting as useful"),
    ),
    _report(
        "Import prices in the border market have doubled, traders said by telephone, because trucks no longer cross "
        "every day. One trader said officials had confiscated foreign cash and feared the rules would get stricter "
        "still. Customs data released in Beijing point to a fall in trade of a third.",
        ("traders", "Import prices in the border market have doubled … because trucks no longer cross every day"),
        ("One trader", "officials had confiscated foreign cash"),
        ("One trader", "the rules would get stricter still"),
        ("Customs data released in Beijing", "a fall in trade of a third"),
    ),
)
"""The peninsula, read while rules were written."""

COUNTED_PENINSULA = (
    _report(
        "Prime Minister Yoo Hyun-woo said Friday that Seoul would respond sternly to any violation of the line. He "
        "ordered commanders to stay alert and thanked troops for keeping watch over the holiday. The North has not "
        "answered calls on the military line since spring, the ministry said.",
        ("Yoo Hyun-woo", "Seoul would respond sternly to any violation of the line"),
        ("Yoo Hyun-woo", "commanders to stay alert"),
        ("Yoo Hyun-woo", "troops for keeping watch over the holiday"),
        ("ministry", "The North has not answered calls on the military line since spring"),
    ),
    _report(
        "The leader's sister mocked Seoul's proposal as laughable in a statement carried by state media and vowed that "
        "the North would never sit face to face with the South. Experts believe the statement was meant for readers at "
        "home.",
        ("sister", "Seoul's proposal as laughable"),
        ("sister", "the North would never sit face to face with the South"),
        ("Experts", "the statement was meant for readers at home"),
    ),
    _report(
        "Commercial images indicate that work on the dock has stopped, the website Northwatch reported Tuesday. Its "
        "editor, Dan Hewitt, thinks the yard lacks steel. A South Korean military official, though, said it was too "
        "early to tell.",
        ("Northwatch", "Commercial images indicate that work on the dock has stopped"),
        ("Commercial images", "work on the dock has stopped"),
        ("Dan Hewitt", "the yard lacks steel"),
        ("South Korean military official", "it was too early to tell"),
    ),
    _report(
        "The UN command confirmed that a soldier had crossed the line and said it was working with the North's army to "
        "resolve the matter. His uncle told a broadcaster that the family was worried sick. Pyongyang later claimed he "
        "had sought refuge.",
        ("UN command", "a soldier had crossed the line"),
        ("UN command", "it was working with the North's army to resolve the matter"),
        ("uncle", "the family was worried sick"),
        ("Pyongyang", "he had sought refuge"),
    ),
    _report(
        "Tokyo lodged a protest over the flight. Chief Cabinet Secretary Mori Kenji characterized it as an intolerable "
        "threat, adding that Japan would coordinate with its allies. Opposition lawmakers faulted the government for "
        "a late warning.",
        ("Mori Kenji", "it as an intolerable threat"),
        ("Mori Kenji", "Japan would coordinate with its allies"),
        ("Opposition lawmakers", "the government for a late warning"),
    ),
    _report(
        "Eight in ten South Koreans doubt that the North will ever give up its weapons, a poll by Dasan Research "
        "found. Younger people were less likely to support reunification. “They see the North as a foreign country,” "
        "said the pollster, Nam Do-hee.",
        ("South Koreans", "the North will ever give up its weapons"),
        (
            "poll by Dasan Research",
            "Eight in ten South Koreans doubt that the North will ever give up its weapons",
        ),
        ("Nam Do-hee", "They see the North as a foreign country"),
    ),
    _report(
        "Residents of the border town of Yeoncheon have demanded that activists stop launching balloons. The "
        "activists, led by a former defector, say the leaflets carry nothing but news, and they plan to send more when "
        "the wind turns. Police have pleaded for calm.",
        ("Residents of the border town of Yeoncheon", "activists stop launching balloons"),
        ("activists", "the leaflets carry nothing but news"),
        ("activists", "to send more when the wind turns"),
        ("Police", "calm"),
    ),
    _report(
        "Moscow and Pyongyang deny that workers were sent to Russian shipyards. A panel of experts nonetheless wrote "
        "in its annual report that at least 300 had arrived, and it recommended sanctions on two recruiters. Russia's "
        "envoy, who blocked the report, labeled it fiction.",
        ("Moscow and Pyongyang", "workers were sent to Russian shipyards"),
        ("panel of experts", "at least 300 had arrived"),
        ("panel of experts", "sanctions on two recruiters"),
        ("Russia's envoy", "it fiction"),
    ),
    _report(
        "The shipbuilder expects that repairs will take until May. Its union, which has long complained about the lack "
        "of welders, blamed the accident on haste. Labor Minister Ku Bon-il said inspectors had warned the company "
        "twice and would return next week.",
        ("shipbuilder", "repairs will take until May"),
        ("union", "the lack of welders"),
        ("union", "the accident on haste"),
        ("Ku Bon-il", "inspectors had warned the company twice and would return next week"),
    ),
    _report(
        "Seoul is considering a visit by an economic delegation, an aide to the president revealed, though no date has "
        "been set. The aide stressed that sanctions would be respected. Conservative newspapers accused the government "
        "of rewarding provocations.",
        ("aide to the president", "Seoul is considering a visit by an economic delegation"),
        ("aide", "sanctions would be respected"),
        ("Conservative newspapers", "the government of rewarding provocations"),
    ),
)
"""The peninsula, only counted."""
