"""Names of well-known places for `names.sorts`: countries, large regions and cities, in English.

Written for this project from general knowledge; it need not be whole, since a preposition of place
tells most of the others.
"""

from __future__ import annotations

_COUNTRIES = """
    Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria,
    Azerbaijan, Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bhutan,
    Bolivia, Bosnia, Botswana, Brazil, Britain, Brunei, Bulgaria, Burkina Faso, Burma, Burundi,
    Cambodia, Cameroon, Canada, Cape Verde, Central African Republic, Chad, Chile, China, Colombia,
    Comoros, Congo, Costa Rica, Croatia, Cuba, Cyprus, Czech Republic, Czechia, Czechoslovakia,
    Denmark, Djibouti, Dominican Republic, East Germany, East Timor, Ecuador, Egypt, El Salvador,
    England, Eritrea, Estonia, Eswatini, Ethiopia, Fiji, Finland, France, Gabon, Gambia, Germany,
    Ghana, Greece, Greenland, Grenada, Guatemala, Guinea, Guyana, Haiti, Honduras, Hungary, Iceland,
    India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Jordan,
    Kazakhstan, Kenya, Kiribati, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho,
    Liberia, Libya, Liechtenstein, Lithuania, Luxembourg, Madagascar, Malawi, Malaysia, Maldives,
    Mali, Malta, Mauritania, Mauritius, Mexico, Moldova, Monaco, Mongolia, Montenegro, Morocco,
    Mozambique, Myanmar, Namibia, Nepal, Netherlands, New Zealand, Nicaragua, Niger, Nigeria,
    North Korea, North Macedonia, Northern Ireland, Norway, Oman, Pakistan, Palestine, Panama,
    Papua New Guinea, Paraguay, Peru, Philippines, Poland, Portugal, Puerto Rico, Qatar, Romania,
    Russia, Rwanda, Samoa, Saudi Arabia, Scotland, Senegal, Serbia, Seychelles, Sierra Leone,
    Singapore, Slovakia, Slovenia, Somalia, South Africa, South Korea, South Sudan, Soviet Union,
    Spain, Sri Lanka, Sudan, Suriname, Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania,
    Thailand, Tibet, Togo, Tonga, Trinidad, Tunisia, Turkey, Turkmenistan, Uganda, Ukraine,
    United Arab Emirates, United Kingdom, United States, Uruguay, Uzbekistan, Vanuatu, Vatican,
    Venezuela, Vietnam, Wales, West Germany, Yemen, Yugoslavia, Zambia, Zimbabwe, US, USA, U.S.,
    UK, UAE, USSR
"""

_REGIONS = """
    Africa, America, Antarctica, Asia, Europe, Oceania, Alabama, Alaska, Alberta, Andalusia,
    Arizona, Arkansas, Bavaria, Brittany, British Columbia, California, Catalonia, Colorado,
    Connecticut, Cornwall, Crimea, Delaware, Devon, Dorset, Essex, Flanders, Florida, Georgia,
    Gloucestershire, Hampshire, Hawaii, Hertfordshire, Idaho, Illinois, Indiana, Iowa, Kansas,
    Kashmir, Kent, Kentucky, Kerala, Lancashire, Leicestershire, Lincolnshire, Lombardy, Louisiana,
    Maine, Manitoba, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana,
    Nebraska, Nevada, New Brunswick, New England, New Hampshire, New Jersey, New Mexico,
    New South Wales, Newfoundland, Norfolk, Normandy, North Carolina, North Dakota, Nova Scotia,
    Ohio, Oklahoma, Ontario, Oregon, Oxfordshire, Pennsylvania, Prussia, Punjab, Quebec, Queensland,
    Rhode Island, Sardinia, Saskatchewan, Saxony, Scandinavia, Siberia, Sicily, Somerset,
    South Australia, South Carolina, South Dakota, Staffordshire, Suffolk, Surrey, Sussex, Tasmania,
    Tennessee, Texas, Transylvania, Tuscany, Utah, Vermont, Virginia, Warwickshire, Washington,
    West Virginia, Western Australia, Wisconsin, Wyoming, Yorkshire, Yukon, Balkans, Caribbean,
    Middle East
"""

_CITIES = """
    Aberdeen, Accra, Adelaide, Algiers, Amman, Amsterdam, Ankara, Antwerp, Athens, Atlanta,
    Auckland, Austin, Baghdad, Baltimore, Bangalore, Bangkok, Barcelona, Basel, Bath, Beijing,
    Beirut, Belfast, Belgrade, Berlin, Bern, Bilbao, Birmingham, Bogotá, Bologna, Bombay, Bonn,
    Bordeaux, Boston, Brighton, Brisbane, Bristol, Brooklyn, Bronx, Bruges, Brussels, Bucharest,
    Budapest, Buenos Aires, Buffalo, Cairo, Calcutta, Calgary, Cambridge, Canberra, Cape Town,
    Caracas, Cardiff, Casablanca, Charlotte, Chennai, Chicago, Cincinnati, Cleveland, Cologne,
    Colombo, Copenhagen, Dakar, Dallas, Damascus, Delhi, Denver, Detroit, Dhaka, Doha, Dresden,
    Dubai, Dublin, Düsseldorf, Edinburgh, Edmonton, Florence, Frankfurt, Geneva, Genoa, Ghent,
    Glasgow, Gothenburg, Granada, Hague, Halifax, Hamburg, Hanoi, Hanover, Harlem, Havana, Helsinki,
    Hiroshima, Hollywood, Hong Kong, Honolulu, Houston, Indianapolis, Istanbul, Jakarta, Jerusalem,
    Johannesburg, Kabul, Karachi, Kathmandu, Kiev, Kingston, Kolkata, Kraków, Kyiv, Kyoto, Lagos,
    Lahore, Las Vegas, Leeds, Leipzig, Lima, Lisbon, Liverpool, London, Los Angeles, Louisville,
    Luxor, Lyon, Madrid, Manchester, Manhattan, Manila, Marseille, Mecca, Melbourne, Memphis, Miami,
    Milan, Milwaukee, Minneapolis, Montevideo, Montreal, Moscow, Mumbai, Munich, Nairobi, Naples,
    Nashville, New Delhi, New Orleans, New York, New York City, Newark, Newcastle, Nice, Nottingham,
    Oakland, Osaka, Oslo, Ottawa, Oxford, Palermo, Paris, Perth, Philadelphia, Phoenix, Pittsburgh,
    Portland, Porto, Prague, Pretoria, Quito, Reykjavík, Riga, Rio de Janeiro, Riyadh, Rome,
    Rotterdam, Sacramento, Saigon, Salt Lake City, Salzburg, San Antonio, San Diego, San Francisco,
    San Jose, Santiago, São Paulo, Sarajevo, Seattle, Seoul, Seville, Shanghai, Sheffield, Sofia,
    Southampton, St. Louis, St. Petersburg, Stockholm, Stuttgart, Sydney, Taipei, Tallinn, Tehran,
    Tel Aviv, Tokyo, Toronto, Toulouse, Tripoli, Tunis, Turin, Utrecht, Valencia, Vancouver, Venice,
    Verona, Vienna, Vilnius, Warsaw, Wellington, Winnipeg, York, Zagreb, Zurich
"""


def _names(listed: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in listed.split(","))


COUNTRIES = _names(_COUNTRIES)
REGIONS = _names(_REGIONS)
CITIES = _names(_CITIES)
PLACES = COUNTRIES | REGIONS | CITIES
"""Names of places, as written."""
