"""The table of units that `nlp/figures/units/units.py` reads: data only.

One unit a line: name | dimension | size in the dimension's base unit, and for temperatures the
offset | symbols (case counts) | other spellings, singular, comma between them | prefixes it takes.
A line that begins with "+" adds spellings to a unit above it.

Source: BIPM SI Brochure (2019), NIST SP 811 (2008), IEC 80000-13 (binary multiples).
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct


class Prefix(Struct, frozen=True):
    """A decimal or binary multiple of a unit."""

    word: str
    signs: tuple[str, ...]
    factor: Decimal


PREFIXES = {
    "a": Prefix("atto", ("a",), Decimal("1e-18")),
    "f": Prefix("femto", ("f",), Decimal("1e-15")),
    "p": Prefix("pico", ("p",), Decimal("1e-12")),
    "n": Prefix("nano", ("n",), Decimal("1e-9")),
    "u": Prefix("micro", ("µ", "μ", "u"), Decimal("1e-6")),
    "m": Prefix("milli", ("m",), Decimal("1e-3")),
    "c": Prefix("centi", ("c",), Decimal("1e-2")),
    "d": Prefix("deci", ("d",), Decimal("1e-1")),
    "da": Prefix("deca", ("da",), Decimal(10)),
    "h": Prefix("hecto", ("h",), Decimal(100)),
    "k": Prefix("kilo", ("k",), Decimal("1e3")),
    "M": Prefix("mega", ("M",), Decimal("1e6")),
    "G": Prefix("giga", ("G",), Decimal("1e9")),
    "T": Prefix("tera", ("T",), Decimal("1e12")),
    "P": Prefix("peta", ("P",), Decimal("1e15")),
    "E": Prefix("exa", ("E",), Decimal("1e18")),
    "Z": Prefix("zetta", ("Z",), Decimal("1e21")),
    "Ki": Prefix("kibi", ("Ki",), Decimal(2**10)),
    "Mi": Prefix("mebi", ("Mi",), Decimal(2**20)),
    "Gi": Prefix("gibi", ("Gi",), Decimal(2**30)),
    "Ti": Prefix("tebi", ("Ti",), Decimal(2**40)),
}

TABLE = """
# length, in metres
metre | length | 1 | m | meter, mètre, metro | a f p n u m c d k
+ kilometre | kilómetro, quilómetro, quilômetro, chilometro, chilometri
inch | length | 0.0254 | in in. ″ | pollice, pulgada, zoll |
foot | length | 0.3048 | ft ft. | fuß, pied |
yard | length | 0.9144 | yd yds yd. | |
mile | length | 1609.344 | mi mi. | meile, milla, miglio |
nautical mile | length | 1852 | nmi NM | sea mile |
furlong | length | 201.168 | | |
fathom | length | 1.8288 | | |
+ micrometre | micron
angstrom | length | 1e-10 | Å | ångström, ångstrom |
astronomical unit | length | 149597870700 | AU au | |
light-year | length | 9460730472580800 | ly | light year, lightyear |
parsec | length | 30856775814913673 | | |
kiloparsec | length | 30856775814913673000 | kpc | |
megaparsec | length | 30856775814913673000000 | Mpc | |
# area, in square metres
square metre | area | 1 | m2 m² sqm | square meter |
+ square metre | sq metre, sq meter, quadratmeter, mètre carré, metro cuadrado, metro quadrato
+ square metre | metro quadrado, vierkante meter
square kilometre | area | 1e6 | km2 km² | square kilometer |
+ square kilometre | sq kilometre, sq kilometer, quadratkilometer, vierkante kilometer
square centimetre | area | 1e-4 | cm2 cm² | square centimeter |
square millimetre | area | 1e-6 | mm2 mm² | square millimeter |
square inch | area | 0.00064516 | | sq inch |
square foot | area | 0.09290304 | sqft sf | sq foot |
square yard | area | 0.83612736 | | sq yard |
square mile | area | 2589988.110336 | | sq mile |
hectare | area | 10000 | ha | hektar, hectárea, ettaro |
acre | area | 4046.8564224 | ac | |
# volume, in cubic metres
cubic metre | volume | 1 | m3 m³ cbm | cubic meter |
+ cubic metre | kubikmeter, mètre cube, metro cúbico, metro cubo, kubieke meter
cubic kilometre | volume | 1e9 | km3 km³ | cubic kilometer |
cubic centimetre | volume | 1e-6 | cm3 cm³ cc | cubic centimeter |
cubic millimetre | volume | 1e-9 | mm3 mm³ | cubic millimeter |
cubic foot | volume | 0.028316846592 | cf | cu foot |
cubic inch | volume | 0.000016387064 | | cu inch |
cubic yard | volume | 0.764554857984 | | cu yard |
cubic mile | volume | 4168181825.440579584 | | cu mile |
litre | volume | 0.001 | L l ℓ ltr | liter, litro | u m c d h M
gallon | volume | 0.003785411784 | gal gals | us gallon, galón |
imperial gallon | volume | 0.00454609 | | uk gallon |
quart | volume | 0.000946352946 | qt | |
pint | volume | 0.000473176473 | pt | |
cup | volume | 0.0002365882365 | | |
fluid ounce | volume | 0.0000295735295625 | | fl oz, fl. oz., fl. oz |
tablespoon | volume | 0.00001478676478125 | tbsp Tbsp | |
teaspoon | volume | 0.00000492892159375 | tsp | |
barrel | volume | 0.158987294928 | bbl bbls | |
bushel | volume | 0.03523907016688 | | |
acre-foot | volume | 1233.48183754752 | | acre foot |
# mass, in kilograms
gram | mass | 0.001 | g | gramme, gramm, gramo, grammo, grama | n u m c k M G
+ tonne | tonnen, tonelada, tonnellate
+ kilogram | kilo
tonne | mass | 1000 | t | metric ton, metric tonne, tonelada, tonnellata | k M G
ton | mass | 907.18474 | | short ton |
long ton | mass | 1016.0469088 | | |
pound | mass | 0.45359237 | lb lbs lb. lbs. | pound-mass |
ounce | mass | 0.028349523125 | oz oz. | |
troy ounce | mass | 0.0311034768 | | |
stone | mass | 6.35029318 | | |
carat | mass | 0.0002 | ct | |
grain | mass | 0.00006479891 | | |
dram | mass | 0.0017718451953125 | | |
quintal | mass | 100 | | |
dalton | mass | 1.66053906892e-27 | Da | | k M
microgram | mass | 1e-9 | mcg | |
# temperature, in kelvins
kelvin | temperature | 1 | K °K | degree kelvin | n u m
+ degree | gradi, graden
degree celsius | temperature | 1 273.15 | °C ℃ degC | celsius |
+ degree celsius | degree centigrade, centigrade, degree c, deg c, degrees c, grad celsius
+ degree celsius | degré celsius, grado celsius, celcius, degree celcius, centigrate
degree fahrenheit | temperature | 5/9 229835/900 | °F ℉ degF | fahrenheit |
+ degree fahrenheit | degree f, deg f, degrees f, farenheit, degree farenheit
# time, in seconds; months and years are the mean Gregorian ones
second | time | 1 | s sec secs sec. | sekunde, seconde, segundo, secondo | a f p n u m
minute | time | 60 | min mins min. | minuto, minuut |
hour | time | 3600 | h hr hrs hr. hrs. | heure, hora, stunde |
day | time | 86400 | | |
week | time | 604800 | wk wks | |
+ day | tag, tage, tagen, jour, día, giorno, giorni, dia, dag, dagen
+ week | woche, wochen, semaine, semana, settimana, settimane, weken
+ hour | stunden, uur, uren
+ minute | minuten, minuti
fortnight | time | 1209600 | | |
month | time | 2629746 | | |
year | time | 31556952 | yr yrs yr. yrs. yo | |
+ month | monat, monate, monaten, mois, meses, mese, mesi, mês, maand, maanden
+ year | jahr, jahre, jahren, ans, année, año, anno, anni, ano, jaar
decade | time | 315569520 | | |
century | time | 3155695200 | | |
millennium | time | 31556952000 | | millennia |
gigayear | time | 31556952000000000 | Ga Gyr | gigaannum |
megayear | time | 31556952000000 | Ma Myr | megaannum |
kiloyear | time | 31556952000 | ka kyr | |
# speed, in metres a second
metre per second | speed | 1 | m/s ms⁻¹ m.s-1 m·s−1 | meter per second |
kilometre per second | speed | 1000 | km/s | kilometer per second |
kilometre per hour | speed | 5/18 | km/h kph kmh kmph km/hr | kilometer per hour |
+ kilometre per hour | kilometre an hour, kilometer an hour, stundenkilometer
mile per hour | speed | 0.44704 | mph mi/h | mile an hour |
foot per second | speed | 0.3048 | ft/s fps | |
knot | speed | 1852/3600 | kn kt kts | |
# energy, in joules
joule | energy | 1 | J | | n u m k M G T P
watt hour | energy | 3600 | Wh | watt-hour | m k M G T P
electronvolt | energy | 1.602176634e-19 | eV | electron volt | m k M G T
calorie | energy | 4.184 | cal | | k
kilocalorie | energy | 4184 | kcal | |
british thermal unit | energy | 1055.05585262 | BTU Btu | |
erg | energy | 1e-7 | | |
therm | energy | 105505585.262 | | |
tonne of tnt | energy | 4184000000 | | ton of tnt |
# power, in watts
watt | power | 1 | W | | n u m k M G T
horsepower | power | 745.69987158227022 | hp HP | |
brake horsepower | power | 745.69987158227022 | bhp | |
metric horsepower | power | 735.49875 | PS | pferdestärke, cheval-vapeur |
# data, in bits
bit | data | 1 | bit b | | k M G T Ki Mi Gi
byte | data | 8 | B | octet | k M G T P E Z Ki Mi Gi Ti
bit per second | data rate | 1 | bps bit/s | | k M G T
byte per second | data rate | 8 | B/s | | k M G
# pressure, in pascals
pascal | pressure | 1 | Pa | | m h k M G
bar | pressure | 100000 | | | m k
atmosphere | pressure | 101325 | atm | |
pound per square inch | pressure | 6894.757293168361 | psi | |
kilopound per square inch | pressure | 6894757.293168361 | ksi | |
millimetre of mercury | pressure | 133.322387415 | mmHg | millimeter of mercury |
# force and torque
newton | force | 1 | N | | m k M G
newton metre | torque | 1 | Nm N·m | newton meter, newton-metre, newton-meter | k
pound-foot | torque | 1.3558179483314004 | lb-ft lb·ft | pound foot, pound-force foot |
foot-pound | torque | 1.3558179483314004 | ft-lb ft·lb | foot pound |
# angle, in degrees
degree | angle | 1 | ° deg deg. | grad, degré, grado, grau, graad |
radian | angle | 57.295779513082320876798154814105 | rad | | m u
arcminute | angle | 1/60 | arcmin | minute of arc, arc minute |
arcsecond | angle | 1/3600 | arcsec | second of arc, arc second | m u
turn | angle | 360 | | |
steradian | solid angle | 1 | sr | |
# electricity, magnetism
volt | voltage | 1 | V | | n u m k M
ampere | current | 1 | A | amp | n u m k
ampere hour | charge | 3600 | Ah | amp hour, ampere-hour, amp-hour | m k
coulomb | charge | 1 | | | n u m
ohm | resistance | 1 | Ω Ω | | m k M
farad | capacitance | 1 | F | | p n u m
tesla | magnetic field | 1 | T | | n u m
gauss | magnetic field | 1e-4 | | | k
kilogauss | magnetic field | 0.1 | kG | |
siemens | conductance | 1 | | | u m
volt-ampere | apparent power | 1 | VA | volt ampere | k M
# frequency, in hertz
hertz | frequency | 1 | Hz | | m k M G T
revolution per minute | frequency | 1/60 | rpm RPM | |
# radiation and sound
becquerel | radioactivity | 1 | Bq | | k M G T P
curie | radioactivity | 37000000000 | Ci | | m u
gray | absorbed dose | 1 | Gy | | u m
sievert | dose | 1 | Sv | | u m
decibel | level | 1 | dB dBA dB(A) | |
candela | luminous intensity | 1 | cd | |
lumen | luminous flux | 1 | lm | |
lux | illuminance | 1 | lx | |
# chemistry
mole | amount | 1 | mol mols | | p n u m k
# shares
% | ratio | 0.01 | ％ | |
pp | percentage points | 1 | | |
bp | percentage points | 0.01 | | |
per mille | ratio | 0.001 | ‰ | |
part per million | ratio | 1e-6 | ppm | |
part per billion | ratio | 1e-9 | ppb | |
part per trillion | ratio | 1e-12 | ppt | |
x | multiple | 1 | | |
# subunits of money: each is a hundredth of its currency, and of nothing else
cent | money | 1 | ¢ | |
penny | money | 1 | | |
sen | money | 1 | | |
"""

# Which currencies a subunit divides; it converts into these only.
SUBUNITS = {
    "cent": frozenset({"USD", "EUR", "AUD", "CAD", "NZD", "HKD", "SGD", "ZAR"}),
    "penny": frozenset({"GBP", "pound"}),
    "sen": frozenset({"MYR"}),
}
