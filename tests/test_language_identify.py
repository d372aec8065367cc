"""Which language a text is in; where nothing tells, a short text in Latin letters counts as English."""

import pytest

from lintnews.formats import read
from lintnews.language.identify import FEW, identify, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that it was not for him to say what the council would do.", "en"),
        ("Der Minister sagte, dass er das nicht wisse und auch nicht sagen wolle, was der Rat tut.", "de"),
        ("Le ministre a dit que ce n’était pas à lui de dire ce que le conseil va faire.", "fr"),
        ("De minister zei dat het niet aan hem is om te zeggen wat de raad van plan is.", "nl"),
        ("Министр сказал, что это не его дело и что он не знает, как решит совет.", "ru"),
        ("Міністр сказав, що це не його справа і що він не знає, як вирішить рада.", "uk"),
        ("大臣はそれは自分の言うことではないと述べた。", "ja"),
        ("部长说这不是他的事，他不知道委员会会怎么做。", "zh"),
        ("장관은 그것이 자기 일이 아니라고 기자들에게 말했다.", "ko"),
        ("L’alcaldessa va dir que el pont és tancat i que l’ajuntament no té els diners per obrir-lo.", "ca"),
        ("Županja je rekla, da je most zaprt in da občina še nima denarja za nova dela.", "sl"),
        ("Градоначелник је рекао да је мост затворен и да општина није имала новца за то.", "sr"),
        ("Primarul a spus că podul râmâne închis și că orașul nu are bani.", "ro"),
        ("Dywedodd y maer fod y bont yn aros ar gau, a bod pobl y dref am gysylltu â’r cyngor.", "cy"),
        ("Dúirt an méara go raibh an droichead fós dúnta agus nach bhfuil aon airgead ag an gcomhairle.", "ga"),
        ("Kryetari i qytetit tha se ura është e mbyllur dhe nuk ka para për një tjetër.", "sq"),
        ("Olórí ìlú náà sọ pé àwọn kò ní owó láti ṣe afárá tí ó wó, àti pé ìlú yóò dúró.", "yo"),
        ("I love ferries. I live in Gull Bay, and I can sail.", "en"),  # “I” is no Swedish i
        ("A port, a i já, se dá vidět. Ale nebo je to jako bylo, po mně.", "cs"),
        (
            "Menu Maker Pro v2.1 designs menus fast. Menu Maker Pro v2.1 is small and costs nothing. " * 2,
            "en",
        ),  # no Czech
        ("Read more", "en"),
        ("", "und"),
        ("12 34", "und"),
        ("Ξεκίνα", "und"),
        ("Zebra " * 40, "und"),
    ],
)
def test_a_language_is_told_by_its_commonest_words_or_its_script(text, language):
    assert identify(text) == language


@pytest.mark.parametrize(
    ("declared", "language"),
    [
        *[("fr", "fr"), ("FR", "fr"), ("fr-CA", "fr"), ("fr_CA", "fr"), ("zh-Hant-TW", "zh"), ("haw", "haw")],
        *[("", "en"), ("und", "en"), ("x-default", "en"), ("english", "en"), ("{{ lang }}", "en"), ("utf-8", "en")],
    ],
)
def test_what_a_page_declares_is_believed_where_it_names_a_language(declared, language):
    page = f'<html lang="{declared}"><p>The minister said that it was not for him to say.'
    assert language_of(read("a.html", page.encode())) == language


ENGLISH = "The minister said on Monday that it was not for him to say what the council would do with all of the money. "
FRENCH = "Le ministre a dit lundi que ce n’était pas à lui de dire ce que le conseil va faire de tout cet argent. "
DANISH = "Ministeren sagde mandag, at det ikke var op til ham at sige, hvad rådet vil gøre med alle de penge. "


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("en", FRENCH, "fr"),
        ("fr", ENGLISH, "en"),
        ("fr", FRENCH, "fr"),
        ("no", DANISH, "no"),  # kin, and nobody can be sure
        ("haw", ENGLISH, "haw"),  # a language that lintnews has no words of
    ],
)
def test_copy_that_is_plainly_in_another_language_gainsays_what_its_page_declares(declared, text, language):
    assert identify(text * 3, declared) == language
    assert len(text.split()) < FEW
    assert identify(text, declared) == declared
