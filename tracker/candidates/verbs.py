"""The verbs of ministerial prose, in classes by what they promise."""

from tracker.candidates.conjugation import Forms, conjugate


def verbs(words: str) -> tuple[Forms, ...]:
    return tuple(conjugate(entry) for entry in words.split())


# To do something with means, rules, people or bodies: what a government can set itself to and be held to.
ACT = verbs("""
    aan|besteden aan|kopen:koopt:kocht:kochten:gekocht aan|leggen:legt:legde:legden:gelegd aan|moedigen
    aan|pakken aan|passen aan|schaffen aan|scherpen aan|stellen aan|sturen
    aan|trekken:trekt:trok:trokken:getrokken aan|vullen aan|wijzen:wijst:wees:wezen:gewezen activeren
    actualiseren af|bouwen af|ronden af|schaffen af|schalen af|stemmen af|stoten:stoot:stootte:stootten:gestoten
    af|zien:ziet:zag:zagen:gezien alloceren automatiseren beëindigen begrenzen behandelen
    behouden:behoudt:behield:behielden:behouden bekostigen beleggen benoemen benutten beperken beschermen
    besparen bespoedigen besteden bestellen bestendigen bestrijden:bestrijdt:bestreed:bestreden:bestreden
    bevorderen bevriezen:bevriest:bevroor:bevroren:bevroren bewerkstelligen
    bij|dragen:draagt:droeg:droegen:gedragen bij|stellen bieden:biedt:bood:boden:geboden borgen bouwen bundelen
    compenseren continueren controleren coördineren creëren decentraliseren deel|nemen:neemt:nam:namen:genomen
    delen digitaliseren dekken door|ontwikkelen door|voeren door|zetten
    door|trekken:trekt:trok:trokken:getrokken dragen:draagt:droeg:droegen:gedragen draaien egaliseren evalueren
    faciliteren financieren formaliseren formeren gunnen halveren handhaven harmoniseren
    herzien:herziet:herzag:herzagen:herzien herstellen herstructureren herijken hervatten hervormen herwaarderen
    helpen:helpt:hielp:hielpen:geholpen huisvesten huren openen implementeren in|bedden in|dienen in|korten
    in|kopen:koopt:kocht:kochten:gekocht in|richten in|stellen in|trekken:trekt:trok:trokken:getrokken in|voeren
    in|vullen in|zetten initiëren installeren instrueren integreren intensiveren introduceren inventariseren
    investeren kiezen:kiest:koos:kozen:gekozen lanceren leveren maken maximeren mede|financieren
    mee|doen:doet:deed:deden:gedaan mee|nemen:neemt:nam:namen:genomen mee|wegen:weegt:woog:wogen:gewogen
    mitigeren mobiliseren moderniseren monitoren nemen:neemt:nam:namen:genomen
    neer|leggen:legt:legde:legden:gelegd normeren om|buigen:buigt:boog:bogen:gebogen om|zetten
    onder|brengen:brengt:bracht:brachten:gebracht ondersteunen ondertekenen
    onderzoeken:onderzoekt:onderzocht:onderzochten:onderzocht ontbinden:ontbindt:ontbond:ontbonden:ontbonden
    ontplooien ontslaan:ontslaat:ontsloeg:ontsloegen:ontslagen ontwerpen:ontwerpt:ontwierp:ontwierpen:ontworpen
    ontwikkelen op|bouwen op|heffen:heft:hief:hieven:geheven op|hogen op|leggen:legt:legde:legden:gelegd
    op|leiden op|leveren op|lossen op|nemen:neemt:nam:namen:genomen op|pakken op|richten op|rusten op|schalen
    op|schorten op|schroeven op|starten op|stellen op|voeren op|volgen op|vangen:vangt:ving:vingen:gevangen
    op|zetten organiseren over|dragen:draagt:droeg:droegen:gedragen over|hevelen
    over|nemen:neemt:nam:namen:genomen over|stappen plaatsen publiceren ratificeren realiseren reduceren regelen
    reguleren repareren reserveren richten ruimen sanctioneren saneren schrappen
    sluiten:sluit:sloot:sloten:gesloten stabiliseren starten stellen steunen stimuleren stop|zetten stoppen
    stroomlijnen sturen subsidiëren temporiseren terug|brengen:brengt:bracht:brachten:gebracht
    terug|dringen:dringt:drong:drongen:gedrongen terug|draaien terug|trekken:trekt:trok:trokken:getrokken
    toe|kennen toe|passen toe|voegen toe|treden:treedt:trad:traden:getreden toe|wijzen:wijst:wees:wezen:gewezen
    toetsen trainen treffen:treft:trof:troffen:getroffen uit|bannen uit|breiden uit|bouwen uit|faseren uit|keren
    uit|rollen uit|trekken:trekt:trok:trokken:getrokken uit|stellen uit|sturen uit|voeren uit|vaardigen
    uit|werken uit|wisselen uit|zenden:zendt:zond:zonden:gezonden uit|zonderen valideren
    vast|houden:houdt:hield:hielden:gehouden vast|leggen:legt:legde:legden:gelegd vast|stellen verankeren
    verbeteren verbieden:verbiedt:verbood:verboden:verboden verbinden:verbindt:verbond:verbonden:verbonden
    verbreden verduidelijken verduurzamen verdelen verdiepen verdubbelen vereenvoudigen vergoeden vergroenen
    vergroten verhelderen verhogen verhelpen:verhelpt:verhielp:verhielpen:verholpen verkennen verkleinen
    verkopen:verkoopt:verkocht:verkochten:verkocht verkorten verlagen verlenen verlengen
    verleggen:verlegt:verlegde:verlegden:verlegd verlichten verminderen
    vermijden:vermijdt:vermeed:vermeden:vermeden vernieuwen vernietigen verplaatsen verplichten verruimen
    verscherpen verschuiven:verschuift:verschoof:verschoven:verschoven verspreiden verstevigen verstrekken
    versterken versnellen versoberen versoepelen vervangen:vervangt:verving:vervingen:vervangen vervolgen
    verwelkomen verwerken verwerven:verwerft:verwierf:verwierven:verworven verwijderen verzekeren verzachten
    volgen vooruit|schuiven:schuift:schoof:schoven:geschoven voor|bereiden
    voorzien:voorziet:voorzag:voorzagen:voorzien voort|bouwen voort|zetten vormen
    vorm|geven:geeft:gaf:gaven:gegeven vrij|geven:geeft:gaf:gaven:gegeven vrij|maken vullen waarborgen
    weg|nemen:neemt:nam:namen:genomen werven:werft:wierf:wierven:geworven wijzigen
    zorg|dragen:draagt:droeg:droegen:gedragen zorgen evacueren accommoderen beveiligen bewaken patrouilleren
    garanderen mandateren machtigen gelasten concretiseren operationaliseren certificeren accrediteren
    bemiddelen ontsluiten:ontsluit:ontsloot:ontsloten:ontsloten
    heroverwegen:heroverweegt:heroverwoog:heroverwogen:heroverwogen doneren
    schenken:schenkt:schonk:schonken:geschonken vereffenen bezuinigen
    kwijt|schelden:scheldt:schold:scholden:gescholden consolideren benaderen verzorgen
    op|zeggen:zegt:zegde:zegden:gezegd rehabiliteren door|lichten ontmantelen
    op|kopen:koopt:kocht:kochten:gekocht heropenen aan|vragen:vraagt:vroeg:vroegen:gevraagd
    uit|schrijven:schrijft:schreef:schreven:geschreven toe|rusten vrij|stellen begeleiden
    bij|springen:springt:sprong:sprongen:gesprongen aan|dragen:draagt:droeg:droegen:gedragen
    doen:doet:deed:deden:gedaan op|eisen repatriëren herhuisvesten
    aanvaarden:aanvaardt:aanvaardde:aanvaardden:aanvaard uit|geven:geeft:gaf:gaven:gegeven in|schakelen
    uit|lichten uit|nodigen bij|wonen bij|houden:houdt:hield:hielden:gehouden toe|zien:ziet:zag:zagen:gezien
    beslechten herplaatsen verhuizen ontmoeten agenderen
    aan|bieden:biedt:bood:boden:geboden aan|gaan:gaat:ging:gingen:gegaan aan|haken aan|jagen
    aan|sluiten:sluit:sloot:sloten:gesloten adresseren af|bakenen af|dekken
    af|dwingen:dwingt:dwong:dwongen:gedwongen af|handelen af|lossen af|wikkelen
    af|nemen:neemt:nam:namen:genomen beantwoorden beheersen beheren belasten bemannen bepalen bereiken betalen
    bij|scholen bij|sturen blokkeren boeken centraliseren completeren contracteren corrigeren detacheren
    differentiëren door|berekenen door|geleiden door|geven:geeft:gaf:gaven:gegeven door|rekenen door|sturen
    doorbreken:doorbreekt:doorbrak:doorbraken:doorbroken elimineren experimenteren expliciteren flexibiliseren
    fuseren gebruiken herbestemmen herinrichten herontwerpen:herontwerpt:herontwierp:herontwierpen:herontworpen
    herschikken herverdelen huldigen in|bouwen in|dammen in|grijpen:grijpt:greep:grepen:gegrepen in|huren
    in|lopen:loopt:liep:liepen:gelopen in|passen in|perken in|plannen in|ruimen in|spelen in|vorderen in|willigen
    indexeren innoveren inspecteren keuren koppelen legaliseren leiden matigen mee|betalen
    mee|denken:denkt:dacht:dachten:gedacht mee|geven:geeft:gaf:gaven:gegeven mee|sturen mee|werken
    minimaliseren na|komen:komt:kwam:kwamen:gekomen na|leven na|streven normaliseren om|scholen om|vormen
    ondernemen:onderneemt:ondernam:ondernamen:ondernomen
    onderhouden:onderhoudt:onderhield:onderhielden:onderhouden ondervangen:ondervangt:onderving:ondervingen:ondervangen
    onteigenen ontlasten ontmoedigen ontzorgen op|dragen:draagt:droeg:droegen:gedragen op|halen op|knippen
    op|schonen op|sporen op|splitsen op|stapelen op|treden:treedt:trad:traden:getreden
    op|trekken:trekt:trok:trokken:getrokken op|waarderen open|stellen optimaliseren overbruggen over|doen
    over|gaan:gaat:ging:gingen:gegaan over|laten:laat:liet:lieten:gelaten participeren plannen positioneren
    prioriteren privatiseren produceren professionaliseren programmeren promoten reageren registreren renoveren
    reorganiseren restaureren samen|brengen:brengt:bracht:brachten:gebracht samen|voegen samen|werken scholen
    signaleren slopen specificeren splitsen standaardiseren stationeren structureren
    tegemoet|komen:komt:kwam:kwamen:gekomen tegen|gaan:gaat:ging:gingen:gegaan tekenen terug|betalen
    terug|geven:geeft:gaf:gaven:gegeven terug|halen terug|vorderen terug|leggen:legt:legde:legden:gelegd testen
    toe|laten:laat:liet:lieten:gelaten toe|leiden toe|snijden:snijdt:sneed:sneden:gesneden toe|spitsen
    toe|staan:staat:stond:stonden:gestaan toe|werken transformeren uit|besteden uit|betalen uit|diepen
    uit|kopen:koopt:kocht:kochten:gekocht uit|leveren uit|proberen uit|reiken uit|rusten
    uit|sluiten:sluit:sloot:sloten:gesloten uit|vragen:vraagt:vroeg:vroegen:gevraagd uit|zetten
    uit|zoeken:zoekt:zocht:zochten:gezocht uniformeren vaccineren veilen veilig|stellen verantwoorden verbouwen
    verdedigen vergemakkelijken verhinderen verifiëren verrekenen verrichten
    verschaffen versimpelen vervaardigen vervroegen verwezenlijken verzamelen verzilveren
    voldoen:voldoet:voldeed:voldeden:voldaan voltooien voor|schrijven:schrijft:schreef:schreven:geschreven
    voor|zitten:zit:zat:zaten:gezeten voorkomen:voorkomt:voorkwam:voorkwamen:voorkomen
    vrij|laten:laat:liet:lieten:gelaten vrij|spelen waken weg|werken weren:weert:weerde:weerden:geweerd wijden
    zeker|stellen bij|staan:staat:stond:stonden:gestaan redden:redt:redde:redden:gered assisteren
    bijeen|roepen:roept:riep:riepen:geroepen
""")

# To look into something, to weigh it, to speak with someone about it.
EXAMINE = verbs("""
    na|gaan:gaat:ging:gingen:gegaan na|denken:denkt:dacht:dachten:gedacht bezien:beziet:bezag:bezagen:bezien
    bekijken:bekijkt:bekeek:bekeken:bekeken bestuderen beoordelen betrekken:betrekt:betrok:betrokken:betrokken
    overwegen:overweegt:overwoog:overwogen:overwogen onderzoeken:onderzoekt:onderzocht:onderzochten:onderzocht
    verkennen analyseren inventariseren evalueren toetsen peilen wegen:weegt:woog:wogen:gewogen
    af|wegen:weegt:woog:wogen:gewogen bespreken:bespreekt:besprak:bespraken:besproken
    overleggen:overlegt:overlegde:overlegden:overlegd aan|kaarten aan|dringen:dringt:drong:drongen:gedrongen
    aan|spreken:spreekt:sprak:spraken:gesproken op|brengen:brengt:bracht:brachten:gebracht onderhandelen
    consulteren raadplegen heroverwegen:heroverweegt:heroverwoog:heroverwogen:heroverwogen
    kijken:kijkt:keek:keken:gekeken zoeken:zoekt:zocht:zochten:gezocht volgen bepleiten agenderen pleiten
    in|brengen:brengt:bracht:brachten:gebracht blijven:blijft:bleef:bleven:gebleven werken trachten proberen
    spreken:spreekt:sprak:spraken:gesproken uit|dragen:draagt:droeg:droegen:gedragen in|zetten voort|zetten
    op|roepen:roept:riep:riepen:geroepen in|gaan:gaat:ging:gingen:gegaan monitoren meten:meet:mat:maten:gemeten
    door|rekenen doordenken:doordenkt:doordacht:doordachten:doordacht beraden:beraadt:beried:berieden:beraden
    beproeven verdiepen uit|zoeken:zoekt:zocht:zochten:gezocht polsen waken bewaken
    uit|gaan:gaat:ging:gingen:gegaan toe|zien:ziet:zag:zagen:gezien
    houden:houdt:hield:hielden:gehouden streven:streeft:streefde:streefden:gestreefd
""")

# To tell parliament, or to send it something.
INFORM = verbs("""
    informeren berichten rapporteren terug|koppelen in|lichten op|sturen toe|sturen
    toe|zenden:zendt:zond:zonden:gezonden zenden:zendt:zond:zonden:gezonden sturen
    verzenden:verzendt:verzond:verzonden:verzonden over|leggen:legt:legde:legden:gelegd
    voor|leggen:legt:legde:legden:gelegd aan|bieden:biedt:bood:boden:geboden aan|melden melden presenteren
    publiceren terug|komen:komt:kwam:kwamen:gekomen mede|delen verstrekken delen
    ontvangen:ontvangt:ontving:ontvingen:ontvangen toe|lichten toe|komen:komt:kwam:kwamen:gekomen in|dienen
    aan|kondigen bekend|maken openbaar|maken beantwoorden schetsen
    verschijnen:verschijnt:verscheen:verschenen:verschenen
""")

# To settle something, alone or with others.
SETTLE = verbs("""
    besluiten:besluit:besloot:besloten:besloten beslissen af|spreken:spreekt:sprak:spraken:gesproken
    overeen|komen:komt:kwam:kwamen:gekomen in|stemmen bekrachtigen goed|keuren herbevestigen bevestigen
    committeren aanvaarden:aanvaardt:aanvaardde:aanvaardden:aanvaard accorderen
    onderschrijven:onderschrijft:onderschreef:onderschreven:onderschreven toe|zeggen:zegt:zegde:zegden:gezegd
    beloven aan|kondigen aan|bieden:biedt:bood:boden:geboden
""")

# Verbs that mean little of themselves, in "toezicht houden", "vorm geven", "maatregelen treffen".
LIGHT = verbs("""
    houden:houdt:hield:hielden:gehouden geven:geeft:gaf:gaven:gegeven brengen:brengt:bracht:brachten:gebracht
    voeren zetten leggen:legt:legde:legden:gelegd doen:doet:deed:deden:gedaan
    krijgen:krijgt:kreeg:kregen:gekregen laten:laat:liet:lieten:gelaten vragen:vraagt:vroeg:vroegen:gevraagd
    roepen:roept:riep:riepen:geroepen verlopen:verloopt:verliep:verliepen:verlopen
""")

# What is said of money: set aside, added, spent.
SPEND = verbs("""
    begroten reserveren besteden investeren financieren bekostigen uit|trekken:trekt:trok:trokken:getrokken
    vrij|maken vrij|spelen toe|voegen toe|kennen op|hogen verhogen verlagen verdubbelen dekken oormerken
    over|hevelen uit|geven:geeft:gaf:gaven:gegeven uit|keren compenseren vergoeden subsidiëren bestemmen
    alloceren verruimen
    intensiveren doneren
""")


def words(forms: set[str], shared: int = 3) -> str:
    """An alternation of words for a pattern, their first letters shared so that it is fast however many there are.

    What follows the pattern must say where a word ends: one word may begin another.
    """
    if shared == 0 or len(forms) < 3:
        return "|".join(sorted(forms, key=lambda form: (-len(form), form)))
    by_letter: dict[str, set[str]] = {}
    for form in forms:
        by_letter.setdefault(form[:1], set()).add(form[1:])
    return "|".join(
        f"{letter}(?:{words(rest, shared - 1)})" if letter else ""
        for letter, rest in sorted(by_letter.items(), reverse=True)
    )


def infinitives(*classes: tuple[Forms, ...]) -> str:
    """Also as `uit te breiden`."""
    found = {verb.infinitive for each in classes for verb in each}
    parted = {
        f"{verb.particle} te {verb.infinitive.removeprefix(verb.particle)}"
        for each in classes
        for verb in each
        if verb.particle
    }
    return words(found | parted)


def participles(*classes: tuple[Forms, ...]) -> str:
    return words({verb.participle for each in classes for verb in each})


def simple_present(*classes: tuple[Forms, ...]) -> str:
    """Third person and plural of verbs that do not part."""
    return words(
        {form for each in classes for verb in each if not verb.particle for form in verb.present[:2]}
    )


def first_person(*classes: tuple[Forms, ...]) -> str:
    """With "ik" beside it only: many are nouns as well (`steun`, `plaats`)."""
    return words({verb.present[-1] for each in classes for verb in each if not verb.particle})


def parted(tense: str, *classes: tuple[Forms, ...]) -> str:
    """Forms of separable verbs in a main clause, their particle further on: `breidt … uit`."""
    by_particle: dict[str, set[str]] = {}
    for each in classes:
        for verb in each:
            if verb.particle:
                by_particle.setdefault(verb.particle, set()).update(getattr(verb, tense))
    return "|".join(
        rf"(?:{words(forms)})(?= [^;:]{{0,160}}?(?<![\w-]){particle}(?![\w-]))"
        for particle, forms in sorted(by_particle.items())
    )


def finite_with_particle(tense: str, *classes: tuple[Forms, ...]) -> str:
    """Forms of separable verbs in a subordinate clause, written as one word: `uitbreidt`; and those that never part."""
    return words(
        {f"{verb.particle}{form}" for each in classes for verb in each for form in getattr(verb, tense)}
    )
