"""Pieces of patterns that several rules share: word forms, terms, money."""

from tracker.candidates.verbs import ACT, EXAMINE, INFORM, LIGHT, SETTLE, SPEND, infinitives, participles

WORD_INFINITIVE = r"[a-zëïéöü-]{2,}(?:en|aan|gaan|staan|zien|doen|zijn)"
WORD_PARTICIPLE = (
    r"(?!genoemd|verwacht|gezien|beschouwd|gevraagd|gekenmerkt|bedoeld|verstaan|bedreigd"
    r"|veroorzaakt|ondermijnd|opgemerkt"
    r"|geacht|gevormd|geconfronteerd|gesproken|gewezen|benadrukt|onderstreept|bemoeilijkt"
    r"|ervaren|geraakt|getroffen|geleid"
    r"|beperkt\b|belang|bestaand|bekend|gebied|gezond|goed\b|beleid|bedrijf|geheel|gesteld dat"
    r"|verzocht|opgeroepen|gehoord|geleden)"
    r"(?:aan|af|bij|door|in|mee|om|op|over|samen|terug|toe|uit|vast|voor|voort|vrij|weg|neer"
    r"|deel|mede|her|na)?"
    r"(?:ge[a-zëïéöü]{3,}|be[a-z]{4,}|ver[a-z]{4,}|ont[a-z]{4,}|her[a-z]{4,})(?:d|t|en)"
)
# Behind a participle that closes its clause; before a noun it only qualifies: "toegenomen administratieve lasten".
CLOSES = (
    r"(?=[.,;:)»\d]|$| (?:om|in|aan|door|van|voor|met|op|bij|tot|naar|over|per|en|of|als|zodat"
    r"|dat|die|uit|tegen|ten|ter|tijdens"
    r"|onder|binnen|via|na|vanaf|tussen|zoals|conform|volgens|wordt|worden|is|zijn|heeft"
    r"|hebben|te|waar\w*|mede|zonder|vanwege|gedurende|hoe)\b)"
)
POLICY_INFINITIVE = infinitives(ACT, EXAMINE, INFORM, SETTLE, SPEND, LIGHT)
POLICY_PARTICIPLE = participles(ACT, EXAMINE, INFORM, SETTLE, SPEND)
ACTION_INFINITIVE = infinitives(ACT, SETTLE, SPEND)
ACTION_PARTICIPLE = participles(ACT, SPEND)
MONEY = r"(?:€|eur\b|euro\b|\bmiljoen\b|\bmiljard\b|\bmln\b|\bmld\b|\bdollar\b)"
MONTH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
# Behind "vanaf" or "uiterlijk": not "vanaf vier jaar".
MOMENT = rf"(?:[\w-]+ ){{0,3}}?(?:{MONTH}|20\d\d|volgend|komend|dat moment|het (?:school|studie)?jaar)"
TERM = (
    rf"uiterlijk|vóór|per direct|per (?:1 )?(?:{MONTH}|20\d\d|\d)|met ingang van|vanaf|tot en met"
    rf"|t/m|tot nader order"
    r"|binnen (?:[\w-]+ ){0,2}(?:dagen|weken|maanden|jaar)|medio|(?:begin|eind|einde|midden"
    r"|halverwege) (?:20\d\d|van|dit|volgend|komend)"
    r"|(?:komende?|volgende?|aankomende?|eerstvolgende?|lopende) (?:[\w-]+ )?(?:dagen"
    r"|weken|week|maanden?|jaren|jaar|periode|tijd|zomer|najaar|voorjaar"
    r"|kwartaal|schooljaar|raad|top|bijeenkomst|vergadering|voortgangs\w+|begroting\w*|debat"
    r"|overleg|kabinets\w*|kalenderjaar|[\w-]+top)"
    r"|binnenkort|spoedig|(?:op|zeer|zo) (?:korte|kort|spoedig|snel)(?: mogelijk)?(?: termijn)?"
    r"|(?:dit|deze|het|in het|komend) (?:maand|week|zomer|kabinetsperiode|najaar|voorjaar|jaar"
    r"|kwartaal|schooljaar)|(?:vóór|voor"
    r"|na) (?:de|het) (?:zomer\w*|kerst\w*|reces|begroting\w*|einde)"
    r"|prinsjesdag|voorjaarsnota|zo ?lang als nodig|jaarlijks|halfjaarlijks|(?:eerste|tweede"
    r"|derde|vierde) (?:kwartaal|helft)|as\.|a\.s\.|later dit jaar"
    rf"|in (?:{MONTH})(?! (?:19|200|201)\d)|tweemaal per jaar|zodra"
    r"|(?:ieder|elk)e? (?:[\w-]+ )?(?:jaar|maanden?|kwartaal|half ?jaar|weken|week)"
    r"|gedurende de looptijd"
)
# The government as subject right before its verb.
GOVERNMENT = (
    r"(?<!door )(?<!van )(?<!aan )(?:het kabinet|kabinet|de regering|nederland|defensie|wij|we|de minister"
    r"|de staatssecretaris|mijn ministerie|het ministerie|de rijksoverheid|het rijk)"
)
# Verbs of being, having, holding and knowing: who says these takes nothing on.
ATTITUDE = (
    r"(?:ben|bent|is|zijn|was|waren|heb|hebt|heeft|hebben|had|hadden|vind|vindt|vinden|acht|achten|denk|denkt"
    r"|denken|meen"
    r"|meent|menen|hoop|hoopt|hopen|begrijp|begrijpt|begrijpen|deel|deelt|onderschrijf|onderschrijft|hecht"
    r"|hechten|erken"
    r"|erkent|erkennen|constateer|constateert|constateren|zie|ziet|zien|herken|herkent|lees|leest|weet|weten|ken|kent"
    r"|kan|kunt|kunnen|moet|moeten|mag|mogen|zou|zouden|merk|merkt|betreur|betreurt|veroordeelt|benadruk"
    r"|benadrukt|vraag"
    r"|wijs|wijst|waardeer|waardeert|dank|dankt|bedank|besef|beseft|realiseer|realiseert|beschik|beschikt"
    r"|verwijs|verwijst|sta|staat"
    r"|lijkt|blijkt|dat|wat|welke|die|en|of|als|want|maar|niet|ook|met|het|werd|werden|wordt|worden|zoals|omdat|indien"
    r"|voor|dan|toen|nu|dit|deze|onderstreept|verwelkomt|concludeert|oordeelt|interpreteert|wees|gaf|vond|sprak"
    r"|deed|had"
    r"|reeds|destijds|eerder|aandacht|tussen|rond|heel|zich|uit|heden|hierbij|hiermee|dient|beschouw|beschouwt"
    r"|wil|wilt|willen"
    r"|concludeer|meld|schets|ontvang|ontvangen|van|door|hoe|terwijl|waar\w*|binnen|naast|over|aan|bij|tot|op"
    r"|in|aldus|zo"
    r"|volgens|sinds|tijdens|namens|nadat|voordat|zodat|hoewel|sluit|sluiten|mij|mijn|u|uw|er|hier|daar|nog"
    r"|geen|een|graag|zorgvuldig|goed|blik|kijk|hierover)\b"
)
# A verb of the present, whatever it is: no participle, no past.
PRESENT = r"(?!ge[a-z]+[dt]\b|[a-z]+ge[a-z]+(?:d|t|en)\b|[a-z]+(?:te|de|ten|den)\b)[a-zëïéöü]{3,}(?= )"
# What policy is after.
AIM = (
    r"lijn|inzet|standpunt|doel|doelstelling(?:en)?|streven|prioriteit(?:en)?|speerpunt(?:en)?"
    r"|uitgangspunt(?:en)?|ambities?|insteek"
    r"|wens|opdracht|aanpak|voornemen|intentie|planning|oogmerk|volgende stap(?:pen)?|eerste stap"
)
