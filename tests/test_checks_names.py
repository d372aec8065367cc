"""names: which spellings of an article are two spellings of one name, and which are two names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.checks.house_style import HouseStyle
from lintnews.checks.names import Names
from lintnews.formats import markdown, plain, read


def found(text, **options):
    """Each spelling that is flagged and the one that it is held against."""
    hits = Names(**options).find(plain.read_plain("article.txt", text))
    return [(hit.words["found"], hit.words["other"]) for hit in hits]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelenskyy", "Zelensky"),
        ("Kyrylenko", "Kirilenko"),
        ("Shcherbakov", "Scherbakov"),
        ("Tymoshchuk", "Timoshchuk"),
        ("Lukashenka", "Lukashenko"),
        ("Hrytsenko", "Gritsenko"),
        ("Bohdanivka", "Bogdanovka"),
        ("Kadyrovskyi", "Kadyrovskiy"),
        ("Qassemlou", "Kassemlu"),
        ("Zawahri", "Zawahiri"),
        ("Hodžić", "Hodzic"),
        ("Şimşekoğlu", "Simsekoglu"),
        ("Møllegård", "Mollegard"),
        ("Gyeongdeok", "Kyongdok"),
        ("Chungmin", "Choongmin"),
        ("Pezeshkian", "Pezeshkyan"),
        ("Ahmadinejad", "Ahmadinezhad"),
        ("Wickremesinghe", "Wickramasinghe"),
        ("Zhengzhou", "Zhenghzou"),
        ("Guangxi", "Kwangsi"),
        ("Ulsan", "Oulsan"),
        ("Netivot", "Netivoth"),
        ("Kılıçdaroğlu", "Kilicdaroglu"),
        ("Florianópolis", "Florianopolis"),
        ("Mumbai", "Bombay"),
        ("Kyiv", "Kiev"),
        ("Brannigan", "Branigan"),
        ("Stravopoulos", "Stravopuolos"),
        ("Johnson", "Jhonson"),
        ("Hillary", "Hillry"),
        ("August", "Auugst"),
    ],
)
def test_two_spellings_of_one_name_are_found(one, other):
    text = f"They met {one} on Monday. A day later {one} went home. In the end {other} came back."
    assert found(text) == [(other, one)]


@pytest.mark.parametrize(
    "text",
    [
        "Kim Min-jun and Kim Min-jung ran. Min-jun is 12. Min-jung is 15. Ann spoke of Min-jung.",
        "Achieng said so. Ochieng did not. Achieng left. Ochieng stayed. Achieng is 20.",
        "Meet Elaine Bissart, who runs it. Elaine Bissart came.\n\nMeet Elaine Bissar...",
        "Robert Sardina, a.k.a., Roberto Sardina, a.k.a., Robert Sardinia, stole. Sardina is 64. Sardina left.",
        "He met Ann of the Univ. of Geneva. Unix grew. She likes Unix, and Unix runs.",
        "Linus spoke. Many call him Line-us. Linus laughed, and Linus left.",
        "He manages homes in Yonkers. Yonkers is old. All New Yorkers know Yonkers.",
        "The Koney Sides rob. Coney Island is old, and Coney Island is full.",
        "She sang of Biddlo, Bidelo and others. She sang.",
        "It was changed on Thu Feb 20. It was made on Tue Feb 18 and on Tue Feb 19.",
        "Mmmph. He said it again. Mmmpph! They laughed.",
        "Press Ctrl-t to go back. Press Ctrl-t again. Press Ctrl-g to leave.",
        "Some say LYE-nucks, she said. Others say LEE-nooks at home.",
        "Bitcoin is old. Bitcoin grows, he said. How To Mine Bitcoi!   n At Home",
        "Put the Spider-Men together. Spider-Man is back. They like Spider-Man, and Spider-Man likes them.",
        r"The Brix Shell is new. Put it into C:\Program Files\BrixShell\Modules today.",
        "Kamaro met Kamaru. Kamaru is 30. Kamaru is tall.",
        "Dustin Elwood, 21, of Tustin, left. The Tustin police came. Dustin left for Tustin.",
        "Steven Spielmark left. His name was misspelled as Spielmork. Spielmark came.",
        "Bac Duong left. Duong is 43.\n\nĐường dây nóng tiếp nhận tin báo ẩn danh trực tuyến ở Garden Grove\n\nDuong",
        "The trains of Romania run.\n\nUn tren din România pleacă la ora care nu este cea mai bună.\n\nIn Romania",
        "Macro-managing is one thing, said the book. Macro-managing helps. Micro-managing is another.",
        "Pictures of the Climate Academy. They met in the Climate Academy. It is the Académie du Climat.",
        "Super Marno was a game. This one is not Marno, but Maryno. Maryno runs, and Maryno jumps.",
        "Ms Joan Pereira asked. I thank Ms Pereira. In response to Mr Perera, nobody knows.",
        "Banks in Singapore agreed: Singapura Finance and others. The law in Singapore is new. He lives in Singapore.",
        "QotW was not chosen. CotW was chosen.",
        "She was born in Lwów, Poland (now Lviv, Ukraine). Lwów was Polish. He went to Lviv.",
        "They met in Nuremberg/Nürnberg. The Rust group of Nürnberg met in Nuremberg.",
        "Hazardous Materials burned.\n\nEl Fiscal y la Jueza de la Ciudad Con Materiales\n\nHazardous Materials burn.",
        "ChatMOP is new. We asked ChatMOP.\n\nA. Lee and B. Roe, “Chatmop in schools: a model,” arXiv, 2024.",
        "Scala grew. Scala was faster than ever in Scala 3, said Scalac, a studio that works with it.",
        "A Biophilic city is built. Biophilic streets show it, and Biophilia is the name of its day.",
        "Boris Johnson met Don Johnston. Johnson liked Johnston.",
        "They met Eric Garner and Erica Garner. Erica spoke for Eric.",
        "Iran and Iraq met. Iraq left before Iran did, and Iranian officials stayed.",
        "Slovakia, Slovenia, Austria and Australia met. Slovenia left before Slovakia, Australia before Austria.",
        "Hunan, Henan, Shanxi, Shaanxi, Hubei and Hebei met. Hunan won against Henan, Shaanxi against Shanxi.",
        "Novartis and Novavax lost, as did Vodafone and Vodacom. Novavax fell, Vodacom rose.",
        "Niger and Nigeria share a border. The border of Niger is open, that of Nigeria is not.",
        "The Ivanovs came: Igor Ivanov with Irina Ivanova. Ivanova smiled, Ivanov did not.",
        "Volodymyr Zelensky posted it. It came from @ZelenskyyUa and www.Zelenskyy.example, not a@kyiv.example.",
        "ZELENSKYY SPEAKS\nVolodymyr Zelensky spoke. ",
        "The train left Kyiv (formerly Kiev) at noon.",
        "The train left Luhansk, Lugansk in Russian, at noon.",
        "He ate chicken Kiev in Kyiv.",
        "Bashar al-Assad left. Assad had ruled for years.",
        "William spoke, and Bill spoke. Bill left, William stayed.",
        "They're late. There is no time. There was none before.",
        "African Americans voted. The African-American vote counts.",
    ],
)
def test_two_names_are_left_alone(text):
    assert found(text) == []


def test_a_message_names_the_lines_of_both():
    document = plain.read_plain("article.txt", "Zelenskyy left.\nZelenskyy came.\nHe met Zelensky.")
    (hit,) = Names().find(document)
    assert hit.words == {"found": "Zelensky", "line": "line 3", "other": "Zelenskyy", "other_lines": "lines 1, 2"}
    assert [document.text[slice(*span)] for span in hit.related] == ["Zelenskyy", "Zelenskyy"]


@given(st.text(st.sampled_from("ABab -'’.@\nélüЖ"), max_size=200))
def test_no_text_raises(text):
    for hit in Names().find(plain.read_plain("article.txt", text)):
        assert text[slice(*hit.span)] != ""


def test_the_house_spelling_is_put_in_at_each_place():
    text = "Zelensky left. “We met Zelenskyy,” she said. Zelensky came. His book is “The Zelensky Way”."
    hits = list(Names(preferred={"Zelensky": "Zelenskyy"}).find(plain.read_plain("article.txt", text)))
    assert [(text[slice(*hit.span)], hit.replacement, hit.safe) for hit in hits] == [
        ("Zelensky", "Zelenskyy", True),
        ("Zelensky", "Zelenskyy", True),
        ("Zelensky", "Zelenskyy", False),
    ]


def test_no_spelling_is_preferred_without_a_stylebook():
    text = "Zelenskyy left. Zelenskyy came. He met Zelensky."
    assert [hit.replacement for hit in Names().find(plain.read_plain("article.txt", text))] == [None]


def test_a_house_spelling_keeps_the_article():
    text = "Hassan al-Sharany left. al-Sharani came, al-Sharany said."
    hits = Names(preferred={"Sharany": "Sharani"}).find(plain.read_plain("article.txt", text))
    assert [hit.replacement for hit in hits] == ["al-Sharani", "al-Sharani"]


def test_house_style_finds_a_spelling_that_the_article_keeps_to():
    check = HouseStyle(preferred={"Kiev": "Kyiv", "Odessa": "Odesa"}, only_with={"Odessa": "Ukrain"})
    text = "Trains from Kiev run on time. He ate chicken Kiev in Odessa. It said so at @Kiev."
    hits = check.find(plain.read_plain("article.txt", text))
    assert [(hit.span.start, hit.replacement) for hit in hits] == [(12, "Kyiv")]


def test_a_list_of_thousands_of_names_is_no_article():
    text = " ".join(f"{chr(65 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}lensky" for n in range(6000))
    assert found(text) == []


def test_a_name_as_somebody_else_wrote_it_is_left_alone():
    assert found("They met Zelenskyy. Zelenskyy left. “Zelensky [sic] must go,” the leaflet said.") == []
    assert found("They met in Pittsburgh. Pittsburgh is far. “In Pittsburg[h] we won,” the letter said.") == []


def test_a_day_before_a_name_is_no_given_name():
    text = "Volodymyr Zelenskyy left. Zelenskyy was tired. On Tuesday Zelensky came back."
    assert found(text) == [("Zelensky", "Zelenskyy")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Igor Petrov", "Boris Petrovsky"),
        ("Maria Garcia", "Mario Garza"),
        ("Marc Chagall", "Mark Twain"),
        ("Peter Mohammed", "Ali Mohamud"),
        ("Sam Philips", "Ed Phillips"),
        ("Neil Turner", "Ruth Tanner"),
        ("Lars Larsen", "Bo Larson"),
        ("Otto Hoffman", "Greta Hofmann"),
        ("Zaid Khan", "Imran Khal"),
        ("Hao Zhang", "Yan Zheng"),
        ("Jin Park", "Soo Pak"),
        ("Jose Gonzalez", "Sofia Gonzales"),
        ("Rory McDonald", "Fiona MacDonald"),
        ("Hillary Clinton", "Eric Clifton"),
    ],
)
def test_two_people_with_names_that_sound_alike_stay_two(one, other):
    text = f"They met {one} on Monday, and {other} later. {one.split()[1]} left, {other.split()[1]} stayed."
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("They met Osama bin Fadel. Aides of Osama Bin Fadel left.", "Bin Fadel", "bin Fadel"),
        ("A note to Dominique de Vilnay lay there. It said that Dominique De Vilnay wins.", "De Vilnay", "de Vilnay"),
        ("They met Mohammed bin Fadel. In the end Mohamed bin Fadel left.", "Mohamed", "Mohammed"),
        ("They met Rory McDonald. In the end Rory MacDonald left.", "MacDonald", "McDonald"),
        ("They met Rory McDonald. McDonald is a baker. In the end Mr MacDonald left.", "MacDonald", "McDonald"),
        ("They met James Hastly. Mr Hastily left. Mr Hastily is a baker. Mr Hastily bakes.", "Hastly", "Hastily"),
        ("They met Rory McDonald. McDonald is a baker. “No,” MacDonald said.", "MacDonald", "McDonald"),
        ("Volodymyr Zelesnky spoke. Later Zelensky left. Zelensky was tired.", "Zelesnky", "Zelensky"),
        ("They met Angela Merkel. Merkel spoke. Angela Merkle left.", "Merkle", "Merkel"),
        ("They met Luke Palmer. Luke Palmer spoke. Luke Paler left.", "Paler", "Palmer"),
        ("They met Steve Peters. In the end Steve Peters and Ann Lee left. Steve Peers stayed.", "Peers", "Peters"),
        ("They met African Americans. In the end Afircan Lutherans and African Americans left.", "Afircan", "African"),
        ("Curators of Afircan and African American history met. African art was shown.", "Afircan", "African"),
        ("A Micrsooft-based office is dear. Microsoft sells it. Microsoft knows.", "Micrsooft", "Microsoft"),
        ("One sent the email by an Android phone. In the end Andriod won.", "Andriod", "Android"),
        ("They met Ann Peterson. In the end Peterson spoke. Miss Peteron left.", "Peteron", "Peterson"),
        ("They met Ursula von der Laren. Ursula Von der Laren left.", "Von der Laren", "von der Laren"),
        ("They met John F. Kessler. In the end Jon Kessler left.", "Jon", "John"),
    ],
)
def test_particles_titles_and_initials_hide_no_variant(text, name, other):
    assert found(text) == [(name, other)]


@pytest.mark.parametrize(
    "text",
    [
        "They met Nouha Saoudi on Monday. Saudi Arabia is far, and the Saudi Arabian ships are late.",
        "He met General Jon Smith and General John Brown. A federal Jon left.",
        "They met Steve Peters. In the end Steve Peters spoke. Ann Peers left, and so did Steve Jones.",
        "The Federal Cyber Security Alliance left. October is National Cybersecurity Month.",
        "Philip Aske and his younger brother Phillip Aske own the mill. Philip Aske bakes; Phillip Aske sells.",
        "Sir Elton Smith spoke. Elton left. The firm's boss, Elon Musk, stayed. Elton said so.",
        "Zhang Bo met Zheng Bo in the hall. Zhang Bo spoke, and Zheng Bo sang.",
        "Lin Wang left. Wang had met Kit Wong twice. Wong spoke.",
        "The firm Philips sued Anna Phillips, a lawyer. Phillips, who lives in Leeds, said no.",
        "Mr Tinkov left for London. He had founded the online Tinkoff bank. Mr Tinkov said no.",
        "Pavel Morozov was born in Morozovo. Morozova, his wife, was not.",
        "Igor Zelensky danced. Olena Zelenska sang. Zelensky bowed, and Zelenska left.",
        "J. Zhuang, F. Kroeger and G. Krueger wrote it. G. Krueger is the first author.",
        "Hessel, J., Cardie, C. (2020). A book. Hesse, C., Hickey, W. (2021). Another book.",
        "Alok Sharma went to Sharm el-Sheikh. Mr Sharma spoke. Sharma left.",
        "They heard it tick. Tick Tock, it said. Tick Tock, Tick Tock.",
        "The tool is called rustic. Rustic calls the compiler. Rustica is a language. Rustica is old, Rustica is good.",
        "The APDs came first. The IAPDs came next. The APDs left, and the APDs came back.",
        "Nico spoke of the mill. Niko Rossi is a baker. Niko Rossi bakes.",
        "See 600-x-338-City-SDK and src/City-SDK.jpg here. CitySDK is open. CitySDK is free.",
        "Readers write “Hello, my name is Ann”. Germans write “Hallo, mein Name ist Ann”. Hello, Ann.",
        "The crowd shouted “Slava Ukraini”. It was for Ukraine. Ukraine thanked them, and Ukraine won.",
        "Spanish-language radio is loud.\n\nRadio in the Spanish Language\n\nIt is.",
        "Robin van Marle left. Van Marle had scored twice. The coach of Robin van Marle saw Van Marle leave.",
        "The council met S K Patil and Nathubhai D. Patel. Mr Patel left.",
        "The band played the Game of Stones. Gabe Shore wrote the Game. The Game was long, the Game was loud.",
        "Harrisin turn said no. Harrisis at home. Harrisin came.",
        "She studied at Banaras Hindu University. Trains from Varanasi are slow.",
        "The talks ran from 18 June--25 June. On June-25 they ended.",
        "Stephan “Coolow” Kulow left. Kulow came back, and Coolow sang.",
        "Ahmad Rahamian, a/k/a “Ahmad Rahimian”, left. Rahamian was tired.",
        "They met Jo Ann Reyes and JoAnn Ferber.",
        "The importer of Vissio files is slow. It reads Vissio files. Visit the page.",
        "Sandeep and Sandip Rathore came fourth and seventh.",
        "Deccan Africa left. Go to DeccanAfrica.example for more. Deccan Africa came back.",
        "The package deccan:lab:OpenDesk is old. An Open Desk is new.",
        "The news spread. Apply at S. Ministers Row. The Foreign Minister S. Rao met Ministers.",
        "Marc Dubec coaches. Mark Dubec plays. Marc Dubec shouts, and Mark Dubec runs.",
        "In the final Jon Dubec beat John Dubec by a length.",
        "Emiratis live in the Emirates. The Emirates are rich, and Emiratis travel.",
        "Harcharan Singh batted. Gurcharan Singh bowled. Gurcharan Singh won.",
        "He is listed as R du Prell. Then Du Prell ran in a try. Rob du Prell kicked, and Du Prell smiled.",
        "Ms Naidoo spoke. Mr Naidu left. Naidoo said so. Naidu said no.",
        "Some write Taggio, others use Tagio instead of Taggio.",
        "Kathryn Doe opened a shop. Many customers wrote her name as Kathrynn. Kathryn laughed.",
        "The typo spread at once: the paper had printed Bernankee. Mr Bernanke smiled. Bernanke has seen worse.",
        "Gallway has a double l. Tourists write Galway. Gallway is a village.",
        "In pinyin China is Zhōngguó. Zhongguo is big, and Zhongguo is old.",
        "Benjamin Mond fled, and “Benjamon,” as the gang calls him, was shot. Benjamin Mond is dead.",
        "Queen Gudit (Ge'ez: ጉዲት, Gudīt) ruled the north. Gudit was feared.",
        "They won the Copa América. The Copa América is old, and all of South America sang.",
        "The stela fell. Three Stelae stand in the town; the Tallest Stela is cracked. Stelae are old.",
        "North Koreais sending troops. North Koreans were seen there, and Koreans fought.",
        "Luke Sommers is dead. Lucy Sommers, his sister, said so. Luke Sommers was 33.",
        "How do I say the name? I say S-Q-L-ite. Sqlite is small. Sqlite is old.",
        "Andrew\xa0Kondrich, Andrew\xa0Sima, Andrey\xa0Malevich, Sergei\xa0Vorob, Sergii\xa0Rudenko wrote it.",
        "Xi Jinping spoke for an hour. Xi Jinping left. Then Chen Jiping answered. Chen Jiping was brief.",
        "Ana Rodarguez starred. Rodarguez won. The band of Joe “Dandy” Rodárguez played.",
        "The Black Men met. A Black Man spoke. The Black Men of the town sang, and Black Men left.",
        "TERN BUYS MILL: McTERNICK SPICE WINS. A mill was sold to McTernick, and McTernick smiled.",
        "The Bay States vote. Bay Staters vote. The Bay States, all of the States, are rich.",
        "The Myanma Foreign Trade Bank lends. Myanmar said nothing. In Myanmar banks are few.",
    ],
)
def test_what_stands_around_tells_two_names(text):
    assert found(text) == []


def test_capitals_alone_are_a_kind_of_their_own():
    hits = Names().find(plain.read_plain("article.txt", "The K-Pop band left. A K-pop song was heard; K-pop is loud."))
    assert [hit.kind for hit in hits] == ["capitals"]


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("<p>OpenBrix is new. Users ask Openbrix. OpenBrix is quick.", ["capitals"]),
        ("<p>OpenBrix is new. Users ask Open<small>brix</small>. OpenBrix is quick.", []),
        ("<p><span>H</span><small>arbrin</small> is new. HArbrin is old, HArbrin is good.", []),
        ("<p><b>Openbrix</b> is new. OpenBrix is quick, and OpenBrix is free.", ["capitals"]),
    ],
)
def test_small_capitals_are_no_capitals(source, kinds):
    assert [hit.kind for hit in Names().find(read("a.html", source.encode()))] == kinds


def test_a_title_has_capitals_of_its_own():
    assert found("Space Through an X-Ray Eye\n\nThe X-ray eye is new. An X-ray of it was shown.") == []


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Shaba Rex\ndescription: A coder from Kribi\nauthors: [Shaba-Rex]\n---\nHello.",
        "Self-paced Peer-to-peer work is hard.\n\n### Class-less, Peer-to-Peer learning\n\nIt is good.",
        "OpenBrix is here. OpenBrix is new.\n\n![Openbrix Api View](a.png)",
        "HArbrixy is quick.\n\n![HArbixy-Stats-on-Linux][1]\n\nHArbrixy is old. HArbrixy is good.",
        "Brix Lab is here. Write to BrixLab.Net now.",
        "Say Hello to her. Hello again, and Hello once more. He said Hallo in Bonn.",
        "Brix Lab is here.\n\n=CODE_START=\nBrix-Lab = yes\n=CODE_END=",
        "Brix Lab is here.\n\n{% highlight ini %}\nBrix-Lab = yes\n{% endhighlight %}",
        "Brix Lab is here.\n\n{{< highlight ini >}}\nBrix-Lab = yes\n{{< /highlight >}}",
    ],
)
def test_a_file_s_own_spelling_is_no_evidence(text):
    assert list(Names().find(markdown.read_markdown("article.md", text))) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She is from Colombia. He went to Columbia University, and Columbia was good.", "unsure"),
        ("Xine plays. Xine is fast, and Xing was a player. They like Xine.", "unsure"),
        ("Ann Jensen left. Jensen is 40. Yensen came, and Jensen left.", "unsure"),
        ("They met Hrytsenko on Monday. Hrytsenko went. In the end Gritsenko came back.", "spelling"),
        ("Ann Harrington left. Ann Herrington came. Harrington spoke.", "spelling"),
        ("Ann Harrington left. Harrington came. Herrington spoke.", "unsure"),
        ("Zelensky left. Zelenskyy came.", "spelling"),
        ("They went to Montréal. Montreal is old, and Montreal is cold.", "unsure"),
        ("They met Zoran Petković. Petkovic won, and Petković smiled.", "spelling"),
        ("GroupCollapser folds lines. GroupColapser was its name before. GroupCollapser is new.", "unsure"),
        ("Ann MacDonaldson left. MacDonaldson smiled. MacDonaldson sang. MacDonaldsen sang.", "spelling"),
        ("Kyiv is old. Kiev is old.", "spelling"),
    ],
)
def test_two_that_may_be_two_names_are_a_kind_of_their_own(text, kind):
    assert [hit.kind for hit in Names().find(plain.read_plain("article.txt", text))] == [kind]
