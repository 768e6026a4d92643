#include "data/search/search_stop.h"

#include <stdlib.h>
#include <string.h>

/* In the order of strcmp, folded; without negations. */
static const char *const stop_words[] = {
	"a", "abban", "abbol", "aber", "about", "addig", "adja", "adjak", "adnak", "adni", "adom", "ahhoz",
	"ahol", "ahova", "akar", "akarja", "akarjak", "akarmi", "akarok", "akarom", "akarunk", "aki", "akik",
	"akinek", "akit", "akkor", "alatt", "alle", "allen", "aller", "alles", "als", "altal", "am", "amely",
	"ami", "amig", "amihez", "amikor", "aminek", "amire", "amit", "an", "and", "annak", "any",
	"application", "apply", "are", "arra", "as", "at", "attol", "auch", "auf", "aus", "az", "azert",
	"azok", "azokat", "azon", "azonban", "azota", "azt", "aztan", "azzal", "barhol", "barmi", "barmit",
	"be", "because", "been", "bei", "beim", "being", "bekomme", "bekommen", "benne", "bennem", "bin",
	"birja", "birom", "bis", "bist", "bitte", "bloss", "brauche", "brauchen", "but", "by", "can", "could",
	"csak", "csinal", "csinaljak", "csinaljunk", "csinalni", "csupan", "da", "dann", "darf", "das", "dass",
	"de", "dein", "deine", "deinen", "dem", "den", "denn", "der", "des", "dich", "did", "die", "diese",
	"diesem", "diesen", "dieser", "dieses", "dir", "do", "doch", "does", "doing", "done", "dort", "du",
	"durch", "durfen", "ebben", "ebbol", "eddig", "egy", "egyaltalan", "egyszerre", "egyutt", "ehhez",
	"ein", "eine", "einem", "einen", "einer", "eines", "el", "eleg", "elegge", "elintezni", "ellen",
	"elott", "elottem", "en", "engedi", "engem", "ennek", "enyem", "eppen", "er", "erre", "ertem", "es",
	"eseten", "esetleg", "ettol", "etwas", "euch", "ez", "ezek", "ezeket", "ezen", "ezert", "ezt", "ezzel",
	"fele", "felolem", "fog", "fogja", "fognak", "fogok", "fogunk", "for", "fordulhatok", "forduljak",
	"from", "fur", "gegen", "get", "gibt", "got", "ha", "habe", "haben", "had", "hagyja", "hanem", "hany",
	"has", "hast", "hat", "hatte", "hatten", "have", "having", "he", "help", "helyett", "her", "here",
	"hers", "herself", "hier", "him", "himself", "hinter", "his", "hiszen", "hivatal", "hogy", "hogyan",
	"hol", "honnan", "hova", "how", "hozni", "hozza", "hozzad", "hozzajuk", "hozzak", "hozzam", "hozzank",
	"i", "ich", "ide", "if", "igen", "igenyelhetek", "igenyelhetem", "igenyelni", "ihm", "ihn", "ihnen",
	"ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres", "illetve", "ilyen", "ilyenkor", "im", "in",
	"inkabb", "innen", "ins", "intez", "intezem", "intezhetem", "intezheto", "intezni", "intezzem",
	"irant", "irgendwas", "irgendwie", "is", "ist", "it", "its", "itself", "itt", "ive", "jar", "jarna",
	"jede", "jedem", "jeden", "jeder", "jedes", "jemand", "jener", "jetzt", "jon", "jott", "just", "jut",
	"jutok", "kann", "kapcsolatban", "kapjak", "kapnek", "kapni", "kapok", "kapom", "kapott", "kaptam",
	"kaptunk", "kell", "kellene", "kellenek", "kellett", "kene", "ker", "kerek", "kerem", "kerhetek",
	"kerhetem", "kerik", "kerjek", "kernek", "kerni", "kerte", "kertek", "kerul", "kerulok", "kerult",
	"keves", "ki", "kihez", "kik", "kinek", "kit", "kitol", "konnen", "konnte", "kozben", "kozott",
	"legyen", "lehet", "lehetek", "lehetne", "lehetseges", "lenne", "lenni", "lesz", "leszek", "leszunk",
	"lett", "lettek", "lettem", "lettunk", "mache", "machen", "mag", "maga", "magam", "majd", "make",
	"mal", "man", "mar", "mas", "masik", "masok", "may", "me", "meddig", "meg", "megint", "megis",
	"megyek", "megyunk", "mehetek", "mehr", "mein", "meine", "meinem", "meinen", "meiner", "meines",
	"mellett", "melyik", "menjek", "menjunk", "mennek", "mennem", "menni", "mennyi", "mennyibe", "mennyit",
	"mentem", "mentunk", "mert", "mi", "miatt", "miben", "mich", "mienk", "miert", "might", "mihez", "mik",
	"miket", "mikor", "milyen", "minden", "mindenki", "mindenkinek", "mindent", "mindig", "mine", "minek",
	"minket", "mint", "miota", "mir", "mire", "mit", "mivel", "mochte", "mogottem", "mondta", "mondtak",
	"most", "muss", "mussen", "must", "my", "myself", "nach", "nagyon", "nala", "nalam", "nalunk", "neben",
	"need", "nehany", "neked", "nekem", "neki", "nekik", "nekunk", "noch", "nur", "o", "ob", "obwohl",
	"oda", "oder", "of", "ok", "oket", "olyan", "olyankor", "on", "only", "onnan", "onnek", "or", "osszes",
	"ot", "ott", "our", "ours", "ove", "pedig", "persze", "please", "ra", "rajta", "rajtam", "ram", "rank",
	"reszere", "rola", "rolam", "s", "sajnos", "schon", "sehr", "sein", "seine", "seinem", "seinen",
	"seiner", "seines", "seit", "selber", "selbst", "shall", "she", "should", "sie", "sind", "sok",
	"sokat", "soll", "sollen", "some", "sondern", "szamara", "szeretnek", "szeretnem", "szeretnenk",
	"szerint", "szokott", "szoktak", "szoktam", "szoval", "szukseges", "talan", "te", "teendo", "teged",
	"tegyek", "tegyem", "tegyunk", "tehat", "tehetek", "tehetem", "tehetnek", "tehetunk", "tennem",
	"tenni", "tenyleg", "that", "the", "their", "theirs", "them", "there", "theres", "these", "they",
	"this", "those", "ti", "tied", "titeket", "to", "tobb", "tole", "tolem", "tolunk", "tud", "tudja",
	"tudnek", "tudni", "tudok", "tudom", "tudunk", "uber", "ugy", "ugyanaz", "ugyben", "ugyek", "ugyet",
	"ujra", "um", "und", "uns", "unser", "unsere", "unserem", "unseren", "unserer", "unter", "us", "utan",
	"vagy", "vagyok", "vagyunk", "vajon", "valahol", "valahova", "valaki", "valakinek", "valami",
	"valamilyen", "valamit", "van", "vannak", "vele", "velem", "veluk", "velunk", "via", "vigyek",
	"vinnem", "vinni", "viszont", "volna", "volt", "voltak", "voltam", "voltunk", "vom", "von", "vor",
	"wann", "want", "war", "waren", "warum", "was", "we", "wegen", "weil", "welche", "welchem", "welchen",
	"welcher", "welches", "wenn", "wer", "werde", "werden", "were", "what", "whats", "when", "where",
	"which", "who", "whom", "whose", "why", "wie", "will", "wir", "wird", "with", "wo", "wollen", "worden",
	"would", "wurde", "wurden", "you", "your", "yours", "yourself", "zu", "zum", "zur", "zwischen", "а",
	"або", "але", "бил", "била", "били", "било", "биля", "бит", "бо", "був", "буде", "будет", "буду",
	"була", "були", "було", "бути", "в", "вам", "вас", "ваш", "ваша", "вашого", "вес", "вже", "ви", "вид",
	"вин", "вона", "вони", "воно", "все", "вси", "всих", "вся", "где", "де", "дес", "для", "до", "дуже",
	"е", "его", "ее", "еи", "ему", "если", "ест", "ета", "ети", "ето", "етого", "етот", "еще", "з", "за",
	"звернутися", "звидки", "зи", "зробити", "и", "из", "ии", "или", "им", "иого", "иому", "их", "как",
	"ким", "когда", "кого", "коли", "коло", "кому", "кто", "куда", "куди", "лише", "между", "мене", "мени",
	"меня", "ми", "миж", "мии", "мне", "мнои", "мною", "мого", "могу", "мое", "моего", "моеи", "моему",
	"моею", "може", "можемо", "можна", "можно", "можу", "мои", "моии", "моим", "моими", "моих", "мою",
	"моя", "мушу", "на", "навит", "над", "надо", "нам", "нами", "нас", "наш", "наша", "наше", "наши",
	"наших", "нашого", "нашои", "нею", "ниж", "ним", "ними", "но", "нужен", "нужна", "нужно", "около",
	"он", "она", "они", "от", "отримати", "очен", "перед", "пид", "писля", "по", "повинен", "повинна",
	"под", "после", "потрибен", "потрибна", "потрибни", "потрибно", "при", "про", "просто", "свии",
	"свого", "свое", "своего", "своеи", "своему", "свои", "своии", "своим", "своих", "свою", "своя",
	"себе", "соби", "та", "так", "также", "також", "там", "твии", "твоя", "те", "тебе", "тебя", "тепер",
	"ти", "тиеи", "тилки", "тих", "тоби", "того", "тоди", "тои", "толко", "только", "тому", "тот", "треба",
	"тут", "у", "уже", "хоче", "хочемо", "хочу", "хто", "хтос", "це", "цеи", "ци", "циеи", "цих", "цого",
	"цому", "ця", "через", "чи", "чим", "чого", "чому", "что", "чтоби", "ще", "що", "щоб", "щос", "я",
	"як", "яка", "яке", "яки", "якии", "яких", "якого", "якои", "якщо",
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

int
search_lacks(const char *folded)
{
	static const char *const after[] = {"ohne", "without", "без"};
	for (size_t i = 0; i < sizeof after / sizeof *after; i++)
		if (!strcmp(folded, after[i]))
			return 1;
	return strcmp(folded, "nelkul") ? 0 : -1;
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

bool
search_is_facet(const char *folded)
{
	for (size_t i = 0; i < sizeof facets / sizeof *facets; i++)
		if (!strncmp(folded, facets[i], strlen(facets[i])))
			return true;
	return false;
}
