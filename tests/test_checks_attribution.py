"""Figures without a source."""

import pytest

from lintnews.checks.attribution import Attribution
from lintnews.formats import markdown, plain

CLAIMS = ("toll", "crowd", "troops", "poll", "statistics", "estimate", "hearsay")


def flagged(text: str, read=plain.read_plain, path: str = "a.txt") -> list[tuple[str, str]]:
    document = read(path, text)
    return [
        (document.text[hit.span.start : hit.span.end], hit.kind) for hit in Attribution(claims=CLAIMS).find(document)
    ]


@pytest.mark.parametrize(
    ("text", "figure", "kind"),
    [
        ("The flood killed 34 people in the valley.", "34", "toll"),
        ("Thirty-four people, two of them nuns, were killed.", "Thirty-four", "toll"),
        ("Hundreds of people were killed in the siege.", "Hundreds", "toll"),
        ("The blast left 34 miners dead.", "34", "toll"),
        ("The death toll from the storm has risen to 267.", "267", "toll"),
        ("The raid saw more than 250 taken hostage.", "250", "toll"),
        ("The storm claimed more than 120 lives.", "120", "toll"),
        ("Nearly 300 Estonians have died.", "300", "toll"),
        ("Police shot dead 34 striking miners.", "34", "toll"),
        ("Some 1.5 million people have fled their homes.", "1.5 million", "toll"),
        ("At least 25 persons including eight guards, have been killed.", "25", "toll"),
        ("Hundreds of people in the port have been killed.", "Hundreds", "toll"),
        ("The siege caused the deaths of at least 34 nuns.", "34", "toll"),
        ("Thousands more were wounded.", "Thousands", "toll"),
        ("Thousands of people, including children, were killed.", "Thousands", "toll"),
        ("The siege caused the deaths of nearly a thousand, and thousands more died of hunger.", "thousands", "toll"),
        ("The flood’s damage is estimated at $5 million.", "$5 million", "estimate"),
        ("The flood displaced 2,000 people.", "2,000", "toll"),
        ("More than 120 houses were destroyed in the fire.", "120", "toll"),
        ("Some 34,000 troops stand at the border.", "34,000", "troops"),
        ("The group has 5,000 rebel fighters.", "5,000", "troops"),
        ("The army fired 300 rockets at the port.", "300", "troops"),
        ("About 34,000 protesters filled the square.", "34,000", "crowd"),
        ("Tens of thousands of people marched to the harbour.", "Tens of thousands", "crowd"),
        ("An 11,000-strong crowd sang.", "11,000", "crowd"),
        ("A poll shows that 57 percent of voters are against the road.", "57 percent", "poll"),
        ("In a recent survey, 28 percent of voters said they like it.", "28 percent", "poll"),
        ("According to a poll of 2,000 adults, 64% plan to fly.", "64%", "poll"),
        ("Polls suggest that two-thirds of voters agree.", "two-thirds", "poll"),
        ("Forty percent of households have no running water.", "Forty percent", "statistics"),
        ("About 800,000 people need a new hip.", "800,000", "statistics"),
        ("As many as 1,350 Polish and Czech families have left.", "1,350", "statistics"),
        ("The ball was claimed by a fan and has been valued at $2m.", "$2m", "estimate"),
        ("Murders rose by 14 percent in the spring.", "14 percent", "statistics"),
        ("The number of refugees has reached 12,000.", "12,000", "statistics"),
        ("It is estimated that 8,000 families lost all.", "8,000", "estimate"),
        ("Each visit costs the clinic an estimated £38.", "£38", "estimate"),
        ("Hundreds of rockets are reported to have been hidden there.", "Hundreds", "estimate"),
        ("The firm is believed to owe $5 million.", "$5 million", "estimate"),
        ("Bills are expected to rise by a further £800.", "£800", "estimate"),
        ("Some estimates put the cost at $5 million.", "$5 million", "estimate"),
        ("He reportedly paid $5 million for the land.", "$5 million", "hearsay"),
        ("About 10 percent of the students in Wales had a cold.", "10 percent", "statistics"),
        ("The aid goes to 47 million people, half of them children.", "half", "statistics"),
        ("The quake left 34,000 people stranded in the hills.", "34,000", "toll"),
        ("A wave of fires has claimed an estimated 34 halls.", "34", "estimate"),
        ("Growth fell, and an estimated 34,000 voters stayed away.", "34,000", "estimate"),
        # Looks like what is silent below.
        ("A recent poll found that 15 percent or so would vote Green.", "15 percent", "poll"),
        ("Rents are expected to climb from Monday to $5 million.", "$5 million", "estimate"),
        ("The army saw the withdrawal of 4,000 troops from the hills.", "4,000", "troops"),
        ("A storm came.\nThe office said 57 have died.\nIt rained.\nIn all, 150 people have died.", "150", "toll"),
        ("The table was set. The flood killed 34 people.", "34", "toll"),
        ("Since the army began shooting, 34,000 people have been killed.", "34,000", "toll"),
        ("The recording of the flood that began on Sunday is old. It has killed 34 people.", "34", "toll"),
        ("The storm may have killed 34 people.", "34", "toll"),
        ("The bridge is expected to cost $5 million.", "$5 million", "estimate"),
        ("In a survey of 500 adults in the hills, 61 percent of Democrats disagreed.", "61 percent", "poll"),
        ("About 12,000 cases of measles have been found.", "12,000", "statistics"),
        ("About 60% of Britons own a phone.", "60%", "statistics"),
        ("The rival is reportedly helped, with a $5 million loan.", "$5 million", "hearsay"),
        ("Dozens of bodies were found in the mill.", "Dozens", "toll"),
        ("The attack on the mill killed 34 people on Tuesday.", "34", "toll"),
        ("The company left 1,200 families without homes.", "1,200", "toll"),
        ("A recent poll found that 57 percent of voters are for the road.", "57 percent", "poll"),
        ("The dinner drew criticism, and 12,000 people marched to the harbour.", "12,000", "crowd"),
        ("Some estimates put the fleet at 12,000 ships.", "12,000", "estimate"),
        ("Half of families own a boat.", "Half", "statistics"),
        ("Nearly 7 million people live in poverty.", "7 million", "statistics"),
        ("The wait is 18 weeks in the north - in Wales nearly half of patients wait longer.", "half", "statistics"),
    ],
)
def test_a_claim_without_a_source_is_flagged(text, figure, kind):
    assert flagged(f"Rain in the hills\n{text}") == [(figure, kind)]


@pytest.mark.parametrize(
    "text",
    [
        # Somebody says so.
        "The strike killed 34 people, the health ministry said.",
        "The strike killed 34 people, ministry records show.",
        "According to the census, 12,000 people live here alone.",
        "“More than 150 of them were killed,” the president told reporters.",
        "The suspect killed 34 people, police told reporters.",
        "The inquest heard that 34 people had died.",
        "Per police, 60 people were killed at the march.",
        "By the count of the Red Cross, 7,000 people fled their homes.",
        "Fire service: 23 people were hurt in the mill on Sunday.",
        "The governor posted on X that 60 homes were destroyed.",
        "The office estimated that 8,000 families lost their homes.",
        "The firm’s debt is estimated at $5 million, a court filing shows.",
        "He reportedly paid $5 million for the land, according to two neighbours.",
        "About 9,000 people marched to the hall. That number comes from the police.",
        "About 9,000 people marched to the quay. That figure comes from the harbour police.",
        "About 9,000 people marched to the quay. The count was made by the coast guard.",
        "Police put the crowd at the harbour at 5,000. Some 34,000 people marched in May.",
        "The watchdog is warning that 8,000 families are at risk of losing their homes.",
        "Smoke rises over the port, where 34 people were killed. (Jo Brandt/Gazette Photo)",
        "In the port 1,562 people have died, Harbour News reports.",
        "About 800,000 people need a new hip, Brandt added, and few get one.",
        "Based on figures provided in the law, an estimated 8,000 families owe the fee.",
        "Thousands of people marched to the hall, with organisers claiming the plan is unjust.",
        "(This story corrects the number of cases to 1,174 from 17,400.)",
        "Of respondents to a recent survey, 61 percent said no, according to Brandt, who asked them.",
        "It was dry, and Brandt reports: about 800,000 people need a new hip.",
        "Another result of the Harrow research was on growth: an estimated 68,500 jobs.",
        "It is one of many run by Oakham Care, which recorded more than 1,000 deaths.",
        # The poll has a pollster.
        "The latest poll, from Brandt University, shows that 61 percent of voters disagreed.",
        "A Gallup poll showed that 61 percent of voters disagreed.",
        "A poll by the harbour workers’ union showed that 61 percent of voters disagreed.",
        "The Gazette’s latest survey found that 61 percent of voters disagreed.",
        "The union commissioned a new poll. It found that 61 percent of voters disagreed.",
        "A poll from independent pollster Brandt showed that 61 percent of voters disagreed.",
        "A survey for the public broadcaster TVX found that 61 percent of voters disagreed.",
        "More than 61 percent of those surveyed by Brandt thought so.",
        "The margin of error in the poll is 3 percentage points.",
        "Polls have closed, and turnout was 61 percent.",
        "In a survey of 500 firms in the north, Oakham Group found that 61 percent of employees disagreed.",
        "A survey of firms in Wales, Kent and the north was carried out by the consultants Oakham. "
        "It found that 61 percent of employees disagreed.",
        "Research by the handset maker Oakham is out. Of those polled, 61 percent said they agree.",
        "The poll is out. They would spend 30% of their monthly salary on rent.",
        # A paper, a note, the body's own count.
        "In the 2009 National Harbour Strategy, the cost was projected to increase to $5 million.",
        "The cost is calculated as $5 million. It is one of many. Source: Harbour Office, yearbook.",
        "The cost is estimated at $5 million.\nSource: Harbour Office",
        "According to the bank, trade grew. It rained. Trade is forecast to reach $5 million.",
        "Last year we recorded 32,000 cases. This year 8,000 cases are reported to date.",
        "The bank is forecasting growth of 2%. However, output is forecast to fall by 3%.",
        "The bank warns of a bad year. It is cold. Output is forecast to fall by 3%.",
        "The OECD report is out. Over 65% of those surveyed disagreed.",
        # The hedge is another clause's, or the figure a price.
        "The toll is expected to rise, and thousands have a bed in the hall.",
        "A new club is reportedly near, but 60,000 came to see it.",
        "Some 60,000 came and reportedly sang.",
        "The phone is expected to cost $399.",
        "The index is calculated using 40 goods.",
        "A man was reportedly hurt where 50 Cent sang.",
        "The papers were purportedly signed by the owners of 400 sheds.",
        # What might come, what is recalled, what is spared.
        "The dam would kill 34 people.",
        "The plan will prevent 1,650 premature deaths.",
        "She was born on the day of the attack that killed 34 people.",
        "In WWII 34 million people died.",
        "The air force will send jets, and 2,000 soldiers will follow.",
        "The Red Army took the town. It rained. Some 1,400 soldiers were killed.",
        "In 1948 some 700,000 people fled their homes.",
        "In 1948 some 700,000 people lived in the hills.\nIt is 1999 now.",
        "They came to kill millions of people.",
        "According to the police, it rained. It snowed. It was cold. At last 34 people were killed.",
        "The storm killed 34 people [57-59].",
        "The poll is over. Brandt obtained 1,820,552 votes, or 21% of those who said no.",
        "The office has initiated 422 cases.",
        # Cases of a court, offices, shares of a firm, a ship's load, an address.
        "The office has prosecuted nearly 1,000 cases.",
        "In 2016, 212 arbitration cases were heard at the hall.",
        "The court has 1,000 pending cases.",
        "The act covers 100,000 public bodies.",
        "The brewer is to buy 37.5% of India's United Breweries.",
        "The ship carried 2,000 citizens.",
        "The trial involving 1,692 patients is over.",
        "The city's population is 360,000 people.",
        "The fire in the house at 390 East 49th Street killed her.",
        # A plan, a rule, an own act, a known figure, a thing.
        "The mayor promised to send 2,000 soldiers.",
        "The factory employs 34,000 people.",
        "The 34,000 people of the island voted in May.",
        "The crash killed all 150 people on board.",
        "The law helps 34,000 households.",
        "More than 34,000 people have signed a petition.",
        "It will reach 34,000 households.",
        "The camp is designed to hold 1,600 people.",
        "About two million people on a loan of that sort could pay more.",
        "The show 100 Women names 500 Women a year.",
        "A choir sang to thousands of people at a protest, and songs changed the lives of millions.",
        "The union represents about two-thirds of nurses.",
        "The flood displaced thousands of people.",
        "Dozens of families have fled the valley.",
        "The army fired dozens of rockets at the port.",
        "The charge was estimated at $5 million, and Brandt specified that it is paid.",
        "The deal, which closes on Monday, is valued at $5 million.",
        "The mill was valued at $5 million in its last funding round.",
        "The fire killed two people and forced thousands of others to flee.",
        "The loss of the barn was estimated at $5,000.",
        "Its population is estimated at 600,000.",
        "At current prices, Oakham is valued at $5 million.",
        "Exports are estimated to grow 12 percent, in line with Oakham’s projection.",
        "The painting had an estimated sale price of £20,000.",
        "The mill reportedly cost $5 million. Reuters reported the price on Monday.",
        "We spoke to 600 people for this story.",
        "A light show of 2,000 drones closed the feast.",
        "The party has 2,000 delegates.",
        "The film was shown in 2,000 halls, and 40 fighters compete for the title.",
        "The village has 457 deaths per 100,000 people.",
        "Police arrested 60 protesters.",
        "More than 400 protesters have been arrested.",
        "The office seized more than 400 children on the farm.",
        "A virus killed 3,000 cows.",
        "The rule allows up to 2,000 people to gather outside.",
        "The number of people allowed to gather outside has risen to 1,200.",
        "Tens of thousands of people gathered by the lake as they do every June.",
        "More than 7,500 people work for the insurer.",
        "The plan would shelter 700,000 settlers, and another 300,000 migrants in camps.",
        "The change was going to put 16,000 people into camps.",
        "The outage left thousands of passengers stranded.",
        "If a country starts a war, which results in thousands of deaths, it is to blame.",
        "More than 1,000 people have been taken into custody.",
        "The governor deployed 3,000 soldiers to the hills.",
        "The parade had 43 ships and 4,000 troops.",
        "About 10 percent of the students had a cold.",
        "The bill came a day after 26 senators, half of them women, spoke.",
        "In late-stage trials, roughly half of patients slept well.",
        "Put another way, 21 percent of women had died.",
        # No people: prices, markets, sport, results.
        "With 73% of votes counted, she had won 76% of Green voters.",
        "In all, about 67% of voters made it to the polls.",
        "Turnout was a record, more than 70 percent of eligible voters.",
        "In the north, only 10% of the voters were in their twenties.",
        "In the north, 14% of Tuesday’s electorate were young voters.",
        "The mayor carried the north and won just 27 percent of women.",
        "Some think so, and billions were poured into bonds.",
        "A team has been monitoring hundreds of infected children.",
        "The magazine surveyed 1,018 active duty troops.",
        "The car maker is now valued at $308 billion.",
        "He is projected to have won 14 delegates, and his firm is valued at $2bn.",
        "The number of estimated quits fell to 3.2 million.",
        "The index closed down 1.2 percent at 4,310 points.",
        "Tickets cost £15, and oil fell 3 percent to $71.40 a barrel.",
        "Harrow beat Wells in front of 31,200 fans. Reed hit 41 percent of his shots.",
        "The company paid $5 million for the land last spring.",
        "It built 12,500 cars, three times as many as last year.",
        # An earlier event that is recalled.
        "The mayor recalled the storm in November that killed 34 people.",
        "A fire in the mill killed 34 people last year.",
        "It is one of a row of raids, one of which killed 34 people in October.",
        "The April attack killed 34 people.",
        "Tuesday marks the anniversary of the fire in which 34 people were killed.",
        "Weeks after the quake killed 34 people, the hall is shut.",
        "The group’s kidnapping of 34 schoolgirls is not forgotten.",
        "She is the widow of a man in the mill shootings that killed 34 people.",
        # What a reporter on the spot can count, a place's inhabitants, a vote, a size.
        "Some 300 protesters stood before the hall.",
        "Hundreds of people gathered in the square.",
        "About 100 soldiers guarded the gate.",
        "Some 400 people attended the meeting.",
        "The town has about 12,000 residents.",
        "It is a country of barely 320,000 people.",
        "In the spring 52 percent of Britons voted to leave.",
        "Its phone is rumored to have a 12-inch screen.",
        "The screen is said to have 2,304 x 1,440 points.",
        # What somebody did, and so counted.
        "The office began evacuating on Friday about 1,700 inmates.",
        "The charity helped 1,540 children.",
        "The hotel has so far refunded more than 10,000 consumers.",
        "They have arrested over the past few months 12,000 militants.",
        "The king ordered the withdrawal of more than 4,000 troops.",
        # What is laid down, and what is true by now.
        "A poll is out. Only parties that poll at 15 percent or higher get a seat at the table.",
        "A poll is out. Whoever doesn't reach the 15% threshold of support has to leave.",
        "The polls closed at noon, and pollsters watched as 1 percent of the ballots were read out.",
        "The exemption is expected to drop next year from $5 million.",
        # Who says so.
        "The human rights office received reports that hundreds of families were forced out of their homes.",
        "More than 34,000 people have been killed since the UN mission in Nepal began documenting casualties.",
        "Brandt's message included a table that showed 892 deaths.",
        "The county has seen 61 deaths. The wards are half empty, maintains Mayor Jo Brandt.",
        "Archived recording: Nearly 34,000 people have been displaced.",
        "archived recording Nearly 34,000 people have been displaced.",
        # The poll is somebody's; the number is none of its answers.
        "About two-thirds of voters said they want wind power, his group found in a poll in May.",
        "In the north, the Greens were up (625 likely voters, +/- 3.9 points).",
        "Two-thirds called themselves Greens in exit polls, and 25 percent said they were undecided.",
        "The office's 2017 corruption survey said that 32 percent of adults had paid.",
        "A poll early this month for the Harbour Gazette found that 32 percent agreed.",
        "The bureau (NBS) 2017 corruption survey found that 32 percent agreed.",
        "Sterling dropped more than one percent after polls showed that the Greens lead.",
        "A survey is out. The report found that 32 percent of those asked agreed.",
        # Hundreds, halves and estimates of another sort.
        "The hundreds of guests missing their bags were told to wait.",
        "The firms poured $5 million into a device that was thought to have a future.",
        "Hundreds of miles of coast are bare, and the second half of the year was wet.",
        "Thousands of dollars and dozens of boats were lost.",
        "She was thought to be kind.",
        # Somebody puts it so, finds it, adds it; a briefing or this report tells it.
        "Oakham puts Harrow’s army at about 30,000 fighters.",
        "Rescuers have recovered 34 bodies.",
        "In the spring the country logged 1,500 deaths.",
        "About 34 people were killed in the mill. The road is shut, the harbour office added.",
        "As this report documents, at least 34 people were killed in the mill.",
        "A parliamentary briefing in 2022 suggested roughly one in ten families attend a fair.",
        "Polls have shown that they differ. The Brandt Institute, a think-tank, found that 45% of voters agreed.",
        # Parts of the land, of a whole that was just told, of no poll.
        "Heavy rain fell across the eastern half of Arkansas.",
        "In all 900,000 left—almost half of the population.",
        "More than 7 million people live in the river districts of the north.",
        "The town has an estimated population of 379,800.",
        "The raiders comprise less than 2% of Estonians but have support. Polls suggest so.",
        "Polls suggest that they lead. The plan would raise exports to a level 50% above those of Wells.",
        "In the spring 66 percent of the registered voters cast their ballot.",
        # Troops where they are stationed, what police do, an offer, an earlier estimate, a plague of old.
        "The hills are held by a brigade – about 4,000 troops.",
        "The island’s bases host 54,000 American troops.",
        "The deployment of 300,000 reservists has hurt trade.",
        "The police were in the hills, executing 22 search warrants.",
        "Oakham Group offers a million shares at an estimated 12 to 14 dollars each.",
        "It made an upward revision to $728 million from an estimated $660 million.",
        "The Black Death killed an estimated 25 million people.",
        "The order is valued at $8.8 billion at list prices.",
        # Somebody learned, recalls, classified or can look it up.
        "The Harbour Gazette has learned that 34 people were killed in the mill.",
        "The allowances cost an estimated $13 billion, Harbour News recalls in a report on the budget.",
        "In all 12,502 people have been designated as having recovered by HCDOH.",
        "About 2,000 people RSVP’d for the fair online.",
        # Votes, a price, what a firm was sold at, bodies that sit, an office's own days, a murder that is recalled.
        "Just 14 percent of eligible adults — 9 percent of the whole nation — voted for either of them.",
        "In the spring 19.1% of the county’s voters participated.",
        "The gas was reportedly trading late last week at $10.20.",
        "The Greens picked up 63 seats and 19 legislative bodies.",
        "Another round brings the total number of appointments to 1,000 per day.",
        "It rained.\nThe sheriff spoke of the recent murder of at least 59 people.",
    ],
)
def test_what_nobody_would_ask_is_silent(text):
    assert flagged(f"Rain in the hills\n{text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "More than 150 men were killed.\nThis was reported by a newspaper on Monday.",
        "The storm killed 150 people.\nIt rained.\nIn all, 150 people were killed, the mayor said.",
        "The ministry’s data show a rise.\nForty percent of patients waited an hour.\nHalf of patients waited two.",
        "A poll by the Gazette asked 1,500 people.\nIt rained.\nThe Greens trail with 12 percent.",
        "In 1918 the flood killed 150 people.\nIt was in 1999 that the next one came.",
        "The dam broke in 1918. The flood killed 150 people.\nIt was in 1999 that the next one came.",
        "It comes ten years after a flood killed 150 people.",
        "The war began in 1918. It was cold.\nThe army came.\nIt killed 150 people in the hills.\nIt is 1999 now.",
        "The war was long. In March the army came. It killed 150 people.",
        "The storm killed 150 people.\nIt left 12 missing and 40 injured, the mayor said.",
        "He reportedly paid $5 million.\nIt rained.\nThe land cost $5 million, the mayor said.",
        "As the economist Jo Brandt wrote:\nThe fee costs families an estimated $402 million.",
        "Some 12,000 women fell ill, the office said.\nOf these, 40 percent of women had a fever.",
        "A Gallup poll is out. Three-quarters of Americans backed the rule.",
        "The bank cut its forecast for Spain.\nGrowth in France is expected to fall to 3.3%.",
        "The bank said that its forecast for the deficit was too high.\nIt is now projected to be $506 billion.",
        "My models were built in May.\nThe recession is projected to add $8 billion to the debt.",
        "A Gallup poll is out.\nIt rained.\nMore than three-quarters of voters see her as a leader.",
        "The cities grew in the 1960s.\nIn the hills, just over 117,000 people lived in one district.\nIt is 1999 now.",
        "The poorest half of households own little.\nThat’s true, according to the bank.",
        "The firm predicted a profit of $5 million, a spokesman said.\nSales are estimated at $122 million.",
        "Another 820,000 people are affected, officials say.\nAbout 40,000 cases were reported in the spring.",
        "Four of five firms dig, the survey said.\nHiring is expected to fall by 35 percent.",
        "A report is out on the hills.\nWells is poor, according to the report.\nAlmost 8 million people have fled it.",
        "Five million people fled, the UN estimates.\nAnother six million people are in need of help.",
        "A survey of pupils is out.\nTwenty per cent of pupils said they lie.\nThe research, by Oakham Care, was long.",
        "Measles came.\nThe office said 57 people have died.\nIt rained.\nIn all, 150 people have died.",
        "Analysts are calling for $5 million in sales, the firm said.\nThe charge is expected to drop to $2 million.",
        "Sunday’s totals from the county included:\nSome 567 deaths, up 42.",
        "Brandt will earn $9 million, as estimated by Harbour News.\nOakham is projected to earn $5 million.",
    ],
)
def test_a_figure_sourced_elsewhere_is_silent(text):
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The bank cut its forecast.\nIt rained.\nThe deficit is projected to be $506 billion.", "$506 billion"),
        ("“My models are old,” he said.\nThe recession is projected to cost $8 billion.", "$8 billion"),
    ],
)
def test_an_estimate_is_not_sourced_by_a_forecast_far_away_or_quoted(text, figure):
    assert (figure, "estimate") in flagged(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The firm has shipped 15,000 dishes to the islands.", ["15,000"]),
        ("Letters have fallen by 60% since the spring.", ["60%"]),
        ("The firm has shipped 15,000 dishes to the islands, it said.", []),
        ("The party won 15,000 votes, and the index rose 3 percent.", []),
        ("The town will build 12,000 sheds.", []),
        ("The village has 64 sheds.", []),
    ],
)
def test_a_detail_is_what_an_editor_might_ask(text, found):
    document = plain.read_plain("a.txt", f"It rained in the hills.\n{text}")
    hits = Attribution(claims=("detail",)).find(document)
    assert [document.text[hit.span.start : hit.span.end] for hit in hits] == found


@pytest.mark.parametrize(
    "sentence",
    [
        "A bomb that killed 34 people went off at noon.",
        "A group claimed responsibility for a bomb that killed 34 people.",
        "The road is shut after a flood left 34 people dead.",
    ],
)
def test_what_a_lead_tells_is_news_and_background_below_it(sentence):
    assert flagged(f"Day of fear\n{sentence}\nIt rained.") == [("34", "toll")]
    assert flagged(f"Day of fear\nIt rained in the hills.\n{sentence}") == []


def test_a_lead_is_sourced_by_the_figures_below_it():
    story = "Flood in the hills\nThe flood killed 34 people in the valley on Sunday.\n{}"
    assert flagged(story.format("At least 12 of them were children, the mayor said in a statement.")) == []
    assert flagged(story.format("It began in a mill, and it was put out by noon, the mayor said.")) == [("34", "toll")]


def test_an_estimate_in_a_lead_is_sourced_by_the_next_paragraph():
    lead = "Trade picks up in the harbour\nTrade is forecast to grow by 4.2%.\n"
    assert flagged(f"{lead}Exports rose, the statistical office said.") == []
    assert flagged(f"{lead}Exports rose.") == [("4.2%", "estimate")]


COUNTS = "It is estimated that 8,000 families lost all. The flood has killed 34 people in the valley."


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (f"Speech by the harbour minister at the dinner\n{COUNTS}", "a.md"),
        (f"# Opening Address by Jo Brandt\n\n{COUNTS}", "a.md"),
        (f"Dinner\n\n1\\. Ladies and gentlemen, good evening.\n\n{COUNTS}", "a.md"),
        (f"Dinner\n\nMr Speaker, Sir,\n\n{COUNTS}", "a.md"),
        (f"FOR IMMEDIATE RELEASE\n\n{COUNTS}", "a.md"),
        (f"OAKHAM, May 4 (Business Wire) -- {COUNTS}", "a.md"),
        (f"Oakham Group today announced a plan.\n\n{COUNTS}", "a.md"),
        (f"Dinner\n\n{COUNTS}\n\nNotes to editors: none.", "a.md"),
        (f"---\ntitle: Dinner\ncategory: Press releases\n---\n{COUNTS}", "a.md"),
        (f"---\ntitle: Dinner\ncategories:\n  - speeches\n---\n{COUNTS}", "a.md"),
        (COUNTS, "news/speeches/2020-05-04-dinner.md"),
        (COUNTS, "2020-05-04-press-release-dinner.md"),
    ],
)
def test_a_speech_or_a_release_answers_for_its_figures(text, path):
    assert flagged(text, markdown.read_markdown, path) == []


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (f"Dinner\n\n{COUNTS}", "news/2020-05-04-dinner.md"),
        (f"Minister’s speech at the dinner draws a crowd\n\n{COUNTS}", "a.md"),
        (f"“Ladies and gentlemen,” the minister began.\n\n{COUNTS}", "a.md"),
        (f"The firm put out a press release.\n\n{COUNTS}", "a.md"),
        (f"---\ntitle: What speeches are for\n---\n{COUNTS}", "a.md"),
    ],
)
def test_news_of_a_speech_or_a_release_does_not(text, path):
    assert flagged(text, markdown.read_markdown, path) == [("8,000", "estimate"), ("34", "toll")]


def test_reportedly_names_nobody_in_a_release_either():
    assert flagged("FOR IMMEDIATE RELEASE\nThe rival reportedly paid $5 million.") == [("$5 million", "hearsay")]


def test_copy_without_a_headline_is_checked_from_its_first_paragraph():
    text = "The fire killed 23 people in the hills on Sunday.\n\nIt was put out by noon, the fire service said."
    assert flagged(text) == [("23", "toll")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The fire killed 23 people.[^1]\n\n[^1]: Fire service, report of May 4.", []),
        ("The fire killed [23 people](https://example.org/report).", []),
        ("The fire killed 23 people.", [("23", "toll")]),
        ("What we know:\n\n- 23 people have been killed in the mill\n- The road is shut", [("23", "toll")]),
    ],
)
def test_a_link_or_a_note_is_a_source(text, found):
    assert flagged(text, markdown.read_markdown, "a.md") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("A poll gave the Greens 47% of the vote to 44% for the Blues.", ("47% of the vote to 44%", "poll")),
        ("The storm killed 34 people and left 120 homes dark.", ("34 people and left 120", "toll")),
        ("The storm killed 34 people in a train that cost $5 million.", ("34", "toll")),
    ],
)
def test_a_sentence_is_asked_once(sentence, found):
    assert flagged(f"Rain in the hills\n{sentence}") == [found]


def test_a_publisher_that_speaks_of_itself_is_not_asked_for_its_statistics():
    assert (
        flagged("We began in May.\nOur team grew, and we are glad.\nForty percent of households now cook with it.")
        == []
    )


@pytest.mark.parametrize(
    "unit",
    [
        "It killed 12,000 men in Oslo. ",
        "said 12,000 ",
        "“12,000 men” ",
        "killed 12 and ",
        "hundreds of ",
        "A poll of ",
        "is estimated ",
        "12 people, and ",
        "number of cases ",
        "60% of voters in a poll ",
    ],
)
def test_endless_copy_is_no_burden(unit):
    flagged(unit * 1000 + "it ended.")
