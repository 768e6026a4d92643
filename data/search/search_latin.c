#include "data/search/search_latin.h"

#include <string.h>

enum { LEAST = 3 }; /* letters */

/* Longer ones first. Letters that folding takes for one are one here: и is і, ї, й, too. */
static const char *const letters[][2] = {
	{"shch", "щ"}, {"sch", "щ"}, {"zgh", "зг"}, {"zh", "ж"}, {"kh", "х"}, {"ch", "ч"}, {"sh", "ш"}, {"ts", "ц"},
	{"ya", "я"}, {"ia", "я"}, {"ja", "я"}, {"yu", "ю"}, {"iu", "ю"}, {"ju", "ю"}, {"ye", "е"}, {"ie", "е"},
	{"je", "е"}, {"yi", "и"}, {"ji", "и"}, {"yo", "ио"}, {"jo", "ио"},
	{"a", "а"}, {"b", "б"}, {"c", "ц"}, {"d", "д"}, {"e", "е"}, {"f", "ф"}, {"g", "г"}, {"h", "г"}, {"i", "и"},
	{"j", "и"}, {"k", "к"}, {"l", "л"}, {"m", "м"}, {"n", "н"}, {"o", "о"}, {"p", "п"}, {"q", "к"}, {"r", "р"},
	{"s", "с"}, {"t", "т"}, {"u", "у"}, {"v", "в"}, {"w", "в"}, {"x", "х"}, {"y", "и"}, {"z", "з"},
};

const char *
latin_to_cyrillic(struct arena *arena, const char *folded)
{
	size_t size = strlen(folded), used = 0;
	char *out = arena_alloc(arena, 4 * size + 1);
	if (size < LEAST)
		return NULL;
	for (const char *c = folded; *c;) {
		size_t i = 0, count = sizeof letters / sizeof *letters;
		while (i < count && strncmp(c, letters[i][0], strlen(letters[i][0])))
			i++;
		if (i == count)
			return NULL;
		c += strlen(letters[i][0]);
		memcpy(out + used, letters[i][1], strlen(letters[i][1]));
		used += strlen(letters[i][1]);
	}
	return out;
}
