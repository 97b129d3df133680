"""The sentences with the news of fifteen sample articles, marked by hand: name, then each sentence's beginning."""

from __future__ import annotations

KEY = {
    "2023-11-22-taebaek-malligyong": (
        "North Korea said Wednesday it had placed",
        "South Korea's Cabinet approved the suspension",
        "The Joint Chiefs of Staff said that the satellite",
    ),
    "2023-12-18-musashi-hwasong18": (
        "North Korea fired an intercontinental",
        "Depending on the weight of its warhead",
        "South Korea's Joint Chiefs of Staff said",
    ),
    "2024-01-16-taedong-assembly": (
        "Kim Jong Un, president of the State Affairs",
        "He said that the ROK should be defined",
        "The session decided to abolish",
    ),
    "2024-03-28-meridian-panel": (
        "Russia on Thursday vetoed",
        "Thirteen members of the Security Council",
        "Russian Ambassador Vassily Nebenzia told",
    ),
    "2024-05-29-taebaek-balloons": (
        "North Korea sent some 260 balloons",
        "The Joint Chiefs of Staff (JCS) called on",
        "Kim Yo Jong, the sister of",
    ),
    "2024-06-19-meridian-treaty": (
        "Russian President Vladimir Putin and",
        "Putin said that it provides",
        "Kim called it the strongest treaty",
    ),
    "2024-07-16-hanriver-defector": (
        "A counselor at North Korea's embassy",
        "Ri Il Kyu, 52, was responsible",
        "Ri said in an interview",
    ),
    "2024-07-31-open-floods": (
        "Heavy rain over the last weekend",
        "Some 5,000 people were cut off",
        "Kim rebuked officials",
    ),
    "2024-08-19-morning-ufs": (
        "South Korea and the United States began",
        "About 19,000 South Korean troops",
        "For the first time the government's part",
    ),
    "2024-09-13-amnok-enrichment": (
        "On September 13, North Korean state media",
        "Kim called for more centrifuges",
        "South Korea's Unification Ministry condemned",
    ),
    "2024-10-10-hanriver-nobel": (
        "South Korean novelist Han Kang won",
        "The Swedish Academy praised",
        "President Yoon Suk Yeol called the award",
    ),
    "2024-10-16-donghae-roads": ("북한이 15일 정오께", "우리 군은 폭파 직후", "통일부는"),
    "2024-10-31-taebaek-launch": (
        "North Korea fired what appears to be",
        "The Joint Chiefs of Staff (JCS) said it detected",
        "The launch came a day after",
    ),
    "2024-10-31-taebaek-scm": (
        "The defense chiefs of South Korea",
        "Austin told a joint news conference",
        "In a joint communique",
    ),
    "2024-11-01-taebaek-twoplustwo": (
        "About 8,000 North Korean soldiers",
        "Russia has been training",
        "Austin said that the North Korean troops",
    ),
}
