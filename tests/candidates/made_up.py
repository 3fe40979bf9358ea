"""Sentences in the manner of ministers' letters of every department. They are made up: no letter holds them.

They force the rules to be broader than the letters that they were tuned on. COMMITMENTS must be proposed, FULFILMENTS
as afdoening, OTHERS not at all, save for the few that `test_rules` names.
"""


def sentences(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


COMMITMENTS = sentences("""
    De kosten van de opvang komen voor rekening van de Staat.
    Het Rijk neemt de helft van de kosten voor zijn rekening.
    De subsidieregeling start per direct.
    Ouders kunnen vanaf 2026 hun aanvraag digitaal indienen.
    Nederland staat de getroffen landen bij.
    Zoals aangekondigd heeft de ministerraad besloten de grens te verhogen.
    Ik zal uw Kamer voor het zomerreces informeren over de uitkomsten van deze verkenning.
    Voor het einde van het jaar ontvangt uw Kamer een brief over de voortgang van het actieplan.
    De Kamer wordt hierover in het eerste kwartaal van 2025 nader geïnformeerd.
    U kunt de kabinetsreactie op dit rapport medio september tegemoetzien.
    Ik kom hier in de volgende voortgangsrapportage op terug.
    In het najaar stuur ik de Kamer het wetsvoorstel ter versterking van de rechtsbijstand toe.
    Uiterlijk 1 juli rapporteert de staatssecretaris aan de Kamer over de wachttijden in de jeugdzorg.
    De minister voor Klimaat en Energie zal uw Kamer hierover separaat berichten.
    Dat zeg ik graag toe.
    Ik heb tijdens het debat toegezegd de mogelijkheden van een fonds te onderzoeken en zal de Kamer in mei informeren.
    Het kabinet heeft besloten de accijnsverlaging met zes maanden te verlengen.
    Daarom heb ik besloten het subsidieplafond op te hogen.
    De ministerraad heeft ingestemd met het verlengen van de missie tot eind 2026.
    Met de provincies is afgesproken dat zij vóór 2027 hun gebiedsprogramma's vaststellen.
    In het Bestuurlijk Overleg is overeengekomen de regeling met twee jaar te verlengen.
    De Raad bereikte een akkoord over de verordening inzake ontbossingsvrije producten.
    De ministers namen Raadsconclusies aan over digitale gezondheid.
    De Europese Raad ging akkoord met een steunpakket van 50 miljard euro voor Oekraïne.
    De lidstaten stemden in met het twaalfde sanctiepakket.
    De ministers bekrachtigden het nieuwe capaciteitenplan.
    Het kabinet kiest ervoor om de maatregel niet eerder dan 2027 in te voeren.
    Ik kies voor een gefaseerde invoering van het nieuwe stelsel.
    Het kabinet neemt deze aanbeveling over.
    Ik volg het advies van de Gezondheidsraad en breid het vaccinatieprogramma uit.
    Het kabinet trekt hiervoor 120 miljoen euro uit.
    Voor de periode 2024-2028 is jaarlijks € 45 miljoen beschikbaar voor regionale cybercentra.
    Er is 15 miljoen euro gereserveerd op de begroting van VWS.
    De middelen worden toegevoegd aan het Gemeentefonds.
    Het budget wordt met ingang van 2026 verhoogd naar 30 miljoen euro per jaar.
    Nederland draagt 25 miljoen euro bij aan het wederopbouwfonds.
    Defensie investeert de komende vier jaar fors in luchtverdediging.
    Het ministerie stelt 8 miljoen euro beschikbaar voor de opvang van alleenstaande minderjarige vreemdelingen.
    Structureel gaat het om een bedrag van € 300 miljoen per jaar.
    Het Rijk financiert de helft van de kosten van de dijkversterking.
    De regeling wordt per 1 januari 2025 verlengd.
    Op basis van deze evaluatie wordt de wet aangepast.
    Het wetsvoorstel wordt naar verwachting in het voorjaar van 2024 bij de Tweede Kamer ingediend.
    De pilot wordt uitgebreid naar tien gemeenten.
    Er wordt een onafhankelijke commissie ingesteld die de gang van zaken onderzoekt.
    Het onderzoek wordt eind dit jaar afgerond.
    De drempel voor deelname wordt verlaagd en de looptijd wordt verlengd.
    Daartoe wordt een taskforce opgericht onder leiding van de secretaris-generaal.
    Momenteel wordt gewerkt aan een handreiking voor scholen.
    De aanbevelingen worden betrokken bij de herziening van het stelsel.
    Ik ga met de sector in gesprek over een convenant.
    Wij gaan de komende maanden bezien hoe de uitvoering kan worden vereenvoudigd.
    De Inspectie Gezondheidszorg en Jeugd gaat hier intensiever toezicht op houden.
    Ik ben voornemens het besluit per 1 juli in werking te laten treden.
    Het kabinet is van plan de vrijstelling af te schaffen.
    Het is de bedoeling dat de nieuwe rechtbank in 2026 haar deuren opent.
    Het kabinet wil de instroom in de bijstand beperken.
    Daarom wil ik het toezicht op uitzendbureaus aanscherpen.
    Ik ben bereid om in overleg met de sector te bezien welke aanvullende maatregelen nodig zijn.
    Daartoe ben ik bereid.
    Het kabinet staat open voor een bijdrage aan de stabilisatiemacht.
    Nederland zet zich in EU-verband in voor een ambitieus klimaatdoel voor 2040.
    De regering streeft ernaar het verdrag dit jaar te ratificeren.
    Mijn inzet is erop gericht om nog voor de zomer tot een akkoord te komen.
    Ik span mij ervoor in dat gedupeerde ouders sneller duidelijkheid krijgen.
    Nederland zal in Brussel blijven pleiten voor een verbod op deze stoffen.
    Het kabinet blijft zich inzetten voor vrijlating van de gijzelaars.
    Nederland blijft Moldavië steunen bij zijn hervormingen.
    De Belgische en Nederlandse regering werken samen aan een grensoverschrijdende treinverbinding.
    Ik werk aan een wetsvoorstel dat dit mogelijk maakt.
    De minister van Justitie en Veiligheid bereidt een wijziging van het Wetboek van Strafrecht voor.
    Het kabinet bereidt momenteel een reactie op dit advies voor.
    Ik onderzoek samen met de minister van Financiën of een belastingvrijstelling mogelijk is.
    Mijn ministerie beziet of de norm kan worden versoepeld.
    Ik laat hiernaar een onafhankelijk onderzoek uitvoeren.
    Ik heb de Gezondheidsraad gevraagd mij hierover voor 1 oktober te adviseren.
    Ik zal de Algemene Rekenkamer vragen hier onderzoek naar te doen.
    De NAVO versterkt haar aanwezigheid op de oostflank met vier extra gevechtsgroepen.
    De bondgenoten zullen minstens 2% van hun bbp aan defensie besteden.
    De Commissie komt in het derde kwartaal met een voorstel.
    De Europese Commissie zal vóór eind 2025 een impactanalyse presenteren.
    De Hoge Vertegenwoordiger zal de Raad in maart een plan van aanpak voorleggen.
    De ministers van Volksgezondheid zullen in de Raad van december van gedachten wisselen over medicijnen.
    De oplevering van het nieuwe gebouw is voorzien in het tweede kwartaal van 2027.
    De invoering van het systeem staat gepland voor 1 januari 2026.
    De wet treedt op 1 januari 2025 in werking.
    De proef start in september in drie arrondissementen.
    De volgende vergadering van de stuurgroep vindt plaats in november 2024.
    Vanaf volgend schooljaar krijgen alle scholen extra middelen voor basisvaardigheden.
    Gemeenten krijgen hiervoor vanaf 2026 structureel 100 miljoen euro.
    Ik zorg ervoor dat slachtoffers beter worden geïnformeerd.
    Ik neem dit mee in de onderhandelingen over het nieuwe zorgakkoord.
    Ik zal dit punt onder de aandacht brengen van mijn Europese collega's.
    Ik zal hierop toezien.
    In het commissiedebat van volgende week zal ik hier nader op ingaan.
    Dit betekent dat de eigen bijdrage voor deze groep komt te vervallen.
    Dit houdt in dat de norm per 2028 wordt gehalveerd.
    Nederland verbindt zich ertoe de uitstoot in 2030 met 55% te verminderen.
    Het kabinet committeert zich aan de NAVO-norm.
    Ik verwacht de Kamer in februari over de resultaten te kunnen informeren.
    De motie wordt betrokken bij de vormgeving van de nieuwe regeling.
    Naar aanleiding hiervan pas ik de ministeriële regeling aan.
    ProRail zal de werkzaamheden aan het spoor in 2025 afronden.
    Rijkswaterstaat start in het voorjaar met de renovatie van de brug.
    Defensie schaft zes extra fregatten aan.
    De marine zet in de zomer een patrouilleschip in voor de missie in de Rode Zee.
    Er zullen twintig Nederlandse militairen worden uitgezonden naar Bosnië.
    Het kabinet verlengt de Nederlandse bijdrage aan de missie met een jaar.
    Met dit besluit komt er een einde aan de Nederlandse inzet.
    De Nederlandse bijdrage aan de missie zal per 1 mei worden beëindigd.
    Ook zal worden voorzien in een overgangsregeling.
    Tot die tijd blijft de huidige regeling van kracht.
    De tegemoetkoming blijft ook in 2025 beschikbaar.
    Ik stel de Kamer hiervan op de hoogte zodra het besluit is genomen.
    Zodra hierover meer duidelijkheid is, zal ik uw Kamer informeren.
    Indien nodig zal het kabinet aanvullende maatregelen treffen.
    Mocht de situatie wijzigen, dan wordt uw Kamer daarvan onmiddellijk in kennis gesteld.
    Ik verlaag de administratieve lasten door het aantal formulieren te halveren.
    Nederland levert een bijdrage aan de waarnemersmissie in Armenië.
    De Kamer zal tweemaal per jaar een voortgangsrapportage ontvangen.
    Jaarlijks wordt aan de Kamer gerapporteerd over de uitvoering van de wet.
    Het kabinet zal het sanctiepakket niet versoepelen zolang de agressie voortduurt.
    Samen met de Minister van LVVN werk ik het voorstel de komende tijd verder uit.
    Om dit te bereiken worden drie maatregelen genomen.
    Ten eerste zullen de tarieven worden bevroren.
    De staatssecretaris heeft aangekondigd dat de toeslag in 2027 verdwijnt.
    Bij Voorjaarsnota zal worden besloten over aanvullende middelen.
    Hierover vindt dit najaar besluitvorming plaats.
    Het kabinet hervat de steun aan UNRWA.
    Het kabinet schort de leveringen tot nader order op.
    Ik roep partijen hiertoe bijeen voor een bestuurlijk overleg.
    Daarbij zal ook de positie van kleine scholen worden meegenomen.
    Nederland is bereid om een leidende rol op zich te nemen bij de opbouw van de Oekraïense rechtsstaat.
    De EU-ambassadeurs hebben ingestemd met het openen van de onderhandelingen.
    Hiertoe is een bedrag van € 12 miljoen opgenomen in de begroting voor 2025.
    De kosten, geraamd op 4,5 miljoen euro, komen ten laste van de begroting van Buitenlandse Zaken.
    De financiering van deze maatregel vindt plaats binnen de bestaande begroting van VWS.
    Na ommekomst van de voorhangperiode zal het besluit aan de Raad van State worden voorgelegd.
    De Kamer heeft deze informatie voor het herfstreces in haar bezit.
    Een definitief besluit volgt in het voorjaar.
    Nadere besluitvorming hierover vindt plaats bij de formatie van een nieuw kabinet.
    Ik heb opdracht gegeven tot een onafhankelijke evaluatie, die in juni gereed zal zijn.
    De evaluatie van de wet is voorzien voor 2028.
    Wij achten het wenselijk de regeling te verlengen en hebben daartoe een besluit voorbereid.
    Het demissionaire kabinet laat besluitvorming hierover aan een volgend kabinet.
    De pilot loopt tot en met december 2025.
    Het Nederlandse detachement blijft tot medio 2026 in Litouwen gestationeerd.
    Nederland neemt van 1 januari tot 1 juli het commando over van de maritieme taakgroep.
    De fregatten De Zeven Provinciën en Tromp zullen aan de operatie deelnemen.
    Het kabinet acht het verantwoord de missie voort te zetten en heeft daartoe besloten.
    In de komende periode ligt de nadruk op uitvoering.
    Daarbij wordt prioriteit gegeven aan het wegwerken van achterstanden.
    Voor de gedupeerden komt een aparte regeling.
    Er komt een meldpunt waar ouders terechtkunnen.
    Er zal een quickscan worden uitgevoerd naar de effecten op het mkb.
    De toezichthouder krijgt hiervoor extra bevoegdheden.
    Het eigen risico gaat in 2027 omlaag naar 165 euro.
    De AOW-leeftijd stijgt minder snel dan eerder gepland.
    Het verbod op gokreclame gaat in per 1 juli 2023.
    De verhuurderheffing wordt afgeschaft.
    Wij treden hierover in overleg met de VNG.
    Het overleg met de sector wordt na de zomer voortgezet.
    In december volgt een tweede gesprek met de vakbonden.
    De minister zal zijn Turkse ambtgenoot hierop aanspreken.
    Tijdens de komende Raad zal Nederland aandringen op aanvullende maatregelen.
    Nederland zal het voorstel van de Commissie steunen.
    Nederland kan instemmen met het compromisvoorstel.
    Het kabinet is voorstander van een verplichte melding en zal zich daarvoor in de Raad inzetten.
    Het kabinet verwelkomt het voorstel en zal constructief deelnemen aan de onderhandelingen.
    De inzet van het kabinet is om de afspraken voor de zomer af te ronden.
    Doel is het aantal thuiszittende leerlingen in 2026 te hebben gehalveerd.
    De G7-leiders zegden 20 miljard dollar toe voor de energietransitie in Indonesië.
    De NAVO-ministers kwamen overeen de gevechtsgroepen uit te breiden.
    De Raad heeft de sancties met zes maanden verlengd.
    De Raad stelde conclusies vast over de Westelijke Balkan.
    Ook werd besloten tot de oprichting van een EU-missie.
    De partijen hebben zich gecommitteerd aan een wapenstilstand en de EU zal daarop toezien.
    De bijdrage wordt gefinancierd uit het Budget Internationale Veiligheid.
    De Minister van Financiën heeft hiermee ingestemd.
    Ik zal hierover met de Kamer in overleg blijven.
    Zo spoedig mogelijk na afronding van het onderzoek bericht ik de Kamer over mijn standpunt.
    Na de zomer kom ik met een hoofdlijnenbrief.
    Ik informeer u zodra ik hierover meer duidelijkheid heb.
    Mijn reactie op het rapport ontvangt u separaat.
    Een afschrift van het besluit zal u worden toegezonden.
    De voor 15 mei voorziene brief zal u nog deze maand bereiken.
    Het streven is de wet per 1 januari 2027 in werking te laten treden.
    Beoogde inwerkingtreding is 1 juli 2026.
    De komende jaren wordt toegewerkt naar een landelijk dekkend netwerk.
    Defensie gaat over tot de aanschaf van 46 Leopard-tanks.
    Voorts is afgesproken de samenwerking op het gebied van cyber te intensiveren.
    De toeslag wordt dit jaar niet geïndexeerd.
    De sluiting van de vestiging gaat niet door.
    Vanaf dat moment geldt voor alle nieuwe woningen een strengere norm.
    De Veiligheidsraad heeft het mandaat van MINUSMA met een jaar verlengd.
    Nederland is sinds 1 april voorzitter en zal de onderhandelingen in goede banen leiden.
    Defensie zal de komende jaren onverkort blijven werken aan herstel van de gereedheid.
    Om die reden heeft het kabinet gekozen voor een aanpak langs drie sporen.
    Het kabinet stelt daarom voor de drempel te verlagen.
    Ik hecht eraan de Kamer tijdig te betrekken en zal daarom in maart een technische briefing laten verzorgen.
    De beide ministeries zullen gezamenlijk optrekken bij de uitwerking.
    De vrijvallende middelen blijven behouden voor de langdurige zorg.
    De middelen zijn afkomstig uit het Klimaatfonds en worden in drie tranches uitgekeerd.
    Met dit voorstel wordt de kinderopvangtoeslag afgeschaft en vervangen door een directe financiering.
    De resterende vier punten worden meegenomen in de volgende voortgangsrapportage.
    Wij delen de uitkomsten van dit gesprek voor 1 december met uw Kamer.
    Het voornemen is om de helikopters tot eind 2025 in Irak in te zetten.
    De Nederlandse bijdrage bestaat uit maximaal 120 militairen en loopt tot 1 februari 2026.
    De lidstaten hebben toegezegd hun munitieproductie op te voeren.
    De regeringsleiders riepen de Commissie op in juni met voorstellen te komen en besloten de steun voort te zetten.
    De Europese Raad zal hierop in oktober terugkomen.
    De Commissie is gevraagd uiterlijk in maart een plan te presenteren.
    Op 4 juli zal een extra Raad plaatsvinden.
    Het wetsvoorstel zal binnenkort in consultatie gaan.
    De internetconsultatie start in mei.
    Op het gebied van huisvesting worden afspraken gemaakt met de provincies.
    Ten aanzien van de leges wordt het advies van de commissie opgevolgd.
    Hierop vooruitlopend worden de uitzettingen naar Iran opgeschort.
    Gelet op het voorgaande besluit ik de inschrijving te beëindigen.
    Daarmee geeft Nederland invulling aan de NAVO-capaciteitsdoelstellingen door extra tanks aan te schaffen.
    Voor de zomer is de nieuwe websitemodule beschikbaar.
    De staatssecretaris van VWS zal u hierover nog voor het AO Jeugdzorg een brief doen toekomen.
    Vanaf 2026 is er geen subsidie meer beschikbaar voor deze organisatie.
    Het kabinet ziet af van een verhoging van het btw-tarief.
    Het kabinet is bezig met de voorbereiding van een nieuw meerjarenplan.
    Mijn departement treft de benodigde voorbereidingen.
    Nederland heeft zich aangemeld als kandidaat voor de Mensenrechtenraad.
    Deze capaciteit komt vanaf 2027 beschikbaar voor NAVO-taken.
    Er wordt gestreefd naar afronding in 2025.
    De inspectie zal in 2025 opnieuw onderzoek doen.
    Met Duitsland is overeenstemming bereikt over de gezamenlijke aanschaf van pantservoertuigen.
    Het nieuwe loket opent 1 september zijn deuren.
    Nederland onderschrijft deze doelstelling en committeert zich aan 3,5% bbp.
    Ik zal niet schromen in te grijpen wanneer dat nodig is.
    Het streven is om de eerste vergunningen nog dit jaar af te geven.
    De planning is dat de nieuwe Omgevingsregeling in de tweede helft van 2026 gereed is.
    Naar verwachting wordt het onderzoek in het voorjaar van 2026 afgerond.
    De komende periode werk ik deze voorstellen samen met de sector uit.
    Ik ben hierover in gesprek met de VNG en kom daar voor de zomer op terug.
    Ik houd hierbij de vinger aan de pols.
    Ik zie erop toe dat de aanbevelingen worden opgevolgd.
    Ik blijf hierover met de betrokken partijen in gesprek.
    Het kabinet houdt vast aan de ingeslagen weg.
    Dit punt neem ik mee in de eerstvolgende voorhang.
    Hier kom ik in het najaar op terug.
    De campagne gaat in september van start.
    Er wordt een regeringscommissaris benoemd.
    Daarom zet ik in op een betere spreiding van huisartsen.
    Met de betrokken werkgevers verken ik de mogelijkheden van een fonds.
    Ook bekijk ik of de termijnen kunnen worden verkort.
    Het ontwerpbesluit leg ik dit najaar voor aan de Afdeling advisering van de Raad van State.
    Nog deze maand dien ik het wetsvoorstel in bij uw Kamer.
    Voor de bestrijding van de wolf reserveert het kabinet 10 miljoen euro.
    De opvanglocatie in Ter Apel wordt uitgebreid met 200 plekken.
    De IND krijgt er honderd beslismedewerkers bij.
    Studenten krijgen vanaf het studiejaar 2026–2027 een hogere basisbeurs.
    De leraren die dit betreft ontvangen voor 1 maart een brief van DUO.
    De Belastingdienst past de aanslagen ambtshalve aan.
    Gedupeerden hoeven hiervoor zelf geen actie te ondernemen: het UWV neemt contact met hen op.
    Voor deze groep tref ik een aparte voorziening.
    De minister van Sociale Zaken en Werkgelegenheid laat momenteel onderzoeken welke alternatieven er zijn.
    Met deze middelen kunnen vanaf 2027 jaarlijks 5.000 extra woningen worden gebouwd.
    Nederland sluit zich aan bij de coalitie van landen die een handelsverbod willen.
    Nederland dringt er bij de Commissie op aan de richtlijn te herzien.
    De inzet van Nederland bij de onderhandelingen is een zo breed mogelijk mandaat.
    De Commissie is voornemens in het vierde kwartaal een richtlijn voor te stellen.
    Het Europees Parlement en de Raad hebben een voorlopig akkoord bereikt over de verordening.
    De Raad zal naar verwachting een algemene oriëntatie vaststellen.
    Aan de NPO wordt voor 2026 een budget van 900 miljoen euro ter beschikking gesteld.
    De rentekorting blijft tot en met 2030 bestaan.
    De verlaging van de energiebelasting gaat per 1 januari in.
    De opbrengst vloeit terug naar de ondernemers.
    Dekking vindt plaats uit de aanvullende post van Financiën.
    De taskforce rapporteert ieder kwartaal aan de ministerraad.
    Een eerste tussenrapportage is in maart te verwachten.
    Deze maatregelen werk ik uit in een algemene maatregel van bestuur.
    Ik verleng de subsidieregeling met twee jaar.
    Ik schort de overdrachten aan Griekenland op.
    Ik maak hierover afspraken met de gemeenten.
    Daarover maken wij nadere afspraken met de Duitse autoriteiten.
    Op dit punt vraag ik de Gezondheidsraad om advies.
    Ik heb de Inspectie verzocht hier extra aandacht aan te besteden.
    Daarvoor stel ik een kwartiermaker aan.
    Met ingang van het nieuwe schooljaar verbied ik mobiele telefoons in de klas.
    De norm wordt daarmee in drie stappen teruggebracht naar nul.
    De fiscale vrijstelling vervalt met ingang van 2027.
    De eerste militairen vertrekken in januari naar Litouwen.
    Defensie breidt het oefenterrein op de Veluwe uit.
    De krijgsmacht levert vanaf juni twee F-35's voor de bewaking van het luchtruim.
    De Patriot-systemen blijven tot eind van het jaar in Polen gestationeerd.
    Wij zullen elkaar hierover in het voorjaar opnieuw spreken.
    Er zal worden toegezien op een goede naleving.
    Uw Kamer kan een voorstel hiertoe in het eerste kwartaal van 2026 verwachten.
    Een besluit hierover is aan een volgend kabinet, dat ik daarvoor bouwstenen zal aanreiken.
    Over de uitkomst zal ik u te zijner tijd inlichten.
    Dit wordt nader uitgewerkt in de ministeriële regeling.
    Voor het vervolg wordt aangesloten bij het bestaande programma.
    Ik ga ervan uit dat ik uw Kamer hierover in mei kan berichten.
    Het is mijn voornemen de tarieven in twee jaar tijd te halveren.
    Het is mijn streven om voor het kerstreces een akkoord te bereiken.
    In overleg met de Nationaal Coördinator wordt bezien welke aanvullende maatregelen mogelijk zijn.
    Gezamenlijk trekken wij op in de bestrijding van ondermijning.
    De voorbereidingen voor de bouw zijn gestart en de oplevering volgt eind 2027.
    De ACM start een marktonderzoek naar de tarieven.
    De minister van Financiën heeft toegezegd de dekking te regelen bij Voorjaarsnota.
    De politie zet in de zomermaanden extra capaciteit in.
    Bij de verdere uitwerking betrek ik de opmerkingen van uw Kamer.
    De uitkomsten van de verkenning worden benut bij het opstellen van de Nota Ruimte.
    Daartoe verscherpt het kabinet het toezicht.
    Het kabinet steunt het voorstel van de Commissie en zal dit in de Raad uitdragen.
    Om wachtlijsten te verkorten investeren we 200 miljoen euro in de jeugdzorg.
    Tot 2028 wordt elk jaar een monitor uitgebracht.
    De volgende stap is een pilot in drie regio's.
    Dat betekent dat ik de regeling niet langer openstel.
    Ik bied gemeenten de mogelijkheid hun plannen later in te dienen.
    De Nederlandse ambassade in Kyiv heropent op korte termijn haar deuren.
    De bewindspersonen van LVVN en VRO komen na de zomer met een gezamenlijke aanpak.
    Het kabinet trekt lering uit deze evaluatie en scherpt het afwegingskader aan.
    Samen met Frankrijk organiseert Nederland in het voorjaar een conferentie.
    Hiermee verdubbelt de Nederlandse bijdrage aan het fonds.
    De evaluatie hiervan vindt uiterlijk drie jaar na inwerkingtreding plaats.
    Tijdens de onderhandelingen zal ik mij sterk maken voor een uitzondering.
    Ik acht het wenselijk dit te regelen en bereid daartoe een wetswijziging voor.
    Mocht dit onvoldoende opleveren, dan overweeg ik een wettelijke verplichting.
""")

FULFILMENTS = sentences("""
    Daarmee beantwoord ik ook de motie van het lid Jansen.
    Met dit overzicht is voldaan aan de toezegging aan het lid De Vries.
    Verder ga ik in op de toezegging die ik op 3 maart heb gedaan.
    Hierbij ontvangt u het overzicht, zoals ik in mijn brief van 3 maart jl. heb toegezegd.
    Hiermee geef ik uitvoering aan de motie van het lid Omtzigt over de verhuurderheffing.
    Met deze brief doe ik de toezegging aan het lid Van der Lee gestand.
    Met deze brief geef ik invulling aan de motie-Sneller c.s. (Kamerstuk 36 200, nr. 45).
    Hiermee beschouw ik de motie van de leden Bruins en Paternotte als afgedaan.
    Zoals toegezegd in het commissiedebat van 12 maart jl. stuur ik u hierbij het evaluatierapport.
    Conform mijn toezegging tijdens het vragenuur informeer ik u met deze brief over de cijfers.
    Hiermee is de toezegging aan de Kamer nagekomen.
    Met het bovenstaande voldoe ik tevens aan de toezegging die ik in het tweeminutendebat heb gedaan.
    Ter uitvoering van de motie Kuzu heeft het kabinet dit punt in de Raad ingebracht.
    In reactie op de motie van het lid Piri heb ik de Israëlische ambassadeur hierop aangesproken.
    Daarmee is uitvoering gegeven aan de motie van het lid Kröger.
""")

OTHERS = sentences("""
    In deze brief zal ik de achtergrond schetsen.
    De bijlage laat zien waarbij een motie of toezegging is afgedaan.
    Het overzicht toont de stand van de uitvoering van moties en toezeggingen.
    Hierbij bied ik u de antwoorden aan op de schriftelijke vragen van het lid Van Nispen.
    Met deze brief informeer ik u over de stand van zaken rond de hersteloperatie.
    Bijgaand treft u de geannoteerde agenda aan van de Raad Algemene Zaken.
    In deze brief ga ik in op de aanbevelingen van de commissie.
    In paragraaf 3 wordt ingegaan op de financiële gevolgen.
    Deze brief is als volgt opgebouwd.
    Uw Kamer is hierover op 3 juni jl. geïnformeerd.
    Zoals ik eerder heb gemeld, is het aantal aanvragen fors gestegen.
    Voor het antwoord op deze vraag verwijs ik naar het antwoord op vraag 4.
    Ja.
    Bent u bekend met het bericht dat ziekenhuizen hun spoedeisende hulp sluiten?
    Bent u bereid de Kamer hierover voor het zomerreces te informeren?
    Welke maatregelen gaat u nemen om de wachtlijsten te verkorten?
    De leden van de VVD-fractie vragen of de regering kan toelichten waarom voor deze termijn is gekozen.
    De leden van de fractie van D66 hebben met belangstelling kennisgenomen van het voorstel.
    Ik hecht groot belang aan een goede rechtsbescherming.
    Het kabinet vindt het belangrijk dat iedereen mee kan doen.
    Ik begrijp de zorgen van bewoners goed.
    Ik deel de mening dat de wachttijden te lang zijn.
    De situatie in Soedan is buitengewoon zorgelijk.
    Het aantal verkeersdoden is in 2022 gestegen ten opzichte van het jaar ervoor.
    Uit het onderzoek blijkt dat de maatregelen beperkt effect hebben gehad.
    Het rapport concludeert dat het toezicht tekortschiet.
    De commissie adviseert de wet te wijzigen.
    De Raad van State heeft geadviseerd het voorstel aan te passen.
    De Algemene Rekenkamer beveelt aan de informatievoorziening te verbeteren.
    De Verenigde Staten drongen aan op hogere defensie-uitgaven.
    Rusland heeft aangegeven het verdrag niet te zullen verlengen.
    President Zelensky riep de bondgenoten op meer luchtverdediging te leveren.
    Enkele lidstaten spraken hun zorgen uit over de kosten.
    Meerdere lidstaten benadrukten het belang van strategische autonomie.
    De Commissie lichtte toe hoe het voorstel tot stand is gekomen.
    Er is geen aanleiding om het beleid aan te passen.
    Ik zie geen noodzaak om hier aanvullend onderzoek naar te doen.
    Ik ben niet voornemens de regeling te verlengen.
    Het is nog te vroeg om hierover uitspraken te doen.
    Op dit moment kan ik hier niet op vooruitlopen.
    Daarover is nog geen besluit genomen.
    Deze bevoegdheid ligt bij de gemeente.
    Het is aan de rechter om hierover te oordelen.
    Het stelsel bestaat uit drie onderdelen.
    De regeling is bedoeld voor ouders met een laag inkomen.
    Onder een kleine school wordt verstaan een school met minder dan honderd leerlingen.
    Tijdens de lunch werd gesproken over de situatie in het Midden-Oosten.
    De bijeenkomst stond in het teken van de energietransitie.
    De Raad werd voorgezeten door de Zweedse minister.
    Op 12 mei vond een informele bijeenkomst van ministers plaats in Stockholm.
    De afgelopen jaren is veel bereikt.
    Hierdoor zijn de kosten de afgelopen jaren toegenomen.
    De inflatie bedroeg in 2022 gemiddeld tien procent.
    De oorzaak van de vertraging ligt in de krappe arbeidsmarkt.
    Dit is een complex vraagstuk dat niet eenvoudig op te lossen is.
    Gemeenten zijn verantwoordelijk voor de uitvoering van de Jeugdwet.
    Op grond van artikel 5 van de wet is de werkgever verplicht een veilige werkplek te bieden.
    Verzoekt de regering de Kamer voor de begrotingsbehandeling te informeren.
    Overwegende dat de wachttijden in de ggz onverminderd lang zijn,
    Constaterende dat veel gemeenten kampen met tekorten,
    Ik wil benadrukken dat de rechtsstaat voor mij voorop staat.
    Ik dank de commissie voor haar gedegen advies.
    Tot slot wil ik mijn waardering uitspreken voor de inzet van alle medewerkers.
    Dat neemt niet weg dat er nog veel moet gebeuren.
    Hoewel het aantal meldingen daalt, blijft waakzaamheid geboden.
    De meeste respondenten geven aan tevreden te zijn over de dienstverlening.
    Volgens het CBS nam het aantal huishoudens toe tot 8,3 miljoen.
    De kosten van de spoedzorg bedroegen vorig jaar 2,1 miljard euro.
    In 2019 ging het om 1.200 aanvragen.
    Kinderen die opgroeien in armoede hebben vaker gezondheidsproblemen.
    Het is van belang dat sociale partners hierover afspraken maken.
    Het Verenigd Koninkrijk zal naar verwachting later dit jaar verkiezingen houden.
    De vakbonden willen dat de regeling wordt verlengd.
    De gemeente Amsterdam heeft gevraagd om extra middelen.
    Een dergelijke verplichting zou leiden tot hogere kosten voor ondernemers.
    Dit zou kunnen betekenen dat de rekening bij de consument terechtkomt.
    De omvang van de schade is nog niet bekend.
    Zie hiervoor ook de brief van 4 april 2023 (Kamerstuk 29 279, nr. 777).
    De kaders hiervoor zijn vastgelegd in de Wet publieke gezondheid.
    Dit artikel regelt de bevoegdheid van de burgemeester.
    Het wapenembargo is sinds 1989 van kracht.
    De Chinese autoriteiten ontkennen deze beschuldigingen.
    De minister-president sprak zijn medeleven uit met de nabestaanden.
    Zij complimenteerden het voorzitterschap met de bereikte resultaten.
    De toezichthouder is onafhankelijk en bepaalt haar eigen prioriteiten.
    Het is niet aan mij om te treden in individuele zaken.
    Een terugblik op het afgelopen jaar laat een gemengd beeld zien.
    Naar aanleiding van uw verzoek van 12 april jl. doe ik u hierbij mijn reactie toekomen.
    Bij brief van 4 februari jl. heeft de vaste commissie voor Defensie verzocht om een reactie op het artikel.
    De vaste commissie voor VWS heeft mij gevraagd om een reactie op de brief van een burger.
    Mijn ambtsvoorganger heeft u daarover in 2019 een brief gestuurd.
    In de afgelopen kabinetsperiode is stevig geïnvesteerd in de kwaliteit van het onderwijs, zo bleek uit het rapport.
    Het conflict in Soedan is in april 2023 uitgebroken en heeft tot een humanitaire catastrofe geleid.
    Sinds 2015 zijn meer dan duizend militairen uitgezonden.
    De missie heeft als taak de Iraakse strijdkrachten te trainen.
    De veiligheidssituatie in de regio blijft fragiel.
    De dreiging van terrorisme blijft onverminderd hoog.
    De oppositie in Venezuela wordt al jaren onderdrukt.
    Mensenrechtenverdedigers worden geregeld bedreigd en gevangengezet.
    In veel gemeenten worden burgers betrokken bij de inrichting van de openbare ruimte.
    De zorg wordt in Nederland gefinancierd uit premies en belastingen.
    Ziekenhuizen worden door de inspectie gecontroleerd op hygiëne.
    De uitkering wordt maandelijks door het UWV uitbetaald.
    Kinderen kunnen vanaf vier jaar naar de basisschool.
    Werkgevers moeten volgens de Arbowet zorgen voor een veilige werkplek.
    De rechter toetst of de maatregel evenredig is.
    De wet verplicht gemeenten om een beleidsplan vast te stellen.
    Artikel 3 bepaalt dat de minister nadere regels kan stellen.
    De leden van de SP-fractie vragen wanneer de evaluatie wordt afgerond.
    De leden van de CDA-fractie lezen dat de regering voornemens is de subsidie af te bouwen.
    De heer Van Dijk vroeg of de minister bereid is de regeling te verlengen.
    Het lid Dassen verzoekt het kabinet zich in te zetten voor een Europese aanpak.
    Meerdere lidstaten riepen op tot nieuwe sancties.
    Frankrijk pleitte voor het behoud van kernenergie in de taxonomie.
    De Oekraïense minister deed een dringend beroep op de bondgenoten om meer munitie te leveren.
    De Commissie gaf een toelichting op het pakket.
    De Amerikaanse regering heeft invoerheffingen aangekondigd op staal en aluminium.
    China heeft exportbeperkingen ingesteld op gallium.
    Israël zal volgens premier Netanyahu de operatie voortzetten.
    De Russische president verklaarde het graanakkoord niet te zullen verlengen.
    Hoe de uitvoering precies vorm krijgt, is nog onderwerp van gesprek.
    Of dit haalbaar is, moet nog blijken.
    Een dergelijke maatregel zou in strijd zijn met het EU-recht.
    Dat zou onwenselijke precedentwerking hebben.
    Ik kan niet ingaan op individuele gevallen.
    Ik doe geen uitspraken over lopende onderzoeken.
    Er bestaat geen juridische grondslag voor een verbod.
    Hieronder wordt per onderwerp de stand van zaken weergegeven.
    In bijlage 2 is een overzicht opgenomen van de uitgaven.
    Tabel 1 geeft een overzicht van de uitgaven per jaar.
    De brief gaat vergezeld van drie onderzoeksrapporten.
    Met dank aan alle betrokkenen is dit rapport tot stand gekomen.
    De resultaten stemmen tot tevredenheid.
    Ik ben onder de indruk van de veerkracht van de ondernemers.
    Dat vind ik zorgelijk.
    Het is begrijpelijk dat hier vragen over leven.
    De samenwerking met de partners verloopt goed.
    De economie groeide in het tweede kwartaal met 0,4%.
    In 2023 bedroegen de totale uitgaven 104 miljard euro.
    Het gemiddelde huishouden betaalt 1.800 euro per jaar aan energie.
    Volgens het CPB zal de werkloosheid volgend jaar licht oplopen.
    Naar schatting leven 1,2 miljoen mensen in armoede.
    De vergrijzing zal de komende decennia leiden tot een hogere zorgvraag.
    Het onderzoek is uitgevoerd door een onafhankelijk bureau.
    De onderzoekers hebben gesproken met vijftig betrokkenen.
    De bijeenkomst werd bijgewoond door vertegenwoordigers van dertig landen.
    Ook sprak ik met mijn Duitse collega over de grenscontroles.
    Met verwijzing naar uw brief van 3 maart jl. zend ik u hierbij de gevraagde informatie.
    Uw Kamer ontving op 5 juni het evaluatierapport van de missie.
    Op 12 oktober 2023 heb ik met uw Kamer gedebatteerd over de toeslagenaffaire.
    Tijdens dit debat is een aantal moties ingediend.
    De motie is ingediend door het lid Kathmann en met algemene stemmen aangenomen.
    De Europese Raad van 23 en 24 maart stond in het teken van concurrentievermogen.
    De geannoteerde agenda van deze Raad is u op 2 mei toegegaan.
    De Raad wisselde van gedachten over de situatie in Gaza.
    Veel lidstaten spraken steun uit voor het voorstel.
    Enkele lidstaten toonden zich kritisch over de financiering.
    Nederland onderstreepte het belang van de rechtsstaat.
    De Hoge Vertegenwoordiger gaf een terugkoppeling van zijn bezoek aan Kyiv.
    Het onderwerp migratie werd door Italië opgebracht.
    De afgelopen decennia is de levensverwachting sterk gestegen.
    Rusland zet de aanvallen op de energie-infrastructuur voort.
    De Houthi's hebben aangekondigd schepen te blijven aanvallen.
    De Taliban hebben vrouwen de toegang tot universiteiten ontzegd.
    De wereldwijde vraag naar chips neemt naar verwachting verder toe.
    De huidige wetgeving biedt hiervoor voldoende mogelijkheden.
    Het verdrag is in 1968 tot stand gekomen.
    De commissie stond onder leiding van de heer Borstlap.
    De Inspectie concludeert dat de kwaliteit op orde is.
    Het is de verantwoordelijkheid van het schoolbestuur om passend onderwijs te bieden.
    De werkgever draagt de kosten van de re-integratie.
    Wie zich niet aan de regels houdt, riskeert een boete.
    De procedure duurt gemiddeld acht weken.
    Gemiddeld worden per jaar 300 aanvragen ingediend.
    De toename is vooral zichtbaar in de Randstad.
    De kern van het probleem is het tekort aan personeel.
    Ik realiseer me dat dit veel van mensen vraagt.
    Het is goed dat dit onderwerp de aandacht krijgt die het verdient.
    Met belangstelling heb ik kennisgenomen van het initiatiefvoorstel.
    Uit navraag bij de politie blijkt dat hierover geen cijfers beschikbaar zijn.
    Deze gegevens worden niet centraal geregistreerd.
    Ik beschik niet over deze informatie.
    In antwoord op deze vraag kan ik u melden dat mij geen gevallen bekend zijn.
    Anders dan de vragensteller ben ik van mening dat de wet toereikend is.
    Zie mijn antwoord op vraag 2.
    Nee, die mening deel ik niet.
    De gemeente heeft laten weten het besluit te betreuren.
    De jeugdzorg wordt sinds 2015 uitgevoerd door gemeenten.
    In het rapport worden drie scenario's beschreven.
    De wachttijd bedraagt gemiddeld dertig weken.
    Studenten kunnen een beroep doen op het profileringsfonds.
    De rechtbank heeft het beroep ongegrond verklaard.
    Werkgevers betalen hiervoor een premie.
    Deze bedrijven ontvangen subsidie van de provincie.
    Boeren ervaren veel onzekerheid over de regels.
    De huurtoeslag is bedoeld voor huishoudens met een laag inkomen.
    Het aantal asielaanvragen is in 2024 gedaald.
    De cijfers worden jaarlijks door het CBS gepubliceerd.
    De eigen bijdrage wordt vastgesteld door het CAK.
    Veel gemeenten maken hiervan gebruik.
    De verdachte wordt voorgeleid aan de rechter-commissaris.
    Bij de beoordeling wordt gekeken naar de omstandigheden van het geval.
    Een aanvraag wordt binnen acht weken behandeld.
    De leverancier heeft de levering inmiddels hervat.
    De Tweede Kamer heeft de motie op 4 juni aangenomen.
    Ik ben het met de indieners eens dat dit anders moet.
    Dit vraagt om een integrale aanpak.
    Het kabinet kan zich vinden in deze analyse.
    Het kabinet ziet hiervoor geen wettelijke grondslag.
    Ik heb begrip voor de zorgen van omwonenden.
    Ik wijs erop dat de rechter hierover nog geen uitspraak heeft gedaan.
    Ik verwijs u naar de beantwoording van eerdere vragen.
    Deze brief bevat tevens mijn reactie op het artikel.
    De motie verzoekt om een onafhankelijk onderzoek.
    De onderzoekers bevelen aan het toezicht te versterken.
    Daarmee is Nederland een van de grootste donoren.
    De prijzen op de energiemarkt zijn sterk afhankelijk van de gastoevoer.
    Een verbod zou de sector onevenredig treffen.
    Het is niet uitgesloten dat de kosten verder oplopen.
    Hoeveel mensen hiervan gebruikmaken, wordt niet bijgehouden.
    Het kabinet beschikt niet over gegevens waaruit dit blijkt.
    De fractieleden wijzen op de gevolgen voor het mkb.
    In Duitsland geldt een vergelijkbare verplichting.
    De Europese richtlijn verplicht lidstaten tot het nemen van maatregelen.
    Bij de behandeling van de begroting is hier uitvoerig over gesproken.
    In 2021 is het programma gestart met een budget van 50 miljoen euro.
    De minister van Buitenlandse Zaken van Turkije benadrukte dat zijn land zich inzet voor vrede.
""")
