"""Small closed lists of Dutch words. Each says what its words have in common; none holds a word of one letter only."""


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that open a sentence. With a capital they are seldom a name, so they show that a sentence begins.
OPENERS = word_set("""
    Aan Aangezien Aansluitend Achter Afgelopen Al Alle Alleen Allereerst Als Alsmede Andere Anders Behalve Beide Bij
    Binnen Bovendien Buiten Conform Daar Daaraan Daarbij Daarbovenop Daardoor Daarin Daarmee Daarna Daarnaast Daarom
    Daarop Daartoe Daarvan Daarvoor Dan Dat De Deze Desalniettemin Desondanks Die Dit Door Doordat Dus Echter Een
    Eerder Eerst Elk Elke En Enerzijds Enkele Er Eveneens Evenals Gedurende Geen Gelet Gezien Graag Haar Het Hier
    Hieraan Hierbij Hierdoor Hierin Hiermee Hierna Hierom Hierop Hiertoe Hiervan Hiervoor Hij Hoe Hoewel Hun Ik In
    Inmiddels Is Jaarlijks Komende Kunt Langs Mede Meer Men Met Middels Mijn Mocht Momenteel Na Naar Naarmate Naast
    Namens Niet Nu Of Om Omdat Onder Ondanks Ons Onze Ook Op Over Overigens Per Pas Reeds Rond Samen Sinds Sommige
    Specifiek Steeds Te Tegelijkertijd Tegen Ten Tenslotte Ter Tevens Tijdens Toch Toen Tot Tussen U Uit Uiteraard
    Uiterlijk Uw Vanaf Vandaar Vanuit Vanwege Veel Verder Vervolgens Via Volgens Voor Vooraf Voorafgaand Voorts Waar
    Waarbij Waarom Wanneer Want Wat We Wegens Wel Welke Wie Wij Zal Ze Zelf Zij Zijn Zo Zoals Zodat Zodra Zonder Zowel
""")

# Before these a hyphen at the end of a word is a suspended one: "exploitatie- en programmakosten".
SUSPENDED_BEFORE = word_set("en of als alsmede evenals respectievelijk dan tot noch maar c.q. resp. en/of")

# Words that take a hyphen before "generaal".
GENERALS = word_set("""
    secretaris directeur inspecteur procureur advocaat gouverneur luitenant kapitein brigade consul commissaris rechter
    thesaurier auditeur
""")

# First parts that Dutch spelling sets apart with a hyphen: "niet-gouvernementele", "oud-minister".
PREFIXES_WITH_HYPHEN = word_set("niet non oud vice adjunct kandidaat assistent interim aspirant bijna semi")

# Before these "ex" is set apart with a hyphen: "ex-minister", but "exploitatie".
AFTER_EX = word_set(
    "minister president premier militair militairen strijder strijders partner kamerlid leider leiders werknemer"
)

# Inner words of English loans, "air-to-air", "state-of-the-art", and the words that may follow them. Without the latter
# "defensie-in-" / "dustrie" would be one.
SMALL_ENGLISH = word_set("to of the in on up by and for")
AFTER_SMALL_ENGLISH = word_set("""
    air the art face peer end back date life area step one trainer ground sea surface point business person job use
    service government purpose day
""")

# Names before which no word is glued: "Wales-afspraken". Longer lists would hold syllables.
NAMES_WITH_HYPHEN = word_set("wales irak iran krim sahel kosovo brexit libië mali jemen oekraïne navo isis")

# Vowels on both sides of a seam that would be read as one, so that a hyphen sets them apart ("defensie-uitgaven").
# Without i-e, because -ieel (financieel) is a common break and not a seam.
CLASHES = word_set("aa ae ai au ee ei eu ij oe oi oo ou ui uu")

# Abbreviations whose stop does not end a sentence.
ABBREVIATIONS = word_set("""
    nr nrs art artt p pp blz pag par hfst bijv bv vgl resp c.q o.a m.n d.w.z m.b.t i.v.m i.c t.a.v t.b.v t.g.v t.o.v
    o.b.v o.g.v n.a.v i.o i.p.v i.h.k.v i.s.m m.i.v m.u.v t/m u.a w.o w.v a.h.v v.w.b o.m o.l.v d.m.v z.g zgn zg ca
    circa incl excl max min evt dr drs mr ir ing prof jhr mevr mw dhr ds st jo vs lt kol gen maj kap sgt cdr tel fig tab
    stb stcrt trb wet afd dir nl vnl enigsz lid dec jan feb mrt apr jun jul aug sep sept okt nov no vol ed red
""")

# Abbreviations that may also be the last word of a sentence.
ENDING_ABBREVIATIONS = word_set(
    "jl jongstl a.s mln mld enz etc e.d e.a c.s e.v ev i.o b.v n.v e.e.a d.d w.o nl"
)
