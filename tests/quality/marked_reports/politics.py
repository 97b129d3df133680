"""Reports from politics."""

from __future__ import annotations

from tests.quality.marked_reports import report

READ_POLITICS = (
    report(
        "Governor Elena Marsh said this week that the state would not close any rural hospital before the vote. "
        "Her opponent, Senator David Orton, criticized Marsh for ignoring a report on debts and told reporters on "
        "Friday the plan was a fantasy. Marsh's campaign declined to comment.",
        ("Elena Marsh", "the state would not close any rural hospital before the vote"),
        ("David Orton", "Marsh for ignoring a report on debts"),
        ("David Orton", "the plan was a fantasy"),
    ),
    report(
        "A survey by Harlow College shows Marsh ahead by six points among likely voters. Two thirds of those asked "
        "said the economy mattered most to them, while one in five were certain they would not vote at all. Support "
        "for the tax has fallen since spring, the survey found.",
        ("survey by Harlow College", "Marsh ahead by six points among likely voters"),
        ("those asked", "the economy mattered most to them"),
        ("one in five", "they would not vote at all"),
        ("survey", "Support for the tax has fallen since spring"),
    ),
    report(
        "Critics of the dam, including Councilman Ray Dutton, see the project as a gift to builders. Dutton said he "
        "had asked the council for the contracts three times and thanked the clerk for finally handing them over. The "
        "builders, who have denied any wrongdoing, insist the price was fair.",
        ("Critics of the dam", "the project as a gift to builders"),
        ("Ray Dutton", "he had asked the council for the contracts three times"),
        ("builders", "any wrongdoing"),
        ("builders", "the price was fair"),
    ),
    report(
        "In a speech in Millport on Tuesday, Congresswoman Laura Penn argued that the trade deal would cost her "
        "district jobs, and she pledged to vote against it, even as party leaders pressed her to hold her fire. The "
        "White House has said it expects the House to pass the deal before summer.",
        ("Laura Penn", "the trade deal would cost her district jobs"),
        ("Laura Penn", "to vote against it"),
        ("party leaders", "her to hold her fire"),
        ("White House", "it expects the House to pass the deal before summer"),
        ("it", "the House to pass the deal before summer"),
    ),
    report(
        "Frank Loomis, a former prosecutor who is running for attorney general, acknowledged on a local radio program "
        "that he had missed the filing deadline. He blamed a clerk for the mistake and called the fine absurd. His "
        "lawyer surmised the court would let the matter drop.",
        ("Frank Loomis", "he had missed the filing deadline"),
        ("Frank Loomis", "a clerk for the mistake"),
        ("Frank Loomis", "the fine absurd"),
        ("lawyer", "the court would let the matter drop"),
    ),
    report(
        "The senator's claim that crime had doubled does not match police figures. According to the department, "
        "burglaries rose 4 percent last year. Senator Joan Tully's office stood by the remark, saying that she had "
        "been speaking of the capital only.",
        ("senator", "crime had doubled"),
        ("department", "burglaries rose 4 percent last year"),
        ("Joan Tully's office", "she had been speaking of the capital only"),
    ),
    report(
        "Farm groups oppose the bill's limits on water, which they say would dry up half the valley. Supporters "
        "counter that without limits the river itself will be gone in a generation. The committee is to vote on "
        "Thursday.",
        ("Farm groups", "the bill's limits on water"),
        ("Farm groups", "would dry up half the valley"),
        ("Supporters", "without limits the river itself will be gone in a generation"),
    ),
    report(
        "Mayor Peter Halloran was accused by two aides of steering contracts to a cousin. Halloran dismissed the "
        "charges as gossip and vowed to stay in office. “I sleep very well,” he said. Prosecutors would not say "
        "whether they had opened an inquiry.",
        ("two aides", "steering contracts to a cousin"),
        ("Peter Halloran", "the charges as gossip"),
        ("Peter Halloran", "to stay in office"),
        ("Peter Halloran", "I sleep very well"),
    ),
    report(
        "Turnout could reach 70 percent, election officials estimated, the highest since the war. Some clerks worry "
        "that polling places will run out of ballots. Secretary of State Ann Voss, whose office prints them, has "
        "repeatedly assured county leaders that there will be enough, and on Monday she urged voters to come early.",
        ("election officials", "Turnout could reach 70 percent"),
        ("Some clerks", "polling places will run out of ballots"),
        ("Ann Voss", "there will be enough"),
        ("Ann Voss", "voters to come early"),
    ),
    report(
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
    report(
        "President Carol Whitmore believes that the court erred, her spokesman, Todd Arlen, told reporters on "
        "Wednesday. He added that she would appeal. Opposition leaders praised the judges for their courage and "
        "warned Whitmore not to defy them.",
        ("Todd Arlen", "President Carol Whitmore believes that the court erred"),
        ("Carol Whitmore", "the court erred"),
        ("Todd Arlen", "she would appeal"),
        ("Opposition leaders", "the judges for their courage"),
        ("Opposition leaders", "Whitmore not to defy them"),
    ),
    report(
        "Union members are divided over the merger. Some regard it as a betrayal; others think it is overdue. The "
        "union's president, Greta Solis, hopes the two sides can agree on a name by June, according to people close "
        "to her.",
        ("Some", "it as a betrayal"),
        ("others", "it is overdue"),
        ("Greta Solis", "the two sides can agree on a name by June"),
        ("people close to her", "The union's president, Greta Solis, hopes the two sides can agree on a name by June"),
    ),
    report(
        "Lawmakers from both parties have complained that the agency is slow to answer letters. Its director, Paul "
        "Wenk, conceded as much at a hearing on Thursday, promising a reply within ten days. Representative Ida Moss "
        "scolded Wenk for arriving without figures.",
        ("Lawmakers from both parties", "the agency is slow to answer letters"),
        ("Paul Wenk", "a reply within ten days"),
        ("Ida Moss", "Wenk for arriving without figures"),
    ),
    report(
        "The levy will raise 40 million dollars a year, tax returns and budget papers suggest. Economist Lisa Barrow, "
        "who wrote a study of it for the Fairlane Institute, cautioned that firms might simply move. In her view, a "
        "lower rate would bring in more.",
        ("tax returns and budget papers", "The levy will raise 40 million dollars a year"),
        ("Lisa Barrow", "firms might simply move"),
        ("Lisa Barrow", "a lower rate would bring in more"),
    ),
    report(
        "Candidate Bill Stroud has called for an end to the toll and wants the state to buy the bridge outright. He "
        "finds the current contract scandalous. The company that runs the bridge, Norvia, declined to discuss the "
        "terms but maintained that it had kept every promise.",
        ("Bill Stroud", "an end to the toll"),
        ("Bill Stroud", "the state to buy the bridge outright"),
        ("Bill Stroud", "the current contract scandalous"),
        ("Norvia", "it had kept every promise"),
    ),
    report(
        "Judge Miriam Cole ruled that the ballots must be counted again. Lawyers for the losing side had argued that "
        "the machines failed, a claim the vendor disputes. Cole wrote that she had “no reason to doubt” the clerks, "
        "and she ordered the county to finish within a week.",
        ("Miriam Cole", "the ballots must be counted again"),
        ("Lawyers for the losing side", "the machines failed"),
        ("Miriam Cole", "she had “no reason to doubt” the clerks"),
        ("Miriam Cole", "the county to finish within a week"),
    ),
    report(
        "Hours after the debate, Nolan Pryce conceded that he had misquoted the report. Aides to Pryce said that he "
        "meant a draft, which had a higher number, and accused the moderator of setting a trap. Asked about it on "
        "Sunday, the moderator said only that the tape spoke for itself.",
        ("Nolan Pryce", "he had misquoted the report"),
        ("Aides to Pryce", "he meant a draft, which had a higher number"),
        ("Aides to Pryce", "the moderator of setting a trap"),
        ("moderator", "the tape spoke for itself"),
    ),
    report(
        "Conservatives fear that a Stroud victory would split the party. “We would spend a decade arguing,” said "
        "Helen Dray, a pollster. Stroud has shrugged off such warnings, describing himself as the only one who can win "
        "the suburbs. Polls taken in May put him behind.",
        ("Conservatives", "a Stroud victory would split the party"),
        ("Helen Dray", "We would spend a decade arguing"),
        ("Bill Stroud", "himself as the only one who can win the suburbs"),
        ("Polls taken in May", "him behind"),
    ),
    report(
        "The ministry's refusal to publish the memo has angered the press. Editors said on Monday they would sue. "
        "Minister Owen Tate, who took office in March, maintains that release would endanger a source, while his "
        "predecessor thinks the memo should never have been written.",
        ("ministry", "to publish the memo"),
        ("Editors", "they would sue"),
        ("Owen Tate", "release would endanger a source"),
        ("predecessor", "the memo should never have been written"),
    ),
    report(
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
