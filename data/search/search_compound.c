#include "data/search/search_compound.h"

#include <string.h>

enum {
	LEAST_WORD = 7, /* letters of a compound */
	LEAST_PART = 3,
	LEAST_VERB = 4, /* letters after a prefix */
};

/* Longer ones first. */
static const char *const prefixes[] = {
	"vissza", "ossze", "hozza", "haza", "szet", "meg", "fel", "oda", "ala", "at", "be", "el", "ki",
	"le", "ra",
};

/* German prefixes; what follows them means something else. */
static const char *const other_meanings[] = {"ver", "ent", "zer", "auf", "aus", "ein", "vor", "bei", "nach", "miss"};

static bool
is_other_meaning(const char *folded, size_t head)
{
	for (size_t i = 0; i < sizeof other_meanings / sizeof *other_meanings; i++)
		if (strlen(other_meanings[i]) == head && !memcmp(folded, other_meanings[i], head))
			return true;
	return false;
}

size_t
compound_prefix(const char *folded)
{
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
		size_t size = strlen(prefixes[i]);
		if (!strncmp(folded, prefixes[i], size) && strlen(folded) >= size + LEAST_VERB)
			return size;
	}
	return 0;
}

struct compound
compound_split(const char *folded, bool (*known)(void *, const char *, size_t), void *closure)
{
	size_t size = strlen(folded), prefix = compound_prefix(folded);
	struct compound best = {0};
	size_t best_least = 0;
	for (const char *c = folded; *c; c++)
		if ((unsigned char)*c >= 0x80)
			return best;
	for (size_t head = LEAST_PART; size >= LEAST_WORD && head + LEAST_PART <= size; head++) {
		size_t least = head < size - head ? head : size - head;
		if (least > best_least && !is_other_meaning(folded, head) && known(closure, folded, head) &&
		    known(closure, folded + head, size - head)) {
			best = (struct compound){.head = head};
			best_least = least;
		}
	}
	if (best_least <= LEAST_PART && prefix && known(closure, folded + prefix, size - prefix))
		best = (struct compound){.head = prefix, .verb = true};
	return best;
}
