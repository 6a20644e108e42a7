"""Currencies: the signs, codes and words that name them. Data only, for `nlp/figures/`.

Source: ISO 4217 (2024). A bare sign is read as the currency that most texts mean by it: ``$``
USD, ``£`` GBP, ``¥`` JPY (RULES F11 leaves the choice to the document).
"""

from __future__ import annotations

from citecheck.language.word_set import word_set

SIGNS = {
    "$": "USD", "＄": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "￥": "JPY", "₹": "INR",
    "₽": "RUB", "₩": "KRW", "₪": "ILS", "₺": "TRY", "₴": "UAH", "₦": "NGN", "₱": "PHP",
    "₫": "VND", "฿": "THB", "₡": "CRC", "₾": "GEL", "₭": "LAK", "₸": "KZT", "₮": "MNT",
    "₵": "GHS", "₲": "PYG", "₼": "AZN", "₨": "INR", "₿": "XBT", "元": "CNY", "円": "JPY",
    "₣": "FRF", "₤": "GBP", "៛": "KHR", "؋": "AFN", "֏": "AMD",
}  # fmt: skip
# Letters before "$", lower case, without full stops.
DOLLARS = {
    "us": "USD", "u.s": "USD", "usd": "USD", "a": "AUD", "au": "AUD", "aud": "AUD", "c": "CAD",
    "ca": "CAD", "can": "CAD", "cad": "CAD", "cdn": "CAD", "hk": "HKD", "hkd": "HKD",
    "nz": "NZD", "nzd": "NZD", "s": "SGD", "sg": "SGD", "sgd": "SGD", "nt": "TWD", "twd": "TWD",
    "r": "BRL", "mex": "MXN", "mx": "MXN", "jm": "JMD", "j": "JMD", "tt": "TTD", "bz": "BZD",
    "fj": "FJD", "n": "NAD", "z": "ZWL", "bds": "BBD", "b": "BND",
}  # fmt: skip
CODES = word_set(
    "USD EUR GBP JPY CNY AUD CAD CHF HKD NZD SGD SEK NOK DKK PLN CZK HUF RON BGN RUB UAH ISK "
    "INR PKR BDT LKR NPR KRW TWD THB IDR MYR PHP VND BRL MXN ARS CLP COP PEN UYU PYG BOB CRC "
    "ZAR NGN KES GHS EGP MAD TND DZD ETB UGX TZS ZMW AED SAR QAR KWD BHD OMR ILS TRY JOD LBP "
    "IQD IRR GEL AMD AZN KZT UZS MNT LAK KHR MMK RSD BAM MKD DEM FRF ITL ESP NLG XBT BTC"
)
# Codes that are also words when they stand before a number in capitals ("TRY 5 of them", "COP26").
_WORDLIKE = frozenset({"TRY", "COP"})
PREFIX_CODES = (CODES - _WORDLIKE) | frozenset({"RMB", "RM", "Rs", "INR", "EURO", "EUROS"})
ALIASES = {
    "RMB": "CNY", "RM": "MYR", "Rs": "INR", "rs": "INR", "Rp": "IDR", "BTC": "XBT", "STG": "GBP",
    "SFr": "CHF", "Fr": "CHF", "kr": "SEK", "EURO": "EUR", "EUROS": "EUR", "Dh": "AED",
    "Dhs": "AED",
    "Ksh": "KES", "KSh": "KES", "R": "ZAR",
}  # fmt: skip
# Singular words, lower case; a word with several nations needs its adjective to be one of them.
WORDS = {
    "dollar": "USD", "buck": "USD", "greenback": "USD", "euro": "EUR", "pound sterling": "GBP",
    "quid": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY",
    "rupee": "INR", "rouble": "RUB", "ruble": "RUB", "hryvnia": "UAH", "zloty": "PLN",
    "złoty": "PLN", "won": "KRW", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR",
    "shekel": "ILS", "forint": "HUF", "lira": "TRY", "rand": "ZAR", "naira": "NGN",
    "real": "BRL", "reais": "BRL", "dong": "VND", "taka": "BDT", "lari": "GEL", "tenge": "KZT",
    "dirham": "AED", "riyal": "SAR", "cedi": "GHS", "franc": "franc", "peso": "peso",
    "krone": "krone", "krona": "SEK", "kronor": "SEK", "kroner": "krone", "koruna": "CZK",
    "peseta": "ESP", "deutschmark": "DEM", "mark": "DEM", "guilder": "NLG", "bitcoin": "XBT",
    "dinar": "dinar", "shilling": "shilling", "birr": "ETB", "leu": "RON", "lei": "RON",
    "lev": "BGN", "dólar": "USD", "dolar": "USD", "dollaro": "USD", "dollari": "USD",
    "dólare": "USD", "dólares": "USD", "pfund": "GBP", "livre": "GBP", "libra": "GBP",
    "sterlina": "GBP", "sterline": "GBP", "franken": "CHF",
    "cent": "cent", "euro cent": "cent", "eurocent": "cent", "pence": "penny", "penny": "penny",
    "pennies": "penny", "sen": "sen",
    "kopeck": "kopeck", "paise": "paisa", "centavo": "centavo", "dime": "dime",
}  # fmt: skip
# Adjective and word.
NATIONAL = {
    "us dollar": "USD", "u.s dollar": "USD", "american dollar": "USD",
    "united states dollar": "USD",
    "australian dollar": "AUD", "canadian dollar": "CAD", "hong kong dollar": "HKD",
    "new zealand dollar": "NZD", "singapore dollar": "SGD", "singaporean dollar": "SGD",
    "taiwan dollar": "TWD", "taiwanese dollar": "TWD", "jamaican dollar": "JMD",
    "british pound": "GBP", "egyptian pound": "EGP", "lebanese pound": "LBP",
    "sterling pound": "GBP", "pound sterling": "GBP", "japanese yen": "JPY",
    "chinese yuan": "CNY", "yuan renminbi": "CNY", "indian rupee": "INR",
    "pakistani rupee": "PKR", "sri lankan rupee": "LKR", "nepalese rupee": "NPR",
    "swiss franc": "CHF", "schweizer franken": "CHF", "french franc": "FRF",
    "belgian franc": "BEF", "russian rouble": "RUB", "russian ruble": "RUB",
    "ukrainian hryvnia": "UAH", "polish zloty": "PLN", "korean won": "KRW",
    "south korean won": "KRW", "thai baht": "THB", "malaysian ringgit": "MYR",
    "indonesian rupiah": "IDR", "israeli shekel": "ILS", "new israeli shekel": "ILS",
    "hungarian forint": "HUF", "turkish lira": "TRY", "south african rand": "ZAR",
    "nigerian naira": "NGN", "brazilian real": "BRL", "brazilian reais": "BRL",
    "mexican peso": "MXN", "argentine peso": "ARS", "chilean peso": "CLP",
    "colombian peso": "COP", "philippine peso": "PHP", "danish krone": "DKK",
    "norwegian krone": "NOK", "norwegian kroner": "NOK", "danish kroner": "DKK",
    "swedish krona": "SEK", "swedish kronor": "SEK", "swedish krone": "SEK",
    "icelandic krona": "ISK", "czech koruna": "CZK", "german mark": "DEM", "deutsche mark": "DEM",
    "saudi riyal": "SAR", "uae dirham": "AED", "moroccan dirham": "MAD", "kuwaiti dinar": "KWD",
    "iraqi dinar": "IQD", "jordanian dinar": "JOD", "kenyan shilling": "KES",
    "ugandan shilling": "UGX", "tanzanian shilling": "TZS", "kazakh tenge": "KZT",
    "iranian rial": "IRR", "costa rican colon": "CRC",
}  # fmt: skip
SUBUNITS = frozenset({"cent", "penny", "sen", "kopeck", "paisa", "centavo", "dime"})

TOUCHING = word_set(
    "USD EUR GBP JPY CNY AUD CAD CHF HKD NZD SGD INR MYR RM RMB RS RP ZAR NGN KES BRL MXN KRW "
    "SEK NOK DKK PLN AED SAR PHP THB IDR VND RUB R Y US NIS TRY"
)
"""Codes and letters that may touch the digits behind them without making a code of them."""
