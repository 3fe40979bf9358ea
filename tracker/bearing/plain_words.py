"""Dutch words that say nothing of what a sentence is about, as stems: they are no clue, however rare they are here."""

from letters.search.words import stem

# Also the verbs and nouns that any letter to parliament is written with.
PLAIN_WORDS = """
de het een en of maar want dus toch noch als dan dat die dit deze daar hier er waar wie wat welke wiens zo zoals zodat
omdat doordat terwijl hoewel indien wanneer totdat voordat nadat sinds toen nu al reeds nog weer ook zelfs slechts
alleen wel niet geen nooit altijd vaak soms steeds zeer heel erg meer meest minder minst veel vele weinig enkele enige
sommige alle alles ieder elke elk beide ander andere anderen zelf zich elkaar
ik jij hij zij wij we ze u uw mij mijn hem haar ons onze hun hen je jouw men iemand niemand iets niets
in op aan van voor naar met bij door over onder tussen tot uit om te ten ter tegen tijdens binnen buiten boven na per
via volgens vanaf vanwege wegens gedurende inzake omtrent rond richting namens mede middels ondanks behalve naast achter
langs zonder samen hiervan hiervoor hierbij hierin hierop hiermee daarvan daarvoor daarbij daarin daarop daarmee daartoe
daarnaast daarom daardoor waarvan waarvoor waarbij waarin waarop waarmee waartoe waardoor ervan ervoor erbij erin erop
ermee ertoe erdoor voorts verder bovendien echter tevens eveneens namelijk immers uiteraard overigens vervolgens
zijn is was waren ben geweest wezen hebben heeft had hadden gehad worden wordt werd werden geworden zullen zal zou
zouden kunnen kan kon konden mogen mag mocht moeten moet moest moesten willen wil wilde laten laat liet gelaten gaan
gaat ging gingen gegaan komen komt kwam kwamen gekomen doen doet deed gedaan maken maakt maakte gemaakt blijven blijft
bleef gebleven houden houdt hield gehouden staan staat stond geven geeft gaf gegeven nemen neemt nam genomen zien ziet
zag gezien zetten zet zette gezet stellen stelt stelde gesteld brengen brengt bracht gebracht krijgen krijgt kreeg
liggen ligt lag vinden vindt vond gevonden leiden leidt leidde betreffen betreft betreffende
nieuw nieuwe groot grote groter goed goede beter verschillende diverse mogelijk mogelijke mogelijkheid mogelijkheden
belang belangrijk belangrijke aantal deel wijze manier kader gebied basis verband opzicht moment keer maal jaar jaren
maand maanden week weken dag dagen termijn korte lange jaarlijks eerste tweede derde laatste volgende komende eind begin
januari februari maart april mei juni juli augustus september oktober november december jl nr nrs zie o.a bijvoorbeeld
twee drie vier vijf zes zeven acht negen tien twaalf twintig dertig honderd duizend
brief kamer kamers vergaderjaar kamerstuk kamerstukken tweede eerste staten generaal
""".split()
PLAIN = frozenset(map(stem, PLAIN_WORDS))
