#include "search_stop.h"

#include <stdlib.h>
#include <string.h>

/* In the order of strcmp, folded. */
static const char *const stop_words[] = {
	"a", "abban", "about", "ahhoz", "akar", "akarok", "akarom", "akarunk", "akkor", "alatt",
	"als", "altal", "am", "an", "and", "annak", "any", "application", "apply", "are", "arra",
	"as", "at", "auch", "auf", "aus", "az", "azok", "azt", "azzal", "be", "been", "bei",
	"bekomme", "bekommen", "bin", "bitte", "brauche", "brauchen", "by", "can", "could", "csak",
	"csinal", "csinaljak", "csinalni", "da", "das", "dass", "de", "dem", "den", "der", "des",
	"did", "die", "do", "does", "ebben", "egy", "ehhez", "ein", "eine", "einem", "einen",
	"einer", "el", "elintezni", "elott", "en", "engem", "ennek", "enyem", "er", "erre", "es",
	"eseten", "ez", "ezek", "ezt", "ezzel", "for", "fordulhatok", "forduljak", "from", "fur",
	"get", "gibt", "got", "ha", "habe", "haben", "had", "hany", "has", "hat", "have", "he",
	"help", "her", "here", "hier", "his", "hivatal", "hogy", "hogyan", "hol", "honnan", "hova",
	"how", "hozni", "hozza", "hozzak", "i", "ich", "if", "igen", "igenyelhetek", "igenyelhetem",
	"igenyelni", "ihr", "illetve", "ilyen", "ilyenkor", "im", "in", "intez", "intezem",
	"intezhetem", "intezheto", "intezni", "intezzem", "is", "ist", "it", "its", "itt", "jar",
	"jarna", "kann", "kapcsolatban", "kapjak", "kapni", "kapok", "kapom", "kein", "keine",
	"kell", "kellene", "kellenek", "kellett", "kene", "kerek", "kerem", "kerhetek", "kerhetem",
	"kerjek", "kerni", "ki", "kihez", "kik", "kinek", "kit", "kitol", "konnen", "konnte",
	"kozott", "legyen", "lehet", "lehetek", "lehetne", "lehetseges", "lenne", "lesz", "lett",
	"mache", "machen", "maga", "magam", "majd", "make", "man", "mar", "may", "me", "meddig",
	"meg", "mehetek", "mein", "meine", "meinem", "meinen", "meiner", "melyik", "menjek",
	"menni", "mennyi", "mennyibe", "mennyit", "mert", "mi", "miatt", "miben", "mich", "miert",
	"mihez", "mik", "miket", "mikor", "milyen", "minden", "mindent", "minek", "miota", "mir",
	"mire", "mit", "mivel", "mochte", "most", "muss", "mussen", "must", "my", "nach", "ne",
	"need", "nekem", "nelkul", "nem", "nicht", "no", "not", "o", "oder", "of", "ok", "olyan",
	"on", "onnek", "or", "ott", "our", "please", "reszere", "s", "sein", "shall", "she",
	"should", "sie", "sind", "soll", "some", "szamara", "szeretnek", "szeretnem", "szeretnenk",
	"szerint", "szoval", "szukseges", "te", "teendo", "tegyek", "tegyem", "tennem", "tenni",
	"that", "the", "there", "these", "this", "those", "ti", "to", "tud", "tudja", "tudni",
	"tudok", "tudom", "ugy", "ugyben", "ugyek", "ugyet", "und", "unser", "utan", "vagy",
	"vagyok", "vagyunk", "valaki", "valami", "valamilyen", "van", "vigyek", "vinnem", "vinni",
	"volt", "von", "wann", "want", "war", "warum", "was", "we", "welche", "welcher", "welches",
	"wenn", "wer", "what", "when", "where", "which", "who", "why", "wie", "will", "wir", "with",
	"wo", "wollen", "would", "you", "your", "zu", "zum", "zur", "або", "був", "була", "були",
	"бути", "в", "ви", "вона", "вони", "воно", "від", "він", "де", "для", "до", "з", "за",
	"звернутися", "зробити", "зі", "и", "коли", "мені", "ми", "може", "можна", "моя", "моє",
	"моі", "міи", "на", "не", "отримати", "по", "потрібен", "потрібна", "потрібно", "потрібні",
	"при", "про", "та", "так", "те", "тои", "треба", "у", "хочу", "хто", "це", "чи", "чому",
	"що", "щоб", "я", "як", "яка", "яке", "якии", "якщо", "які", "є", "і", "із",
};

static int
compare(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

bool
search_is_stop_word(const char *folded)
{
	return bsearch(folded, stop_words, sizeof stop_words / sizeof *stop_words, sizeof *stop_words,
	    compare) != NULL;
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

bool
search_is_facet(const char *folded)
{
	for (size_t i = 0; i < sizeof facets / sizeof *facets; i++)
		if (!strncmp(folded, facets[i], strlen(facets[i])))
			return true;
	return false;
}
