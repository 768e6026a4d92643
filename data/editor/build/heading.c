#include "data/editor/build/heading.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>

#include "data/catalogue.h"
#include "data/text.h"

/* Words that only sentences have, and what begins or ends one. Hungarian verbs of the first person are told
 * by their endings, and listed where nouns end so, too. */
static const char *const sentence_words[] = {
	"a", "az", "egy", "én", "nekem", "nem", "nincs", "van", "vagyok", "volt", "lett", "lesz", "kell",
	"lehet", "akarok", "akarom", "szeretnék", "szeretném", "tudok", "hogy", "hogyan", "ha", "mi", "mit",
	"mennyi", "mennyibe", "milyen", "mikor", "meddig", "hol", "hova", "hová", "honnan", "ki", "kinek",
	"miért", "állok", "ápolok", "ápolom", "gondozok", "intézem", "jön", "jönnek", "kapok", "keresek",
	"kellene", "kérek", "lakom", "leszek", "megyek", "nevelek", "nyitok", "szedek", "szülök", "várok",
	"the", "an", "i", "i'm", "my", "me", "how", "where", "what", "when", "who", "is", "do", "does", "can",
	"need", "want", "have", "has",
	"der", "die", "das", "den", "dem", "ein", "eine", "ich", "mein", "meine", "meinen", "wie", "wo", "was",
	"wann", "ist", "habe", "muss", "kann", "nicht",
	"я", "мій", "моя", "моє", "мої", "мені", "мене", "як", "де", "що", "коли", "не", "хочу", "треба",
	"потрібно",
};
static const char *const last_words[] = {"lejárt", "lejár", "meghalt", "elhunyt", "eltűnt", "jár", "késik"};
static const char *const first_words[] = {"apply", "get", "renew", "replace"};
static const char *const verb_ends[] = {"tam", "tem", "unk", "ünk", "nék", "ném", "nám", "zom", "zöm", "-e"};
static const char *const last_ends[] = {"tak", "tek", "tt"};

enum { HEADING_WORDS = 4, HEADING_LENGTH = 60, ENDING_STEM = 3 };

#define IS_ONE_OF(word, list) is_one_of(word, list, sizeof(list) / sizeof *(list))
#define ENDS_AS(word, list)   ends_as(word, list, sizeof(list) / sizeof *(list))

static bool
is_one_of(const char *word, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(word, list[i]))
			return true;
	return false;
}

/* "elköltöztem", "házasodunk", "jár-e". */
static bool
ends_as(const char *word, const char *const *ends, size_t count)
{
	size_t size = strlen(word);
	for (size_t i = 0; i < count; i++) {
		size_t end = strlen(ends[i]);
		if (size >= end + ENDING_STEM && !strcmp(word + size - end, ends[i]))
			return true;
	}
	return false;
}

static bool
is_name(char *words, bool hungarian)
{
	size_t count = 0;
	const char *word = NULL;
	for (char *rest = words, *next; (next = strsep(&rest, " ")); count++) {
		word = next;
		if (IS_ONE_OF(word, sentence_words) || (!count && IS_ONE_OF(word, first_words)) ||
		    (hungarian && ENDS_AS(word, verb_ends)))
			return false;
	}
	return count <= HEADING_WORDS && !(hungarian && (IS_ONE_OF(word, last_words) || ENDS_AS(word, last_ends)));
}

bool
heading_is_name(const char *alias, const char *lang)
{
	if (strpbrk(alias, "?!.;") || text_length(alias) > HEADING_LENGTH || (*alias >= '0' && *alias <= '9'))
		return false;
	size_t size;
	char *lower = (char *)u8_tolower((const uint8_t *)alias, strlen(alias) + 1, lang, NULL, NULL, &size);
	if (!lower)
		abort();
	bool heading = is_name(lower, !strcmp(lang, CATALOGUE_BASE_LANGUAGE));
	free(lower);
	return heading;
}
