"""The rules, in one table: what makes a sentence look like a commitment, what supports it, what speaks against it.

Every rule explains itself to the analyst in Dutch and in English, and has an example that it must hit; `not_this` is
one that it must leave alone. How a line is read stands with `Rule`; how lines add up, in `scoring`.

Where the rules come from: the verb forms in which Dutch ministers promise, decide and intend, found in sentences of
letters that two people labelled apart, and widened to classes of verbs. Where the weights come from: a logistic
regression over the hits in those sentences, whole documents left out, drawn towards what a rule says where it hits
seldom, and rounded. A verb that tells weighs 1.2 or more, so that without one it takes a term and a sum to be shown.
"""

from tracker.candidates.rule import (
    AFDOENING,
    AGAINST,
    COMMITMENT,
    DECISION,
    INTENTION,
    NOTHING,
    SUPPORT,
    Rule,
)
from tracker.candidates.verbs import (
    ACT,
    EXAMINE,
    INFORM,
    SPEND,
    finite_with_particle,
    first_person,
    parted,
    participles,
    simple_present,
)
from tracker.candidates.wording import (
    ACTION_PARTICIPLE,
    AIM,
    ATTITUDE,
    CLOSES,
    GOVERNMENT,
    MOMENT,
    MONEY,
    MONTH,
    POLICY_INFINITIVE,
    POLICY_PARTICIPLE,
    PRESENT,
    TERM,
    WORD_INFINITIVE,
    WORD_PARTICIPLE,
)

# A line of the table is read as one: its code, kind, weight and words first, its patterns below them.
# fmt: off
PROMISES = (
    Rule(
        "T4", COMMITMENT, 4.4, "zegt iets met zoveel woorden toe", "promises in so many words",
        r"zeg(?:t|gen)?(?= (?:[\w’'-]+ ){0,12}toe\b)"
        r"|(?:ik|wij|kabinet|regering) zeg(?:t|gen)? (?:[\w-]+ ){0,8}toe|zegde(?:n)? (?:[\w-]+ ){0,12}toe"
        r"|(?:doe|doet|deed) (?:hierbij |graag )?(?:de|een) toezegging"
        r"|verplicht(?:en)? zich (?:ertoe|tot|om)|belooft|beloven|garandeert|garandeer",
        unless=r"zoals (?:\w+ ){0,6}toegezegd|conform (?:\w+ ){0,6}toe",
        example="Dat zeg ik uw Kamer graag toe.",
        not_this="Zoals toegezegd ontvangt u het verslag.",
    ),
    Rule(
        "T3", COMMITMENT, 3.2,
        "heeft aangeboden, aangekondigd of beschikbaar gesteld", "has offered, announced or made available",
        r"heeft|hebben|heb|is|zijn",
        r"toegezegd|beloofd|aangeboden|aangekondigd|beschikbaar gesteld|in het vooruitzicht gesteld"
        r"|gecommitteerd|verbonden aan|bereid verklaard|beschikbaar gemaakt",
        unless=r"(?:zoals|als|conform) (?:[\w-]+ ){0,10}toegezegd",
        example="Voorts heeft Nederland 600.000 euro aangeboden.",
    ),
    Rule(
        "T3b", COMMITMENT, 2.8, "heeft aangegeven iets te doen", "has stated to do something",
        r"(?:heeft|hebben|heb)(?= [^;:]{0,160}?\b(?:aangegeven|laten weten|verklaard|gemeld|gezegd)\b)"
        r"|(?:gaf|gaven)(?= [^;:]{0,60}?\baan\b)",
        rf"te (?:gaan |zullen |blijven )?(?:{POLICY_INFINITIVE})",
        example="Ik heb aangegeven de gedetineerden eerder te zenden en de norm te verlagen.",
        ours=True,
    ),
    Rule(
        "T1", COMMITMENT, 3.8, "zal of zullen, met wat er gebeurt", "will, with what is to be done",
        r"zal|zullen|zult",
        rf"{POLICY_INFINITIVE}|{POLICY_PARTICIPLE}",
        example="Het kabinet zal de regeling uitbreiden.",
    ),
    Rule(
        "T1b", COMMITMENT, 2.8, "zal of zullen", "will",
        r"zal|zullen|zult",
        WORD_INFINITIVE,
        example="Het proces zal onder leiding staan van de secretaris-generaal.",
    ),
    Rule(
        "T1c", COMMITMENT, 2.3, "zal of zullen, het werkwoord verderop of in een bijzin", "will, the verb further on",
        r"zal|zullen|zult",
        example="Dat zal na de evaluatie (zie hierna) het geval zijn.",
    ),
    Rule(
        "T2", COMMITMENT, 3.1, "gaat of gaan iets doen", "is going to do something",
        r"gaat|(?<!te )gaan|ga",
        POLICY_INFINITIVE,
        unless=r"(?:gaat|gaan|ga) (?:[\w-]+ ){0,8}(?:nader |verder )?in op",
        example="De bondgenoten gaan meer informatie delen.",
        not_this="Deze brief gaat in op het delen van informatie.",
    ),
    Rule(
        "T2b", COMMITMENT, 2.1, "laat of vraagt een ander het te doen", "has or asks someone else do it",
        r"laat|laten|(?:heb|heeft"
        r"|hebben)(?= [^;:]{0,90}?\b(?:gevraagd|verzocht|opdracht gegeven|opdracht verleend"
        r"|uitgenodigd)\b)|vraag(?= ik)|(?<=\bik )vraag|geef(?= [^;:]{0,60}opdracht)",
        rf"{POLICY_INFINITIVE}|adviseren|advies|gevraagd|opdracht",
        unless="laat (?:zich )?(?:zien|weten|blijken)|laten zien|laten weten",
        example="Ik laat hiernaar een onafhankelijk onderzoek uitvoeren.",
        ours=True,
    ),
    Rule(
        "T5", COMMITMENT, 3.2,
        "parlement wordt geïnformeerd of ontvangt een stuk", "parliament will be informed or sent a paper",
        r"kunt u|(?:uw kamer|de kamer|u) (?:kunt|kan|mag)|ontvangt (?:uw kamer|u|de kamer)|(?:uw kamer|de kamer"
        r"|u) ontvangt|zal ik u"
        r"|kan uw kamer|zal uw kamer|wordt (?:uw kamer|u)|(?:uw kamer|u) wordt"
        r"|(?:kom|komt|komen) (?:ik|het kabinet|wij|hier|daar)|(?:ik|kabinet|wij) (?:kom|komt|komen)",
        r"tegemoet ?zien|verwachten|ontvang\w*|informeren|geïnformeerd|terug\b"
        r"|(?:brief|rapport\w*|reactie|verslag|nota|voorstel|appreciatie|wetsvoorstel|evaluatie"
        r"|kabinetsreactie|voortgangs\w+|beleids\w+|plan|stand van zaken)|toegezonden|toekomen"
        r"|teruggekoppeld|separaat|apart",
        unless=r"kunt u [^?]*\?$",
        example="Kunt u de brief in januari tegemoet zien.",
    ),
    Rule(
        "T5b", COMMITMENT, 1.4,
        "informeert, stuurt of rapporteert aan het parlement", "informs, sends or reports to parliament",
        r"(?:informeer|informeert|informeren|bericht|stuur|stuurt|sturen|zend|zendt|zenden|bied|biedt"
        r"|bieden|leg|legt|leggen|doe|doet|rapporteer|rapporteert|rapporteren|meld|meldt|koppel|koppelt"
        r"|verstrek|verstrekt|presenteer|presenteert)(?= (?:[\w’'-]+ ){0,6}(?:uw kamer|u|de kamer"
        r"|kamer)\b)|(?:uw kamer|u|de kamer) (?:\w+ ){0,8}(?:informeer|informeert)",
        example="Ik informeer uw Kamer voor de zomer over de uitkomsten.",
    ),
    Rule(
        "T6", COMMITMENT, 2.9, "zet er geld of middelen voor in", "puts money or means into it",
        r"(?:stelt|stellen|stel)(?= [^;:]{0,120}?\bbeschikbaar\b)"
        rf"|(?:draagt|dragen)(?= [^;:]{{0,120}}?{MONEY}[^;:]{{0,60}}?\bbij\b)"
        r"|(?:trekt|trekken|trek)(?= [^;:]{0,120}?\buit\b)"
        r"|(?:maakt|maken|maak)(?= [^;:]{0,120}?\bvrij\b)"
        r"|(?:geeft|geven|geef)(?= [^;:]{0,120}?\buit (?:aan|voor)\b)|investeert|investeren|reserveert"
        r"|reserveren|financiert|financieert|bekostigt|besteedt|subsidieert|levert een bijdrage"
        r"|leveren een bijdrage|levert (?:[\w-]+ ){0,3}bijdrage|verdubbelt"
        r"|(?:kom|komt|komen|neem|neemt|nemen)(?= [^;:]{0,160}?\bvoor (?:[\w-]+ )?rekening\b)",
        unless=r"sinds \d{4}",
        example="Het kabinet trekt 20 miljoen euro uit voor de opvang.",
    ),
    Rule(
        "T6b", COMMITMENT, 3.2,
        "geld is of wordt toegekend, verhoogd of gereserveerd", "money is set aside, raised or granted",
        r"is|zijn|wordt|worden|werd|werden|heeft|hebben|heb|had",
        rf"(?:{participles(SPEND)}|beschikbaar|gereserveerd|bestemd|voorzien){CLOSES}",
        unless=r"aandacht (?:aan )?besteed|besteed aan (?:de|het) (?:vraag|onderwerp)|voorzien van|afgelopen",
        example="Voor 2027 zijn kasuitgaven gereserveerd op de begroting.",
    ),
    Rule(
        "T13", COMMITMENT, 2.5, "bedrag met bestemming of last", "a sum with its purpose or whose account it is for",
        rf"(?:bedraagt|bedragen|gaat het om|het gaat om|gaat om|betreft|kost|kosten|is|zijn|komt|resulteert"
        rf"|leidt)(?= [^;:]{{0,60}}?{MONEY})",
        r"voor rekening van|bestemd|ten laste van|begroting|uitgaven|bijdrage|gedekt|op jaarbasis|per jaar"
        r"|structureel|steun|middelen|budget",
        example="Voor Nederland gaat het om € 600.000 per jaar voor rekening van Buitenlandse Zaken.",
    ),
    Rule(
        "T13b", COMMITMENT, 2.3,
        "begroting, budget of reservering met een bedrag", "budget or reservation with a sum",
        rf"(?:begrote?|[\w-]*begroting|[\w-]*budget|kasuitgaven|reservering|kosten|bijdrage|middelen"
        rf"|investering(?:en)?|intensivering|krediet|financieringsplafond"
        rf"|subsidieplafond)(?=,? [^;]{{0,120}}?{MONEY})",
        unless=r"bedroegen|bedroeg",
        example="De begrote steun voor 2026 bedraagt vooralsnog € 2,1 miljard.",
    ),
    Rule(
        "T8", COMMITMENT, 2.4, "wordt of worden, met wat er gebeurt", "is to be done",
        r"wordt|worden",
        rf"(?:{POLICY_PARTICIPLE}){CLOSES}",
        example="In de Defensievisie worden de lange lijnen opgenomen.",
    ),
    Rule(
        "T8b", COMMITMENT, 1.4, "wordt of worden, lijdende vorm", "passive in the present",
        r"wordt|worden",
        rf"(?:{WORD_PARTICIPLE}){CLOSES}",
        example="Daarvoor wordt een werkgroep bijeengebracht, die wordt gevoed door experts.",
    ),
    Rule(
        "T8c", COMMITMENT, 2.1, "wordt of worden, in een bijzin", "is to be done, in a subordinate clause",
        rf"(?:{POLICY_PARTICIPLE}) (?:zal |zullen |gaan |gaat )?(?:wordt|worden)",
        unless=r"(?:kan|kunnen|moet|moeten|mag|mogen|zou|zouden|dient|dienen) [^,;]{0,80}worden",
        example="Daarbij geldt dat de regeling verlengd wordt.",
    ),
    Rule(
        "T10", COMMITMENT, 2.1, "overheid of bondgenootschap doet iets", "government or alliance acts",
        rf"(?<!te )(?<!de )(?<!het )(?<!een )(?<!om )(?:{simple_present(ACT, SPEND)}"
        rf"|{parted('present', ACT, SPEND)})|(?:{first_person(ACT, SPEND)})(?= ik\b)"
        rf"|(?<=\bik )(?:{first_person(ACT, SPEND)})",
        unless=r"^(?:bent|kunt|klopt|deelt|heeft u|hoe|waarom)\b",
        example="Defensie start dit najaar een proef.",
        ours=True,
    ),
    Rule(
        "T11", COMMITMENT, 1.9, "dat de overheid iets doet", "that the government acts",
        r"dat (?:het (?:\w+ )?kabinet|nederland|de regering|wij|we|ik|defensie|de (?:\w+ )?minister"
        r"|de bondgenoten|de navo|de eu|de europese commissie|de commissie|de raad|ons land)(?!\w)",
        rf"(?:{finite_with_particle('present', ACT, EXAMINE, SPEND)}){CLOSES}",
        example="Wij melden u dat het kabinet de mogelijkheid van een bijdrage onderzoekt.",
    ),
    Rule(
        "T12b", COMMITMENT, 2.0, "wat voorzien of gepland is", "what is foreseen or planned",
        r"beoogde|voorziene|geplande|streefdatum|tijdpad|(?:de|mijn|onze) planning",
        example="Beoogde inwerkingtreding is 1 juli 2026.",
    ),
    Rule(
        "T12", COMMITMENT, 2.5, "voorzien, gepland of beoogd", "planned or foreseen",
        r"is|zijn|staat|staan|wordt|worden|was",
        r"(?:voorzien|gepland|geagendeerd|beoogd|ingepland|operationeel|in voorbereiding|in ontwikkeling"
        r"|van start|gestart|gereed|te verwachten)",
        example="De oplevering is voorzien in 2027.",
    ),
    Rule(
        "T14", COMMITMENT, 2.3,
        "treedt in werking, start, loopt af op een moment", "enters into force, starts or ends at some time",
        r"(?:treedt|treden)(?= [^;:]{0,80}?in werking)|in werking (?:treedt|treden|te treden)|plaats ?vind(?:t|en)"
        r"|van start (?:gaat|gaan)|(?:beschikbaar|gereed) (?:komt|komen)"
        r"|(?:gaat|gaan)(?= [^;:]{0,60}?(?:van start|in (?:op|per) \d|per|open))"
        r"|(?:start|starten|begint|beginnen|eindigt|volgt|volgen"
        r"|verschijnt)(?= [^;:]{0,60}?(?:per direct|20\d\d|komend|volgend|medio|eind|begin|najaar|voorjaar|zomer"
        r"|binnenkort))|vindt(?= [^;:]{0,90}?plaats)|vinden(?= [^;:]{0,90}?plaats)",
        example="De wet treedt per 1 januari 2026 in werking.",
    ),
    Rule(
        "T14c", COMMITMENT, 2.9, "er komt iets", "something will come",
        r"er (?:komt|komen)|(?:komt|komen) (?:er )?(?:een|extra|nieuwe|aanvullende)"
        r"|(?:gaat|gaan) (?:[\w-]+ ){0,6}(?:omlaag|omhoog)"
        r"|(?:komt|komen)(?= [^;:]{0,60}?\b(?:beschikbaar|gereed|vrij)\b)|(?:gaat|gaan) over (?:tot|op)"
        r"|gaat (?:niet )?door|(?:is|zijn) er (?:extra|nieuwe)|(?:gaat|gaan)(?= [^;:]{0,60}?\bvan start\b)",
        unless=r"komt (?:er )?een (?:beeld|aantal)|eruit|naar voren|in aanmerking",
        example="Er komt een meldpunt waar ouders terechtkunnen.",
    ),
    Rule(
        "T14b", COMMITMENT, 1.3,
        "komt, krijgt, vervalt: met een termijn of bedrag", "comes, gets, lapses: with a term or a sum",
        r"krijgt|krijgen|geldt|gelden|loopt|lopen|komt te vervallen|verdwijnt|verdwijnen|vervalt|vervallen"
        r"|(?<!als )(?<!de )(?<!van )(?<!een )start|starten|begint|beginnen|eindigt|eindigen|opent|openen"
        r"|volgt|volgen|verschijnt|verschijnen|loopt (?:\w+ ){0,3}af|stijgt|daalt|stijgen|dalen",
        unless=r"krijg\w* [^;]{0,120}\bvorm\b",
        example="Gemeenten krijgen hiervoor vanaf 2026 structureel 100 miljoen euro.",
    ),
    Rule(
        "T14d", COMMITMENT, 1.6,
        "vanaf een moment geldt, kan of is iets anders", "from some moment on things are different",
        rf"(?:vanaf|per|met ingang van) {MOMENT}",
        r"is|zijn|heeft|hebben|kan|kunnen|mag|mogen|hoeft|hoeven|geldt|gelden|wordt|worden|moet|moeten|gaat|gaan",
        example="Vanaf volgend schooljaar kunnen alle scholen hiervan gebruikmaken.",
    ),
    Rule(
        "T14e", COMMITMENT, 2.6,
        "uiterlijk of vanaf een moment kan iemand iets", "by or from some moment someone can do something",
        rf"(?:kan|kunnen|hoeft|hoeven|mag|mogen)(?= (?:[\w-]+ ){{0,3}}(?:uiterlijk|vanaf|met ingang van) {MOMENT})",
        example="Bedrijven kunnen uiterlijk in 2017 hun aanvragen digitaal doen.",
        not_this="Kinderen kunnen vanaf vier jaar naar de basisschool.",
    ),
    Rule(
        "T16", COMMITMENT, 2.3,
        "komt met een voorstel, plan of reactie", "comes with a proposal, a plan or an answer",
        r"(?:kom|komt|komen) (?:[\w-]+ ){0,8}met(?= [^;:]{0,60}?(?:voorstel\w*|plan(?:nen)?|reactie|brief|aanpak|visie"
        r"|agenda|strategie|wet\w*|maatregel\w*|uitwerking|rapport\w*|advies|besluit|appreciatie|pakket|[\w-]+plan"
        r"|[\w-]+brief|[\w-]+reactie|[\w-]+agenda|[\w-]+visie))",
        example="Het kabinet komt na de zomer met een actieplan.",
    ),
    Rule(
        "T18", COMMITMENT, 1.5,
        "loopt, is in gang gezet of in uitvoering", "is under way or being carried out",
        r"(?:loopt|lopen)(?= [^;:]{0,60}?\b(?:tot|door|nog|onderzoek|pilots?|traject|gesprekken|overleg)\b)"
        r"|(?:is|zijn)(?= [^;:]{0,80}?\b(?:in gang gezet|begonnen|in uitvoering|onderweg|ter hand genomen|opgestart"
        r"|in procedure|in consultatie|in behandeling)\b)|(?:onderzoek|traject|gesprekken|overleg"
        r"|pilot) (?:loopt|lopen)",
        example="De pilot loopt tot en met december 2025.",
    ),
    Rule(
        "T15", COMMITMENT, 2.4,
        "moet, dient of zou moeten: met een termijn of als afspraak", "must or should, as agreed or by some time",
        r"moet|moeten|dient|dienen|hoeft|hoeven",
        rf"(?:te )?(?:zijn |worden ){POLICY_PARTICIPLE}|(?:{POLICY_PARTICIPLE}) (?:te )?(?:zijn|worden)"
        rf"|(?:te )?worden (?:{POLICY_PARTICIPLE})",
        example="De plannen moeten uiterlijk eind 2017 worden aangeboden.",
    ),
)

DECISIONS = (
    Rule(
        "B1", DECISION, 3.4, "heeft of is besloten, afgesproken, ingestemd", "has decided, agreed, consented",
        r"heeft|hebben|heb|is|zijn|wordt|werd|werden|worden|had",
        r"besloten|beslist|afgesproken|overeengekomen|ingestemd|akkoord (?:gegaan|bereikt)"
        r"|gekozen (?:voor|om)|goedgekeurd|bekrachtigd|herbevestigd|(?:overeenstemming|akkoord"
        r"|compromis) (?:[\w-]+ ){0,6}bereikt"
        r"|afspraak gemaakt|afspraken (?:[\w-]+ ){0,12}(?:gemaakt|vastgelegd)|(?:convenant|overeenkomst|akkoord"
        r"|verdrag) (?:[\w-]+ ){0,8}"
        r"(?:gesloten|getekend|ondertekend)|opdracht (?:gegeven|verleend)|toestemming verleend|afgezien van",
        unless=r"nog (?:geen|niet)",
        example="In het actieplan is verder besloten dat de inzet wordt uitgebreid.",
    ),
    Rule(
        "B1a", DECISION, 3.4, "besloten, in een bijzin", "decided, in a subordinate clause",
        rf"(?:besloten|afgesproken|overeengekomen|ingestemd|gekozen|{participles(SPEND)}) (?:heeft|hebben|is|zijn|had)"
        r"|(?:heeft|hebben|is) (?:besloten|afgesproken|gekozen|ingestemd)",
        example="Er is toe besloten omdat het kabinet besloten heeft te verlengen.",
    ),
    Rule(
        "B2", DECISION, 3.6, "besloot, sprak af, stemde in, ging akkoord", "decided, agreed, consented",
        r"besloot(?!en\w)"
        r"|besloten(?= (?:de |tot|om|dat|het |een |staats|zij|wij|lid|bond|leiders|ministers|regering))"
        r"|(?:sprak|spraken)(?= [^;:]{0,90}?\baf\b)|(?:stemde|stemden)(?= [^;:]{0,60}?\bin\b)"
        r"|bekrachtigden?|(?:ging|gingen)(?= [^;:]{0,60}?\bakkoord\b)"
        r"|(?:kwam|kwamen)(?= [^;:]{0,60}?\bovereen\b)|(?:keurde|keurden)(?= [^;:]{0,120}?\bgoed\b)"
        r"|herbevestigden?|(?:nam"
        r"|namen)(?= [^;:]{0,160}?\b(?:[\w-]*conclusies|besluit|verklaring|strategie|verordening|richtlijn"
        r"|resolutie|pakket|actieplan)[^;:]{0,60}?\baan\b)"
        r"|(?:bereikte|bereikten|bereikt)(?= [^;:]{0,60}?\b(?:akkoord|overeenstemming)\b)|aanvaardden?"
        r"|koos\b|kozen\b|(?:stelde|stelden)(?= [^;:]{0,90}?\b(?:vast|in)\b)|committeerden?|tekenden"
        r"|ondertekenden|verlengden|verhoogden|lanceerden",
        example="De bondgenoten spraken af om in 2018 een top te organiseren.",
    ),
    Rule(
        "B1b", DECISION, 2.6, "is vastgesteld, aangenomen, verlaagd", "was adopted, set, lowered",
        r"heeft|hebben|is|zijn|werd|werden|heb",
        r"vastgesteld|aangenomen|aanvaard|verlaagd|verhoogd|verlengd|opgehoogd|ingesteld|beëindigd"
        r"|opgericht|ondertekend|uitgebreid|toegekend|gelanceerd|overgenomen|ingevoerd|aangewezen"
        r"|geïnvesteerd|gereserveerd|getekend|gesloten|afgeschaft|verruimd|aangescherpd",
        unless=r"motie (?:[\w-]+ ){0,12}aangenomen|afgelopen",
        example="Als signaal is door de bondgenoten de bijdrage verlaagd.",
    ),
    Rule(
        "B1c", DECISION, 1.2, "is gedaan", "something of policy is done",
        r"is|zijn",
        rf"(?:{ACTION_PARTICIPLE}){CLOSES}",
        example="Recent zijn 27 extra plekken toegevoegd.",
    ),
    Rule(
        "B3", DECISION, 3.0, "kondigt of kondigde aan", "announces or announced",
        r"(?:kondigt|kondigen|kondigde|kondigden|kondig)(?= [^;:]{0,160}?\baan\b)"
        r"|aangekondigd(?:e)? (?:maatregel|besluit|verhoging|verlenging)",
        example="Enkele bondgenoten kondigden verhogingen van hun begroting aan.",
    ),
    Rule(
        "B4", DECISION, 3.7, "het besluit of voornemen om iets te doen", "the decision or intention to do something",
        r"(?:besluit|beslissing|voornemen|afspraak|akkoord|toezegging|intentie)(?= [^;:]{0,220}?\bte\b)",
        rf"te (?!betreuren|begrijpen|nemen|respecteren|rechtvaardigen|verklaren)(?:{WORD_INFINITIVE})",
        unless=r"(?:nog )?geen (?:[\w-]+ )?(?:besluit|beslissing|voornemen|afspraak)|het was een keuze",
        example="Wij informeren u over het besluit van het kabinet de bijdrage te verlengen.",
        not_this="Er is nog geen besluit genomen om te verlengen.",
    ),
    Rule(
        "B4b", DECISION, 3.2, "besluit tot, verlenging of beëindiging van", "a decision to, an extension or end of",
        r"besluit(?:en)? tot|besluitvorming over de verlenging"
        r"|(?:de |een )?(?:verlenging|beëindiging|uitbreiding|verhoging|verlaging|intensivering"
        r"|voortzetting|beëindigen)(?= (?:van|per|op|tot|met)\b[^;:]{0,60}?(?:20\d\d|€|euro|miljoen"
        r"|miljard))",
        example="Het kabinet informeert u over de verlenging van de inzet tot eind 2026.",
    ),
    Rule(
        "B4c", DECISION, 1.5, "maatregel in een opsomming", "a measure in a list",
        r"^[•·–-] ?(?:de |het |een )?(?:verdere |versnelde )?(?:(?:her)?invoering|(?:her)?invoeren|doorvoering"
        r"|doorvoeren|oprichting|oprichten|afschaffing|afschaffen|verruiming|verruimen|verhoging|verhogen"
        r"|verlaging|verlagen|uitbreiding|uitbreiden|beëindiging|beëindigen|instelling|instellen|verlenging"
        r"|verlengen) van",
        example="• de invoering van een leenstelsel;",
    ),
    Rule(
        "B5", DECISION, 2.4, "gevolg of uitwerking van een besluit", "what a decision comes to",
        r"(?:dit|dat) (?:houdt|betekent|behelst|komt erop)(?: \w+)? (?:in |neer |voor \w+ )?(?:dat|een)"
        r"|(?:hiermee|daarmee|hierdoor|daardoor) (?:komt|stijgt|daalt|blijft|wordt|worden|loopt|neemt)"
        r"|(?:aanpassing|besluit|maatregel|wijziging|verhoging) (?:betekent|houdt in|leidt)"
        r"|betekent een (?:hogere|lagere|extra|aanvullende)|komt (?:er |hiermee |daarmee )?een einde aan"
        r"|komt te vervallen|komen te vervallen|uitgangspunt is dat|blijft hetzelfde|blijft gehandhaafd"
        r"|blijft ongewijzigd|blijft van kracht",
        unless=r"(?:betekent|houdt in) (?:echter |dus |nog )?niet",
        example="Deze aanpassing betekent een hogere bijdrage voor de andere bondgenoten.",
    ),
    Rule(
        "B6", DECISION, 2.8, "besluit, kiest, stemt in, neemt over", "decides, chooses, consents, adopts",
        r"besluit (?:om|tot|dat|het|de|ik|nederland)"
        r"|(?:kabinet|regering|nederland|ik|wij|raad|commissie) besluit"
        r"|(?:kies|kiest|kiezen)(?= [^;:]{0,40}?\b(?:voor|ervoor|om)\b)"
        r"|(?:stem|stemt|stemmen)(?= [^;:]{0,60}?\bin\b)|(?:ga|gaat|gaan)(?= [^;:]{0,40}?\bakkoord\b)"
        r"|(?:neem|neemt|(?<!het )(?<!te )nemen)(?= [^;:]{0,120}?\b(?:over|ter harte|maatregelen|het besluit"
        r"|een besluit)\b)|volgt (?:het|dit|deze|de) (?:advies|voorstel|aanbeveling\w*|lijn)|omarmt"
        r"|zie ik af|ziet (?:[\w-]+ ){0,4}af van|schaar ik mij|schaart zich achter|instemming",
        example="Het kabinet kiest ervoor de regeling te behouden.",
    ),
)

INTENTIONS = (
    Rule(
        "V1", INTENTION, 3.2, "zet zich in, streeft naar, spant zich in", "works for, strives for",
        r"(?:zet|zetten|zetten)(?= [^;:]{0,120}?\bin\b)|streef(?:t)?|streven (?:we|wij|naar|ernaar|is)"
        r"|(?:span|spant|spannen)(?= [^;:]{0,40}?\bin\b)"
        r"|(?:maak|maakt|maken) (?:[\w-]+ ){0,5}(?:hard|sterk) voor|beijver\w*|ijvert|ijveren"
        r"|inzet (?:\w+ ){0,4}is|is erop gericht|zijn erop gericht|gaat uit van"
        r"|(?:dringt|dring|dringen) (?:[\w-]+ ){0,8}aan",
        example="Nederland zet zich in voor een bijeenkomst in begin 2020.",
    ),
    Rule(
        "V1b", INTENTION, 2.3, "werkt aan of naar iets toe", "works on or towards something",
        r"(?<!te )(?:werk|werkt|werken)(?= (?:[\w-]+ ){0,7}(?:aan|toe|naar|uit|samen)\b)"
        r"|(?:is|ben|zijn) (?:[\w-]+ ){0,3}bezig (?:met|om)"
        r"|(?:geef|geeft|geven) (?:[\w-]+ ){0,4}(?:invulling|vorm|prioriteit|voorrang)",
        example="Ik werk aan een wetsvoorstel dat dit mogelijk maakt.",
    ),
    Rule(
        "V2", INTENTION, 3.0, "is voornemens, van plan, wil", "intends, plans, wants",
        r"(?:is|ben|zijn|bent|was) (?:[\w-]+ ){0,8}voornemens|voornemens (?:is|om|te|een|de|het)"
        r"|(?:het|is|dit|mijn|ons) voornemen|van plan"
        r"|(?:planning|plan|verwachting|bedoeling|intentie|voornemen|streven) is (?:[\w-]+ ){0,4}(?:om|dat|de"
        r"|het)|is het de bedoeling"
        r"|het is de bedoeling|de bedoeling is"
        r"|(?:kabinet|regering|nederland|ik|wij|we|minister|defensie|navo|eu|raad|commissie"
        r"|bondgenoten) (?:\w+ )?(?:wil|willen)\b"
        r"|(?:wil|willen) (?:ik|het kabinet|de regering|nederland|wij|we|de minister|defensie"
        r"|de bondgenoten|de eu|de commissie)",
        unless=r"als (?:we|wij|u|je) will|niet voornemens|geen voornemen|niet van plan"
            r"|(?:wil|willen) (?:[\w-]+ ){0,12}(?:danken|bedanken|aangeven|benoemen|benadrukken|opmerken"
            r"|wijzen op|verwijzen"
            r"|onderstrepen|mijn (?:waardering|dank)|u (?:graag )?(?:bedanken|wijzen)|hierbij)",
        example="Het kabinet is voornemens de inzet te verlengen.",
        not_this="Het kabinet is niet voornemens de wet te wijzigen.",
    ),
    Rule(
        "V2b", INTENTION, 1.5, "doel of ambitie", "an aim or ambition",
        r"beoog|beoogt|beogen|ambitie|ambieert|voor ogen|voornemens|plannen om|het plan om",
        unless=r"niet voornemens|geen plannen",
        example="De ambitie is om in 2030 de helft te bereiken.",
    ),
    Rule(
        "V3", INTENTION, 3.0, "is bereid", "is prepared to",
        r"bereid(?= (?:[\w-]+ ){0,20}(?:te|om|opties|tot)\b)|bereid (?:ik|ben)|ben ik bereid|bereidheid",
        unless=r"niet bereid|bereid blijken",
        example="Daartoe ben ik bereid, en ik ben bereid de Kamer te informeren.",
    ),
    Rule(
        "V4", INTENTION, 2.9, "blijft iets doen", "goes on doing something",
        r"blijf|blijft|blijven",
        rf"(?<!te )(?:{POLICY_INFINITIVE})|helpen|inzetten|open staan|openstaan|van kracht|bestaan|gelden|in gesprek"
        rf"|betrokken|streven|vinden|aandacht|zich\b|steun|gehandhaafd|beschikbaar|hetzelfde|ongewijzigd",
        example="Nederland blijft Oekraïne onverminderd steunen.",
    ),
    Rule(
        "V4b", INTENTION, 1.3, "blijft, met wat er gebeurt", "goes on, with what is done",
        r"blijf|blijft|blijven",
        WORD_INFINITIVE,
        unless=r"blijven bestaan",
        example="Het kabinet blijft de kaders verduidelijken en mensen bijstaan.",
    ),
    Rule(
        "V5", INTENTION, 3.1, "committeert zich, verklaart te kunnen", "commits itself, declares itself able",
        r"committ?e?er\w*|committering|kan instemmen|kunnen instemmen|verbindt zich|verbonden zich"
        r"|verklaard te kunnen|verplichtten zich|herbevestig\w*|toegewijd aan|schaart zich|staat open voor"
        r"|houd(?:t|en)? (?:ik |het kabinet |wij |nederland )?(?:mij|zich|ons) (?:[\w-]+ ){0,4}aan",
        example="Nederland heeft verklaard te kunnen instemmen met een Top in 2018.",
    ),
    Rule(
        "V6", INTENTION, 2.5,
        "verwacht iets te kunnen doen of afronden", "expects to be able to do or finish something",
        r"(?:verwacht|verwachten|hoop|hoopt)(?= [^;:]{0,160}?\bte (?:kunnen )?)|(?:ga|gaat|gaan) ervan uit dat",
        rf"(?:te |kunnen |kan )+(?:{POLICY_INFINITIVE})",
        example="Ik verwacht het wetsvoorstel in het najaar te kunnen indienen.",
    ),
    Rule(
        "V7", INTENTION, 2.4, "onderzoekt, beziet, gaat na", "looks into it",
        r"(?:ga|gaat|gaan)(?= [^;:]{0,60}?\bna\b)"
        r"|onderzoek(?:t|en)? (?:ik|het kabinet|de|wij|nederland|of|hoe|welke)"
        r"|(?:kabinet|ik|wij|nederland|minister|commissie|defensie) (?:\w+ )?(?:onderzoekt?|onderzoeken"
        r"|beziet|bezie|bezien|bekijkt?|bekijken|verkent?|verkennen|overweegt?|overwegen|toetst?|beraadt"
        r"|beraden|inventariseert?|evalueert?|analyseert?|peilt|volgt|volg|volgen|monitort|bespreekt"
        r"|bespreken|bespreek)|wordt (?:nog |nu |momenteel |thans )?(?:onderzocht|bezien|bekeken|verkend"
        r"|nagegaan|gewerkt|overlegd|geïnventariseerd)|in gesprek"
        r"|tree?d(?:t|en)? (?:[\w-]+ ){0,6}in overleg",
        example="Het kabinet onderzoekt of de regeling eenvoudiger kan.",
    ),
    Rule(
        "V7b", INTENTION, 1.8,
        "overheid weegt, bespreekt of zoekt iets", "the government weighs, discusses or seeks something",
        rf"(?<!te )(?:{simple_present(EXAMINE)}|{parted('present', EXAMINE)})"
        rf"|(?:{first_person(EXAMINE)})(?= ik\b)|(?<=\bik )(?:{first_person(EXAMINE)})",
        example="Daarom kijkt het kabinet naar acties binnen de huidige ruimte.",
        ours=True,
    ),
    Rule(
        "V8", INTENTION, 2.5, "lijn of doel van het beleid", "line or aim of policy",
        r"(?:ligt|komt|blijft) (?:de|het) (?:nadruk|accent|focus|prioriteit|zwaartepunt)"
        r"|(?:accent|nadruk|focus|prioriteit|aandacht) (?:wordt|worden|ligt|zal|gaat|krijgt|komt)"
        r"|(?:krijgt|krijgen|heeft|hebben) (?:[\w-]+ ){0,3}prioriteit"
        rf"|(?:{AIM})(?: (?:van|voor|bij|hierbij|daarbij|in) [^,;:]{{1,60}}?)? (?:is|blijft|zijn|luidt|blijven)"
        rf"|(?:is|blijft|zijn) (?:[\w-]+ ){{0,6}}(?<!van de )(?<!van )(?:{AIM})(?: van| om| dat|,|:)"
        rf"|wordt (?:[\w-]+ ){{0,6}}ingezet op"
        rf"|wordt (?:[\w-]+ ){{0,3}}(?:prioriteit|voorrang|vorm|invulling)|nederland (?:steunt|verwelkomt het voorstel)"
        r"|steunt (?:het kabinet|nederland|de regering)? ?(?:het|dit|de|een) voorstel",
        unless=r"geen (?:doel|streven|ambitie)",
        example="Daarom is de lijn van het kabinet dat de steun opgevoerd moet worden.",
    ),
    Rule(
        "V11", INTENTION, 2.5,
        "houdt in de gaten, ziet erop toe, blijft in gesprek", "keeps an eye on it, stays in touch",
        r"(?:houd|houdt|houden)(?= [^;:]{0,120}?\b(?:in de gaten|vinger aan de pols|toezicht|rekening|oog|zicht|scherp"
        r"|contact|vast|op de hoogte|betrokken|aandacht)\b)|(?:zie|ziet|zien)(?= [^;:]{0,60}?\btoe\b)"
        r"|(?:volg|volgt|volgen)(?= [^;:]{0,120}?\b(?:nauw\w*|op de voet|kritisch|actief)\b)"
        r"|(?:sta|staat|staan|ben|is|zijn)(?= [^;:]{0,60}?\bin (?:nauw |goed |doorlopend "
        r"|regelmatig )?(?:contact|overleg"
        r"|gesprek)\b)|(?:voer|voert|voeren)(?= [^;:]{0,60}?\b(?:gesprek\w*|overleg)\b)"
        r"|(?:breng|brengt|brengen)(?= [^;:]{0,120}?\b(?:onder de aandacht|in kaart|op|ter sprake|naar voren)\b)",
        unless=r"brengt (?:risico|kosten|met zich)",
        example="Ik houd de ontwikkelingen nauwlettend in de gaten.",
    ),
    Rule(
        "V12", INTENTION, 1.3, "is gericht op, heeft tot doel", "is meant to, has as its aim",
        r"(?:is|zijn) (?:[\w-]+ ){0,4}(?:gericht op|bedoeld (?:om|voor))|heeft (?:[\w-]+ ){0,3}(?:tot|als|ten) doel"
        r"|(?:richt|richten) (?:zich|ik mij|wij ons)|teneinde|met als doel",
        example="Het programma is gericht op het vergroten van de veiligheid.",
    ),
    Rule(
        "V10", INTENTION, 3.9, "brede steun om iets te doen", "wide support to do something",
        r"(?:brede steun|overeenstemming|consensus|draagvlak"
        r"|bereidheid)(?= [^;]{0,200}\bte [a-zëïéöü]+(?:en|aan|doen|zien)\b)",
        example="Er was brede steun om de huidige benadering voort te zetten.",
    ),
    Rule(
        "V9", INTENTION, 2.3, "voorgesteld of voorgenomen", "proposed",
        r"voorgestelde?|(?:stel|stelt|stellen)(?= [^;:]{0,90}?\bvoor\b)|stelde(?= [^;:]{0,160}?\bvoor\b)|voorgenomen",
        example="Zo wees hij op de voorgestelde verhoging van het budget.",
    ),
)

# Tried only where none of the above hits: that the government does something at all.
NET = (
    Rule(
        "T17", COMMITMENT, 0.8, "overheid is onderwerp van wat nu gebeurt", "the government is subject of the present",
        rf"(?:{GOVERNMENT}) (?!{ATTITUDE}){PRESENT}|(?<=\bik )(?!{ATTITUDE}){PRESENT}"
        rf"|(?!{ATTITUDE}){PRESENT}(?= (?:ik|wij|we|het kabinet|de regering)\b)",
        unless=r"\?$",
        example="Het kabinet brengt de gevolgen in kaart.",
        not_this="Het kabinet vindt dit belangrijk.",
    ),
    Rule(
        "T17b", COMMITMENT, 0.3, "iemand doet, ontvangt of begint iets", "someone does, receives or begins something",
        rf"(?<!te )(?<!de )(?<!het )(?<!een )(?<!om )(?:{simple_present(ACT, INFORM, SPEND)}"
        rf"|{parted('present', ACT, INFORM, SPEND)}|vertrekt|vertrekken|vloeit|vloeien|verhuist|verhuizen|verloopt)",
        unless=r"\?$|^(?:als|indien|wie)\b",
        example="De taskforce rapporteert ieder kwartaal aan de ministerraad.",
    ),
)

FULFILMENTS = (
    Rule(
        "F1", AFDOENING, 3.9,
        "geeft uitvoering of gevolg aan een toezegging of motie", "carries out a pledge or a motion",
        r"(?:uitvoering|gevolg|invulling|opvolging"
        r"|gehoor)(?= [^;:]{0,80}?\b(?:gegeven|geef|geeft|geven|te geven)\b"
        r"| (?:\w+ ){0,3}aan de (?:motie|toezegging)| van (?:[\w-]+ ){0,4}(?:motie|toezegging))",
        r"moties?|motie-?\w*|toezegging(?:en)?|verzoek van|gewijzigde motie",
        unless=r"(?:stand|voortgang) van (?:zaken )?(?:van |rond )?de uitvoering van",
        example="Hiermee wordt opvolging gegeven aan de moties Van Dijk.",
    ),
    Rule(
        "F2", AFDOENING, 3.7, "conform de motie of toezegging", "in line with a motion or pledge",
        r"(?:conform|overeenkomstig|in lijn met|ter uitvoering van|in navolging van|ingevolge"
        r"|naar aanleiding van|in reactie op|in vervolg op|gevolg gevend aan"
        r"|volgens)(?= (?:[\w-]+ ){0,5}?(?:gewijzigde |aangenomen )?(?:moties?|toezegging)\b)",
        example="Conform de motie van het lid Karabulut heeft Nederland hierop aangedrongen.",
    ),
    Rule(
        "F3", AFDOENING, 3.7, "zoals toegezegd", "as promised",
        r"(?:zoals|gelijk|als) (?:[\w’'.,-]+ ){0,14}?(?:toegezegd|beloofd|aangekondigd)"
        r"|toegezegde (?:brief|reactie|informatie|rapportage|overzicht|evaluatie|notitie)",
        example="Zoals toegezegd tijdens het debat informeer ik u met deze brief.",
    ),
    Rule(
        "F4", AFDOENING, 4.4, "beschouwt motie of toezegging als afgedaan", "holds a motion or pledge to be done",
        r"(?:moties?|toezegging(?:en)?)(?= [^.;]{0,240}?\b(?:afgedaan|nagekomen|ingelost|voldaan"
        r"|uitgevoerd|afgehandeld|gestand)\b)",
        "",
        unless=r"(?:wordt|worden|zal|zullen) (?:[\w-]+ ){0,6}uitgevoerd|een motie of (?:een )?toezegging",
        example="Hiermee beschouw ik de motie als afgedaan.",
    ),
    Rule(
        "F6", AFDOENING, 3.4, "de brief gaat over een motie of toezegging", "the letter is about a motion or pledge",
        r"(?:deze|voorliggende|onderhavige|bijgaande) (?:brief|kamerbrief|rapportage|notitie|reactie)"
        r"|hierbij|hiermee|daarmee",
        r"(?:aangenomen |gewijzigde |door \w+ )?(?:moties?|motie-[\w-]+|toezegging(?:en)?)",
        unless=r"zal|zullen|betreft (?:het|een) motie|aangehouden|verzoek",
        example="Deze brief gaat ook in op de moties Sjoerdsma en Van Laar.",
    ),
    Rule(
        "F5", AFDOENING, 3.4,
        "verwijst naar een toezegging of motie die het nakomt", "refers to the pledge or motion it keeps",
        r"(?:doe|doet|doen) (?:[\w-]+ ){0,4}(?:toezegging|motie)(?= [^;:]{0,60}?gestand)|gestand|referte"
        r"|kom ik (?:[\w-]+ ){0,4}(?:toezegging|motie)"
        r"|(?:voldoe|voldoet|voldoen) (?:[\w-]+ ){0,4}aan (?:de|mijn|onze|deze|die|een) (?:toezegging"
        r"|motie)|kom (?:ik )?(?:[\w-]+ ){0,3}tegemoet aan (?:de|mijn) (?:toezegging|motie)"
        r"|voldaan (?:[\w-]+ ){0,3}aan (?:[\w-]+ ){0,3}(?:toezegging(?:en)?|moties?)"
        r"|ga (?:[\w-]+ ){0,6}in op (?:[\w-]+ ){0,2}(?:toezegging(?:en)?|moties?)",
        example="Met deze brief doe ik mijn toezegging gestand.",
    ),
)

TERM_STATED = Rule(
    "S1", SUPPORT, 1.3, "termijn", "a term",
    TERM,
    unless=r"^(?:op|tijdens|in) (?:\d+ )?\w+ jl\.",
    example="De plannen worden uiterlijk eind 2017 aangeboden.",
)
SUPPORTS = (
    TERM_STATED,
    Rule(
        "S2", SUPPORT, 1.4, "bedrag", "a sum of money",
        r"(?:€|eur) ?\d|\d[^;]{0,24} (?:euro|dollar)"
        r"|\d[\d.,]* (?:mln|mld|miljoen|miljard)(?=\.? (?:voor|aan|per|beschikbaar|in|op|extra)\b|[.,;)]"
        r"|$)",
        example="Daarvoor is € 5 miljoen beschikbaar.",
    ),
    Rule(
        "S5", SUPPORT, 0.6, "herhaald of structureel", "repeated or structural",
        r"jaarlijkse?|structurele?|halfjaarlijkse?|maandelijks|periodiek|per jaar|elk jaar|ieder jaar",
        example="De Kamer wordt jaarlijks geïnformeerd.",
    ),
    Rule(
        "S6", SUPPORT, 0.3, "nieuw, extra of verder", "new, extra or further",
        r"extra|aanvullende?|additionele?|nieuwe?|meer|versneld|verdere?|nadere?|opnieuw|tweede keer",
        example="Er komen extra helikopters.",
    ),
    Rule(
        "S8", SUPPORT, 0.9, "meldt dat het gebeurt", "tells that it is done",
        r"(?:meld|meldt|melden|vermeldt|vermelden|bericht|berichten|deelt?|delen|informeer|informeert"
        r"|informeren|laat|laten|bevestigt?|bevestigen)(?= (?:[\w-]+ ){0,8}dat\b)",
        unless=r"niet (?:binnen|tijdig)|mening",
        example="In deze brief vermeldt het kabinet dat de bijdrage wordt beëindigd.",
    ),
    Rule(
        "S9", SUPPORT, 0.2, "duur of looptijd", "how long it lasts",
        r"voor de duur van|gedurende|voor een periode van|looptijd|(?:met|voor) (?:een|twee|drie|vier|vijf|zes"
        r"|\d+) (?:dagen"
        r"|weken|maanden|jaar|jaren)|tot en met 20\d\d|in de periode|zolang",
        example="De regeling wordt met twee jaar verlengd.",
    ),
    Rule(
        "S10", SUPPORT, 0.1, "samen met anderen", "together with others",
        r"(?:samen|gezamenlijk|in (?:nauwe )?(?:samenwerking|overleg|afstemming)|in gesprek) (?:met|tussen)"
        r"|met (?:de |het )?(?:sector|betrokken partijen|partners|gemeenten|provincies|veldpartijen|vng|ipo)",
        example="Samen met de sector werk ik aan een aanpak.",
    ),
    Rule(
        "S7", SUPPORT, 0.8, "vloeit voort uit wat voorafgaat", "follows from what precedes",
        r"^(?:daarom|daartoe|hiertoe|daarnaast|tevens|verder|voorts|ook|tot slot"
        r"|ten (?:eerste|tweede|derde|vierde)|hiervoor|daarvoor|zo)\b",
        example="Daarom wordt de inzet verlengd.",
    ),
)

OBJECTIONS = (
    Rule(
        "N1", AGAINST, -2.7,
        "brief zelf: wat hiermee wordt gestuurd of verteld", "the letter itself: what it sends or tells",
        r"^hierbij|hierbij (?:de |het |een |mijn |de antwoorden |aan|toe|bied|stuur|zend|doe|informeer|ontvangt)"
        r"|(?:bied|bieden|biedt|stuur|sturen|stuurt|zend|zenden|doe|doen|informeer|informeren|ontvangt|treft"
        r"|geef|geven)"
        r" (?:[\w’'-]+ ){0,6}hierbij|bij dezen|bij deze (?:bied|informeer|stuur|ontvang)\w*"
        r"|(?:met|in|middels|via|door) (?:deze|dit|de voorliggende|voorliggende|onderhavige|bijgaande"
        r"|de onderhavige) (?:brief|kamerbrief|verslag|schrijven|nota|rapportage|bijlage)|bijgaande?"
        r"|bijgevoegde?|gelegenheid gebruik|van de gelegenheid|als bijlage|in (?:de )?bijlage"
        r"|hiermee (?:bied|informeer|stuur|geef|ontvangt|zend)|treft u|wordt u (?:nu|thans)"
        r"|wil(?:len)? (?:ik|wij) (?:u|uw kamer) (?:graag |nader |hierbij )?(?:inlichten|informeren)"
        r"|(?:deze|voorliggende|onderhavige) (?:brief|kamerbrief|rapportage|voortgangsrapportage"
        r"|voortgangsbrief|nota|verzamelbrief|beantwoording|kabinetsreactie)|(?:ik|wij|kabinet) u hiermee"
        r"|(?:heden|vandaag) (?:gaat|ontvangt|stuur|bied|zend)|mede namens|geleid ik|doe ik u|bieden wij u"
        r"|bied ik u|(?:bericht|deel|meld) ik u|sturen wij u|stuur ik u"
        r"|^(?:op|naar aanleiding van) (?:het |uw )verzoek",
        unless=r"(?:na|naar aanleiding van|in aanvulling op|volgende|separate|aparte) deze brief",
        example="Hierbij bied ik u het verslag aan.",
        not_this="Het kabinet zal dit in een separate brief toelichten.",
    ),
    Rule(
        "N1b", AGAINST, -2.0, "vertelt wat de brief behandelt", "tells what the letter deals with",
        r"(?:ga|gaat|gaan|ging) (?:[\w-]+ ){0,9}in op|stilstaan bij|kijk ik vooruit"
        r"|(?:wordt|worden|zal|zullen|werd) (?:[\w-]+ ){0,12}(?:ingegaan|ingaan)|aan (?:bod|de orde)"
        r"|komt (?:\w+ ){0,4}aan bod|toegelicht|terugblikken|hieronder|hierna|onderstaand\w*|verderop"
        r"|in (?:de volgende )?(?:paragraaf|hoofdstuk|paragrafen|hoofdstukken)"
        r"|(?:wordt|worden) (?:[\w’'-]+ ){0,6}(?:beschreven|weergegeven|geschetst|uiteengezet|behandeld in"
        r"|besproken in)|zie (?:ook|het antwoord|verder|bijlage)|verwijs ik|verwijst|verwezen"
        r"|achtereenvolgens|bouwt (?:\w+ ){0,3}voort op|op de agenda|vormt een aanvulling",
        unless=r"in (?:die|een|mijn) (?:brief|reactie|rapportage|voortgangs\w+)"
            r"|(?:separate|aparte|afzonderlijke|volgende|nadere|latere) (?:brief|kamerbrief|voortgangsbrief"
            r"|rapportage)|brief (?:die|welke) (?:u|uw kamer)",
        example="Deze brief gaat in op de uitkomsten.",
        not_this="Het kabinet zal in een separate brief op deze vraag ingaan.",
    ),
    Rule(
        "N1c", AGAINST, -1.5,
        "informeert met deze brief, zonder dat er een moment bij staat",
        "informs by this letter, as no moment is named",
        r"(?:informeer|informeert|informeren|bericht|bied|biedt|bieden|stuur|stuurt|sturen|zend) (?:ik"
        r"|het kabinet|wij|de minister|de staatssecretaris) (?:u|uw kamer|de kamer)",
        unless=rf"{TERM}|periodiek|eind|begin|kwartaal",
        example="In overeenstemming met artikel 100 informeert het kabinet u over de uitkomsten.",
        not_this="In het najaar informeert het kabinet u over de uitkomsten.",
    ),
    Rule(
        "N21", AGAINST, -1.2, "zegt wat de brief nog zal behandelen", "says what the letter will deal with",
        r"in (?:deze|dit|de voorliggende|onderhavige) (?:kamer)?(?:brief|verslag|rapportage|notitie|reactie)"
        r" (?:zal|zullen)"
        r"|(?:zal|zullen) (?:[\w-]+,? ){0,12}in (?:deze|dit) (?:brief|verslag|rapportage|notitie|reactie)",
        example="In deze brief zal ik de maatregelen beschrijven.",
        not_this="In de volgende brief zal ik de maatregelen beschrijven.",
    ),
    Rule(
        "N2", AGAINST, -1.3, "zegt wat iemand vond of benadrukte", "reports what someone held or stressed",
        r"beklemtoon\w*|benadruk\w*|onderstreep\w*"
        r"|(?:wees|wezen|wijst|wijzen) (?:[\w-]+ ){0,3}(?:er|op|erop)|pleitten?|betoog\w*|verklaarden?"
        r"|verwelkomd\w*|verwelkomen|betreur\w*|veroordeel\w*|prees|prezen|stond(?:en)? stil"
        r"|(?:sprak|spraken) (?:[\w-]+ ){0,8}(?:over|met|uit)"
        r"|(?:is|werd|wordt|zijn|werden|heb|heeft) (?:[\w-]+ ){0,8}gesproken"
        r"|(?:bracht|brachten) (?:[\w-]+ ){0,10}(?:naar voren|op)|naar voren gebracht"
        r"|gaf(?:en)? (?:[\w-]+ ){0,3}(?:te kennen|uiting)"
        r"|volgens (?:president|hem|haar|hen|critici|onderzoek\w*"
        r"|(?:het|de) (?!kabinet|planning|regering|afspra\w+|wet|nederlandse|regels|huidige)\w+|sommige\w*"
        r"|enkele|veel)|constateer\w*|stelde(?:n)? dat|merkte(?:n)? op|toonde(?:n)? zich|bepleit\w*"
        r"|opgeroepen|gehecht|ingegaan op|lichtte(?:n)? (?:\w+ ){0,8}toe|onderschreven|bevestigde dat"
        r"|meent|meende|aangedrongen",
        example="President Trump beklemtoonde dat Europa meer moet doen.",
    ),
    Rule(
        "N2b", AGAINST, -0.1, "geeft weer wat iemand aangaf", "reports what someone stated",
        r"(?:gaf|gaven|geeft|geven) (?:[\w-]+ ){0,6}aan|aangegeven"
        r"|(?:liet|lieten|laat) (?:[\w-]+ ){0,3}weten|meldde(?:n)?|zei(?:den)?|vermeldt?",
        example="De HV gaf aan dat dit zal gebeuren.",
    ),
    Rule(
        "N3", AGAINST, -1.8,
        "verzoek, oproep of verwachting van een ander", "request, call or expectation of someone else",
        r"verzocht(?:en)?|verzoekt|verzoek(?= (?:van|om|tot|ontvangen|is|werd)\b)|verzoeken benaderd"
        r"|(?:riep|riepen|roept|roepen) (?:[\w-]+ ){0,14}op|vroeg(?:en)?|vraagt"
        r"|wordt (?:[\w-]+ ){0,8}verwacht|worden verwacht|(?:verwacht|verwachten) (?:dat|van)"
        r"|oproep (?:tot|om)|adviseer\w*|beveelt|aanbevolen|geadviseerd|gevraagd (?:om|naar|zal|te|of)"
        r"|zal worden gevraagd|terugverwachten|verwacht (?:[\w-]+ ){0,3}nodig",
        unless=r"(?:kabinet|regering|nederland|ik|wij|is|zijn|heeft) (?:\w+ )?(?:voornemens|besloten|zeg)"
            r"|(?:heb|vraag|verzoek) ik|ik (?:heb|vraag|verzoek)|(?:heeft|vraagt) het kabinet"
            r"|kabinet (?:heeft|vraagt)",
        example="De Verenigde Staten verzochten om een indicatie.",
    ),
    Rule(
        "N4", AGAINST, -2.6, "weigert, of zegt dat er nog niets is", "refuses, or says that there is nothing yet",
        r"geen (?:[\w-]+ ){0,2}(?:toezegging\w*|besluit\w*|aanleiding|reden|voornemen\w*|plannen|standpunt"
        r"|sprake|noodzaak|aanwijzingen|mogelijkheid|ruimte|behoefte|middelen|zicht|afspraken|meerwaarde"
        r"|voorstander|bijdrage|uitspraken|rol|concrete aanleiding)|nog niet"
        r"|niet (?:voornemens|bereid|van plan|mogelijk|wenselijk|aan de orde|nodig|opportuun|voorzien"
        r"|toezeggen|vooruitlopen)|kan (?:[\w-]+ ){0,5}niet|kunnen (?:[\w-]+ ){0,5}niet"
        r"|niet (?:kunnen|kan)|afgewezen|wijst (?:[\w-]+ ){0,6}af|vooruitlopen|ontraadt?|ontraden",
        example="Nederland kon geen concrete toezeggingen doen.",
    ),
    Rule(
        "N5", AGAINST, -1.3, "mening, wens of belang", "opinion, wish or importance",
        r"(?:is|zijn|blijft|blijven|het) (?:[\w-]+ ){0,6}(?:van (?:groot |cruciaal |essentieel )?belang"
        r"|belangrijk\w*|wenselijk|noodzakelijk|nodig|cruciaal|essentieel|onmisbaar|leidend|urgent|complex"
        r"|duidelijk|goed(?= (?:dat|om)\b)|mogelijk(?= (?:om|dat|is|te|en|maar)\b|[.,;]))|belang van|het belang"
        r"|(?:acht|vind|vindt|vinden) (?:ik|het kabinet|wij|nederland|de|het|dit)|van mening"
        r"|hoop(?:t|en)? (?:dat|ik)|zou(?:den)?|onderschrijf\w*|hecht\w*"
        r"|(?:vraagt|vergt|vereist|vragen|vereisen|vergen) (?:om|een|nadere|zorgvuldige|eenheid)|vergt"
        r"|vereist|vereisen|vergen|vraagt om|(?:belangrijk|krachtig|duidelijk|goed) signaal|serieus"
        r"|wat nu belangrijk",
        example="Het is van belang dat bondgenoten samenwerken.",
    ),
    Rule(
        "N5b", AGAINST, -1.2, "moet, zonder dat iemand het op zich neemt", "must, without anyone taking it on",
        r"moet|moeten|dient|dienen",
        unless=rf"uiterlijk|vóór|eind 20\d\d|in 20\d\d|per 20|{MONTH}|lijn van|worden aangeboden|zullen"
            rf"|zal\b",
        example="Ook moeten we ons voorbereiden op garanties.",
    ),
    Rule(
        "N6", AGAINST, -2.6, "voorbehoud: betekent niet dat", "caveat: does not mean that",
        r"betekent (?:echter |dus |nog |overigens )?niet|houdt (?:echter |dus )?niet in|laat onverlet"
        r"|zonder dat dit",
        example="Dit betekent echter niet dat de NAVO zal deelnemen.",
    ),
    Rule(
        "N7", AGAINST, -1.1, "voorspelling of mogelijkheid", "prediction or possibility",
        r"naar verwachting|waarschijnlijk|wellicht|mogelijk(?= (?:dat|zal|worden|zijn)\b)|mogelijkerwijs|kan\b"
        r"|kunnen\b|mag\b|mogen\b|kon\b|konden\b|zou(?:den)? (?:[\w-]+ ){0,12}(?:kunnen|scheppen|hebben|zijn)",
        unless=r"(?:kunt|kan|kunnen) (?:u|uw kamer)|(?:u|uw kamer) (?:kan|kunt)|ervan uit|te kunnen"
            r"|om (?:[\w-]+ ){0,12}te kunnen"
            r"|kunnen (?:in|worden)",
        example="Dat kan tot hogere kosten leiden.",
    ),
    Rule(
        "N7b", AGAINST, -2.5, "voorspelling", "prediction",
        r"(?:zal|zullen) (?:[\w-]+ ){0,7}(?:noodzakelijk|nodig|blijken|afhangen|toenemen|afnemen|oplopen|dalen|stijgen"
        r"|groeien|doorgroeien|verslechteren|merken|ondervinden|leiden tot|betekenen)",
        example="De vergrijzing zal de komende jaren leiden tot een hogere zorgvraag.",
    ),
    Rule(
        "N8", AGAINST, -6.0, "vraag van de Kamer", "a question by parliament",
        r"(?:antwoord (?:op )?)?(?:vraag \d+:? )?(?:bent|kunt|klopt|deelt|hoe|waarom|wat|welke?|wie|heeft"
        r"|hebt|is|zijn|zo ja|zo nee|wanneer|wilt|ziet|herinnert|erkent|onderschrijft|bestaat|acht|vindt"
        r"|hoeveel|waar|in hoeverre|op welke|bij|kan|kunnen|wordt|worden|zal|zult|gaat|indien|was|waren"
        r"|als|en|vraag|wat|hoelang|sinds)\b[^?]*\?[»”\"\d]{0,4}$",
        example="Kunt u bevestigen dat het budget wordt verhoogd?",
    ),
    Rule(
        "N8b", AGAINST, -3.0, "vraag of opmerking van een fractie", "a question or remark of a party in parliament",
        r"leden van (?:de |het )?[\w-]*fracties?|[\w-]+-fractie"
        r"|(?:de heer|mevrouw|het lid) [^;]{0,60}(?:vroeg|vraagt|verzoekt|verzocht)|deze leden"
        r"|(?:de )?genoemde leden|vragen (?:de leden|of|hoe|waarom|welke|wat)"
        r"|vraagt (?:of|hoe|waarom|welke|wat|het lid)",
        example="De leden van de VVD-fractie vragen of dit wordt verlengd.",
    ),
    Rule(
        "N9", AGAINST, -2.4, "verwijst naar wat eerder is verteld", "refers to what was told before",
        r"(?:is|zijn|bent|werd|heb|heeft|hebben) (?:ik |het kabinet |u |hierover |eerder "
        r"|reeds )*(?:uw kamer|u|de kamer)? ?(?:[\w,.()-]+ ){0,6}geïnformeerd"
        r"|(?:uw kamer|u) (?:[\w-]+ ){0,3}(?:ontving|ontvingen|is (?:\w+ ){0,3}geïnformeerd"
        r"|bent geïnformeerd)|ontving(?:en)?"
        r"|(?:werd|is) (?:\w+ ){0,5}(?:verstuurd|gestuurd|toegezonden|aangeboden) (?:aan uw|op \d)|toeging"
        r"|hebt ontvangen|heeft u ontvangen|in (?:de|mijn|onze) brief van"
        r"|(?:heb|heeft|hebben|is|zijn|werd|werden)(?= [^;:]{0,160}\b(?:u|uw kamer"
        r"|de kamer)\b)(?= [^;:]{0,300}\b(?:aangeboden|toegezonden|gestuurd|verzonden|verstuurd"
        r"|doen toekomen|toegekomen)\b)|eerder geconstateerd|geïnformeerd in",
        unless=r"zoals (?:\w+ ){0,3}(?:aangegeven|gemeld|vermeld|aangekondigd) in"
            r"|(?:zal|zullen|wordt|worden) (?:[\w-]+ ){0,6}(?:uw kamer|u|de kamer)"
            r"|(?:uw kamer|u) (?:wordt|zal)",
        example="Uw Kamer is hierover geïnformeerd in de brief van 24 mei jl.",
        not_this="Uw Kamer wordt hierover geïnformeerd.",
    ),
    Rule(
        "N10", AGAINST, -0.6, "verleden", "the past",
        r"was|waren|werd|werden|had|hadden|vond|vonden|kwam|kwamen|bleek|bleken|ging|gingen|kreeg|stond"
        r"|stonden|voerden?|deed|deden|begon|leidden?|betrof|bestond|hield|ontstond"
        r"|sinds (?:\d{4}|de|het|begin)|in gang gezet|geweest|afgelopen|verliep|ontvangen",
        example="Aansluitend was er een werkdiner.",
    ),
    Rule(
        "N11", AGAINST, -0.7, "beschrijft hoe iets is", "describes how things are",
        r"bestaa?t uit|bestaan uit|omvat\w*|is gebaseerd|gebaseerd op"
        r"|maakt (?:\w+ )?(?:onderdeel|deel) (?:uit|van)|maken (?:[\w-]+ ){0,4}deel uit"
        r"|heeft (?:\w+ ){0,3}betrekking|hebben betrekking|is onderdeel|onderdeel van|blijkt|blijken|toont"
        r"|tonen aan|laat zien|laten zien|is gestegen|zijn toegenomen|is gedaald|bedreig\w*|vormt|vormen"
        r"|staat op|staan op|worden gekenmerkt|er is sprake|heb ik (?:kennis|begrip)|onderverdeeld"
        r"|in hoeverre|staat garant|berust|geschiedt|valt onder|vallen onder|heet",
        example="De EPF bestaat uit twee pijlers.",
    ),
    Rule(
        "N12", AGAINST, -1.8, "houding, dank of waardering", "attitude, thanks or praise",
        r"steun uitgesproken|uitgesproken|op prijs|(?:dank|dankt|waardering|erkentelijk|complimenten|begrip voor"
        r"|verheugd|bezorgd|zorgen (?:uit )?over|kennis genomen|kennisgenomen|neem ik kennis|herken\w*"
        r"|erken(?:t|nen)?|ben (?:ik )?het eens|waren het (?:er(?:over)? )?eens|gevoel van|consensus dat"
        r"|blij|trots|begrijp\w*|realiseer (?:me|mij)|besef\w*|(?:mening|zorg|opvatting) deel|excuses"
        r"|medeleven|condole\w*|neemt [^;:]{0,160}(?:serieus|uitermate)"
        r"|deel(?:t|en)? (?:ik )?(?:de|deze|die|het|hun|uw) (?:mening|zorg\w*|opvatting|analyse"
        r"|constatering))",
        example="Nederland heeft steun uitgesproken voor een grotere rol.",
    ),
    Rule(
        "N13", AGAINST, -4.0, "tekst van een motie", "the words of a motion",
        r"verzoekt de regering|verzoekt het kabinet|constaterende|overwegende|gehoord de beraadslaging"
        r"|gaat over tot de orde|van mening dat",
        example="Verzoekt de regering, de Kamer te informeren.",
    ),
    Rule(
        "N18", AGAINST, -0.4, "beschrijft wat wet of procedure bepaalt", "describes what law or procedure says",
        r"artikel(?:en)? \d|op grond van|krachtens|ingevolge|de wet (?:bepaalt|regelt|verplicht|biedt|schrijft)"
        r"|wettelijk (?:kader|vastgelegd|verplicht)|bevoegdheid|is verantwoordelijk|zijn verantwoordelijk",
        example="Op grond van artikel 5 van de wet is de werkgever verplicht dit te doen.",
    ),
    Rule(
        "N19", AGAINST, -0.7, "ontkenning", "a denial",
        r"niet(?! alleen| langer| meer| eerder| later| door)",
        example="Het kabinet neemt deze aanbeveling niet over.",
    ),
    Rule(
        "N17", AGAINST, -1.0, "gewoonte, geen plan", "a habit, not a plan",
        r"geregeld|gemiddelde?|vaak|soms|doorgaans|veelal|meestal|steeds vaker|al jaren|over het algemeen"
        r"|in de regel|van oudsher|momenteel al",
        example="Verdedigers van mensenrechten worden geregeld bedreigd.",
    ),
    Rule(
        "N14", AGAINST, -1.6, "parlement is wie het deed", "parliament is who did it",
        r"(?:heeft|had) (?:uw|de) kamer|(?:uw|de) (?:tweede |eerste )?kamer (?:heeft|had|nam|stemde|vroeg"
        r"|verzocht)|^u heeft|heeft u",
        example="Op 21 februari heeft uw Kamer de motie aangenomen.",
    ),
    Rule(
        "N15", AGAINST, -0.6, "in een voorwaarde of een veronderstelling", "within a condition or a supposition",
        r"(?:^|, )(?:als (?:de|het|dit|dat|er|ze|zij|we|wij|ik|u|een)|indien|mocht|mochten)\b",
        example="Als de situatie verslechtert, zal dit blijken.",
    ),
    Rule(
        "N16", AGAINST, -1.0, "onpersoonlijk: het gaat om, er is, het betreft", "impersonal: it concerns, there is",
        r"^(?:dit|dat|het) (?:is|zijn|was|betreft|gaat|heeft|lijkt)\b"
        r"|^(?:er|hier) (?:is|zijn|bestaat|bestaan)\b",
        unless=rf"besloten|afgesproken|voornemen|de bedoeling|bereid|{MONEY}",
        example="Dit is niet vanzelfsprekend.",
    ),
)

# Who acts, and where the verb stands: found by `actors.subject_of` and `scoring.in_relative_clause`, not by a pattern.
OURS_NATIONAL = Rule(
    "A1", SUPPORT, 0.9, "de regering is wie het doet", "the government is who does it",
    NOTHING,
    example="Het kabinet zal dit doen.",
)
OURS_COLLECTIVE = Rule(
    "A2", SUPPORT, 0.7, "bondgenootschap of unie is wie het doet", "the alliance or union is who does it",
    NOTHING,
    example="De NAVO zal dit doen.",
)
OTHER_STATE = Rule(
    "A3", AGAINST, -2.7, "een ander is wie het doet", "someone else is who does it",
    NOTHING,
    example="Rusland zal dit doen.",
)
A_PAPER = Rule(
    "A4", AGAINST, -1.6, "een stuk is wie het doet", "a paper is who does it",
    NOTHING,
    example="Deze brief zal terugblikken.",
)
A_BODY = Rule(
    "A5", AGAINST, -1.1, "een zelfstandige instelling is wie het doet", "an independent body is who does it",
    NOTHING,
    example="De gemeente zal dit doen.",
)
RELATIVE = Rule(
    "A6", AGAINST, -1.0, "staat in een betrekkelijke bijzin", "stands in a relative clause",
    NOTHING,
    example="De regeling die wordt uitgebreid.",
)
SUBORDINATE = Rule(
    "A7", AGAINST, -0.5, "staat in een bijzin van reden, voorwaarde of vraag",
    "stands in a clause of reason, condition or question",
    NOTHING,
    example="Dit is bekend, omdat de regeling wordt uitgebreid.",
)
TERM_PASSED = Rule(
    "N20", AGAINST, -0.6, "termijn die voorbij is", "a term that has passed",
    NOTHING,
    example="De pilot is op 12 mei 2016 uitgebreid.",
)
NO_VERB = Rule(
    "Z1", COMMITMENT, 0.9,
    "overheid is onderwerp, zonder sterk werkwoord", "the government is a subject, without a telling verb",
    NOTHING,
    example="Nederland: 5 miljoen in 2026.",
)
POSITIONS = (OURS_NATIONAL, OURS_COLLECTIVE, OTHER_STATE, A_PAPER, A_BODY, RELATIVE, SUBORDINATE, TERM_PASSED, NO_VERB)

# fmt: on
CORE = PROMISES + DECISIONS + INTENTIONS
RULES = CORE + NET + FULFILMENTS + SUPPORTS + OBJECTIONS + POSITIONS
