"""Forms that no rule of endings brings together: the first word of a line stands for the others.

Only words that letters to parliament are searched by. A form that means two things stays out.
"""

FAMILIES = """
lid leden
kamerlid kamerleden
stad steden
hoofdstad hoofdsteden
schip schepen
marineschip marineschepen
oorlogsschip oorlogsschepen
kind kinderen
ei eieren
museum musea
centrum centra
uitgave uitgaven
defensieuitgave defensieuitgaven
bewindspersoon bewindslieden bewindsman bewindsvrouw
politicus politici
crisis crises
besluiten besloten besloot
sluiten gesloten sloot
aansluiten aangesloten
bieden geboden bood
aanbieden aangeboden aanbod
nemen genomen nam namen neemt
aannemen aangenomen
overnemen overgenomen
opnemen opgenomen
deelnemen deelgenomen deelneemt deelneming deelname
toenemen toegenomen toename
afnemen afgenomen afname
voltooien voltooid voltooit voltooiing
wapen wapens
kernwapen kernwapens
doen gedaan doet deed deden
kopen gekocht koopt kocht
verkopen verkocht verkoopt
aankopen aangekocht aankoop
brengen gebracht brengt bracht
uitbrengen uitgebracht
inbrengen ingebracht
onderzoeken onderzocht
zoeken gezocht zocht
verzoeken verzocht
denken gedacht dacht
zenden gezonden zond
toezenden toegezonden
verzenden verzonden
zeggen zegt zei zeiden
schrijven geschreven schreef schreven
beschrijven beschreven
blijven gebleven bleef bleven
krijgen gekregen kreeg kregen
begrijpen begrepen
ingrijpen ingegrepen
vinden gevonden vond
bevinden bevonden
ondervinden ondervonden
spreken gesproken sprak spraken
afspreken afgesproken afspraak afspraken
bespreken besproken bespreking
uitspreken uitgesproken uitspraak
gaan gegaan gaat ging gingen
ingaan ingegaan
staan gestaan staat stond stonden
bestaan bestaat bestond
ontstaan ontstaat ontstond
zien gezien ziet zag zagen
voorzien voorziet
verwerven verworven verwerft
trekken getrokken trok
betrekken betrokken
intrekken ingetrokken
lopen gelopen loopt liep
treden getreden trad
optreden opgetreden
toetreden toegetreden
lezen gelezen leest las
kiezen gekozen kiest koos
verliezen verloren verliest verlies
helpen geholpen hielp
houden gehouden houdt hield
sturen stuurt stuurde
wijzigen gewijzigd wijzigt wijziging
bevestigen bevestigd bevestigt bevestiging
vernietigen vernietigd vernietigt vernietiging
beeindigen beeindigd beeindigt beeindiging
bezuinigen bezuinigd bezuinigt bezuiniging bezuinigingen
overleggen overlegd overlegt overlegde
vliegen gevlogen vloog
wegen gewogen weegt woog
bewegen bewogen beweegt
dragen gedragen draagt droeg
overdragen overgedragen overdracht
bijdragen bijgedragen droeg bijdrage
grens grenzen
proces processen
beschikbaar beschikbare
groot grote
nederland nederlands nederlandse nederlanders nederlander
duitsland duits duitse
europa europees europese
"""


def irregular_forms() -> dict[str, str]:
    """Form -> the word that stands for its family."""
    families = (line.split() for line in FAMILIES.strip().splitlines())
    return {form: first for first, *forms in families for form in forms}
