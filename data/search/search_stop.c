#include "data/search/search_stop.h"

#include <stdlib.h>
#include <string.h>

/* In the order of strcmp, folded; without negations. */
static const char *const stop_words[] = {
	"a", "abban", "aber", "about", "adja", "adjak", "adnak", "adni", "adom", "ahhoz", "akar", "akarja",
	"akarjak", "akarok", "akarom", "akarunk", "akkor", "alatt", "als", "altal", "am", "an", "and", "annak",
	"any", "application", "apply", "are", "arra", "as", "at", "auch", "auf", "aus", "az", "azok", "azota",
	"azt", "azzal", "barhol", "be", "been", "bei", "bekomme", "bekommen", "benne", "bin", "birja", "birom",
	"bitte", "bloss", "brauche", "brauchen", "but", "by", "can", "could", "csak", "csinal", "csinaljak",
	"csinalni", "csupan", "da", "das", "dass", "de", "dem", "den", "der", "des", "did", "die", "do",
	"does", "ebben", "eddig", "egy", "egyszerre", "egyutt", "ehhez", "ein", "eine", "einem", "einen",
	"einer", "el", "elintezni", "elott", "en", "engedi", "engem", "ennek", "enyem", "eppen", "er", "erre",
	"es", "eseten", "esetleg", "ez", "ezek", "ezt", "ezzel", "for", "fordulhatok", "forduljak", "from",
	"fur", "get", "gibt", "got", "ha", "habe", "haben", "had", "hagyja", "hanem", "hany", "has", "hat",
	"have", "he", "help", "her", "here", "hier", "his", "hivatal", "hogy", "hogyan", "hol", "honnan",
	"hova", "how", "hozni", "hozza", "hozzak", "i", "ich", "ide", "if", "igen", "igenyelhetek",
	"igenyelhetem", "igenyelni", "ihr", "illetve", "ilyen", "ilyenkor", "im", "in", "innen", "intez",
	"intezem", "intezhetem", "intezheto", "intezni", "intezzem", "is", "ist", "it", "its", "itt", "jar",
	"jarna", "jon", "jott", "just", "jut", "jutok", "kann", "kapcsolatban", "kapjak", "kapnek", "kapni",
	"kapok", "kapom", "kapott", "kaptam", "kaptunk", "kell", "kellene", "kellenek", "kellett", "kene",
	"ker", "kerek", "kerem", "kerhetek", "kerhetem", "kerik", "kerjek", "kernek", "kerni", "kerte",
	"kertek", "kerul", "kerulok", "kerult", "ki", "kihez", "kik", "kinek", "kit", "kitol", "konnen",
	"konnte", "kozott", "legyen", "lehet", "lehetek", "lehetne", "lehetseges", "lenne", "lenni", "lesz",
	"leszek", "leszunk", "lett", "lettek", "lettem", "lettunk", "mache", "machen", "maga", "magam", "majd",
	"make", "man", "mar", "may", "me", "meddig", "meg", "megint", "mehetek", "mein", "meine", "meinem",
	"meinen", "meiner", "melyik", "menjek", "menni", "mennyi", "mennyibe", "mennyit", "mert", "mi",
	"miatt", "miben", "mich", "miert", "mihez", "mik", "miket", "mikor", "milyen", "minden", "mindent",
	"mindig", "minek", "miota", "mir", "mire", "mit", "mivel", "mochte", "mondta", "mondtak", "most",
	"muss", "mussen", "must", "my", "nach", "nagyon", "nala", "need", "nekem", "neki", "nekik", "nekunk",
	"nur", "o", "oda", "oder", "of", "ok", "olyan", "olyankor", "on", "only", "onnan", "onnek", "or",
	"ott", "our", "pedig", "please", "rajta", "reszere", "rola", "s", "sajnos", "sein", "shall", "she",
	"should", "sie", "sind", "sok", "sokat", "soll", "some", "sondern", "szamara", "szeretnek",
	"szeretnem", "szeretnenk", "szerint", "szoktak", "szoktam", "szoval", "szukseges", "talan", "te",
	"teendo", "tegyek", "tegyem", "tehat", "tennem", "tenni", "that", "the", "there", "these", "this",
	"those", "ti", "to", "tole", "tud", "tudja", "tudni", "tudok", "tudom", "ugy", "ugyben", "ugyek",
	"ugyet", "ujra", "und", "unser", "utan", "vagy", "vagyok", "vagyunk", "vajon", "valahol", "valahova",
	"valaki", "valami", "valamilyen", "van", "vele", "velem", "vigyek", "vinnem", "vinni", "volt",
	"voltam", "voltunk", "von", "wann", "want", "war", "warum", "was", "we", "welche", "welcher",
	"welches", "wenn", "wer", "what", "when", "where", "which", "who", "why", "wie", "will", "wir", "with",
	"wo", "wollen", "would", "you", "your", "zu", "zum", "zur", "а", "або", "але", "був", "була", "були",
	"бути", "в", "ви", "вид", "вин", "вона", "вони", "воно", "де", "для", "до", "е", "з", "за",
	"звернутися", "зи", "зробити", "и", "из", "коли", "лише", "мени", "ми", "мии", "мое", "може", "можна",
	"мои", "моя", "на", "но", "отримати", "по", "потрибен", "потрибна", "потрибни", "потрибно", "при",
	"про", "просто", "та", "так", "те", "тилки", "тои", "только", "треба", "у", "хочу", "хто", "це", "чи",
	"чому", "що", "щоб", "я", "як", "яка", "яке", "яки", "якии", "якщо",
};

static int
compare(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

/* In the order of strcmp, folded, without apostrophes. */
static const char *const negations[] = {
	"arent", "cannot", "cant", "couldnt", "didnt", "doesnt", "dont", "hadnt", "hasnt", "havent", "isnt", "kein",
	"keine", "keinem", "keinen", "keiner", "keines", "ne", "nelkul", "nem", "never", "nicht", "nie", "niemand",
	"nincs", "nincsen", "nincsenek", "no", "nobody", "none", "not", "ohne", "se", "sem", "sincs", "soha", "wasnt",
	"without", "wont", "wouldnt", "без", "не", "нема", "немае", "нет", "ни", "николи", "никто", "нихто",
};

bool
search_is_negation(const char *folded)
{
	return bsearch(folded, negations, sizeof negations / sizeof *negations, sizeof *negations, compare) != NULL;
}

bool
search_is_stop_word(const char *folded)
{
	return search_is_negation(folded) ||
	    bsearch(folded, stop_words, sizeof stop_words / sizeof *stop_words, sizeof *stop_words, compare);
}

/* Beginnings of words. */
static const char *const facets[] = {
	"antrag", "applica", "apply", "beadas", "beadni", "beantrag", "cost", "deadline",
	"document", "dokument", "eljaras", "fees", "feltetel", "formular", "gebuhr", "hatarido",
	"hivatal", "igenyl", "illetek", "intezes", "irat", "kerelem", "kerveny", "kitolt",
	"koltseg", "kosten", "letolt", "mennyibe", "nyomtatvany", "osszeg", "paper", "papir",
	"requirement", "szukseges", "ugyintez", "unterlagen", "urlap", "документ", "заяв",
	"оформ", "подат",
};

/* Beginnings, too; only such as begin nothing else (not "anya", as in "anyakönyv"). */
static const char *const people[] = {
	"anyam", "anyank", "anyos", "anyuk", "apam", "apank", "apos", "apuk", "baratno", "batyam", "brother",
	"daughter", "edesany", "edesap", "father", "felesege", "ferje", "fiam", "fiunk", "grand", "gross",
	"hugom", "husband", "kisfiam", "kislany", "lanyom", "lanyunk", "mother", "mutter", "nagyany",
	"nagyap", "nagymam", "nagypap", "noverem", "ocsem", "parom", "rokon", "schwester", "sister", "testver",
	"tochter", "unokam", "vater", "wife",
};

static bool
begins_with_any(const char *folded, const char *const *beginnings, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!strncmp(folded, beginnings[i], strlen(beginnings[i])))
			return true;
	return false;
}

bool
search_is_facet(const char *folded)
{
	return begins_with_any(folded, facets, sizeof facets / sizeof *facets) ||
	    begins_with_any(folded, people, sizeof people / sizeof *people);
}
