"""The grammar of figures: values, units, intervals, wording, and what is no figure."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.language.word_set import word_set
from citecheck.model import Figure
from citecheck.nlp.figures import find_figures


def only(text: str) -> Figure:
    figures = find_figures(text)
    assert len(figures) == 1, figures
    return figures[0]


def read(text: str) -> list[tuple[str, str, str]]:
    """Each figure as (text, value or low..high, unit)."""
    return [(f.text, amount(f), f.unit) for f in find_figures(text)]


def amount(figure: Figure) -> str:
    if figure.value is None:
        return f"{plain(figure.low)}..{plain(figure.high)}"
    return plain(figure.value)


def plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


BLOG_POST = """
Our start-up sold drones for $1.8 billion last season, against $18 million at the outset and
$21 million a little later, in a market that analysts put at $469 billion. Some 77% of it, or
$10 billion, is owed to one buyer; another 6% went abroad. The ministry, which had $65 billion to
spend and used 28% of it, paid $22 billion, then $15 billion, then $733 million and at last
$3 billion. A Shahed 136 costs far less.
"""


def test_every_figure_of_a_pasted_post_is_found_and_the_drone_is_none() -> None:
    assert [f.text for f in find_figures(BLOG_POST)] == [
        "$1.8 billion", "$18 million", "$21 million", "$469 billion", "77%", "$10 billion", "6%",
        "$65 billion", "28%", "$22 billion", "$15 billion", "$733 million", "$3 billion",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        # money
        ("a fund of $1.8 billion", "1800000000", "USD"),
        ("it paid US$5m", "5000000", "USD"),
        ("it paid $US160 million", "160000000", "USD"),
        ("A$10.5m was lost", "10500000", "AUD"),
        ("a loss of HK$3.7 billion", "3700000000", "HKD"),
        ("roughly €3mn", "3000000", "EUR"),
        ("a bill of EUR50m", "50000000", "EUR"),
        ("worth 40 USD then", "40", "USD"),
        ("30 MUSD in losses", "30000000", "USD"),
        ("a price of RM79", "79", "MYR"),
        ("Rs 500 crore of debt", "5000000000", "INR"),
        ("35 lakh rupees", "3500000", "INR"),
        ("10,000 Swiss francs", "10000", "CHF"),
        ("they raised 20 million pounds", "20000000", "GBP"),
        ("it weighs 20 pounds", "20", "pound"),
        ("63 cents per share", "63", "cent"),
        ("thirteen dollars forty-five cents", "13.45", "USD"),
        ("100元 each", "100", "CNY"),
        # shares
        ("77% agreed", "77", "%"),
        ("5 per cent of it", "5", "%"),
        ("1.38pc a year", "1.38", "%"),
        ("up by 12 percentage points", "12", "pp"),
        ("it fell 50 basis points", "50", "bp"),
        ("one in five children", "0.2", ""),
        ("It fell by a third in the year after.", plain(Decimal(1) / 3), ""),
        ("It fell by a third after the storm.", plain(Decimal(1) / 3), ""),
        ("9 out of 10 parents", "0.9", ""),
        ("two-thirds of the vote", plain(Decimal(2) / 3 * 1), ""),
        ("a quarter of them", "0.25", ""),
        ("half the crew", "0.5", ""),
        # multiples
        ("output doubled", "2", "x"),
        ("prices were halved", "0.5", "x"),
        ("three times as many", "3", "x"),
        ("it is 10x faster", "10", "x"),
        ("a 13-fold rise", "13", "x"),
        ("twice as many", "2", "x"),
        # words
        ("one hundred and sixteen people", "116", ""),
        ("twenty-eight thousand six hundred forty-two students", "28642", ""),
        ("two and a half miles", "2.5", "mile"),
        ("five and a half million fish", "5500000", ""),
        ("half a million eggs", "500000", ""),
        ("a dozen eggs", "12", ""),
        ("three lakh crore votes", "3000000000000", ""),
        ("zero point zero eight metres", "0.08", "metre"),
        # notations
        ("12,34,567 voters", "1234567", ""),
        ("1'234'567 voters", "1234567", ""),
        ("1\u202f234\u202f567 voters", "1234567", ""),
        ("10 000 dollars", "10000", "USD"),
        ("a rate of .08 there", "0.08", ""),
        ("about 6.23x10^-4 of it", "0.000623", ""),
        ("10 −6 m thick", "0.000001", "metre"),
        ("100k readers", "100000", ""),
        ("12.3m tonnes of fuel", "12300000", "tonne"),
        ("a 12.3m wall", "12.3", "metre"),
        # measures
        ("the 27-kilometre ring", "27", "kilometre"),
        ("301,338 km2 of land", "301338", "square kilometre"),
        ("4 km squared", "4", "square kilometre"),
        ("3923 sq m of floor", "3923", "square metre"),
        ("87 mph winds", "87", "mile per hour"),
        ("188 miles an hour", "188", "mile per hour"),
        ("56 km s −1 upwards", "56", "kilometre per second"),
        ("5.5 kg/cm³ of rock", "5.5", "kilogram per cubic centimetre"),
        ("20 J/m^2 per year", "20", "joule per square metre per year"),
        ("40 hours a week", "40", "hour per week"),
        ("it was −34 °C", "-34", "degree celsius"),
        ("98.6 degrees Fahrenheit", "98.6", "degree fahrenheit"),
        ("he is 5 ft 3 in tall", "5.25", "foot"),
        ("2 1/2 in thick", "2.5", "inch"),
        (
            "⅓ cup of sauce",
            plain(Decimal("0.33333333333333333333333333333333333333333333333333")),
            "cup",
        ),
        ("a 30-year-old man", "30", "year"),
        ("a man aged 87", "87", "year"),
        ("the 7.3 MWh battery", "7.3", "megawatt hour"),
        ("100 MB of text", "100", "megabyte"),
        ("half an hour later", "0.5", "hour"),
        ("the 5'9\" guard", "5.75", "foot"),
        ("he is 6'3 now", "6.25", "foot"),
        ("rock of 2.5g/cm 3 there", "2.5", "gram per cubic centimetre"),
        ("a load of 35 N/mm 2 /min", "35", "newton per square millimetre per minute"),
        ("2.4 l · day −1 of water", "2.4", "litre per day"),
        ("1.3 g · kg −1 · day −1", "1.3", "gram per kilogram per day"),
        ("9.2 mmols of salt", "9.2", "millimole"),
        ("a field of 20kG", "20", "kilogauss"),
        ("it reached 101.5F there", "101.5", "degree fahrenheit"),
        ("a temperature of 7K", "7", "kelvin"),
        ("7K readers", "7000", ""),
        ("below 800AT/cm", "800", ""),
        # ages
        ("who was 10.", "10", "year"),
        ("she is now 91 and", "91", "year"),
        ("it was 10.", "10", ""),
        ("a run of 9.5s there", "9.5", "second"),
        ("it stopped for 30s then", "30", "second"),
        ("Ana Ruiz, 34, said so", "34", "year"),
        ("Mr. Ruiz, 81, said so", "81", "year"),
        ("Police Arrest Five Men", "5", ""),
        ("from Paris, 12, and", "12", ""),
        # fractions in words
        ("two hundred fortieths", "5", ""),
        ("one twenty-fifth of it", "0.04", ""),
        ("a twenty-fifth of it", "0.04", ""),
        ("one one hundred fiftieth", "0.00666666666666666666666666666666666666666666666666666", ""),
        ("eighty - five homes", "85", ""),
        ("a quarter of a percentage point", "0.25", "pp"),
        ("half a per cent", "0.5", "%"),
        ("a 1-in-500 chance", "0.002", ""),
        ("one-in-five odds", "0.2", ""),
        ("1800 over 3", "600", ""),
        # signs lost on the way
        ("PS2.7m in fees", "2700000", "GBP"),
        # rank
        ("the third-largest city", "3", "ord"),
        ("she finished second", "2", "ord"),
        ("its 10th straight loss", "10", "ord"),
    ],
)
def test_value_and_unit(text: str, value: str, unit: str) -> None:
    figure = only(text)
    assert figure.value is not None
    assert abs(figure.value - Decimal(value)) < Decimal("1e-20")
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("between 5 and 10 per cent", "5", "10", "%"),
        ("$3–4 billion", "3000000000", "4000000000", "USD"),
        ("€5–10m", "5000000", "10000000", "EUR"),
        ("$3 billion to $5 billion", "3000000000", "5000000000", "USD"),
        ("11 or 12 percentage points", "11", "12", "pp"),
        ("3 to 4 litres", "3", "4", "litre"),
        ("3-to-4-year terms", "3", "4", "year"),
        ("200,000 to-260,000 years", "200000", "260000", "year"),
        ("von 0,15 bis 0,3% der Masse", "0.15", "0.3", "%"),
        ("zwischen 5 und 7 Tonnen für den Bau", "5", "7", "tonne"),
        ("de 3 à 4 millions pour les villes", "3000000", "4000000", ""),
        ("entre 200 y 300 por el día", "200", "300", ""),
        ("an 8- to 16-metre mirror", "8", "16", "metre"),
        ("between at least 2 and 5 million", "2000000", "5000000", ""),
        ("from 7 to 10 of them", "7", "10", ""),
        ("dozens of cars", "24", "99", ""),
        ("hundreds of kilometres", "200", "999", "kilometre"),
        ("tens of thousands of trees", "20000", "99999", ""),
        ("a few houses", "3", "9", ""),
    ],
)
def test_range(text: str, low: str, high: str, unit: str) -> None:
    figure = only(text)
    assert figure.value is None
    assert (figure.low, figure.high, figure.unit) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    "text",
    [
        "the freshman said one of the boys was the one",
        "as shown before [7] and later [8, 9-11]",
        "A Shahed 136 flew over Area 51 beside a Boeing 747 and an F-16",
        "the iPhone 14, HTTP/2, a 404, the B-52, COVID-19 and S23",
        "see page 12, pp. 12–14, chapter 3, Fig. 2, Figure 4B and No. 5",
        "Nos. 22, 24 and 26 are missing",
        "version 3.2.1 and section 2.1",
        "call 555-123-4567 or +44 20 7946 0958",
        "he lives at 12 Main Street",
        "the Reds won 3-1, lost 2–0 and led by 2-1",
        "at 10:30, at 9 a.m., until 3pm and 2.13 am",
        "in 2019, on 5 May 2020, since May 7, 2021, on 05/03/2024 and in the 1990s",
        "from 2019 to 2023 and in FY2020, Q3 2019 and the 21st century",
        "https://example.org/2024/05/12345 and mail@example77.org",
        "1. First\n2. Second\n3) Third",
        "the 22nd amendment, the first man and a second thought",
        "open 24/7 since 9/11",
        "a Boeing 777F and the 13F filing",
        "a 404 error on the page, COP26, a PS5 and 221B Harbour Street",
        "agent 007, call 020 7946 0018",
        "a 50-50 call, by 218-209, a 9-to-5 job by a 2-to-1 margin, 3-for-10",
        "4,5-dihydro-7-hydroxy and 5-FU, where r 1 and χ 2 are small",
        "in units of cm s −1, J1149.5+6663, as r −1.8, and 9.79(1H, s)",
        "Ocean's Eleven, in the Six Nations and for BBC Two, was a film",
        "of the 50s, 60s kind, by men in their 40s",
        "won in 2:11:53, the over-75s and under-30s, 352-8 and so on",
        "um 15 Uhr, à 15 h 30, at 21.16 EDT",
        'call (414) 555-2017, a 0-1 loss, the "Comet of 1812"',
    ],
)
def test_no_figure(text: str) -> None:
    assert read(text) == []


def test_a_year_is_a_date_and_a_grouped_number_is_none() -> None:
    assert read("In 2019 it rained. In 2019, 2,019 people left.") == [("2,019", "2019", "")]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("$1.8 billion", "1750000000", "1850000000"),  # half a unit of the last digit
        ("$10 billion", "9500000000", "10500000000"),  # never beyond 5 %
        ("300 homes", "285", "315"),
        ("about 200 homes", "190", "210"),
        ("nearly 200 homes", "180", "200"),
        ("just over 200 homes", "200", "220"),
        ("more than 10 homes", "10", "20"),
        ("up to 25 homes", "20", "25"),
        ("9.5 ± 0.25 mm", "9.25", "9.75"),
    ],
)
def test_interval(text: str, low: str, high: str) -> None:
    figure = only(text)
    assert (figure.low, figure.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "change", "bound", "role"),
    [
        ("about 40 homes", "~", "about", None),
        ("an estimated 40 homes", "~", "an estimated", None),
        ("at least 40 homes", ">", "at least", None),
        ("no more than 40 homes", "<", "no more than", None),
        ("40 homes or more", "=", None, None),
        ("40 or more homes", ">", "or more", None),
        ("shares fell 5%", "down", None, None),
        ("rates were cut by 50 bp", "down", None, "by"),
        ("rates were cut to 50 bp", "down", None, "to"),
        ("a 25% drop in sales", "down", None, None),
        ("sales rose by more than 5%", "up", "more than", "by"),
        ("40 homes stood there", "=", None, None),
        ("it took over five years", ">", "over", None),
        ("spending over five years", "=", None, None),
        ("6% less than that", "down", None, None),
    ],
)
def test_wording(text: str, change: str, bound: str | None, role: str | None) -> None:
    figure = only(text)
    assert (figure.change, figure.bound, figure.role) == (change, bound, role)


def test_a_change_from_one_value_to_another_is_two_figures() -> None:
    figures = find_figures("The share rose from 10% to 15% in a year that lasted long")
    assert [(f.text, f.role) for f in figures[:2]] == [("10%", "from"), ("15%", "to")]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("prices did not rise by 5%", True),
        ("prices never rose 5%", True),
        ("prices rose not only by 5%", False),
        ("prices rose by no more than 5%", False),
        ("prices rose 5%", False),
    ],
)
def test_negation(text: str, *, negated: bool) -> None:
    assert only(text).negated is negated


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("300 residents were hurt", "residents"),
        ("two large wooden doors", "doors"),
        ("28% of officials agreed", "officials"),
        ("unemployment fell to 4.1%", "unemployment"),
        ("24 Shahed 136 drones", "drones"),
        ("a 5% share", "share"),
    ],
)
def test_subject(text: str, subject: str) -> None:
    assert find_figures(text)[0].subject == subject


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Firma verlor 3,5 Millionen Euro, das sind 12,4 Prozent.",
         [("3,5 Millionen Euro", "3500000", "EUR"), ("12,4 Prozent", "12.4", "%")]),
        ("Es waren 1.234 Stellen und 2 Mrd. Euro, nicht mehr.",
         [("1.234", "1234", ""), ("2 Mrd. Euro", "2000000000", "EUR")]),
        ("Le déficit est de 2,3 milliards d'euros et de 4,5 pour cent.",
         [("2,3 milliards d'euros", "2300000000", "EUR"), ("4,5 pour cent", "4.5", "%")]),
        ("El gasto fue de 1.500 millones de euros, un 3,2 por ciento más.",
         [("1.500 millones de euros", "1500000000", "EUR"), ("3,2 por ciento", "3.2", "%")]),
        ("La spesa è di 2,5 miliardi di euro, il 7 per cento.",
         [("2,5 miliardi di euro", "2500000000", "EUR"), ("7 per cento", "7", "%")]),
        ("O custo foi de R$ 3,2 bilhões, ou 5 por cento do total.",
         [("R$ 3,2 bilhões", "3200000000", "BRL"), ("5 por cento", "5", "%")]),
        ("Drei Menschen und zweiundzwanzig Tiere sind in der Halle.",
         [("Drei", "3", ""), ("zweiundzwanzig", "22", "")]),
        ("Ein Drittel der Wähler und zwei Fünftel der Räte sind dafür.",
         [("Ein Drittel", plain(Decimal(1) / 3), ""), ("zwei Fünftel", "0.4", "")]),
        ("Rund 1.500 Leute sind für das Haus, es sind 25 Basispunkte.",
         [("1.500", "1500", ""), ("25 Basispunkte", "25", "bp")]),
        ("Les quatre-vingt-douze maires ont dix ans et deux cents euros pour une salle.",
         [("quatre-vingt-douze", "92", ""), ("dix ans", "10", "year"),
          ("deux cents euros", "200", "EUR")]),
        ("Murieron treinta y dos personas y las pérdidas son de dos mil euros.",
         [("treinta y dos", "32", ""), ("dos mil euros", "2000", "EUR")]),
        ("Il comune ha ventotto scuole e duecento aule per gli alunni, a 30 chilometri.",
         [("ventotto", "28", ""), ("duecento", "200", ""), ("30 chilometri", "30", "kilometre")]),
        ("Os trezentos e vinte e cinco barcos são do porto e dobrou o preço.",
         [("trezentos e vinte e cinco", "325", ""), ("dobrou", "2", "x")]),
        ("De tweeëntwintig boten zijn van het dorp, een kwart meer.",
         [("tweeëntwintig", "22", ""), ("een kwart", "0.25", "")]),
        ("Los precios de la casa suben del 3,4 % al 3,9 % en mayo.",
         [("3,4 % al 3,9 %", "3.4..3.9", "%")]),
        ("De omzet was 1,2 miljard euro, 3 procent meer.",
         [("1,2 miljard euro", "1200000000", "EUR"), ("3 procent", "3", "%")]),
    ],
)  # fmt: skip
def test_other_languages(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


def test_a_change_and_what_it_led_to_are_no_range() -> None:
    by, to = find_figures("Staff numbers were cut by 400 to 6,100.")
    assert (by.value, to.value) == (400, 6100)
    (ranged,) = find_figures("Staff numbers were cut by 400 to 600.")
    assert (ranged.low, ranged.high) == (400, 600)


def test_a_third_of_something_else_is_no_share() -> None:
    assert not find_figures("It was bought by a third party in the north.")


def test_marks_around_a_number_are_no_inches() -> None:
    assert read('the field is "52" then') == [("52", "52", "")]


def test_a_doubling_from_one_value_to_another_is_no_range() -> None:
    figures = find_figures("Income doubled, from $1.1 billion to $2 billion")
    assert [f.value for f in figures] == [2, 1_100_000_000, 2_000_000_000]


def test_numbers_joined_word_by_word_are_three_figures_and_no_range() -> None:
    assert [f.value for f in find_figures("they counted three-nought-four")] == [3, 0, 4]


def test_what_stands_at_a_place_or_time_has_no_direction() -> None:
    figures = find_figures("It lost a door at 16,000ft and fell for three hours by 2%")
    assert [f.change for f in figures] == ["=", "=", "down"]


def test_an_amount_with_a_plus_is_a_bound() -> None:
    assert only("they claimed 100,000-plus people").change == ">"


def test_a_unit_is_shared_along_a_list() -> None:
    assert read("doses of 45, 50 and 60 mg") == [
        ("45", "45", "milligram"),
        ("50", "50", "milligram"),
        ("60 mg", "60", "milligram"),
    ]


PIECES = st.sampled_from(
    [
        "\n",
        *sorted(
            word_set(
                "5 1.8 1,234 12,34,567 $ € % - – to and or between billion m bn km mph ° C two "
                "hundred half a third of in more than about 2019 May / ( ) . , ' \" [7] x times "
                "10^ e5 ± 1/2 ½ US$"
            )
        ),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join))
def test_spans_are_ordered_slices_of_the_text(text: str) -> None:
    check(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    check(text)


def check(text: str) -> None:
    end = 0
    for figure in find_figures(text):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.text == text[figure.start : figure.end]
        assert figure.low <= figure.high
        assert figure.value is None or figure.low <= figure.value <= figure.high
        assert figure.digits >= 1
        end = figure.end


@given(st.integers(0, 10**9), st.sampled_from(["km", "%", "tonnes"]))
@settings(max_examples=50, deadline=None)
def test_a_number_with_a_unit_is_read_back(number: int, unit: str) -> None:
    assert only(f"there were {number:,} {unit} then").value == number


@pytest.mark.parametrize(
    "unit",
    [
        "7", "1 ", "1,", "1.", "1-", "1/", "$", "a ", "one ", "hundred and ", "5 and ", "to 5 ",
        "(", "[1", "'", '"5', "half a ", "2 x 10 ", "between 5 and ", "1:", "May ", "5 May ",
        "from 2019 to ", "http://", "@", "a@", "x" * 50 + " ", "½", "- 5", "\n1.", "٣", "tens of ",
        "5-for-", "020 ", "zwei und der ", "5'", "one hundred ", "vingt et la ", "5 −1", "1:1:",
    ],
)  # fmt: skip
def test_a_long_run_of_anything_is_read_soon(
    unit: str, cpu_seconds: Callable[[Callable[[], object]], float]
) -> None:
    text = unit * (48_000 // len(unit))
    assert cpu_seconds(lambda: find_figures(text)) < 20


def test_a_million_digits_are_no_figure() -> None:
    assert find_figures("7" * 1_000_000) == ()


def test_a_line_without_end_is_read_in_chunks() -> None:
    text = "The mill made 1,250 tonnes and lost 3% then. " * 4_000
    figures = find_figures(text)
    assert len(figures) == 8_000
    assert {f.unit for f in figures} == {"tonne", "%"}


def test_the_import_is_cheap() -> None:
    code = (
        "import sys; import citecheck.nlp.figures; "
        "print({'numpy', 'dateparser', 'hypothesis', 'lxml'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
