#include "data/editor/build/collate.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

struct collator {
	UCollator *icu;
	bool hungarian;
};

/* Hungarian words are ordered letter by letter, whether written in one, in two or with a hyphen (AkH. 14);
 * elsewhere a space comes before all letters. */
static void
set_rules(struct collator *collator, UErrorCode *error)
{
	ucol_setStrength(collator->icu, UCOL_TERTIARY);
	if (collator->hungarian)
		ucol_setAttribute(collator->icu, UCOL_ALTERNATE_HANDLING, UCOL_SHIFTED, error);
}

struct collator *
collate_open(const char *lang)
{
	UErrorCode error = U_ZERO_ERROR;
	UCollator *icu = ucol_open(lang, &error);
	if (U_FAILURE(error)) {
		status_report("%s: no alphabetical order: %s", lang, u_errorName(error));
		return NULL;
	}
	struct collator *collator = malloc(sizeof *collator);
	if (!collator)
		abort();
	*collator = (struct collator){icu, !strcmp(lang, "hu")};
	set_rules(collator, &error);
	return collator;
}

void
collate_close(struct collator *collator)
{
	if (!collator)
		return;
	ucol_close(collator->icu);
	free(collator);
}

/* Where z and s meet and are two letters: at the seam of a compound, which is marked by '|'. The list holds
 * the seams that office words have; others need `sort`. */
static const char *const seams[] = {
	"köz|s", "pénz|s", "ház|sz", "igaz|s", "víz|s", "gáz|sz", "tűz|s", "kéz|s", "száz|s", "tíz|s",
};

/* The size of the part before a seam at `string`, or 0. Capitals are told by what follows the first
 * letter. */
static size_t
seam_at(const char *string)
{
	for (size_t i = 0; i < sizeof seams / sizeof *seams; i++) {
		const char *seam = strchr(seams[i], '|');
		size_t before = (size_t)(seam - seams[i]), after = strlen(seam + 1);
		if ((*string | 0x20) == *seams[i] && !strncmp(string + 1, seams[i] + 1, before - 1) &&
		    !strncmp(string + before, seam + 1, after))
			return before;
	}
	return 0;
}

/* The string with a combining grapheme joiner, which parts letters, in every seam. */
static char *
mark_seams(const char *string)
{
	static const char joiner[] = "\u034f";
	char *marked = malloc(2 * strlen(string) + 1), *to = marked;
	if (!marked)
		abort();
	while (*string) {
		size_t before = seam_at(string);
		if (before) {
			to = mempcpy(to, string, before);
			to = mempcpy(to, joiner, sizeof joiner - 1);
			string += before;
		} else {
			*to++ = *string++;
		}
	}
	*to = 0;
	return marked;
}

/* A key of a UTF-8 string. */
static const struct blob *
key_of(const UCollator *icu, struct arena *arena, const char *string)
{
	UErrorCode error = U_ZERO_ERROR;
	int32_t length, room = (int32_t)strlen(string) + 1;
	UChar *wide = calloc((size_t)room, sizeof *wide);
	if (!wide)
		abort();
	u_strFromUTF8(wide, room, &length, string, -1, &error);
	int32_t size = ucol_getSortKey(icu, wide, length, NULL, 0);
	if (U_FAILURE(error) || size < 1)
		abort();
	struct blob *key = arena_alloc(arena, sizeof *key + (size_t)size);
	ucol_getSortKey(icu, wide, length, key->bytes, size);
	key->size = (size_t)size - 1; /* without the NUL at its end */
	free(wide);
	return key;
}

const struct blob *
collate_key(const struct collator *collator, struct arena *arena, const char *string)
{
	if (!collator->hungarian)
		return key_of(collator->icu, arena, string);
	char *marked = mark_seams(string);
	const struct blob *key = key_of(collator->icu, arena, marked);
	free(marked);
	return key;
}
