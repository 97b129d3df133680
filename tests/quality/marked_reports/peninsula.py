"""Reports from the peninsula."""

from __future__ import annotations

from tests.quality.marked_reports import report

READ_PENINSULA = (
    report(
        "North Korea fired two missiles toward the East Sea on Thursday morning, the Joint Chiefs of Staff in Seoul "
        "said. The missiles flew some 400 kilometers, according to Japan's defense ministry, which said no ships had "
        "been damaged. Pyongyang's state media did not mention the launch.",
        ("Joint Chiefs of Staff", "North Korea fired two missiles toward the East Sea on Thursday morning"),
        ("Japanese Ministry of Defense", "The missiles flew some 400 kilometers"),
        ("Japanese Ministry of Defense", "no ships had been damaged"),
    ),
    report(
        "Unification ministry spokeswoman Han Ji-won told a briefing Monday that Seoul had sent two messages over the "
        "hotline and was waiting for a reply. She called on the North to return to talks and said the government "
        "views the silence as a negotiating tactic.",
        ("Han Ji-won", "Seoul had sent two messages over the hotline and was waiting for a reply"),
        ("Han Ji-won", "the North to return to talks"),
        ("Han Ji-won", "the government views the silence as a negotiating tactic"),
        ("South Korean government", "the silence as a negotiating tactic"),
    ),
    report(
        "Analysts in Seoul see the parade as a message to Washington. Cho Min-seok, a researcher at the Hanbit "
        "Institute, noted that fewer launchers were shown than last year and suspects that some of them were mock-ups. "
        "Satellite images show the square being cleared a day earlier.",
        ("Analysts in Seoul", "the parade as a message to Washington"),
        ("Cho Min-seok", "fewer launchers were shown than last year"),
        ("Cho Min-seok", "some of them were mock-ups"),
        ("Satellite images", "the square being cleared a day earlier"),
    ),
    report(
        "In a commentary, the North's official news agency denounced the joint drills as a rehearsal for invasion and "
        "warned that the allies would pay dearly. It threatened to take “physical measures.” The allies maintain that "
        "the drills are defensive.",
        ("news agency", "the joint drills as a rehearsal for invasion"),
        ("news agency", "the allies would pay dearly"),
        ("news agency", "to take “physical measures.”"),
        ("allies", "the drills are defensive"),
    ),
    report(
        "A defector who crossed the river in March recalled that soldiers had been planting rice at night. Aid workers "
        "fear the harvest will fall short again. The World Food Programme estimates that 10 million people do not get "
        "enough to eat, and it has appealed for access to the northern provinces.",
        ("defector", "soldiers had been planting rice at night"),
        ("Aid workers", "the harvest will fall short again"),
        ("World Food Programme", "10 million people do not get enough to eat"),
        ("World Food Programme", "access to the northern provinces"),
    ),
    report(
        "China's foreign ministry urged all sides to show restraint and expressed concern over the deployment of new "
        "launchers. Spokesman Gao Wen, asked about sanctions at a regular briefing, replied that Beijing had always "
        "met its obligations.",
        ("Chinese Foreign Ministry", "all sides to show restraint"),
        ("Chinese Foreign Ministry", "concern over the deployment of new launchers"),
        ("Gao Wen", "Beijing had always met its obligations"),
    ),
    report(
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
    report(
        "Families separated by the war criticized the government for having no plan for reunions. Many of them, now in "
        "their nineties, know they will not see their relatives again. Red Cross official Lim Soo-ah promised a video "
        "exchange by autumn.",
        ("Families separated by the war", "the government for having no plan for reunions"),
        ("Many of them, now in their nineties", "they will not see their relatives again"),
        ("Lim Soo-ah", "a video exchange by autumn"),
    ),
    report(
        "The special envoy, Robert Lane, is confident that talks can resume this year, a South Korean official said on "
        "condition of anonymity. Lane met his counterpart in Seoul on Monday and reaffirmed that Washington has no "
        "hostile intent. He described the meeting as useful.",
        ("South Korean official", "The special envoy, Robert Lane, is confident that talks can resume this year"),
        ("Robert Lane", "talks can resume this year"),
        ("Robert Lane", "Washington has no hostile intent"),
        ("Robert Lane", "the meeting as useful"),
    ),
    report(
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
    report(
        "Prime Minister Yoo Hyun-woo said Friday that Seoul would respond sternly to any violation of the line. He "
        "ordered commanders to stay alert and thanked troops for keeping watch over the holiday. The North has not "
        "answered calls on the military line since spring, the ministry said.",
        ("Yoo Hyun-woo", "Seoul would respond sternly to any violation of the line"),
        ("Yoo Hyun-woo", "commanders to stay alert"),
        ("Yoo Hyun-woo", "troops for keeping watch over the holiday"),
        ("ministry", "The North has not answered calls on the military line since spring"),
    ),
    report(
        "The leader's sister mocked Seoul's proposal as laughable in a statement carried by state media and vowed that "
        "the North would never sit face to face with the South. Experts believe the statement was meant for readers at "
        "home.",
        ("sister", "Seoul's proposal as laughable"),
        ("sister", "the North would never sit face to face with the South"),
        ("Experts", "the statement was meant for readers at home"),
    ),
    report(
        "Commercial images indicate that work on the dock has stopped, the website Northwatch reported Tuesday. Its "
        "editor, Dan Hewitt, thinks the yard lacks steel. A South Korean military official, though, said it was too "
        "early to tell.",
        ("Northwatch", "Commercial images indicate that work on the dock has stopped"),
        ("Commercial images", "work on the dock has stopped"),
        ("Dan Hewitt", "the yard lacks steel"),
        ("South Korean military official", "it was too early to tell"),
    ),
    report(
        "The UN command confirmed that a soldier had crossed the line and said it was working with the North's army to "
        "resolve the matter. His uncle told a broadcaster that the family was worried sick. Pyongyang later claimed he "
        "had sought refuge.",
        ("UN command", "a soldier had crossed the line"),
        ("UN command", "it was working with the North's army to resolve the matter"),
        ("uncle", "the family was worried sick"),
        ("Pyongyang", "he had sought refuge"),
    ),
    report(
        "Tokyo lodged a protest over the flight. Chief Cabinet Secretary Mori Kenji characterized it as an intolerable "
        "threat, adding that Japan would coordinate with its allies. Opposition lawmakers faulted the government for "
        "a late warning.",
        ("Mori Kenji", "it as an intolerable threat"),
        ("Mori Kenji", "Japan would coordinate with its allies"),
        ("Opposition lawmakers", "the government for a late warning"),
    ),
    report(
        "Eight in ten South Koreans doubt that the North will ever give up its weapons, a poll by Dasan Research "
        "found. Younger people were less likely to support reunification. “They see the North as a foreign country,” "
        "said the pollster, Nam Do-hee.",
        ("South Koreans", "the North will ever give up its weapons"),
        ("poll by Dasan Research", "Eight in ten South Koreans doubt that the North will ever give up its weapons"),
        ("Nam Do-hee", "They see the North as a foreign country"),
    ),
    report(
        "Residents of the border town of Yeoncheon have demanded that activists stop launching balloons. The "
        "activists, led by a former defector, say the leaflets carry nothing but news, and they plan to send more when "
        "the wind turns. Police have pleaded for calm.",
        ("Residents of the border town of Yeoncheon", "activists stop launching balloons"),
        ("activists", "the leaflets carry nothing but news"),
        ("activists", "to send more when the wind turns"),
        ("Police", "calm"),
    ),
    report(
        "Moscow and Pyongyang deny that workers were sent to Russian shipyards. A panel of experts nonetheless wrote "
        "in its annual report that at least 300 had arrived, and it recommended sanctions on two recruiters. Russia's "
        "envoy, who blocked the report, labeled it fiction.",
        ("Moscow and Pyongyang", "workers were sent to Russian shipyards"),
        ("panel of experts", "at least 300 had arrived"),
        ("panel of experts", "sanctions on two recruiters"),
        ("Russia's envoy", "it fiction"),
    ),
    report(
        "The shipbuilder expects that repairs will take until May. Its union, which has long complained about the lack "
        "of welders, blamed the accident on haste. Labor Minister Ku Bon-il said inspectors had warned the company "
        "twice and would return next week.",
        ("shipbuilder", "repairs will take until May"),
        ("union", "the lack of welders"),
        ("union", "the accident on haste"),
        ("Ku Bon-il", "inspectors had warned the company twice and would return next week"),
    ),
    report(
        "Seoul is considering a visit by an economic delegation, an aide to the president revealed, though no date has "
        "been set. The aide stressed that sanctions would be respected. Conservative newspapers accused the government "
        "of rewarding provocations.",
        ("aide to the president", "Seoul is considering a visit by an economic delegation"),
        ("aide", "sanctions would be respected"),
        ("Conservative newspapers", "the government of rewarding provocations"),
    ),
)
"""The peninsula, only counted."""
